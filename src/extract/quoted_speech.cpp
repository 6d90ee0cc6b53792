// Quotations and who said them. A quotation that a reporting verb already holds by the parse is
// left to it; where marks and parse disagree, the marks decide how far the words go and the parse
// decides who spoke.
#include "extract/utterance_index.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

// Tokens between a quotation and its cue, and between two parts of one speech: words and marks in
// a row, and at most.
constexpr std::uint32_t kReach = 45;
constexpr std::uint32_t kNear = 3;
constexpr std::uint32_t kFar = 512;

class Attributor {
 public:
  Attributor(const SpeechContext& speech, std::vector<Utterance>& out)
      : s_(speech), out_(out), index_(speech.analysis().tokens.size(), out) {}

  void read() {
    for (std::size_t i = 0; i < s_.quotations.size(); ++i) {
      const Quotation& q = s_.quotations[i];
      if (Utterance* holder = holder_of(q)) {
        holder->quoted = true;
        if (holder->verb != kNoToken && is_one_of(s_.lemma(holder->verb), "instruct advise") &&
            holder->pieces.size() == 1 && holder->pieces[0].begin + 1 >= q.tokens.begin) {
          holder->neutral = true;  // a translator's "told"
        }
        last_ = static_cast<std::size_t>(holder - out_.data());
        continue;
      }
      const bool sentence = is_sentence(s_.analysis(), q);
      std::uint32_t verb = kNoToken;
      if (ends_open(q) || !sentence) verb = after(i);
      if (verb == kNoToken) verb = before(i);
      if (verb == kNoToken && sentence) verb = after(i);
      if (verb != kNoToken && (sentence || verb_is_near(q, verb))) {
        attach(q, verb);
      } else if (const std::uint32_t name = name_before(q); name != kNoToken) {
        Utterance u;
        u.sources = {name};
        u.pieces = {q.tokens};
        u.quoted = true;
        u.rule = "quotation behind a name and colon";
        out_.push_back(std::move(u));
        remember(out_.size() - 1);
      } else if (sentence && named_behind(q)) {
        continue;
      } else if (sentence) {
        go_on(q);
      } else {
        coordinate(q);
      }
    }
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens() const { return s_.analysis().tokens; }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return s_.analysis().word(i); }

  Utterance* holder_of(const Quotation& q) {
    for (const std::size_t i : index_.near(q.tokens)) {
      for (const TokenRange piece : out_[i].pieces) {
        if (piece.begin <= q.tokens.begin && q.tokens.end <= piece.end) return &out_[i];
      }
    }
    return nullptr;
  }
  static TokenRange words_before(const Quotation& q, std::uint32_t count) {
    return {q.tokens.begin - std::min(count, q.tokens.begin), q.tokens.begin};
  }
  // The words end with a comma, question or exclamation mark, so the sentence goes on.
  [[nodiscard]] bool ends_open(const Quotation& q) const {
    for (std::uint32_t i = q.tokens.end; i > q.tokens.begin + 1; --i) {
      const std::string_view w = word(i - 1);
      if (w == "," || w == "?" || w == "!") return true;
      if (tokens()[i - 1].pos != "PUNCT" && tokens()[i - 1].pos != "SPACE") break;
    }
    return q.tokens.end < tokens().size() &&
           is_one_of(word(q.tokens.end), ", - \xe2\x80\x93 \xe2\x80\x94");
  }
  [[nodiscard]] bool is_break(std::uint32_t i) const {
    return tokens()[i].pos == "SPACE" && word(i).find('\n') != std::string_view::npos;
  }
  [[nodiscard]] bool is_stop(std::uint32_t i) const {
    return is_one_of(word(i), ". ! ?") || is_break(i);
  }
  [[nodiscard]] bool reports(std::uint32_t verb) const {
    if (!s_.clauses.is_verb(verb) || s_.is_quoted(verb)) return false;
    const auto cue = cue_at(s_, verb);
    if (!cue || cue->silent || is_one_of(s_.lemma(verb), "show find")) {
      return false;
    }
    if ((cue->frames & kClause) == 0 && s_.lemma(verb) != "continue") return false;
    for (const std::uint32_t c : s_.tree.children(verb)) {
      if (tokens()[c].dep == "neg") return false;
      if (tokens()[c].dep == "aux" && (tokens()[c].tag == "TO" || tokens()[c].tag == "MD")) {
        return false;
      }
    }
    return !sources_of(verb).empty();
  }
  [[nodiscard]] std::vector<std::uint32_t> sources_of(std::uint32_t verb) const {
    std::vector<std::uint32_t> subjects = s_.clauses.roles(verb).subjects;
    std::erase_if(subjects,
                  [&](std::uint32_t head) { return s_.is_quoted(head) || !s_.can_speak(head); });
    if (!subjects.empty()) return subjects;
    // A parse led astray by the marks: the nearest noun phrase on either side of the verb.
    for (const std::uint32_t at : {verb - 1, verb + 1}) {
      if (at >= tokens().size() || s_.is_quoted(at)) continue;
      const std::string_view pos = tokens()[at].pos;
      if (pos == "PROPN" || pos == "PRON" || pos == "NOUN") {
        std::uint32_t head = at;
        while (s_.clauses.head(head) != head &&
               is_one_of(tokens()[head].dep, "compound amod poss det nmod")) {
          head = s_.clauses.head(head);
        }
        if (s_.is_agent(head) && tokens()[head].dep != "pobj") return {head};
      }
    }
    return {};
  }

