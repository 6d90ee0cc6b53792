#include "extract/cues.hpp"

#include <algorithm>
#include <iterator>

namespace demarche::extract {

namespace {

constexpr std::uint16_t C = kClause, I = kInfinitive, O = kObject, G = kGerund, A = kAddressee,
                        K = kComplement, N = kNeedsActor;

// Sorted by lemma. Written for Demarche: verbs of communication and judgement as dictionaries class
// them; frames as their entries show.
constexpr Cue kCues[] = {
    {"accept", Act::kAccept, false, C | O, ""},
    {"accuse", Act::kAccuse, false, O, "of for"},
    {"acknowledge", Act::kAccept, false, C | O | G, ""},
    {"add", Act::kAssert, true, C, ""},
    {"admit", Act::kAccept, false, C | O | G, "to"},
    {"advise", Act::kDemand, false, C | I | A, "against"},
    {"advocate", Act::kAppeal, false, O | G, "for"},
    {"affirm", Act::kAssert, true, C | O, ""},
    {"allege", Act::kAccuse, false, C, ""},
    {"announce", Act::kAssert, true, C | O, ""},
    {"answer", Act::kAssert, true, C, ""},
    {"apologise", Act::kApologise, false, C, "for to"},
    {"apologize", Act::kApologise, false, C, "for to"},
    {"appeal", Act::kAppeal, false, I, "for to"},
    {"applaud", Act::kPraise, false, O, "for"},
    {"argue", Act::kAssert, true, C, "for"},
    {"ask", Act::kAsk, false, C | I | A, "for"},
    {"assert", Act::kAssert, true, C, ""},
    {"assess", Act::kAssert, true, C, ""},
    {"assure", Act::kPromise, false, C | A, "of"},
    {"aver", Act::kAssert, true, C, ""},
    {"beg", Act::kDemand, false, I, "for"},
    {"believe", Act::kAssert, true, C | N, ""},
    {"blame", Act::kAccuse, false, O, "for on"},
    {"blast", Act::kCondemn, false, O, "for as"},
    {"boast", Act::kAssert, true, C, "of"},
    {"brag", Act::kAssert, true, C, "of"},
    {"brand", Act::kCondemn, false, K | N, "as"},
    {"caution", Act::kWarn, false, C | I | A, "against"},
    {"charge", Act::kAccuse, false, C | N, ""},
    {"chide", Act::kCondemn, false, O, "for"},
    {"claim", Act::kAssert, true, C | O | N, ""},
    {"clarify", Act::kAssert, true, C, ""},
    {"comment", Act::kAssert, true, C, ""},
    {"complain", Act::kAccuse, false, C, "of about"},
    {"concede", Act::kAccept, false, C | O, ""},
    {"conclude", Act::kAssert, true, C | N, ""},
    {"condemn", Act::kCondemn, false, O, "for as"},
    {"confess", Act::kAccept, false, C | G, "to"},
    {"confide", Act::kAssert, true, C, ""},
    {"confirm", Act::kAssert, true, C | O, ""},
    {"congratulate", Act::kPraise, false, O, "on for"},
    {"contend", Act::kAssert, true, C, ""},
    {"continue", Act::kAssert, true, 0, ""},
    {"contradict", Act::kDeny, false, O, ""},
    {"counter", Act::kDeny, false, C, ""},
    {"criticise", Act::kCondemn, false, O, "for over"},
    {"criticize", Act::kCondemn, false, O, "for over"},
    {"crow", Act::kAssert, true, C, ""},
    {"declare", Act::kAssert, true, C, ""},
    {"decline", Act::kRefuse, false, I, ""},
    {"decry", Act::kCondemn, false, O, "as"},
    {"demand", Act::kDemand, false, C | I | O, ""},
    {"denounce", Act::kCondemn, false, O, "as for"},
    {"deny", Act::kDeny, false, C | O | G, ""},
    {"deplore", Act::kCondemn, false, O, ""},
    {"describe", Act::kAssert, true, K, "as"},
    {"disclose", Act::kAssert, true, C, ""},
    {"dismiss", Act::kDeny, false, O, "as"},
    {"dispute", Act::kDeny, false, C | O, ""},
    {"dub", Act::kCondemn, false, K | N, ""},
    {"emphasise", Act::kAssert, true, C | O, ""},
    {"emphasize", Act::kAssert, true, C | O, ""},
    {"estimate", Act::kAssert, true, C | N, ""},
    {"exclaim", Act::kAssert, true, C, ""},
    {"expect", Act::kPredict, false, C | I | O | N, ""},
    {"explain", Act::kAssert, true, C, ""},
    {"express", Act::kAssert, true, O | N, ""},
    {"fear", Act::kWarn, false, C | N, ""},
    {"find", Act::kAssert, true, C, ""},
    {"forbid", Act::kDemand, false, I | O | N, ""},
    {"forecast", Act::kPredict, false, C | O | N, ""},
    {"foresee", Act::kPredict, false, C | O | N, ""},
    {"fume", Act::kAssert, true, C, ""},
    {"gloat", Act::kAssert, true, C, ""},
    {"grumble", Act::kAccuse, false, C, "about"},
    {"guarantee", Act::kPromise, false, C, ""},
    {"hail", Act::kPraise, false, O | N, "as for"},
    {"hint", Act::kAssert, true, C, "at"},
    {"hope", Act::kPredict, false, C | I | N, "for"},
    {"implore", Act::kAppeal, false, I, ""},
    {"imply", Act::kAssert, true, C | N, ""},
    {"indicate", Act::kAssert, true, C | N, ""},
    {"inform", Act::kAssert, true, C | A | N, "of about"},
    {"insist", Act::kAssert, true, C, "on"},
    {"instruct", Act::kDemand, false, C | I | A | N, ""},
    {"joke", Act::kAssert, true, C, ""},
    {"label", Act::kCondemn, false, K | N, "as"},
    {"lambast", Act::kCondemn, false, O, "for as"},
    {"lament", Act::kCondemn, false, C | O, ""},
    {"laud", Act::kPraise, false, O, "for as"},
    {"maintain", Act::kAssert, true, C, ""},
    {"mention", Act::kAssert, true, C | N, ""},
    {"muse", Act::kAssert, true, C, ""},
    {"note", Act::kAssert, true, C, ""},
    {"object", Act::kRefuse, false, C, ""},
    {"observe", Act::kAssert, true, C | N, ""},
    {"offer", Act::kOffer, false, I | O | N, ""},
    {"opine", Act::kAssert, true, C, ""},
    {"oppose", Act::kCondemn, false, O | G | N, ""},
    {"order", Act::kDemand, false, C | I | N, ""},
    {"plead", Act::kAppeal, false, C | I, "for with"},
    {"pledge", Act::kPromise, false, C | I | O, "to"},
    {"post", Act::kAssert, true, C | N, ""},
    {"praise", Act::kPraise, false, O, "for as"},
    {"predict", Act::kPredict, false, C | O, ""},
    {"proclaim", Act::kAssert, true, C | O | N, ""},
    {"promise", Act::kPromise, false, C | I | O | A, ""},
    {"propose", Act::kOffer, false, C | I | O | G | N, ""},
    {"protest", Act::kCondemn, false, C, ""},
    {"quip", Act::kAssert, true, C, ""},
    {"rail", Act::kCondemn, false, 0, "against"},
    {"reaffirm", Act::kAssert, true, C | O | N, ""},
    {"reassure", Act::kPromise, false, C | A | N, ""},
    {"rebuff", Act::kRefuse, false, O, ""},
    {"rebuke", Act::kCondemn, false, O, "for"},
    {"recall", Act::kAssert, true, C | N, ""},
    {"reckon", Act::kAssert, true, C | N, ""},
    {"recommend", Act::kDemand, false, C | G | N, ""},
    {"recount", Act::kAssert, true, C, ""},
    {"refuse", Act::kRefuse, false, I | O | N, ""},
    {"refute", Act::kDeny, false, C | O, ""},
    {"regret", Act::kCondemn, false, C | O | G, ""},
    {"reiterate", Act::kAssert, true, C | O, ""},
    {"reject", Act::kRefuse, false, O | N, "as"},
    {"rejoin", Act::kDeny, false, C, ""},
    {"remark", Act::kAssert, true, C, ""},
    {"remind", Act::kAssert, true, C | A | N, "of"},
    {"renounce", Act::kRefuse, false, O | N, ""},
    {"repeat", Act::kAssert, true, C | N, ""},
    {"reply", Act::kAssert, true, C, ""},
    {"report", Act::kAssert, true, C | N, ""},
    {"request", Act::kDemand, false, C | O | N, ""},
    {"respond", Act::kAssert, true, C | N, ""},
    {"restate", Act::kAssert, true, C | O | N, ""},
    {"retort", Act::kDeny, false, C, ""},
    {"reveal", Act::kAssert, true, C | N, ""},
    {"say", Act::kAssert, true, C, ""},
    {"scoff", Act::kAssert, true, C, ""},
    {"shout", Act::kAssert, true, C, ""},
    {"show", Act::kAssert, true, C, ""},
    {"sigh", Act::kAssert, true, C, ""},
    {"signal", Act::kAssert, true, C | N, ""},
    {"slam", Act::kCondemn, false, O, "for as over"},
    {"speculate", Act::kPredict, false, C, ""},
    {"state", Act::kAssert, true, C, ""},
    {"stipulate", Act::kDemand, false, C, ""},
    {"stress", Act::kAssert, true, C | O | N, ""},
    {"suggest", Act::kAssert, true, C | G | N, ""},
    {"suspect", Act::kAccuse, false, C | O | N, "of"},
    {"swear", Act::kPromise, false, C | I, ""},
    {"telegraph", Act::kAssert, true, C, ""},
    {"tell", Act::kAssert, true, C | I | A, "of about"},
    {"term", Act::kCondemn, false, K | N, ""},
    {"testify", Act::kAssert, true, C, ""},
    {"thank", Act::kPraise, false, O, "for"},
    {"think", Act::kAssert, true, C | N, ""},
    {"threaten", Act::kThreaten, false, C | I | O | A, "with"},
    {"thunder", Act::kAssert, true, C, ""},
    {"tweet", Act::kAssert, true, C, ""},
    {"underline", Act::kAssert, true, C | O | N, ""},
    {"underscore", Act::kAssert, true, C | O | N, ""},
    {"undertake", Act::kPromise, false, I, ""},
    {"urge", Act::kDemand, false, C | I | O, "on"},
    {"voice", Act::kAssert, true, O | N, ""},
    {"vow", Act::kPromise, false, C | I | O, ""},
    {"want", Act::kDemand, false, I | N, ""},
    {"warn", Act::kWarn, false, C | I | A, "of about against"},
    {"welcome", Act::kPraise, false, O | N, "as"},
    {"wonder", Act::kAsk, false, C, ""},
    {"write", Act::kAssert, true, C, ""},
};

constexpr Cue kNouns[] = {
    {"accusation", Act::kAccuse, false, C, "of"},  {"allegation", Act::kAccuse, false, C, "of"},
    {"appeal", Act::kAppeal, false, I, "for to"},  {"assertion", Act::kAssert, true, C, ""},
    {"assurance", Act::kPromise, false, C, "of"},  {"call", Act::kDemand, false, I, "for"},
    {"claim", Act::kAssert, true, C, "of"},        {"demand", Act::kDemand, false, C | I, "for"},
    {"denial", Act::kDeny, false, C, "of"},        {"offer", Act::kOffer, false, I, "of"},
    {"pledge", Act::kPromise, false, C | I, "of"}, {"promise", Act::kPromise, false, C | I, "of"},
    {"refusal", Act::kRefuse, false, I, ""},       {"threat", Act::kThreaten, false, I, "of"},
    {"vow", Act::kPromise, false, C | I, "of"},    {"warning", Act::kWarn, false, C, "of about"},
};

constexpr bool by_lemma(const Cue& a, const Cue& b) {
  return a.lemma < b.lemma;
}
static_assert(std::is_sorted(std::begin(kCues), std::end(kCues), by_lemma));
static_assert(std::is_sorted(std::begin(kNouns), std::end(kNouns), by_lemma));

template <std::size_t Size>
const Cue* look_up(const Cue (&table)[Size], std::string_view lemma) {
  const auto* found =
      std::lower_bound(std::begin(table), std::end(table), lemma,
                       [](const Cue& cue, std::string_view l) { return cue.lemma < l; });
  return found != std::end(table) && found->lemma == lemma ? found : nullptr;
}

}  // namespace

const Cue* find_cue(std::string_view lemma) {
  return look_up(kCues, lemma);
}

const Cue* find_noun_cue(std::string_view lemma) {
  return look_up(kNouns, lemma);
}

bool is_one_of(std::string_view word, std::string_view list) {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace demarche::extract
