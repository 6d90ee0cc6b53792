// Words of meetings.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace demarche::extract {

// What a noun of meeting is: its type as titles print it, and whether it is one of a body or many
// ("session", "conference").
struct MeetingNoun {
  std::string_view type;
  bool assembly = false;
};
std::optional<MeetingNoun> meeting_noun(std::string_view lemma, std::string_view tag);

// Verbs that are the meeting: "meet", "confer", "visit".
std::optional<std::string_view> meeting_verb(std::string_view lemma);

// What the governing verb does to the meeting that is its object or subject.
enum class Treatment : std::uint8_t {
  kNone,
  kHold,      // hold, attend, open, end
  kSchedule,  // schedule, agree, announce
  kPropose,   // propose, offer, call for
  kMove,      // postpone
  kCancel,    // call off
  kRefuse,    // refuse, rule out
};
Treatment treatment_of(std::string_view lemma, std::string_view particle);

}  // namespace demarche::extract
