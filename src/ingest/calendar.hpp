// Days of the proleptic Gregorian calendar and the dates that are written out in full.
#pragma once

#include <demarche/records.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::ingest {

// Days since 1970-01-01.
using Day = long;

Day day_of(int year, int month, int day);
std::string iso(Day day);                            // "2021-12-02"
int weekday_of(Day day);                             // 0 Monday ... 6 Sunday
std::optional<Day> parse_iso_day(std::string_view);  // of the first ten characters; real days only
Day last_day_of_month(int year, int month);

std::optional<int> month_named(std::string_view);    // "Dec.", "December" -> 12
std::optional<int> weekday_named(std::string_view);  // "Thursday", "Thu." -> 3

// A date written with day, month and year, perhaps with a time: "2021-12-02T10:00:00Z",
// "2 December 2021", "Dec. 2, 2021 10:15". Day before month in figures is not guessed.
struct WrittenDate {
  std::size_t begin = 0;  // bytes of the text it was found in
  std::size_t end = 0;
  Day day = 0;
  std::string time;                 // "10:15", empty if none
  std::optional<std::string> zone;  // "UTC", "+03:00"
};
std::optional<WrittenDate> find_date(std::string_view text, std::size_t from = 0);

// "Jan 9", "9 January": a day of a year that is not told.
struct DayOfYear {
  int month = 0;
  int day = 0;
};
std::optional<DayOfYear> find_day_of_year(std::string_view text);

Interval day_interval(Day day, std::string basis, std::string printed);
Interval range_interval(Day first, Day last, Precision precision, std::string basis);
Interval to_interval(const WrittenDate& date, std::string basis, std::string printed);

}  // namespace demarche::ingest
