#include "records/names.hpp"

#include <array>
#include <cstddef>

namespace demarche {

namespace {

// Names in the order of the enumerators.
template <typename Enum>
struct Names;

template <>
struct Names<Precision> {
  static constexpr std::array<std::string_view, 9> kAll = {
      "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "year", "decade"};
};

template <>
struct Names<PlacePrecision> {
  static constexpr std::array<std::string_view, 6> kAll = {"site",   "city",    "admin2",
                                                           "admin1", "country", "region"};
};

template <>
struct Names<RemovalReason> {
  static constexpr std::array<std::string_view, 10> kAll = {
      "advertisement", "teaser",         "subscription", "caption",  "credit",
      "source_link",   "comment_prompt", "navigation",   "dateline", "other"};
};

template <>
struct Names<CopyKind> {
  static constexpr std::array<std::string_view, 6> kAll = {
      "verbatim", "excerpt", "rewrite", "translation", "update", "shared_passage"};
};

template <>
struct Names<ActorKind> {
  static constexpr std::array<std::string_view, 10> kAll = {
      "person",      "state", "government_body", "organisation", "bloc",
      "armed_group", "group", "medium",          "vessel",       "unknown"};
};

template <>
struct Names<SpeakerBasis> {
  static constexpr std::array<std::string_view, 7> kAll = {
      "name", "office", "pronoun", "metonym", "group", "anonymous", "none"};
};

template <>
struct Names<Act> {
  static constexpr std::array<std::string_view, 18> kAll = {
      "assert",  "accuse",   "condemn",        "deny",      "demand",
      "appeal",  "threaten", "warn",           "offer",     "promise",
      "refuse",  "accept",   "praise",         "apologise", "claim_responsibility",
      "predict", "ask",      "decline_comment"};
};

template <>
struct Names<SpeechMode> {
  static constexpr std::array<std::string_view, 3> kAll = {"direct", "indirect", "mixed"};
};

template <>
struct Names<EventType> {
  static constexpr std::array<std::string_view, 16> kAll = {
      "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
      "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
};

template <>
struct Names<EventStatus> {
  static constexpr std::array<std::string_view, 12> kAll = {
      "happened", "ongoing", "planned", "threatened", "conditional",  "demanded",
      "offered",  "refused", "denied",  "alleged",    "hypothetical", "negated"};
};

template <>
struct Names<Bound> {
  static constexpr std::array<std::string_view, 8> kAll = {
      "exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"};
};

template <>
struct Names<Measure> {
  static constexpr std::array<std::string_view, 14> kAll = {
      "forces",    "killed",  "wounded", "missing", "captured", "displaced", "arrested",
      "incidents", "weapons", "money",   "quota",   "share",    "distance",  "other"};
};

template <>
struct Names<FigureStatus> {
  static constexpr std::array<std::string_view, 5> kAll = {"present", "planned", "capacity",
                                                           "cumulative", "increment"};
};

template <>
struct Names<RelationKind> {
  static constexpr std::array<std::string_view, 6> kAll = {
      "same", "compatible", "refines", "superseded", "conflicts", "not_comparable"};
};

template <>
struct Names<MeetingFormat> {
  static constexpr std::array<std::string_view, 4> kAll = {"in_person", "virtual", "phone",
                                                           "unknown"};
};

template <>
struct Names<MeetingStatus> {
  static constexpr std::array<std::string_view, 6> kAll = {"proposed", "scheduled", "held",
                                                           "moved",    "cancelled", "lapsed"};
};

template <typename Enum>
std::string_view name_at(Enum value) {
  return Names<Enum>::kAll[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Precision value) {
  return name_at(value);
}
std::string_view name_of(PlacePrecision value) {
  return name_at(value);
}
std::string_view name_of(RemovalReason value) {
  return name_at(value);
}
std::string_view name_of(CopyKind value) {
  return name_at(value);
}
std::string_view name_of(ActorKind value) {
  return name_at(value);
}
std::string_view name_of(SpeakerBasis value) {
  return name_at(value);
}
std::string_view name_of(Act value) {
  return name_at(value);
}
std::string_view name_of(SpeechMode value) {
  return name_at(value);
}
std::string_view name_of(EventType value) {
  return name_at(value);
}
std::string_view name_of(EventStatus value) {
  return name_at(value);
}
std::string_view name_of(Bound value) {
  return name_at(value);
}
std::string_view name_of(Measure value) {
  return name_at(value);
}
std::string_view name_of(FigureStatus value) {
  return name_at(value);
}
std::string_view name_of(RelationKind value) {
  return name_at(value);
}
std::string_view name_of(MeetingFormat value) {
  return name_at(value);
}
std::string_view name_of(MeetingStatus value) {
  return name_at(value);
}

template <typename Enum>
std::optional<Enum> parse_name(std::string_view name) {
  const auto& all = Names<Enum>::kAll;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum>
std::span<const std::string_view> all_names() {
  return Names<Enum>::kAll;
}

template std::span<const std::string_view> all_names<Act>();
template std::optional<Precision> parse_name(std::string_view);
template std::optional<PlacePrecision> parse_name(std::string_view);
template std::optional<RemovalReason> parse_name(std::string_view);
template std::optional<CopyKind> parse_name(std::string_view);
template std::optional<ActorKind> parse_name(std::string_view);
template std::optional<SpeakerBasis> parse_name(std::string_view);
template std::optional<Act> parse_name(std::string_view);
template std::optional<SpeechMode> parse_name(std::string_view);
template std::optional<EventType> parse_name(std::string_view);
template std::optional<EventStatus> parse_name(std::string_view);
template std::optional<Bound> parse_name(std::string_view);
template std::optional<Measure> parse_name(std::string_view);
template std::optional<FigureStatus> parse_name(std::string_view);
template std::optional<RelationKind> parse_name(std::string_view);
template std::optional<MeetingFormat> parse_name(std::string_view);
template std::optional<MeetingStatus> parse_name(std::string_view);

}  // namespace demarche
