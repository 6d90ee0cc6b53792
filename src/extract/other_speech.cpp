// Speech without a reporting verb: "according to X", "citing X", transcripts.
#include "extract/utterance_index.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

std::optional<std::uint32_t> object_of(const SpeechContext& s, std::uint32_t token) {
  for (const std::uint32_t child : s.tree.children(token)) {
    const std::string_view dep = s.analysis().tokens[child].dep;
    if (dep == "pobj" || dep == "dobj") return child;
    if (dep == "prep") {
      if (const auto inner = object_of(s, child)) return inner;
    }
  }
  return std::nullopt;
}

// The utterance that holds the token or whose cue governs it; the latest in the sentence.
Utterance* told_here(const SpeechContext& s, std::vector<Utterance>& all,
                     const std::vector<std::size_t>& of_sentence, std::uint32_t token, bool held) {
  Utterance* found = nullptr;
  const std::uint32_t sentence = s.tree.sentence_of(token);
  for (const std::size_t i : of_sentence) {
    Utterance& u = all[i];
    if (u.verb == kNoToken || s.tree.sentence_of(u.verb) != sentence) continue;
    const bool inside = std::any_of(u.pieces.begin(), u.pieces.end(),
                                    [&](TokenRange piece) { return piece.contains(token); });
    if (held ? inside || s.tree.governs(u.verb, token) : s.tree.governs(u.verb, token)) found = &u;
  }
  return found;
}

// Hyphen, two hyphens, en dash, em dash, horizontal bar.
constexpr std::string_view kDashes = "- -- \xe2\x80\x93 \xe2\x80\x94 \xe2\x80\x95";

// A word that may stand before the colon of a speaker's turn: capitalised, no verb.
bool is_name_like(const SpeechContext& s, std::uint32_t i) {
  const std::string_view word = s.analysis().word(i);
  if (word == "." || word == "'s") return true;
  std::size_t at = 0;
  return text::is_upper(text::decode_at(word, at)) && s.analysis().tokens[i].pos != "PRON";
}

}  // namespace

void find_according_to(const SpeechContext& s, std::vector<Utterance>& out) {
  const auto& tokens = s.analysis().tokens;
  UtteranceIndex index(tokens.size(), out);
  for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    if (s.is_quoted(i)) continue;
    const std::string word = s.lower(i);
    const bool according = word == "according" && s.lower(i + 1) == "to";
    const bool citing = is_one_of(word, "citing quoting") && tokens[i].tag == "VBG";
    if (!according && !citing) continue;
    const auto here = index.near({i, i + 1});
    const bool attributed = std::any_of(here.begin(), here.end(),
                                        [&](std::size_t k) { return out[k].cue.contains(i); });
    if (attributed) continue;
    const auto source = object_of(s, i);
    if (!source || (citing ? !s.is_agent(*source) : !s.can_speak(*source))) continue;
    // "X denied it, according to Y": Y passes on what X said.
    const TokenRange own = s.tree.subtree(i);
    const std::uint32_t sentence = s.tree.sentence_of(i);
    const Sentence around = s.analysis().sentences[sentence];
    const auto of_sentence = index.near({around.begin, around.end});
    if (Utterance* told = told_here(s, out, of_sentence, i, true)) {
      for (const std::size_t k : of_sentence) {
        Utterance& u = out[k];
        if (u.verb == kNoToken || s.tree.sentence_of(u.verb) != sentence) continue;
        if (&u != told && u.sources != told->sources) continue;
        // What the parse took into the content is not part of it.
        std::vector<TokenRange> pieces;
        for (TokenRange piece : u.pieces) {
          if (piece.contains(own.begin) && own.end >= piece.end) piece.end = own.begin;
          while (!piece.empty() && s.analysis().word(piece.end - 1) == ",") --piece.end;
          if (!piece.empty()) pieces.push_back(piece);
        }
        if (!pieces.empty()) u.pieces = std::move(pieces);
        u.via.push_back(*source);
      }
      continue;
    }
    if (citing) continue;
    const std::uint32_t above = s.clauses.head(i);
    std::uint32_t root = s.clauses.verb_above(above);
    while (s.clauses.head(root) != root &&
           is_one_of(tokens[root].dep, "xcomp aux relcl acl advcl pcomp")) {
      root = s.clauses.head(root);
    }
    std::vector<bool> mask(tokens.size(), false);
    const TokenRange clause = s.tree.subtree(root);
    for (std::uint32_t k = clause.begin; k < clause.end; ++k) {
      mask[k] = !own.contains(k) && s.tree.governs(root, k);
    }
    // An apposition that the parse left outside goes with the source: "his counterpart, Jen
    // Psaki,".
    std::uint32_t head = *source;
    std::uint32_t name = own.end;
    if (name < around.end && s.analysis().word(name) == ",") ++name;
    std::uint32_t stop = name;
    while (stop < around.end && tokens[stop].pos == "PROPN") ++stop;
    if (stop > name && stop < around.end && s.analysis().word(stop) == ",") {
      for (std::uint32_t k = own.end; k <= stop; ++k) mask[k] = false;
      head = stop - 1;
    } else if (const std::int64_t appos = s.tree.child(*source, {"prep"});
               s.analysis().word(own.end - 1) != "," && appos >= 0 &&
               tokens[static_cast<std::uint32_t>(appos)].pos == "PROPN") {
      head = static_cast<std::uint32_t>(appos);
    }
    Utterance u;
    u.verb = i;
    u.cue = {i, i + 2};
    u.sources = {head};
    u.pieces = ranges_of(s, mask, {around.begin, around.end});
    // Only the clause around the phrase; "On the other hand" before it is none.
    std::erase_if(u.pieces, [&](TokenRange piece) {
      const std::int64_t subject = s.tree.child(root, {"nsubj", "nsubjpass"});
      const bool clause_piece =
          piece.contains(root) || piece.end - piece.begin > 5 ||
          (subject >= 0 && piece.contains(static_cast<std::uint32_t>(subject)));
      return piece.end - piece.begin < 2 || (!clause_piece && piece.end <= own.begin);
    });
    u.confidence = 0.7;
    u.rule = "according to";
    if (u.pieces.empty()) continue;
    out.push_back(std::move(u));
    index.add(out.size() - 1, out.back());
  }
}