  // The reporting verb in the rest of the sentence behind the quotation.
  [[nodiscard]] std::uint32_t after(std::size_t index) const {
    const Quotation& q = s_.quotations[index];
    const std::uint32_t end = index + 1 < s_.quotations.size()
                                  ? s_.quotations[index + 1].tokens.begin
                                  : static_cast<std::uint32_t>(tokens().size());
    for (std::uint32_t i = q.tokens.end; i < std::min(end, q.tokens.end + kReach); ++i) {
      if (is_stop(i)) break;
      if (reports(i)) return i;
    }
    return kNoToken;
  }
  // The reporting verb of the words that lead up to the quotation by a colon, comma or "that"; a
  // colon may close the paragraph before.
  [[nodiscard]] std::uint32_t before(std::size_t index) const {
    const Quotation& q = s_.quotations[index];
    std::uint32_t i = q.tokens.begin;
    bool parted = false;
    while (i > 0 && tokens()[i - 1].pos == "SPACE") parted = is_break(--i) || parted;
    if (i == 0) return kNoToken;
    const std::string_view lead = word(i - 1);
    const bool colon = lead == ":";
    if (parted && !colon) return kNoToken;
    if (!colon && lead != "," && lead != "that" && !s_.clauses.is_verb(i - 1)) return kNoToken;
    const std::uint32_t floor = i > kReach ? i - kReach : 0;
    for (std::uint32_t k = i; k > floor; --k) {
      const std::uint32_t at = k - 1;
      if (is_stop(at) || s_.is_quoted(at)) break;
      if (reports(at)) return at;
    }
    return kNoToken;
  }
  // `"...," she <some word that no lexicon knows>.`
  bool named_behind(const Quotation& q) {
    if (!ends_open(q) || q.tokens.end + 2 >= tokens().size()) return false;
    std::uint32_t i = q.tokens.end;
    std::uint32_t head = kNoToken;
    while (i < tokens().size() && i < q.tokens.end + 5 &&
           (tokens()[i].pos == "PROPN" || is_one_of(s_.lower(i), "he she they"))) {
      head = i++;
    }
    if (head == kNoToken || i >= tokens().size()) return false;
    const std::string_view pos = tokens()[i].pos;
    if (pos != "VERB" && pos != "ADJ" && pos != "NOUN") return false;
    if (i + 1 < tokens().size() && tokens()[i + 1].pos != "PUNCT") return false;
    Utterance u;
    u.verb = i;
    u.cue = {i, i + 1};
    u.sources = {head};
    u.pieces = {q.tokens};
    u.quoted = true;
    u.confidence = 0.75;
    u.rule = "quotation, then a name and a word";
    out_.push_back(std::move(u));
    remember(out_.size() - 1);
    return true;
  }
  // `He said he did not know, but "we do know ..."`: a fragment joined to what was just told.
  void coordinate(const Quotation& q) {
    for (const std::size_t i : index_.near(words_before(q, kNear + 1))) {
      if (out_[i].pieces.empty() || out_[i].verb == kNoToken) continue;
      const std::uint32_t end = out_[i].pieces.back().end;
      if (end > q.tokens.begin || q.tokens.begin - end > kNear || out_[i].cue.end > end) continue;
      bool joined = false;
      for (std::uint32_t k = end; k < q.tokens.begin; ++k) {
        if (tokens()[k].pos == "CCONJ" || tokens()[k].pos == "PART") joined = true;
        if (is_stop(k) || s_.clauses.is_verb(k)) return;
      }
      if (!joined) continue;
      add_piece(out_[i].pieces, {end, q.tokens.end});
      remember(i);
      return;
    }
  }
  // `Moscow: "Absolutely unfounded."`
  [[nodiscard]] std::uint32_t name_before(const Quotation& q) const {
    if (q.tokens.begin < 2 || word(q.tokens.begin - 1) != ":") return kNoToken;
    const std::uint32_t colon = q.tokens.begin - 1;
    std::uint32_t i = colon;
    while (i > 0 && colon - i < 6 && !is_stop(i - 1) && !is_one_of(word(i - 1), "; / ,")) {
      if (s_.clauses.is_verb(i - 1) || s_.is_quoted(i - 1)) return kNoToken;
      --i;
    }
    if (colon - i >= 6 || i == colon || !s_.is_agent(colon - 1)) return kNoToken;
    return colon - 1;
  }
  // Fragments need the verb at their side: "..., said X" or "X: ...".
  [[nodiscard]] bool verb_is_near(const Quotation& q, std::uint32_t verb) const {
    return verb < q.tokens.begin ? q.tokens.begin - verb <= 3 : verb - q.tokens.end <= 6;
  }

