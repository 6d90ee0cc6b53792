#include "extract/utterances.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

constexpr std::string_view kPeople =
    "official officials spokesman spokeswoman spokesperson spokespeople minister ministers "
    "president chairman chairwoman chair chief head leader leaders commander general colonel "
    "admiral diplomat diplomats ambassador ambassadors envoy envoys delegate delegates lawmaker "
    "lawmakers senator senators deputy deputies governor mayor lawyer lawyers judge prosecutor "
    "prosecutors analyst analysts expert experts observer observers researcher researchers "
    "professor economist economists historian adviser advisers advisor advisors aide aides "
    "secretary chancellor premier king queen prince emir sheikh pope bishop cleric clerics "
    "rebel rebels insurgent insurgents militia separatists protester protesters opposition "
    "activist activists resident residents witness witnesses villager villagers doctor doctors "
    "journalist journalists reporter reporters correspondent forecaster forecasters critic critics "
    "source sources insider insiders man woman men women people family families survivor "
    "survivors soldier soldiers officer officers police army military navy troops fighters "
    "counterpart counterparts negotiator negotiators mediator mediators inspector inspectors "
    "representative representatives member members side sides party parties capital capitals "
    "ally allies neighbour neighbours neighbor neighbors candidate candidates farmer farmers "
    "pilot captain fisherman fishermen worker workers trader traders hostage kidnappers student "
    "students author authors boss director manager executive coach director-general";
constexpr std::string_view kBodies =
    "government ministry administration parliament court embassy council commission committee "
    "agency department office presidency bloc alliance union organisation organization group "
    "coalition movement party bank company firm operator authority authorities junta regime "
    "cabinet command staff force forces service services team delegation mission assembly senate "
    "congress institute university federation league association house state nation country "
    "nations countries states powers power republic kingdom bureau directorate board panel "
    "tribunal palace chancellery intelligence body watchdog";
constexpr std::string_view kPapers =
    "statement communique communiqué report letter document decree resolution note message draft "
    "poll survey study paper newspaper daily agency website channel broadcaster media press "
    "television radio bulletin reply declaration text law ruling leaflet post article magazine "
    "transcript tweet release summary banner placard headline editorial";

}  // namespace

bool is_acronym(std::string_view word) {
  return word.size() >= 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

std::string SpeechContext::lower(std::uint32_t token) const {
  return text::to_lower(analysis().word(token));
}

std::string SpeechContext::lemma(std::uint32_t token) const {
  return text::to_lower(analysis().tokens[token].lemma);
}

std::span<const Quotation> SpeechContext::quotations_at(TokenRange range) const {
  if (range.empty()) return {};
  const auto first =
      std::partition_point(quotations.begin(), quotations.end(),
                           [&](const Quotation& q) { return q.tokens.end <= range.begin; });
  const auto last = std::partition_point(
      first, quotations.end(), [&](const Quotation& q) { return q.tokens.begin < range.end; });
  return {first, last};
}

bool SpeechContext::is_quoted(std::uint32_t token) const {
  const auto behind =
      std::partition_point(quotations.begin(), quotations.end(),
                           [&](const Quotation& q) { return q.tokens.begin <= token; });
  return behind != quotations.begin() && std::prev(behind)->tokens.contains(token);
}

bool SpeechContext::is_agent(std::uint32_t head) const {
  const Token& token = analysis().tokens[head];
  if (is_acronym(analysis().word(head))) return true;
  if (token.pos == "PRON") {
    return is_one_of(lower(head), "he she they we i both neither all some others many who");
  }
  if (const Mention* mention = findings.cast.at(head);
      mention != nullptr && mention->head == head) {
    return true;
  }
  if (token.pos == "PROPN") {
    return !is_one_of(token.entity, "DATE TIME MONEY PERCENT WORK_OF_ART LAW LANGUAGE EVENT");
  }
  const std::string word = lower(head);
  return is_one_of(word, kPeople) || is_one_of(word, kBodies);
}

bool SpeechContext::can_speak(std::uint32_t head) const {
  if (is_agent(head)) return true;
  const std::string word = lower(head);
  if (word == "it" || is_one_of(word, kPapers)) return true;
  // Any other noun that is no time or amount: "the charity said".
  const Token& token = analysis().tokens[head];
  return token.pos == "NOUN" && !is_one_of(token.entity, "DATE TIME MONEY PERCENT QUANTITY");
}

TokenRange SpeechContext::verb_group(std::uint32_t verb) const {
  TokenRange range{verb, verb + 1};
  for (const std::uint32_t child : tree.children(verb)) {
    const std::string_view dep = analysis().tokens[child].dep;
    if (dep == "aux" || dep == "auxpass" || dep == "neg") {
      if (child < range.begin && range.begin - child <= 3) range.begin = child;
    } else if (dep == "prt" && child == range.end) {
      range.end = child + 1;
    }
  }
  return range;
}

std::vector<TokenRange> ranges_of(const SpeechContext& speech, const std::vector<bool>& mask,
                                  TokenRange within) {
  const Analysis& analysis = speech.analysis();
  std::vector<TokenRange> out;
  for (std::uint32_t i = within.begin; i < within.end; ++i) {
    if (!mask[i] || is_mark(analysis.tokens[i])) continue;
    if (!out.empty()) {
      bool only_marks = true;
      for (std::uint32_t k = out.back().end; k < i; ++k)
        only_marks = only_marks && is_mark(analysis.tokens[k]);
      if (only_marks) {
        out.back().end = i + 1;
        continue;
      }
    }
    out.push_back({i, i + 1});
  }
  // A quotation keeps its marks, and what belongs to a whole quotation brings the rest of it.
  for (TokenRange& range : out) {
    for (const Quotation& quotation : speech.quotations_at(range)) {
      const bool touches_border =
          quotation.tokens.begin + 1 >= range.begin || quotation.tokens.end <= range.end + 3;
      if (touches_border || is_sentence(analysis, quotation)) {
        range.begin = std::min(range.begin, quotation.tokens.begin);
        range.end = std::max(range.end, quotation.tokens.end);
      }
    }
  }
  std::vector<TokenRange> joined;
  for (const TokenRange& range : out) add_piece(joined, range);
  return joined;
}

void add_piece(std::vector<TokenRange>& pieces, TokenRange piece) {
  for (std::size_t i = 0; i < pieces.size();) {
    if (pieces[i].begin <= piece.end && piece.begin <= pieces[i].end) {
      piece.begin = std::min(piece.begin, pieces[i].begin);
      piece.end = std::max(piece.end, pieces[i].end);
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  const auto at =
      std::lower_bound(pieces.begin(), pieces.end(), piece,
                       [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
  pieces.insert(at, piece);
}

}  // namespace demarche::extract
