#include "extract/cues.hpp"

#include <algorithm>
#include <iterator>

namespace demarche::extract {

namespace {

constexpr std::uint16_t C = kClause, I = kInfinitive, O = kObject, G = kGerund, A = kAddressee,
                        K = kComplement, N = kNeedsActor;

// Sorted by lemma. Sources: verbs of communication and judgement as dictionaries class them; counts
// of cues in labelled news decided which to keep.
constexpr Cue kCues[] = {
    {"accept", Act::kAccept, false, C | O, ""},
    {"acknowledge", Act::kAccept, false, C | O | G, ""},
    {"accuse", Act::kAccuse, false, O, "of for"},
    {"add", Act::kAssert, true, C, ""},
    {"admit", Act::kAccept, false, C | O | G, "to"},
    {"advise", Act::kDemand, false, C | I | A, "against"},
    {"advocate", Act::kAppeal, false, O | G, "for"},
    {"affirm", Act::kAssert, true, C | O, ""},
    {"agree", Act::kAccept, false, C | I | N, "to on"},
    {"allege", Act::kAccuse, false, C, ""},
    {"announce", Act::kAssert, true, C | O, ""},
    {"answer", Act::kAssert, true, C, ""},
    {"apologise", Act::kApologise, false, C, "for to"},
    {"apologize", Act::kApologise, false, C, "for to"},
    {"appeal", Act::kAppeal, false, I | N, "for to"},
    {"applaud", Act::kPraise, false, O | N, "for"},
    {"argue", Act::kAssert, true, C, "for"},
    {"ask", Act::kAsk, false, C | I | A, "for"},
    {"assert", Act::kAssert, true, C, ""},
    {"assess", Act::kAssert, true, C, ""},
    {"assure", Act::kPromise, false, C | A, "of"},
    {"aver", Act::kAssert, true, C, ""},
    {"beg", Act::kDemand, false, I | N, "for"},
    {"believe", Act::kAssert, true, C | N, ""},
    {"blame", Act::kAccuse, false, O | N, "for on"},
    {"blast", Act::kCondemn, false, O | N, "for as"},
    {"brand", Act::kCondemn, false, K | N, "as"},
    {"caution", Act::kWarn, false, C | I | A, "against"},
    {"charge", Act::kAccuse, false, C | N, ""},
    {"chide", Act::kCondemn, false, O | N, "for"},
    {"claim", Act::kAssert, true, C | O | N, ""},
    {"clarify", Act::kAssert, true, C, ""},
    {"comment", Act::kAssert, true, C, ""},
    {"complain", Act::kAccuse, false, C, "of about"},
    {"concede", Act::kAccept, false, C | O | N, ""},
    {"conclude", Act::kAssert, true, C | N, ""},
    {"condemn", Act::kCondemn, false, O | N, "for as"},
    {"confess", Act::kAccept, false, C | G | N, "to"},
    {"confirm", Act::kAssert, true, C | O, ""},
    {"congratulate", Act::kPraise, false, O | N, "on for"},
    {"contend", Act::kAssert, true, C, ""},
    {"continue", Act::kAssert, true, 0, ""},
    {"contradict", Act::kDeny, false, O | N, ""},
    {"counter", Act::kDeny, false, C, ""},
    {"criticise", Act::kCondemn, false, O | N, "for over"},
    {"criticize", Act::kCondemn, false, O | N, "for over"},
    {"declare", Act::kAssert, true, C | O, ""},
    {"decline", Act::kRefuse, false, I, ""},
    {"decry", Act::kCondemn, false, O | N, "as"},
    {"demand", Act::kDemand, false, C | I | O, ""},
    {"denounce", Act::kCondemn, false, O | N, "as for"},
    {"deny", Act::kDeny, false, C | O | G | N, ""},
    {"deplore", Act::kCondemn, false, O | N, ""},
    {"describe", Act::kAssert, true, K, "as"},
    {"dismiss", Act::kDeny, false, O | N, "as"},
    {"dispute", Act::kDeny, false, C | O | N, ""},
    {"dub", Act::kCondemn, false, K | N, ""},
    {"emphasise", Act::kAssert, true, C | O, ""},
    {"emphasize", Act::kAssert, true, C | O, ""},
    {"estimate", Act::kAssert, true, C | N, ""},
    {"exclaim", Act::kAssert, true, C, ""},
    {"expect", Act::kPredict, false, C | I | O | N, ""},
    {"explain", Act::kAssert, true, C, ""},
    {"express", Act::kAssert, true, O | N, ""},
    {"fear", Act::kWarn, false, C | N, ""},
    {"forbid", Act::kDemand, false, I | O | N, ""},
    {"forecast", Act::kPredict, false, C | O | N, ""},
    {"foresee", Act::kPredict, false, C | O | N, ""},
    {"guarantee", Act::kPromise, false, C | N, ""},
    {"hail", Act::kPraise, false, O | N, "as for"},
    {"hint", Act::kAssert, true, C, "at"},
    {"hope", Act::kPredict, false, C | I | N, "for"},
    {"implore", Act::kAppeal, false, I | N, ""},
    {"imply", Act::kAssert, true, C | N, ""},
    {"indicate", Act::kAssert, true, C | N, ""},
    {"inform", Act::kAssert, true, C | A | N, "of about"},
    {"insist", Act::kAssert, true, C, "on"},
    {"instruct", Act::kDemand, false, C | I | N, ""},
    {"joke", Act::kAssert, true, C, ""},
    {"lambast", Act::kCondemn, false, O | N, "for as"},
    {"lament", Act::kCondemn, false, C | O | N, ""},
    {"laud", Act::kPraise, false, O | N, "for as"},
    {"maintain", Act::kAssert, true, C, ""},
    {"mention", Act::kAssert, true, C | N, ""},
    {"note", Act::kAssert, true, C, ""},
    {"observe", Act::kAssert, true, C | N, ""},
    {"offer", Act::kOffer, false, I | O | N, ""},
    {"oppose", Act::kCondemn, false, O | G | N, ""},
    {"order", Act::kDemand, false, C | I | N, ""},
    {"plead", Act::kAppeal, false, C | I | N, "for with"},
    {"pledge", Act::kPromise, false, C | I | O | N, "to"},
    {"praise", Act::kPraise, false, O | N, "for as"},
    {"predict", Act::kPredict, false, C | O, ""},
    {"proclaim", Act::kAssert, true, C | O | N, ""},
    {"promise", Act::kPromise, false, C | I | O | A | N, ""},
    {"propose", Act::kOffer, false, C | I | O | G | N, ""},
    {"protest", Act::kCondemn, false, C | N, ""},
    {"quip", Act::kAssert, true, C, ""},
    {"reaffirm", Act::kAssert, true, C | O | N, ""},
    {"reassure", Act::kPromise, false, C | A | N, ""},
    {"rebuff", Act::kRefuse, false, O | N, ""},
    {"rebuke", Act::kCondemn, false, O | N, "for"},
    {"recall", Act::kAssert, true, C | N, ""},
    {"reckon", Act::kAssert, true, C | N, ""},
    {"recommend", Act::kDemand, false, C | G | N, ""},
    {"refuse", Act::kRefuse, false, I | O | N, ""},
    {"refute", Act::kDeny, false, C | O | N, ""},
    {"regret", Act::kCondemn, false, C | O | G | N, ""},
    {"reiterate", Act::kAssert, true, C | O, ""},
    {"reject", Act::kRefuse, false, O | N, "as"},
    {"remark", Act::kAssert, true, C, ""},
    {"remind", Act::kAssert, true, C | A | N, "of"},
    {"repeat", Act::kAssert, true, C | N, ""},
    {"reply", Act::kAssert, true, C, ""},
    {"report", Act::kAssert, true, C | N, ""},
    {"request", Act::kDemand, false, C | O | N, ""},
    {"respond", Act::kAssert, true, C | N, ""},
    {"retort", Act::kDeny, false, C, ""},
    {"reveal", Act::kAssert, true, C | N, ""},
    {"say", Act::kAssert, true, C, ""},
    {"slam", Act::kCondemn, false, O | N, "for as over"},
    {"speculate", Act::kPredict, false, C, ""},
    {"state", Act::kAssert, true, C, ""},
    {"stipulate", Act::kDemand, false, C, ""},
    {"stress", Act::kAssert, true, C | O | N, ""},
    {"suggest", Act::kAssert, true, C | G | N, ""},
    {"suspect", Act::kAccuse, false, C | O | N, "of"},
    {"swear", Act::kPromise, false, C | I | N, ""},
    {"tell", Act::kAssert, true, C | I | A, "of about"},
    {"testify", Act::kAssert, true, C, ""},
    {"thank", Act::kPraise, false, O | N, "for"},
    {"think", Act::kAssert, true, C | N, ""},
    {"threaten", Act::kThreaten, false, C | I | O | A | N, "with"},
    {"tweet", Act::kAssert, true, C, ""},
    {"underline", Act::kAssert, true, C | O | N, ""},
    {"underscore", Act::kAssert, true, C | O | N, ""},
    {"undertake", Act::kPromise, false, I | N, ""},
    {"urge", Act::kDemand, false, C | I | O | N, ""},
    {"vow", Act::kPromise, false, C | I | O | N, ""},
    {"want", Act::kDemand, false, I | N, ""},
    {"warn", Act::kWarn, false, C | I | A, "of about against"},
    {"welcome", Act::kPraise, false, O | N, "as"},
    {"wonder", Act::kAsk, false, C | N, ""},
    {"write", Act::kAssert, true, C | N, ""},
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