  void attach(const Quotation& q, std::uint32_t verb) {
    for (const std::size_t i : index_.near({verb, verb + 1})) {
      if (out_[i].verb != verb) continue;
      add_piece(out_[i].pieces, q.tokens);
      out_[i].quoted = true;
      out_[i].confidence = std::max(out_[i].confidence, 0.85);
      remember(i);
      return;
    }
    const auto cue = cue_at(s_, verb);
    Utterance u;
    u.verb = verb;
    u.cue = s_.verb_group(verb);
    u.sources = sources_of(verb);
    u.act = cue->act;
    // A quotation beside "instructed", "advised": a translator's "told".
    u.neutral = cue->neutral || is_one_of(s_.lemma(verb), "instruct advise");
    u.pieces = {q.tokens};
    u.quoted = true;
    u.confidence = 0.9;
    u.rule = "quotation beside " + s_.lemma(verb);
    const std::int64_t object = s_.tree.child(verb, {"dobj"});
    if (object >= 0 && (cue->frames & kAddressee) != 0 &&
        s_.is_agent(static_cast<std::uint32_t>(object))) {
      u.hearer = static_cast<std::uint32_t>(object);
    }
    out_.push_back(std::move(u));
    remember(out_.size() - 1);
  }

  // A bare quotation behind an attributed one, in the same paragraph or the next.
  void go_on(const Quotation& q) {
    // The sentence goes on behind the words: somebody else is about to be named.
    if (ends_open(q) && q.tokens.end < tokens().size() && !is_break(q.tokens.end) &&
        tokens()[q.tokens.end].pos != "PUNCT") {
      return;
    }
    std::size_t from = out_.size();
    std::uint32_t latest = 0;
    for (const std::size_t i : index_.near(words_before(q, kFar))) {
      if (out_[i].pieces.empty()) continue;
      const std::uint32_t end = std::max(out_[i].pieces.back().end, out_[i].cue.end);
      if (end <= q.tokens.begin && end >= latest) {
        latest = end;
        from = i;
      }
    }
    if (from == out_.size()) return;
    int breaks = 0;
    int stops = 0;
    for (std::uint32_t i = latest; i < q.tokens.begin; ++i) {
      if (is_break(i)) ++breaks;
      if (tokens()[i].pos != "PUNCT" && tokens()[i].pos != "SPACE") ++stops;
    }
    if (breaks > 1 || (breaks == 1 && !q.opens_paragraph)) return;
    Utterance& u = out_[from];
    const bool same = u.quoted && last_ == from;
    if (breaks == 1 && !same) return;
    // Words between: only the rest of the attribution may stand there.
    if (stops > (breaks == 1 ? 40 : 25)) return;
    if (same || breaks == 0) {
      add_piece(u.pieces, q.tokens);
      u.quoted = true;
      remember(from);
    }
  }

  void remember(std::size_t utterance) {
    last_ = utterance;
    index_.add(utterance, out_[utterance]);
  }

  const SpeechContext& s_;
  std::vector<Utterance>& out_;
  UtteranceIndex index_;
  std::size_t last_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace

void attribute_quotations(const SpeechContext& speech, std::vector<Utterance>& out) {
  Attributor(speech, out).read();
}

}  // namespace demarche::extract
