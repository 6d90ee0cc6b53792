// Speech by the parse: a reporting verb or noun, its subject, and the clause, object or phrase that
// holds the content.
#include "extract/utterances.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

constexpr std::string_view kConditionMarks = "if unless until once should provided";

class Reporter {
 public:
  Reporter(const SpeechContext& speech, std::vector<Utterance>& out) : s_(speech), out_(out) {}

  void read() {
    const auto n = static_cast<std::uint32_t>(tokens().size());
    for (std::uint32_t i = 0; i < n; ++i) {
      if (s_.is_quoted(i)) continue;
      if (s_.clauses.is_verb(i)) {
        verb(i);
      } else if (tokens()[i].pos == "NOUN") {
        noun(i);
      }
    }
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens() const { return s_.analysis().tokens; }

  // Not said: wished for, feared, possible, to come, or asked about.
  [[nodiscard]] bool is_unreal(std::uint32_t verb) const {
    for (const std::uint32_t child : s_.tree.children(verb)) {
      const std::string_view dep = tokens()[child].dep;
      if (dep == "neg") return true;
      if (dep == "aux" && (tokens()[child].tag == "TO" || tokens()[child].tag == "MD")) return true;
      if (dep == "mark" && is_one_of(s_.lower(child), "if unless whether")) return true;
    }
    // A bare stem in a clause of its own is what somebody is to say: "demanded that NATO rule out".
    if (tokens()[verb].dep != "ccomp") return false;
    const auto above = cue_at(s_, s_.clauses.head(verb));
    return tokens()[verb].tag == "VB" ||
           (tokens()[verb].tag == "VBP" && above && above->act == Act::kDemand);
  }

  // A participle behind the content of another cue ("warned that ..., accusing NATO of ...") has
  // that cue's subject; behind "with X," it has X.
  [[nodiscard]] std::optional<std::uint32_t> teller_of(std::uint32_t v) const {
    if (tokens()[v].tag != "VBG" || v < 2) return std::nullopt;
    const bool apart = s_.analysis().word(v - 1) == "," || is_closing(v - 1);
    if (!apart || (tokens()[v].dep != "advcl" && tokens()[v].dep != "acl")) return std::nullopt;
    const std::uint32_t above = s_.clauses.head(v);
    for (const std::uint32_t c : s_.tree.children(above)) {
      if (tokens()[c].dep != "prep" || s_.lower(c) != "with" || c > v) continue;
      const std::int64_t object = s_.tree.child(c, {"pobj"});
      if (object >= 0 && s_.tree.subtree(c).end + 2 >= v &&
          s_.is_agent(static_cast<std::uint32_t>(object))) {
        return static_cast<std::uint32_t>(object);
      }
    }
    std::uint32_t at = above;
    for (int steps = 0; steps < 5; ++steps) {
      const auto cue = cue_at(s_, at);
      if (cue && s_.clauses.is_verb(at) && !s_.is_quoted(at)) {
        if (at == above) return std::nullopt;
        const auto subjects = s_.clauses.roles(at).subjects;
        if (!subjects.empty() && s_.is_agent(subjects.front())) return subjects.front();
      }
      if (s_.clauses.head(at) == at) break;
      at = s_.clauses.head(at);
    }
    return std::nullopt;
  }

  // "Neither side has said", "no one told".
  [[nodiscard]] bool denied_subject(std::uint32_t head) const {
    if (is_one_of(s_.lower(head), "neither nobody none nothing")) return true;
    return std::any_of(s_.tree.children(head).begin(), s_.tree.children(head).end(),
                       [&](std::uint32_t c) { return is_one_of(s_.lower(c), "neither no"); });
  }

  void verb(std::uint32_t v) {
    const auto cue = cue_at(s_, v);
    if (!cue) return;
    if (!cue->silent && is_unreal(v)) return;
    Roles roles = s_.clauses.roles(v);
    if (const auto teller = teller_of(v)) roles.subjects = {*teller};
    std::erase_if(roles.subjects, [&](std::uint32_t head) {
      return (cue->frames & kNeedsActor) != 0 ? !s_.is_agent(head) : !s_.can_speak(head);
    });
    if (roles.subjects.empty() || denied_subject(roles.subjects.front())) return;
    Utterance u;
    u.verb = v;
    u.cue = s_.verb_group(v);
    u.sources = roles.subjects;
    u.act = cue->act;
    u.neutral = cue->neutral;
    if (cue->silent) {
      for (const std::uint32_t c : s_.tree.children(v)) {
        if (tokens()[c].dep == "xcomp") u.cue.end = std::max(u.cue.end, c + 1);
      }
      u.rule = "silence: " + words_of(s_.analysis(), u.cue);
      out_.push_back(std::move(u));
      return;
    }
    std::vector<std::uint32_t> roots = content_roots(v, *cue, u);
    if (roles.passive) {
      for (const std::uint32_t object : roles.objects) roots.push_back(object);
    }
    const Sentence sentence = s_.analysis().sentences[s_.tree.sentence_of(v)];
    TokenRange within = paragraph_part(sentence, v);
    std::vector<bool> mask(tokens().size(), false);
    if (!roots.empty()) {
      for (const std::uint32_t root : roots) mark(mask, root, v, (cue->frames & kClause) == 0);
      u.rule = "parse: " + s_.lemma(v) + " with its content";
    } else if ((cue->frames & kClause) != 0 && inserted(v, mask)) {
      u.rule = "parse: " + s_.lemma(v) + " set into its content";
      if (is_one_of(s_.lemma(v), "instruct advise")) u.neutral = true;
      u.confidence = 0.65;
    } else if ((cue->frames & kClause) != 0 && trailing(v, mask, within)) {
      u.rule = "order: " + s_.lemma(v) + " after its content";
      u.confidence = 0.55;
    } else {
      return;
    }
    for (std::uint32_t i = u.cue.begin; i < u.cue.end; ++i) mask[i] = false;
    if (!roles.passive) {
      for (const std::uint32_t head : u.sources) unmark_source(mask, head, v);
    }
    u.pieces = ranges_of(s_, mask, within);
    cut_leading_time(u);
    if (stands_for_another(v, u)) u.pieces = clause_before(v, sentence);
    if (says_nothing(u.pieces)) return;
    out_.push_back(std::move(u));
  }

  // A sentence of the parser may run over a paragraph's end; speech by one verb does not.
  [[nodiscard]] TokenRange paragraph_part(Sentence sentence, std::uint32_t v) const {
    TokenRange part{sentence.begin, sentence.end};
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (s_.analysis().word(i).find('\n') == std::string_view::npos) continue;
      if (i < v) {
        part.begin = i + 1;
      } else {
        part.end = i;
        break;
      }
    }
    return part;
  }
  // "told them last month they expected ...": the time is that of the telling.
  void cut_leading_time(Utterance& u) const {
    if (u.pieces.empty() || u.pieces.front().begin < u.cue.end) return;
    TokenRange& piece = u.pieces.front();
    for (const TimeMention& time :
         beginning_in(s_.findings.times, {piece.begin, piece.begin + 2})) {
      const std::uint32_t lead =
          time.tokens.begin == piece.begin + 1 && tokens()[piece.begin].pos == "ADP" ? 1 : 0;
      if (time.tokens.begin != piece.begin + lead || time.tokens.end + 2 > piece.end) continue;
      const std::string_view pos = tokens()[time.tokens.end].pos;
      if (pos == "PRON" || pos == "PROPN" || pos == "DET" || pos == "SCONJ" || pos == "PART") {
        piece.begin = time.tokens.end;
      }
      return;
    }
  }
  // "..., which Moscow denies": what is denied stands before.
  [[nodiscard]] bool stands_for_another(std::uint32_t v, const Utterance& u) const {
    return tokens()[v].dep == "relcl" && u.act == Act::kDeny && u.pieces.size() == 1 &&
           u.pieces[0].end == u.pieces[0].begin + 1 && s_.lower(u.pieces[0].begin) == "which" &&
           u.pieces[0].begin > 0 && s_.analysis().word(u.pieces[0].begin - 1) == ",";
  }
  [[nodiscard]] std::vector<TokenRange> clause_before(std::uint32_t v, Sentence sentence) const {
    const std::uint32_t end = s_.tree.subtree(v).begin;
    std::vector<bool> mask(tokens().size(), false);
    for (std::uint32_t i = sentence.begin; i < end; ++i) mask[i] = true;
    return ranges_of(s_, mask, {sentence.begin, end});
  }
  // Nothing but pronouns and small words: "that", "which for", "nothing".
  [[nodiscard]] bool says_nothing(const std::vector<TokenRange>& pieces) const {
    for (const TokenRange piece : pieces) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        const std::string_view pos = tokens()[i].pos;
        if (pos == "NOUN" || pos == "PROPN" || pos == "VERB" || pos == "ADJ" || pos == "NUM" ||
            pos == "AUX" || pos == "INTJ") {
          return false;
        }
      }
    }
    return true;
  }

  // Heads of what the verb says; sets the hearer.
  std::vector<std::uint32_t> content_roots(std::uint32_t v, const CueHere& cue, Utterance& u) {
    std::vector<std::uint32_t> roots;
    bool clause = false;
    std::vector<std::uint32_t> objects;
    for (const std::uint32_t c : s_.tree.children(v)) {
      const Token& token = tokens()[c];
      if (token.dep == "ccomp" || token.dep == "xcomp" || token.dep == "oprd") {
        if (takes(v, c, cue)) {
          roots.push_back(c);
          clause = true;
        }
      } else if (token.dep == "dobj" || token.dep == "dative") {
        objects.push_back(c);
      } else if (token.dep == "prep" && c > v && is_one_of(s_.lower(c), cue.prepositions)) {
        roots.push_back(c);
      }
    }
    if (!clause && (cue.frames & kInfinitive) != 0) {
      // "vowed on Friday to answer": the parser makes it a purpose.
      for (const std::uint32_t c : s_.tree.children(v)) {
        if (c < v || tokens()[c].dep != "advcl" || !is_infinitive(c)) continue;
        roots.push_back(c);
        clause = true;
      }
    }
    const bool phrase = !roots.empty();
    for (const std::uint32_t object : objects) {
      const bool hearer = (cue.frames & kAddressee) != 0 && s_.is_agent(object);
      if ((cue.frames & (kObject | kComplement)) != 0 && !(hearer && clause)) {
        roots.push_back(object);
      } else if (hearer) {
        u.hearer = object;
      } else if ((cue.frames & kInfinitive) != 0 && clause) {
        roots.push_back(object);
      } else if (!phrase && (cue.frames & kAddressee) == 0 && (cue.frames & kClause) != 0 &&
                 cue.neutral) {
        continue;
      }
    }
    if ((cue.frames & kComplement) != 0 && roots.size() < 2 && !clause) return {};
    if (roots.empty()) return roots;
    for (const std::uint32_t c : s_.tree.children(v)) {
      if (c < v) continue;
      if (tokens()[c].dep == "advcl" && has_mark(c)) roots.push_back(c);
      if (tokens()[c].dep == "prep" && begins_case(c)) roots.push_back(c);
    }
    return roots;
  }

  [[nodiscard]] bool is_infinitive(std::uint32_t verb) const {
    const auto& children = s_.tree.children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return tokens()[c].tag == "TO"; });
  }

  [[nodiscard]] bool takes(std::uint32_t v, std::uint32_t c, const CueHere& cue) const {
    const Token& token = tokens()[c];
    if (token.dep == "oprd") return (cue.frames & kComplement) != 0;
    if (c < v && is_parted(c, v)) return false;
    const bool gerund = token.tag == "VBG" && s_.tree.child(c, {"nsubj", "nsubjpass"}) < 0;
    const bool infinitive = is_infinitive(c);
    if ((cue.frames & kComplement) != 0) return true;
    if (token.dep == "xcomp") {
      if (infinitive) return (cue.frames & kInfinitive) != 0;
      if (gerund) return (cue.frames & kGerund) != 0;
      return (cue.frames & (kClause | kInfinitive)) != 0;
    }
    if (infinitive && (cue.frames & kInfinitive) != 0) return true;
    if (gerund && (cue.frames & kGerund) != 0) return true;
    // "X expects ..., Y announced": a finite reporting verb with its own subject governs the rest.
    if (c > v && inserted_under(c)) return false;
    return (cue.frames & kClause) != 0;
  }

  // "Dozens were shot; the minister denied that ...": a semicolon, or a clause of its own behind
  // the verb, shows that the clause before is no content.
  [[nodiscard]] bool is_parted(std::uint32_t clause, std::uint32_t v) const {
    for (std::uint32_t i = clause; i < v; ++i) {
      if (s_.analysis().word(i) == ";") return true;
    }
    for (const std::uint32_t c : s_.tree.children(v)) {
      if (c > v && tokens()[c].dep == "ccomp") return true;
    }
    return false;
  }

  // The verb stands in another clause's sentence between or behind commas, with its own subject.
  [[nodiscard]] bool inserted_under(std::uint32_t v) const {
    const Token& token = tokens()[v];
    if (token.dep != "ccomp" && token.dep != "parataxis" && token.dep != "conj") return false;
    if (s_.tree.child(v, {"nsubj"}) < 0 || !cue_at(s_, v)) return false;
    if (s_.tree.child(v, {"ccomp", "xcomp", "mark"}) >= 0) return false;
    std::uint32_t first = s_.tree.subtree(v).begin;
    while (first < v && tokens()[first].pos == "PUNCT") ++first;
    if (first == 0) return false;
    return tokens()[first - 1].pos == "PUNCT";
  }

  bool inserted(std::uint32_t v, std::vector<bool>& mask) const {
    const std::uint32_t above = s_.clauses.head(v);
    if (above == v || !inserted_under(v)) return false;
    mark(mask, above, v, false);
    // Subjects and openings of the clause above belong to it, the sub-clause of the verb does not.
    return true;
  }

  // "..., officials said.": a subject and verb at the end of the sentence with a clause before.
  bool trailing(std::uint32_t v, std::vector<bool>& mask, TokenRange sentence) const {
    const std::int64_t subject = s_.tree.child(v, {"nsubj"});
    if (subject < 0) return false;
    std::uint32_t group = std::min(v, s_.tree.subtree(static_cast<std::uint32_t>(subject)).begin);
    while (group > sentence.begin && tokens()[group - 1].pos == "ADV") --group;
    if (group <= sentence.begin + 3) return false;
    const std::string_view before = s_.analysis().word(group - 1);
    if (before != "," && before != "-" && !is_closing(group - 1)) return false;
    for (std::uint32_t i = sentence.begin; i + 1 < group; ++i) {
      if (is_one_of(s_.analysis().word(i), "; :")) sentence.begin = i + 1;
    }
    bool finite = false;
    for (std::uint32_t i = sentence.begin; i + 1 < group; ++i) {
      finite = finite || s_.clauses.is_verb(i);
    }
    if (!finite) return false;
    for (std::uint32_t i = sentence.begin; i + 1 < group; ++i) mask[i] = true;
    return true;
  }
  [[nodiscard]] bool is_closing(std::uint32_t token) const {
    const auto here = s_.quotations_at({token, token + 1});
    return !here.empty() && here.front().tokens.end == token + 1;
  }

  [[nodiscard]] bool has_mark(std::uint32_t clause) const {
    for (const std::uint32_t child : s_.tree.children(clause)) {
      if (tokens()[child].dep == "mark" && is_one_of(s_.lower(child), kConditionMarks)) return true;
    }
    return false;
  }
  [[nodiscard]] bool begins_case(std::uint32_t prep) const {
    if (s_.lower(prep) != "in") return false;
    const std::int64_t object = s_.tree.child(prep, {"pobj"});
    return object >= 0 && is_one_of(s_.lower(static_cast<std::uint32_t>(object)), "event case");
  }

  // The token and all it governs, but not the cue's own clause nor (for noun phrases) a relative
  // clause behind a comma.
  void mark(std::vector<bool>& mask, std::uint32_t root, std::uint32_t cue, bool phrase) const {
    std::vector<std::uint32_t> open{root};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      if (at == cue || mask[at]) continue;
      mask[at] = true;
      for (const std::uint32_t child : s_.tree.children(at)) {
        if (child == cue) continue;
        if (child != root && tokens()[child].tag == "VBG" && teller_of(child)) continue;
        if (phrase && tokens()[child].dep == "relcl") {
          const std::uint32_t first = s_.tree.subtree(child).begin;
          if (first > 0 && s_.analysis().word(first - 1) == ",") continue;
        }
        open.push_back(child);
      }
    }
  }
  void unmark_source(std::vector<bool>& mask, std::uint32_t head, std::uint32_t v) const {
    if (s_.clauses.head(head) != v) return;
    const TokenRange range = s_.tree.subtree(head);
    if (range.contains(v)) return;
    for (std::uint32_t i = range.begin; i < range.end; ++i) mask[i] = false;
  }
  [[nodiscard]] int words_in(const std::vector<TokenRange>& pieces) const {
    int n = 0;
    for (const TokenRange piece : pieces) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        if (tokens()[i].pos != "PUNCT" && tokens()[i].pos != "SPACE") ++n;
      }
    }
    return n;
  }

  // "Kyiv's warning that ...": the owner speaks.
  void noun(std::uint32_t n) {
    const Cue* cue = find_noun_cue(s_.lemma(n));
    if (cue == nullptr) return;
    const std::int64_t owner = s_.tree.child(n, {"poss"});
    if (owner < 0 || !s_.is_agent(static_cast<std::uint32_t>(owner))) return;
    std::vector<bool> mask(tokens().size(), false);
    bool found = false;
    for (const std::uint32_t c : s_.tree.children(n)) {
      const Token& token = tokens()[c];
      if (c < n) continue;
      const bool clause = token.dep == "acl" && token.tag != "VBN";
      const bool phrase = token.dep == "prep" && is_one_of(s_.lower(c), cue->prepositions);
      if (!clause && !phrase && token.dep != "ccomp") continue;
      mark(mask, c, n, true);
      found = true;
    }
    if (!found) return;
    Utterance u;
    u.verb = n;
    u.cue = {n, n + 1};
    u.sources = {static_cast<std::uint32_t>(owner)};
    u.act = cue->act;
    u.neutral = cue->neutral;
    u.confidence = 0.55;
    u.rule = "noun: whose " + std::string(cue->lemma);
    const Sentence sentence = s_.analysis().sentences[s_.tree.sentence_of(n)];
    u.pieces = ranges_of(s_, mask, {sentence.begin, sentence.end});
    if (words_in(u.pieces) >= 2) out_.push_back(std::move(u));
  }

  const SpeechContext& s_;
  std::vector<Utterance>& out_;
};

}  // namespace

