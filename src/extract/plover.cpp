#include "extract/plover.hpp"

#include <array>

namespace demarche::extract {

namespace {

using enum EventType;

struct Score {
  EventType type;
  std::string_view mode;  // empty: the type's base score
  double value;
};

constexpr std::array kScores{
    Score{kAgree, "", 2.5},
    Score{kConsult, "", 2.5},
    Score{kConsult, "visit", 4},
    Score{kConsult, "third-party", 1},
    Score{kConsult, "multilateral", 4},
    Score{kConsult, "phone", 1.5},
    Score{kSupport, "", 5},
    Score{kConcede, "", 4.5},
    Score{kCooperate, "", 9.5},
    Score{kAid, "", 10},
    Score{kRetreat, "", 6.5},
    Score{kRetreat, "withdraw", 8},
    Score{kRetreat, "release", 6.5},
    Score{kRetreat, "disarm", 10},
    Score{kRetreat, "ceasefire", 7.5},
    Score{kRetreat, "access", 6.5},
    Score{kRetreat, "resign", 4.5},
    Score{kRequest, "", 0},
    Score{kRequest, "assist", 0.5},
    Score{kRequest, "change", -1},
    Score{kRequest, "yield", -1},
    Score{kRequest, "meet", 0},
    Score{kAccuse, "", -2},
    Score{kAccuse, "disapprove", -2},
    Score{kAccuse, "investigate", -3.5},
    Score{kAccuse, "allege", -3.5},
    Score{kReject, "", -2},
    Score{kReject, "assist", -1.5},
    Score{kThreaten, "", -3.5},
    Score{kThreaten, "restrict", -3},
    Score{kThreaten, "territory", -4},
    Score{kProtest, "", -5},
    Score{kProtest, "riot", -7},
    Score{kProtest, "hunger", -4.5},
    Score{kProtest, "boycott", -4.5},
    Score{kProtest, "obstruct", -4.5},
    Score{kSanction, "", -6},
    Score{kSanction, "expel", -5.5},
    Score{kMobilize, "", -5.5},
    Score{kMobilize, "troops", -6.5},
    Score{kMobilize, "weapons", -6.5},
    Score{kMobilize, "militia", -6},
    Score{kCoerce, "", -7},
    Score{kCoerce, "censor", -6.5},
    Score{kCoerce, "curfew", -6.5},
    Score{kCoerce, "martial-law", -7.5},
    Score{kCoerce, "misinformation", -6.5},
    Score{kAssault, "", -9},
    Score{kAssault, "abduct", -8.5},
    Score{kAssault, "beat", -7.5},
    Score{kAssault, "torture", -8.5},
    Score{kAssault, "sexual", -8.5},
    Score{kAssault, "targeted", -9.5},
    Score{kAssault, "destroy", -8.5},
    Score{kAssault, "primitive", -8},
    Score{kAssault, "suicide-attack", -9.5},
    Score{kAssault, "aerial", -9.5},
    Score{kAssault, "drone", -9.5},
    Score{kAssault, "heavy-weapons", -9.5},
    Score{kAssault, "crowd-control", -7.5},
    Score{kAssault, "unconventional", -10},
};

// By the first two digits of the code.
constexpr std::array<EventType, 21> kByRoot{
    kRequest, kRequest,  kRequest,  kAgree,   kConsult, kSupport, kCooperate,
    kAid,     kConcede,  kAccuse,   kRequest, kAccuse,  kReject,  kThreaten,
    kProtest, kMobilize, kSanction, kCoerce,  kAssault, kAssault, kAssault};

}  // namespace

EventType type_of_cameo(std::string_view cameo, std::string_view mode) {
  const auto starts = [&](std::string_view prefix) { return cameo.starts_with(prefix); };
  if (mode == "resign") return kRetreat;
  if (mode == "convict") return kSanction;
  if (mode == "meet" && starts("16")) return kReject;
  if (starts("0813") || starts("0814") || starts("084") || starts("085") || starts("086") ||
      starts("087")) {
    return kRetreat;
  }
  if (starts("191") || starts("192")) return kCoerce;
  if (starts("175") || starts("1712")) return kAssault;
  const std::size_t root = static_cast<std::size_t>((cameo[0] - '0') * 10 + (cameo[1] - '0'));
  return kByRoot[root < kByRoot.size() ? root : 0];
}

EventType plover_type(EventType type, EventStatus status) {
  const bool to_come = status == EventStatus::kPlanned || status == EventStatus::kOffered ||
                       status == EventStatus::kConditional || status == EventStatus::kThreatened ||
                       status == EventStatus::kHypothetical;
  if (!to_come) return type;
  switch (type) {
    case kConsult:
    case kSupport:
    case kCooperate:
    case kAid:
      return kAgree;
    case kRetreat:
      return kConcede;
    default:
      return type;
  }
}

int quad_of(EventType type) {
  switch (type) {
    case kAgree:
    case kConsult:
    case kSupport:
    case kConcede:
      return 1;
    case kCooperate:
    case kAid:
    case kRetreat:
      return 2;
    case kRequest:
    case kAccuse:
    case kReject:
    case kThreaten:
      return 3;
    default:
      return 4;
  }
}

double intensity_of(EventType type, std::string_view mode) {
  double base = 0.0;
  for (const Score& score : kScores) {
    if (score.type != type) continue;
    if (score.mode.empty()) base = score.value;
    if (score.mode == mode) return score.value;
  }
  return base;
}

}  // namespace demarche::extract