void find_transcript(const SpeechContext& s, std::vector<Utterance>& out) {
  const auto& tokens = s.analysis().tokens;
  const auto n = static_cast<std::uint32_t>(tokens.size());
  const auto is_break = [&](std::uint32_t i) {
    return tokens[i].pos == "SPACE" && s.analysis().word(i).find('\n') != std::string_view::npos;
  };
  const auto behind_spaces = [&](std::uint32_t i) {
    while (i < n && tokens[i].pos == "SPACE" && !is_break(i)) ++i;
    return i;
  };
  // `"..." - Name` closes a paragraph.
  for (const Quotation& q : s.quotations) {
    const std::uint32_t dash = behind_spaces(q.tokens.end);
    if (dash + 1 >= n || !is_one_of(s.analysis().word(dash), kDashes)) continue;
    if (!is_sentence(s.analysis(), q)) continue;
    const std::uint32_t begin = behind_spaces(dash + 1);
    std::uint32_t end = begin;
    bool name = begin < n && tokens[begin].pos == "PROPN";
    while (end < n && !is_break(end)) {
      name = name && !s.clauses.is_verb(end);
      ++end;
    }
    if (!name || end - dash > 14) continue;
    std::uint32_t head = begin;
    while (head + 1 < end && tokens[head + 1].pos == "PROPN") ++head;
    std::erase_if(out, [&](const Utterance& u) {
      return u.pieces.size() == 1 && u.pieces[0].overlaps(q.tokens);
    });
    Utterance u;
    u.sources = {head};
    u.pieces = {q.tokens};
    u.quoted = true;
    u.confidence = 0.85;
    u.rule = "quotation signed by a name";
    out.push_back(std::move(u));
  }
  // `Name: words` at the start of a paragraph or behind a full stop, at least twice.
  struct Turn {
    std::uint32_t begin;
    std::uint32_t head;
    TokenRange words;
  };
  std::vector<Turn> turns;
  for (std::uint32_t begin = 0; begin < n; ++begin) {
    const bool starts = begin == 0 || is_break(begin - 1) ||
                        is_one_of(s.analysis().word(begin - 1), ". ? !") ||
                        tokens[begin - 1].tag == "''";
    if (!starts || tokens[begin].pos == "SPACE" || s.is_quoted(begin)) continue;
    std::uint32_t colon = begin;
    while (colon < std::min(n, begin + 6) && is_name_like(s, colon)) ++colon;
    if (colon == begin || colon + 2 >= n || s.analysis().word(colon) != ":") continue;
    if (tokens[begin].pos == "NUM") continue;
    if (!turns.empty() && turns.back().words.end == n) turns.back().words.end = begin;
    turns.push_back({begin, colon - 1, {colon + 1, n}});
    begin = colon;
  }
  for (Turn& turn : turns) {
    for (std::uint32_t i = turn.words.begin; i < turn.words.end; ++i) {
      if (is_break(i)) turn.words.end = i;
    }
    while (!turn.words.empty() && tokens[turn.words.end - 1].pos == "SPACE") --turn.words.end;
  }
  std::erase_if(turns, [](const Turn& turn) { return turn.words.end < turn.words.begin + 2; });
  if (turns.size() < 2) return;
  for (const Turn& turn : turns) {
    // "We said ..." inside a turn is the turn's own speech.
    std::erase_if(out, [&](const Utterance& u) {
      return u.verb != kNoToken && turn.words.contains(u.verb) && !u.sources.empty() &&
             is_one_of(s.lower(u.sources.front()), "i we");
    });
    const bool held = std::any_of(out.begin(), out.end(), [&](const Utterance& u) {
      return u.quoted && std::any_of(u.pieces.begin(), u.pieces.end(),
                                     [&](TokenRange piece) { return piece.overlaps(turn.words); });
    });
    if (held) continue;
    Utterance u;
    u.sources = {turn.head};
    u.pieces = {turn.words};
    u.quoted = true;
    u.confidence = 0.75;
    if (is_one_of(s.analysis().word(turn.head),
                  "QUESTION Q Question Reporter REPORTER Journalist MODERATOR Moderator")) {
      u.act = Act::kAsk;
      u.neutral = false;
      u.sources.clear();  // nobody nameable
    }
    u.rule = "transcript turn";
    out.push_back(std::move(u));
  }
}

}  // namespace demarche::extract
