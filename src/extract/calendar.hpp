// Calendar arithmetic on civil days: stretches of whole days, and their ISO 8601 names.
#pragma once

#include <demarche/records.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::extract {

using Day = std::chrono::sys_days;

// Whole days, both ends included.
struct Days {
  Day begin;
  Day end;
};

// Units of the calendar that expressions count in. kQuarter and kWeekend have no TIMEX3 letter.
enum class Unit : std::uint8_t {
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};

// Nothing when the month has no such day.
std::optional<Day> day_of(int year, unsigned month, unsigned day);
int year_of(Day day);
unsigned month_of(Day day);
unsigned day_in_month(Day day);
int weekday_of(Day day);  // Monday 0 ... Sunday 6

Days month_days(int year, unsigned month);  // month 1-12
Days year_days(int year);
Days week_days(Day day);  // ISO week: Monday to Sunday
Days quarter_days(int year, unsigned quarter);
// Meteorological seasons: 0 spring (March) ... 3 winter (December of `year` to February).
Days season_days(int year, unsigned season);
// The unit that contains `day`, moved by `steps` units (-1: the one before).
Days unit_days(Unit unit, Day day, int steps);
// `day` moved by `count` units; a day that the month lacks becomes its last.
Day shifted(Day day, Unit unit, int count);

std::string iso_day(Day day);                             // "2021-12-02"
std::string iso_minute(Day day, int minute);              // "2021-12-07T10:00"
std::string iso_week(Day day);                            // "2021-W48"
std::string iso_month(Day day);                           // "2021-12"
std::optional<Day> parse_iso_day(std::string_view text);  // first ten characters

Precision precision_of(Unit unit);
std::string_view unit_name(Unit unit);

}  // namespace demarche::extract
