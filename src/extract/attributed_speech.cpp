// Speech as the encoder marks it: every attribution becomes an utterance.
//
// Where the marks of quotation and the encoder disagree, the marks decide how far the words go and
// the encoder decides who said them: a piece that touches a quotation which is a sentence takes the
// whole of it, one half of a pair of marks is never left behind, and a quotation that no
// attribution holds is given away by `attribute_quotations` afterwards.
#include "extract/speakers.hpp"
#include "extract/utterance_index.hpp"
#include "records/names.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

class Attributed {
 public:
  Attributed(const SpeechContext& speech, std::vector<Utterance>& out)
      : s_(speech), out_(out), index_(speech.analysis().tokens.size()) {}

  void read() {
    for (const SentenceMeaning& sentence : s_.analysis().meanings) {
      for (const SentenceAttribution& a : sentence.attributions) {
        // A content without a cue goes on from the speech before; between marks it is left to the
        // quotation that holds it.
        if (!a.cue && a.sources.empty()) {
          go_on(a, sentence);
        } else if (auto utterance = utterance_of(a, sentence)) {
          out_.push_back(std::move(*utterance));
        }
      }
    }
    for (std::size_t i = 0; i < out_.size(); ++i) index_.add(i, out_[i]);
    for (std::size_t i = 0; i < out_.size(); ++i) grow_to_marks(i);
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens() const { return s_.analysis().tokens; }

  // "which": the parse knows what stands before.
  [[nodiscard]] bool says_nothing(const Utterance& u) const {
    for (const TokenRange piece : u.pieces) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        if (is_one_of(tokens()[i].pos, "NOUN PROPN VERB ADJ NUM AUX")) return false;
      }
    }
    return !u.pieces.empty();
  }
  // "singled out Moscow", "claimed the lives of ...": a word that no lexicon knows for speech needs
  // a clause for content, and somebody who can speak.
  [[nodiscard]] bool is_borne_out(const Utterance& u) const {
    bool clause = false;
    for (const TokenRange piece : u.pieces) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        clause = clause || is_one_of(tokens()[i].tag, "VBZ VBP VBD MD");
      }
    }
    if (u.verb == kNoToken || tokens()[u.verb].pos != "VERB") return true;
    if (cue_at(s_, u.verb)) return true;
    return clause && (u.sources.empty() ||
                      std::any_of(u.sources.begin(), u.sources.end(),
                                  [&](std::uint32_t head) { return s_.can_speak(head); }));
  }

  static TokenRange range_of(demarche::TokenRange tokens) { return {tokens.begin, tokens.end}; }

  std::optional<Utterance> utterance_of(const SentenceAttribution& a,
                                        const SentenceMeaning& sentence) const {
    Utterance u;
    if (a.cue) {
      u.cue = range_of(*a.cue);
      u.verb = main_word(u.cue);
    }
    for (const auto& span : a.sources) add_sources(range_of(span), u);
    for (const auto& span : a.contents) {
      const TokenRange piece = trimmed(range_of(span));
      if (!piece.empty()) add_piece(u.pieces, piece);
    }
    hand_to_quoted(u);
    u.encoded = a.act;
    u.rule = "encoder";
    if (u.verb != kNoToken) {
      if (const auto cue = cue_at(s_, u.verb)) {
        u.act = cue->act;
        u.neutral = cue->neutral;
      }
      u.hearer = hearer_of(u);
    }
    // A condition of another clause of the sentence is not this content's.
    for (const auto& span : sentence.conditions) {
      const TokenRange condition = range_of(span);
      const bool inside = std::any_of(u.pieces.begin(), u.pieces.end(),
                                      [&](TokenRange piece) { return piece.overlaps(condition); });
      if (!u.condition && (inside || sentence.attributions.size() == 1)) u.condition = condition;
    }
    const bool silent = u.act == Act::kDeclineComment ||
                        (u.encoded && u.encoded->act == name_of(Act::kDeclineComment));
    if (u.pieces.empty()) {
      if (!silent || u.verb == kNoToken || u.sources.empty()) return std::nullopt;
      u.act = Act::kDeclineComment;
      u.neutral = false;
    }
    u.quoted = holds_quotation(u);
    // Words of nobody are a statement only between marks.
    const bool empty = !u.quoted && (u.sources.empty() || says_nothing(u));
    u.borne_out = !empty && (u.quoted || u.pieces.empty() || is_borne_out(u));
    return u;
  }

  void go_on(const SentenceAttribution& a, const SentenceMeaning& sentence) {
    if (out_.empty() || out_.back().pieces.empty()) return;
    const std::uint32_t end = out_.back().pieces.back().end;
    const std::uint32_t cue_end = out_.back().cue.end;
    const std::uint32_t last = std::max(end, cue_end);
    if (last == 0 || sentence.tokens.begin < last) return;
    const bool adjacent =
        s_.tree.sentence_of(sentence.tokens.begin) <= s_.tree.sentence_of(last - 1) + 1;
    if (!adjacent) return;
    for (std::uint32_t i = last; i < sentence.tokens.begin; ++i) {
      if (s_.analysis().word(i).find('\n') != std::string_view::npos) return;
    }
    for (const auto& span : a.contents) {
      const TokenRange piece = trimmed(range_of(span));
      if (piece.empty() || s_.is_quoted(piece.begin)) continue;
      add_piece(out_.back().pieces, piece);
    }
  }

  // The word of a cue that governs the others: "has not denied" -> "denied".
  [[nodiscard]] std::uint32_t main_word(TokenRange cue) const {
    for (const std::string_view pos : {"VERB", "AUX", "NOUN"}) {
      for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
        if (tokens()[i].pos == pos && tokens()[i].dep != "aux" && tokens()[i].dep != "auxpass") {
          return i;
        }
      }
    }
    return cue.begin;
  }

  // The heads of a source, each with its own part of the span: "Russia and China".
  void add_sources(TokenRange span, Utterance& u) const {
    const std::uint32_t head = head_of_source(s_, span);
    std::vector<std::uint32_t> heads;
    for (const std::uint32_t one : s_.tree.conjuncts(head)) {
      if (span.contains(one)) heads.push_back(one);
    }
    if (heads.size() <= 1 || heads.front() != head) {
      u.sources.push_back(head);
      u.source_spans.push_back(span);
      return;
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const std::uint32_t begin = i == 0 ? span.begin : s_.tree.subtree(heads[i]).begin;
      const std::uint32_t end =
          i + 1 < heads.size() ? s_.tree.subtree(heads[i + 1]).begin : span.end;
      if (begin > heads[i] || heads[i] >= end) continue;
      u.sources.push_back(heads[i]);
      u.source_spans.push_back({begin, end});
    }
  }

  // "Lukashenko was quoted as saying by Belta": the subject says it, the agency passes it on.
  void hand_to_quoted(Utterance& u) const {
    if (u.verb == kNoToken || !is_one_of(s_.lemma(u.verb), "quote cite")) return;
    const std::int64_t quoted = s_.tree.child(u.verb, {"nsubjpass"});
    if (quoted < 0 || !s_.is_agent(static_cast<std::uint32_t>(quoted))) return;
    const auto head = static_cast<std::uint32_t>(quoted);
    const TokenRange phrase = phrase_of(s_, head);
    std::erase(u.sources, head);
    u.via = std::move(u.sources);
    u.sources = {head};
    u.source_spans = {phrase};
    for (TokenRange& piece : u.pieces) {
      if (piece.contains(phrase.begin)) piece = trimmed({piece.begin, phrase.begin});
    }
    std::erase_if(u.pieces, [](TokenRange piece) { return piece.empty(); });
  }

  [[nodiscard]] std::optional<std::uint32_t> hearer_of(const Utterance& u) const {
    for (const std::uint32_t c : s_.tree.children(u.verb)) {
      const bool inside = std::any_of(u.pieces.begin(), u.pieces.end(),
                                      [&](TokenRange piece) { return piece.contains(c); });
      // "restated his opposition to": what he feels, not who hears it.
      const bool stance = s_.lemma(c) == "opposition" && s_.tree.child(c, {"prep"}) >= 0;
      if (inside || stance || !is_one_of(tokens()[c].dep, "dobj dative")) continue;
      if (s_.is_agent(c)) return c;
    }
    return std::nullopt;
  }

  // Without commas, stops and spaces at the edges, and without "that" in front.
  [[nodiscard]] TokenRange trimmed(TokenRange piece) const {
    const auto is_quote = [&](std::uint32_t i) {
      const auto here = s_.quotations_at({i, i + 1});
      return !here.empty() && (here.front().tokens.begin == i || here.front().tokens.end == i + 1);
    };
    while (!piece.empty() && is_mark(tokens()[piece.end - 1]) && !is_quote(piece.end - 1))
      --piece.end;
    while (!piece.empty() && is_mark(tokens()[piece.begin]) && !is_quote(piece.begin))
      ++piece.begin;
    // A lone mark belongs to the sentence that it opens or closes.
    const bool words = std::any_of(tokens().begin() + piece.begin, tokens().begin() + piece.end,
                                   [](const Token& token) { return !is_mark(token); });
    return words ? piece : TokenRange{};
  }

  [[nodiscard]] bool holds_quotation(const Utterance& u) const {
    return std::any_of(u.pieces.begin(), u.pieces.end(), [&](TokenRange piece) {
      const auto here = s_.quotations_at(piece);
      return std::any_of(here.begin(), here.end(),
                         [&](const Quotation& q) { return is_sentence(s_.analysis(), q); });
    });
  }

  // Tokens that another utterance holds as cue, source or content.
  [[nodiscard]] bool is_taken(TokenRange range, std::size_t except) const {
    for (const std::size_t i : index_.near(range)) {
      if (i == except) continue;
      if (!out_[i].cue.empty() && out_[i].cue.overlaps(range)) return true;
      for (const TokenRange piece : out_[i].pieces) {
        if (piece.overlaps(range)) return true;
      }
    }
    return false;
  }

  void grow_to_marks(std::size_t index) {
    std::vector<TokenRange> grown;
    for (TokenRange piece : out_[index].pieces) {
      for (const Quotation& q : s_.quotations_at(piece)) {
        const bool sentence = is_sentence(s_.analysis(), q);
        // One word short at either end, or a whole sentence between the marks.
        const bool edge = q.tokens.begin + 1 >= piece.begin && q.tokens.end <= piece.end + 1;
        if (!sentence && !edge) continue;
        const TokenRange front{q.tokens.begin, std::max(q.tokens.begin, piece.begin)};
        const TokenRange back{std::min(piece.end, q.tokens.end), q.tokens.end};
        if (!front.empty() && !is_taken(front, index)) piece.begin = q.tokens.begin;
        if (!back.empty() && !is_taken(back, index)) piece.end = q.tokens.end;
      }
      add_piece(grown, piece);
    }
    out_[index].pieces = std::move(grown);
    index_.add(index, out_[index]);
  }

  const SpeechContext& s_;
  std::vector<Utterance>& out_;
  UtteranceIndex index_;
};

}  // namespace

