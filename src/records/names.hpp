// The printed names of every enumeration of the records, both ways.
#pragma once

#include <demarche/records.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace demarche {

// "part_of_day", "government_body", "decline_comment", "at_least" ... as `demarche export` writes
// them; event types in capitals ("CONSULT").
std::string_view name_of(Precision value);
std::string_view name_of(PlacePrecision value);
std::string_view name_of(RemovalReason value);
std::string_view name_of(CopyKind value);
std::string_view name_of(ActorKind value);
std::string_view name_of(SpeakerBasis value);
std::string_view name_of(Act value);
std::string_view name_of(SpeechMode value);
std::string_view name_of(EventType value);
std::string_view name_of(EventStatus value);
std::string_view name_of(Bound value);
std::string_view name_of(Measure value);
std::string_view name_of(FigureStatus value);
std::string_view name_of(RelationKind value);
std::string_view name_of(MeetingFormat value);
std::string_view name_of(MeetingStatus value);

// All names, in the order of the enumerators. Of Act so far.
template <typename Enum>
std::span<const std::string_view> all_names();

// The value of that name; nothing for an unknown one.
template <typename Enum>
std::optional<Enum> parse_name(std::string_view name);

}  // namespace demarche