std::optional<CueHere> cue_at(const SpeechContext& speech, std::uint32_t verb) {
  const auto& tokens = speech.analysis().tokens;
  const std::string lemma = speech.lemma(verb);
  const auto next = [&](std::uint32_t ahead) {
    return verb + ahead < tokens.size() ? speech.lower(verb + ahead) : std::string();
  };
  const std::string after = next(1);
  const CueHere silence{Act::kDeclineComment, false, 0, "", true};
  if (lemma == "decline" || lemma == "refuse") {
    if (after == "to" && is_one_of(next(2),
                                   "comment answer respond elaborate speak say discuss "
                                   "confirm")) {
      return silence;
    }
  }
  if (lemma == "confirm" && after == "nor" && is_one_of(next(2), "denied deny denies")) {
    return silence;
  }
  if (lemma == "have" && after == "no" && is_one_of(next(2), "comment reaction")) return silence;
  if (is_one_of(lemma, "comment respond answer reply") ||
      (is_one_of(lemma, "say discuss elaborate draw") && tokens[verb].tag != "VBD")) {
    bool negated = false;
    bool would = !is_one_of(lemma, "say discuss elaborate draw");
    for (const std::uint32_t c : speech.tree.children(verb)) {
      negated = negated || tokens[c].dep == "neg";
      would = would || is_one_of(speech.lower(c), "would will wo");
    }
    if (negated && would && tokens[verb].tag != "VBG") return silence;
  }
  if (lemma == "call") {
    const bool on = after == "on" || after == "upon";
    if (on) return CueHere{Act::kDemand, false, kInfinitive | kClause, "on upon for", false};
    if (after == "for") return CueHere{Act::kDemand, false, kNeedsActor, "for", false};
    for (const std::uint32_t c : speech.tree.children(verb)) {
      if (tokens[c].dep == "prt") return std::nullopt;
    }
    return CueHere{Act::kCondemn, false, kComplement | kNeedsActor, "", false};
  }
  // "claimed the lives of 13,000", "claimed many victims"
  if (lemma == "claim" &&
      (is_one_of(next(1), "lives victims") || is_one_of(next(2), "lives life victims"))) {
    return std::nullopt;
  }
  if (lemma == "ask" && after == "not" && next(2) == "to") return std::nullopt;
  if (lemma == "rule" && after == "out") {
    return CueHere{Act::kRefuse, false, kObject | kGerund | kClause | kNeedsActor, "", false};
  }
  if (lemma == "speak" && after == "of")
    return CueHere{Act::kAssert, true, kNeedsActor, "of", false};
  if (lemma == "point" && is_one_of(after, "to out")) {
    return CueHere{Act::kAssert, true, kClause | kNeedsActor, "to", false};
  }
  if (const Cue* cue = find_cue(lemma)) {
    return CueHere{cue->act, cue->neutral, cue->frames, cue->prepositions, false};
  }
  return std::nullopt;
}

void find_reported(const SpeechContext& speech, std::vector<Utterance>& out) {
  Reporter(speech, out).read();
}

}  // namespace demarche::extract
