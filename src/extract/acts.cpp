#include "extract/acts.hpp"

#include "text/strings.hpp"

#include <optional>

namespace demarche::extract {

namespace {

constexpr std::string_view kHarm =
    "consequence consequences retaliate retaliation respond response revenge punish punishment "
    "strike destroy crush bomb attack shell sanction sanctions expel cut suspend seize arrest kill "
    "war invade price target blockade close halt countermeasure countermeasures force forcefully "
    "pay regret answer shoot jail hang withdraw fire";
constexpr std::string_view kBad =
    "war escalation escalate invasion invade attack conflict catastrophe disaster crisis famine "
    "risk danger dangerous threat collapse confrontation violence bloodshed famine shortage worse "
    "flood storm deteriorate spiral spill nightmare explosion ruin chaos humanitarian destabilise "
    "destabilize genocide massacre suffer die starve consequence consequences terrorism explode";
constexpr std::string_view kMisdeed =
    "bomb shell attack kill violate invade lie fabricate provoke provocation aggression massacre "
    "torture abduct kidnap sabotage interfere meddle breach occupy annex destabilise destabilize "
    "arm smuggle poison murder steal hack spy cheat block undermine fire shoot plan plot prepare "
    "seize threaten sabotage orchestrate escalate massacre genocide terrorist intimidate use "
    "blackmail "
    "responsible guilty betray ignore refuse behind mass build loot exploit burn destroy";
constexpr std::string_view kScorn =
    "unacceptable outrage outrageous disgrace disgraceful shame shameful deplorable barbaric "
    "intolerable inexcusable cowardly heinous reprehensible regrettable unjustified illegal "
    "unlawful criminal absurd irresponsible cynical scandalous farce mistake provocative "
    "disgusting "
    "madness betrayal monstrous abhorrent unfair appalling horrific";
constexpr std::string_view kTalk =
    "talk discuss negotiate meet dialogue help mediate consider facilitate host cooperate "
    "negotiation negotiations discussion talks work engage assist listen open exchange restore";
constexpr std::string_view kFalse =
    "false untrue baseless groundless unfounded fabricated fabrication lie lies nonsense absurd "
    "slander fake invention myth rumour rumours rumor untruth fiction fantasy hoax disinformation";
constexpr std::string_view kStates =
    "expect anticipate see think believe know be have seem appear remain need hope want like";
constexpr std::string_view kBenefit =
    "help aid support resume withdraw welcome talk talks release free lift host sign ready "
    "negotiate "
    "return peace progress supply reopen open lay agree join ease restore pay";
constexpr std::string_view kComply =
    "accept allow negotiate give recognise recognize sign withdraw yield surrender talk discuss "
    "return leave attend participate join agree compromise tolerate concede hand extradite pay "
    "bow apologise apologize comply release resign move back";

struct Words {
  std::vector<std::uint32_t> tokens;
  std::vector<std::string> lower;
  std::vector<std::string> lemmas;
};

bool has(const std::vector<std::string>& words, std::string_view list) {
  for (const std::string& word : words) {
    if (is_one_of(word, list)) return true;
  }
  return false;
}

bool has_pair(const std::vector<std::string>& words, std::string_view a, std::string_view b) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_one_of(words[i], a) && is_one_of(words[i + 1], b)) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(const SpeechContext& s, const Utterance& u, bool condition)
      : s_(s), u_(u), condition_(condition) {
    for (const TokenRange piece : u.pieces) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        if (is_mark(s.analysis().tokens[i])) {
          question_ = question_ || s.analysis().word(i) == "?";
          continue;
        }
        w_.tokens.push_back(i);
        w_.lower.push_back(s.lower(i));
        w_.lemmas.push_back(s.lemma(i));
      }
    }
    for (std::size_t i = 0; i < w_.tokens.size(); ++i) {
      negated_ = negated_ || s.analysis().tokens[w_.tokens[i]].dep == "neg" ||
                 is_one_of(w_.lower[i], "no never nothing nobody none neither nor without");
    }
  }

  ActDecision decide() const {
    if (u_.neutral) return from_content();
    if (u_.verb == kNoToken) return {u_.act, "turn"};
    return refine();
  }

 private:
  // Does the speaker's own side act in the content: "we", "I", or "he", "it" of indirect speech?
  [[nodiscard]] bool own_subject(std::uint32_t verb) const {
    if (told_by_medium()) return false;
    for (const std::uint32_t subject : s_.clauses.roles(verb).subjects) {
      const std::string word = s_.lower(subject);
      if (is_one_of(word, "we i us our my")) return true;
      if (is_one_of(word, "he she it they") && !u_.quoted) return true;
      for (const std::uint32_t source : u_.sources) {
        if (s_.lemma(subject) == s_.lemma(source)) return true;
        const Mention* a = s_.findings.cast.at(subject);
        const Mention* b = s_.findings.cast.at(source);
        if (a == nullptr || b == nullptr) continue;
        if (a->actor == b->actor) return true;
        const auto& x = s_.findings.cast.actors[a->actor];
        const auto& y = s_.findings.cast.actors[b->actor];
        if (!x.country.empty() && x.country == y.country) return true;
      }
      for (const std::uint32_t c : s_.tree.children(subject)) {
        if (is_one_of(s_.lower(c), "our my its his her their")) return true;
      }
    }
    return false;
  }

  // News of others: "Politico reports".
  [[nodiscard]] bool told_by_medium() const {
    if (u_.sources.empty()) return false;
    const Mention* source = s_.findings.cast.at(u_.sources.front());
    return source != nullptr && s_.findings.cast.actors[source->actor].kind == ActorKind::kMedium;
  }

  // A verb with a future or modal auxiliary from the list.
  struct Modal {
    std::uint32_t verb = kNoToken;
    bool own = false;
    bool negated = false;
  };
  [[nodiscard]] Modal modal(std::string_view list) const {
    for (std::size_t i = 0; i < w_.tokens.size(); ++i) {
      const Token& token = s_.analysis().tokens[w_.tokens[i]];
      if (!is_one_of(w_.lower[i], list) || token.dep != "aux") continue;
      Modal m;
      m.verb = s_.clauses.head(w_.tokens[i]);
      if (s_.analysis().tokens[m.verb].dep == "advcl") continue;
      m.own = own_subject(m.verb);
      for (const std::uint32_t c : s_.tree.children(m.verb)) {
        m.negated = m.negated || s_.analysis().tokens[c].dep == "neg";
      }
      return m;
    }
    return {};
  }
  [[nodiscard]] bool governs_word(std::uint32_t verb, std::string_view list) const {
    for (std::size_t i = 0; i < w_.tokens.size(); ++i) {
      if (is_one_of(w_.lemmas[i], list) && s_.tree.governs(verb, w_.tokens[i])) return true;
    }
    return false;
  }

  // "expressed its rejection of": the noun says the act.
  [[nodiscard]] std::optional<ActDecision> expressed() const {
    if (u_.verb == kNoToken || !is_one_of(s_.lemma(u_.verb), "express voice restate reiterate")) {
      return std::nullopt;
    }
    const std::int64_t object = s_.tree.child(u_.verb, {"dobj"});
    if (object < 0) return std::nullopt;
    const std::string noun = s_.lemma(static_cast<std::uint32_t>(object));
    if (is_one_of(noun, "willingness readiness")) return ActDecision{Act::kOffer, noun};
    if (is_one_of(noun,
                  "rejection opposition condemnation outrage disappointment anger dismay "
                  "indignation")) {
      return ActDecision{Act::kCondemn, noun};
    }
    if (is_one_of(noun, "support gratitude solidarity satisfaction thanks appreciation")) {
      return ActDecision{Act::kPraise, noun};
    }
    if (is_one_of(noun, "regret regrets condolence apology")) {
      return ActDecision{Act::kApologise, noun};
    }
    if (is_one_of(noun, "hope optimism confidence")) return ActDecision{Act::kPredict, noun};
    if (is_one_of(noun, "concern fear worry alarm")) return ActDecision{Act::kWarn, noun};
    return std::nullopt;
  }

  // "sought assurances that": the noun is what another is to give.
  [[nodiscard]] bool seeks_a_promise() const {
    if (u_.verb == kNoToken || !is_one_of(s_.lemma(u_.verb), "seek request want demand require")) {
      return false;
    }
    const std::int64_t object = s_.tree.child(u_.verb, {"dobj"});
    return object >= 0 && is_one_of(s_.lemma(static_cast<std::uint32_t>(object)),
                                    "assurance guarantee pledge commitment promise undertaking");
  }

  [[nodiscard]] ActDecision from_content() const {
    if (const auto noun = expressed()) return *noun;
    if (seeks_a_promise()) return {Act::kDemand, "seeks a promise", true};
    if (question_ && w_.lower.size() < 40) return {Act::kAsk, "a question"};
    if (has(w_.lower, "sorry apologise apologize apology apologies")) {
      return {Act::kApologise, "an apology"};
    }
    if (has(w_.lower, "thank thanks grateful welcome congratulations commend applaud")) {
      return {Act::kPraise, "thanks or welcome"};
    }
    const Modal will = modal("will shall would 'll \xe2\x80\x99ll");
    const Modal must = modal("must should");
    // docs/labels.md: "serious consequences" are a threat.
    if (menaces()) return {Act::kThreaten, "menace", true};
    if (will.verb != kNoToken && (will.own || condition_) && !will.negated &&
        governs_word(will.verb, kHarm)) {
      return {Act::kThreaten, "harm by the speaker's side"};
    }
    if (own_measure_on_condition()) return {Act::kThreaten, "own measure on a condition"};
    // docs/labels.md: fear and worry are a warning.
    if (has_pair(w_.lower, "deeply seriously gravely very extremely",
                 "concerned worried alarmed") ||
        has_pair(w_.lemmas, "deep serious grave", "concern worry")) {
      return {Act::kWarn, "worry", true};
    }
    if (u_.verb != kNoToken && s_.lemma(u_.verb) == "tell" && has_infinitive()) {
      return {Act::kDemand, "told to do"};
    }
    if (must.verb != kNoToken && !must.own && !no_one(must.verb))
      return {Act::kDemand, "must", true};
    if (has_pair(w_.lemmas, "have need", "to") && !w_.lower.empty() &&
        is_one_of(w_.lower[0], "they you")) {
      return {Act::kDemand, "have to"};
    }
    if (!w_.tokens.empty() && u_.quoted) {
      const Token& first = s_.analysis().tokens[w_.tokens[0]];
      if (first.tag == "VB" && s_.tree.child(w_.tokens[0], {"nsubj"}) < 0 && w_.lower[0] != "let") {
        return {Act::kDemand, "imperative"};
      }
    }
    if (will.verb != kNoToken && will.own &&
        is_one_of(s_.lemma(will.verb), "expect anticipate foresee")) {
      return {Act::kPredict, "expects", true};
    }
    // "We will not be able to end the war" tells what cannot be done; nobody is refused.
    const bool unable = has_pair(w_.lemmas, "be", "able");
    if (will.verb != kNoToken && will.own && will.negated && !unable &&
        governs_word(will.verb, kComply)) {
      return {Act::kRefuse, "will not"};
    }
    if (has_pair(w_.lower, "not never", "accept negotiate tolerate recognise recognize yield")) {
      return {Act::kRefuse, "not accept"};
    }
    if (misdeed_of_another()) return {Act::kAccuse, "another's misdeed"};
    if (has(w_.lemmas, kFalse) ||
        has_pair(w_.lower, "no", "plan plans intention evidence truth such basis proof")) {
      return {Act::kDeny, "says it is not so"};
    }
    if (has_pair(w_.lower, "claimed took take", "responsibility")) {
      return {Act::kClaimResponsibility, "responsibility"};
    }
    if (says_not_so()) return {Act::kDeny, "says it is not so"};
    if (has(w_.lemmas, kScorn)) return {Act::kCondemn, "judgement"};
    if (has(w_.lemmas, "ready willing prepared open") && has(w_.lemmas, kTalk)) {
      return {will.negated ? Act::kRefuse : Act::kOffer, "readiness to talk"};
    }
    if (will.verb != kNoToken && will.own) {
      if (is_one_of(s_.lemma(will.verb), kStates)) return {Act::kPredict, "will see"};
      // A plan that is told is an announcement; it is a promise where another is to rely on it.
      if (is_one_of(s_.lemma(will.verb),
                    "defend protect help support back honor honour keep guarantee ensure assist "
                    "provide give continue "
                    "stand fight allow abandon leave rest stop pay release withdraw respect fulfil "
                    "fulfill uphold "
                    "deliver send restore rebuild welcome listen")) {
        return {Act::kPromise, "will"};
      }
      return {Act::kAssert, "announcement of own act"};
    }
    if (has(w_.lemmas, "hope expect forecast likely")) return {Act::kPredict, "expectation"};
    if (will.verb != kNoToken && s_.lower(s_.clauses.head(w_.tokens[0])) != "would") {
      if (has(w_.lemmas, kBad)) return {Act::kWarn, "something bad to come"};
      if (modal("will 'll").verb != kNoToken && !u_.quoted) return {Act::kAssert, "announcement"};
    }
    if (modal("could may might").verb != kNoToken) {
      return has(w_.lemmas, kBad) ? ActDecision{Act::kWarn, "something bad may happen"}
                                  : ActDecision{Act::kPredict, "may happen"};
    }
    return {Act::kAssert, "nothing else"};
  }

  // "will be targeted if", "Armenia will invoke the clause unless": own measures on a condition.
  [[nodiscard]] bool own_measure_on_condition() const {
    if (!condition_ || has(w_.lemmas, kBenefit)) return false;
    const Modal will = modal("will shall would 'll \xe2\x80\x99ll");
    if (will.verb == kNoToken) return false;
    bool passive = false;
    for (const std::uint32_t c : s_.tree.children(will.verb)) {
      passive = passive || s_.analysis().tokens[c].dep == "auxpass";
    }
    if (is_one_of(s_.lemma(will.verb), kStates)) return false;
    return will.own || (passive && !will.negated && u_.act != Act::kAssert);
  }
  [[nodiscard]] bool menaces() const {
    return has_pair(w_.lemmas, "legitimate", "target") ||
           has_pair(w_.lemmas, "high heavy dear", "price") ||
           has_pair(w_.lemmas, "stand", "idly") || has_pair(w_.lemmas, "reserve", "the") ||
           has_pair(w_.lemmas, "respond", "in strongly") ||
           has_pair(w_.lemmas, "serious harsh strong crushing", "answer response reply") ||
           has_pair(w_.lemmas, "serious severe grave massive devastating dire",
                    "consequence measure cost") ||
           has_pair(w_.lemmas, "bear", "all the") ||
           has(w_.lemmas, "countermeasure countermeasures counter-measures");
  }
  // "it had not", "nobody has", "there is no": not so, and no refusal.
  [[nodiscard]] bool says_not_so() const {
    for (std::size_t i = 0; i < w_.tokens.size(); ++i) {
      const std::uint32_t at = w_.tokens[i];
      if (s_.analysis().tokens[at].dep == "neg") {
        const std::uint32_t verb = s_.clauses.head(at);
        const std::uint32_t above = s_.clauses.head(verb);
        if (above != verb && above != u_.verb) continue;
        bool modal_here = false;
        for (const std::uint32_t c : s_.tree.children(verb)) {
          modal_here = modal_here || s_.analysis().tokens[c].tag == "MD";
        }
        if (!modal_here && own_subject(verb) && s_.analysis().tokens[verb].dep != "advcl" &&
            !is_one_of(s_.lemma(verb), "know want think believe need expect want")) {
          return true;
        }
      }
      if (i < 2 && is_one_of(w_.lower[i], "none nobody")) return true;
    }
    return false;
  }
  [[nodiscard]] bool no_one(std::uint32_t verb) const {
    for (const std::uint32_t subject : s_.clauses.roles(verb).subjects) {
      if (is_one_of(s_.lower(subject), "one nobody anyone it there this that")) return true;
    }
    return false;
  }
  [[nodiscard]] bool misdeed_of_another() const {
    for (std::size_t i = 0; i < w_.tokens.size(); ++i) {
      if (!is_one_of(w_.lemmas[i], kMisdeed)) continue;
      if (!s_.clauses.is_verb(w_.tokens[i])) continue;
      // "decided to invade" is no deed yet, "tried to" and "plans to" are.
      if (s_.analysis().tokens[w_.tokens[i]].dep == "xcomp" &&
          !is_one_of(s_.lemma(s_.clauses.head(w_.tokens[i])),
                     "try attempt plan begin start prepare continue seek intend")) {
        continue;
      }
      const auto subjects = s_.clauses.roles(w_.tokens[i]).subjects;
      if (subjects.empty() || own_subject(w_.tokens[i])) continue;
      if (s_.is_agent(subjects[0])) return true;
    }
    return false;
  }

  // "..., she instructed reporters": a translator's "told".
  [[nodiscard]] bool only_tells() const {
    if (!is_one_of(s_.lemma(u_.verb), "instruct advise inform") || u_.pieces.empty()) return false;
    const std::int64_t object = s_.tree.child(u_.verb, {"dobj", "dative"});
    const bool press = object >= 0 && is_one_of(s_.lemma(static_cast<std::uint32_t>(object)),
                                                "reporter journalist newsman correspondent press");
    return press && !has_infinitive();
  }

  // Cues that say the act, where the content may change it.
  [[nodiscard]] ActDecision refine() const {
    if (only_tells()) return from_content();
    const bool to_do = has_infinitive();
    switch (u_.act) {
      case Act::kAsk:
        if (to_do || starts_with("for that")) return {Act::kDemand, "asked to do"};
        return {Act::kAsk, "cue"};
      case Act::kWarn:
        if (const Modal must = modal("must"); must.verb != kNoToken && !must.own) {
          return {Act::kDemand, "warned that another must"};
        }
        if (to_do || starts_with("against")) return {Act::kDemand, "warned to or against"};
        if (menaces() || own_measure_on_condition()) {
          return {Act::kThreaten, "warned of own measures"};
        }
        if (const Modal will = modal("will would shall");
            will.verb != kNoToken && will.own && !will.negated && governs_word(will.verb, kHarm)) {
          return {Act::kThreaten, "warned of own measures"};
        }
        return {Act::kWarn, "cue"};
      case Act::kPromise:
        if (menaces() || (s_.lemma(u_.verb) == "vow" && own_measure_on_condition())) {
          return {Act::kThreaten, "a vow of harm"};
        }
        if (has(w_.lemmas, kHarm) && has(w_.lemmas,
                                         "retaliate revenge punish strike destroy crush "
                                         "response respond expel complaint price "
                                         "retaliation fight")) {
          return {Act::kThreaten, "a vow of harm"};
        }
        if (s_.lemma(u_.verb) == "vow" && negated_ && has(w_.lemmas, kComply)) {
          return {Act::kRefuse, "vowed not to"};
        }
        if (const Modal will = modal("will would shall");
            will.verb != kNoToken && will.negated &&
            is_one_of(s_.lemma(will.verb), "accept tolerate negotiate recognise recognize")) {
          return {Act::kRefuse, "will not accept"};
        }
        return {Act::kPromise, "cue"};
      case Act::kRefuse:
        if (s_.lemma(u_.verb) == "reject" &&
            has(w_.lemmas,
                "claim accusation allegation charge report suggestion assertion "
                "warning blame rumour rumor notion idea criticism")) {
          return {Act::kDeny, "rejected a charge"};
        }
        if (s_.lemma(u_.verb) == "reject" &&
            has(w_.lemmas, "presence expansion interference policy policies meddling")) {
          return {Act::kCondemn, "rejected a state of things"};
        }
        return {Act::kRefuse, "cue"};
      case Act::kDeny:
        if (is_one_of(s_.lemma(u_.verb), "counter retort")) {
          const ActDecision content = from_content();
          if (content.act != Act::kAssert) return content;
        }
        if (s_.lemma(u_.verb) == "dismiss" &&
            has(w_.lemmas, "call demand offer request proposal")) {
          return {Act::kRefuse, "dismissed a demand"};
        }
        return {Act::kDeny, "cue"};
      case Act::kCondemn:
        if (misdeed_of_another() && is_one_of(s_.lemma(u_.verb), "criticise criticize denounce")) {
          return {Act::kAccuse, "criticised for a deed"};
        }
        if (s_.lemma(u_.verb) == "call" &&
            has(w_.lemmas,
                "lie blackmail aggression aggressor provocation terrorist genocide "
                "murderer violation")) {
          return {Act::kAccuse, "called a misdeed"};
        }
        return {Act::kCondemn, "cue"};
      case Act::kDemand:
        if (has(w_.lemmas, "calm restraint dialogue peace de-escalation diplomacy unity") ||
            has(w_.lower, "sides everyone parties world")) {
          return {Act::kAppeal, "asks all for something good", true};
        }
        return {Act::kDemand, "cue"};
      case Act::kAppeal:
        if (to_do && !has(w_.lower, "sides everyone parties world community countries")) {
          return {Act::kDemand, "appealed to one to do"};
        }
        return {Act::kAppeal, "cue"};
      case Act::kPredict:
        if (has(w_.lemmas, "invasion attack famine collapse worst bloodshed")) {
          return {Act::kWarn, "something bad expected"};
        }
        return {Act::kPredict, "cue"};
      default:
        return {u_.act, "cue"};
    }
  }

  [[nodiscard]] bool starts_with(std::string_view list) const {
    return !w_.lower.empty() && is_one_of(w_.lower[0], list);
  }
  // "to" + verb that hangs on the cue.
  [[nodiscard]] bool has_infinitive() const {
    for (const std::uint32_t c : s_.tree.children(u_.verb)) {
      const Token& token = s_.analysis().tokens[c];
      if (token.dep != "xcomp" && token.dep != "ccomp") continue;
      for (const std::uint32_t k : s_.tree.children(c)) {
        if (s_.analysis().tokens[k].tag == "TO") return true;
      }
    }
    return false;
  }

  const SpeechContext& s_;
  const Utterance& u_;
  bool condition_;
  bool question_ = false;
  bool negated_ = false;
  Words w_;
};

}  // namespace

ActDecision act_of_words(const SpeechContext& speech, const Utterance& utterance,
                         bool has_condition) {
  return Reader(speech, utterance, has_condition).decide();
}

}  // namespace demarche::extract