void find_attributed(const SpeechContext& speech, std::vector<Utterance>& out) {
  Attributed(speech, out).read();
}

namespace {

std::uint32_t common_tokens(const std::vector<TokenRange>& a, const std::vector<TokenRange>& b) {
  std::uint32_t common = 0;
  for (const TokenRange x : a) {
    for (const TokenRange y : b) {
      const std::uint32_t begin = std::max(x.begin, y.begin);
      const std::uint32_t end = std::min(x.end, y.end);
      common += end > begin ? end - begin : 0;
    }
  }
  return common;
}

std::uint32_t size_of(const std::vector<TokenRange>& ranges) {
  return common_tokens(ranges, ranges);
}

// "according to Interfax", "citing the ministry": the cue of one who passes on.
bool passes_on(const SpeechContext& speech, const Utterance& u) {
  return !u.cue.empty() && is_one_of(speech.lower(u.cue.begin), "according citing quoting");
}

}  // namespace

void add_parsed(const SpeechContext& speech, std::vector<Utterance> parsed,
                std::vector<Utterance>& out) {
  const std::vector<Utterance> attributed = out;
  std::vector<bool> dropped(attributed.size(), false);
  const UtteranceIndex index(speech.analysis().tokens.size(), attributed);
  for (Utterance& u : parsed) {
    std::vector<std::size_t> near;
    if (u.verb != kNoToken) near = index.near({u.verb, u.verb + 1});
    bool known = std::any_of(near.begin(), near.end(), [&](std::size_t i) {
      return attributed[i].borne_out && attributed[i].cue.contains(u.verb);
    });
    bool nested = false;
    if (known) continue;
    for (const TokenRange piece : u.pieces) {
      const auto more = index.near(piece);
      near.insert(near.end(), more.begin(), more.end());
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::optional<std::size_t> teller;
    for (const std::size_t i : near) {
      const Utterance& a = attributed[i];
      const std::uint32_t common = common_tokens(u.pieces, a.pieces);
      const bool holds_verb =
          u.verb != kNoToken && std::any_of(a.pieces.begin(), a.pieces.end(),
                                            [&](TokenRange p) { return p.contains(u.verb); });
      nested = nested || holds_verb;
      if (common == 0 || !a.borne_out) continue;
      // "Blinken urged Russia to withdraw, according to Europa Press": what another says who is
      // named is only passed on.
      if (passes_on(speech, a) && !u.sources.empty() && speech.is_agent(u.sources.front()) &&
          common * 2 >= size_of(a.pieces)) {
        teller = i;
      } else if (!holds_verb) {
        known = true;
      }
    }
    if (known) continue;
    // Told within what another says, by a word that names the act: "Zakharova said that Moscow
    // denied it".
    const bool told =
        nested && !u.neutral && !u.sources.empty() && speech.is_agent(u.sources.front());
    if (teller) {
      u.via = attributed[*teller].sources;
      dropped[*teller] = true;
    } else if (nested && !told) {
      continue;
    }
    out.push_back(std::move(u));
  }
  std::size_t i = 0;
  std::erase_if(out, [&](const Utterance&) {
    const std::size_t at = i++;
    return at < dropped.size() && dropped[at];
  });
}

}  // namespace demarche::extract
