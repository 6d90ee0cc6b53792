// Words of time: names of months, days, units, parts of the day, zones.
#pragma once

#include "extract/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace demarche::extract {

std::optional<unsigned> month_named(std::string_view lower);    // "december", "dec" -> 12
bool is_short_month(std::string_view lower);                    // "dec": a point may follow
std::optional<int> weekday_named(std::string_view lower);       // "monday", "mon" -> 0
std::optional<unsigned> season_named(std::string_view lower);   // "spring" -> 0 ... 3
std::optional<Unit> unit_named(std::string_view lower);         // "weeks" -> kWeek
bool is_plural_unit(std::string_view lower);                    // "weeks"
std::optional<int> small_number_named(std::string_view lower);  // "two", "dozen" no; to 90
std::optional<unsigned> ordinal_named(std::string_view lower);  // "first" -> 1 ... "twelfth"
std::optional<int> decade_named(std::string_view lower);        // "nineties" -> 90

// A part of the day, minutes after midnight; `end` may lie on the next day.
struct DayPart {
  int begin = 0;
  int end = 0;
  std::string_view timex;  // "MO", "AF", "EV", "NI"
};
std::optional<DayPart> day_part_named(std::string_view lower);  // "morning" 06-12 ...

// A zone that clock times are printed in: IANA name, and standard offset from UTC in minutes.
std::optional<std::string_view> zone_of_city(std::string_view lower);     // "moscow"
std::optional<std::string_view> zone_abbreviated(std::string_view text);  // "GMT", "CET", "EST"

struct Holiday {
  unsigned month;
  unsigned day;
};
std::optional<Holiday> holiday_named(std::string_view lower);  // "christmas", fixed days only

}  // namespace demarche::extract
