#include "extract/calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace demarche::extract {

namespace chrono = std::chrono;

namespace {

chrono::year_month_day civil(Day day) {
  return chrono::year_month_day{day};
}

Day last_day_of(int year, unsigned month) {
  return Day{chrono::year{year} / chrono::month{month} / chrono::last};
}

Day first_day_of(int year, unsigned month) {
  return Day{chrono::year{year} / chrono::month{month} / 1};
}

}  // namespace

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
  const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

int year_of(Day day) {
  return static_cast<int>(civil(day).year());
}

unsigned month_of(Day day) {
  return static_cast<unsigned>(civil(day).month());
}

unsigned day_in_month(Day day) {
  return static_cast<unsigned>(civil(day).day());
}

int weekday_of(Day day) {
  return static_cast<int>(chrono::weekday{day}.iso_encoding()) - 1;
}

Days month_days(int year, unsigned month) {
  return {first_day_of(year, month), last_day_of(year, month)};
}

Days year_days(int year) {
  return {first_day_of(year, 1), last_day_of(year, 12)};
}

Days week_days(Day day) {
  const Day monday = day - chrono::days{weekday_of(day)};
  return {monday, monday + chrono::days{6}};
}

Days quarter_days(int year, unsigned quarter) {
  return {first_day_of(year, quarter * 3 - 2), last_day_of(year, quarter * 3)};
}

Days season_days(int year, unsigned season) {
  if (season == 3) return {first_day_of(year, 12), last_day_of(year + 1, 2)};
  return {first_day_of(year, season * 3 + 3), last_day_of(year, season * 3 + 5)};
}

Day shifted(Day day, Unit unit, int count) {
  const auto by_months = [&](int months) {
    auto moved = civil(day) + chrono::months{months};
    if (!moved.ok()) moved = moved.year() / moved.month() / chrono::last;
    return Day{moved};
  };
  switch (unit) {
    case Unit::kMinute:
      return day + chrono::days{count / (24 * 60)};
    case Unit::kHour:
      return day + chrono::days{count / 24};
    case Unit::kDay:
      return day + chrono::days{count};
    case Unit::kWeekend:
    case Unit::kWeek:
      return day + chrono::days{7 * count};
    case Unit::kMonth:
      return by_months(count);
    case Unit::kQuarter:
      return by_months(3 * count);
    case Unit::kYear:
      return by_months(12 * count);
    case Unit::kDecade:
      return by_months(120 * count);
    case Unit::kCentury:
      return by_months(1200 * count);
  }
  return day;
}

Days unit_days(Unit unit, Day day, int steps) {
  const Day moved = shifted(day, unit, steps);
  const int year = year_of(moved);
  switch (unit) {
    case Unit::kMinute:
    case Unit::kHour:
    case Unit::kDay:
      return {moved, moved};
    case Unit::kWeekend: {
      const Days week = week_days(moved);
      return {week.end - chrono::days{1}, week.end};
    }
    case Unit::kWeek:
      return week_days(moved);
    // From the first of the month, so that 31 March minus a month stays in February.
    case Unit::kMonth: {
      const Day there = shifted(first_day_of(year_of(day), month_of(day)), Unit::kMonth, steps);
      return month_days(year_of(there), month_of(there));
    }
    case Unit::kQuarter: {
      const Day there = shifted(first_day_of(year_of(day), month_of(day)), Unit::kQuarter, steps);
      return quarter_days(year_of(there), (month_of(there) + 2) / 3);
    }
    case Unit::kYear:
      return year_days(year);
    case Unit::kDecade:
      return {first_day_of(year / 10 * 10, 1), last_day_of(year / 10 * 10 + 9, 12)};
    case Unit::kCentury:
      return {first_day_of((year - 1) / 100 * 100 + 1, 1),
              last_day_of((year - 1) / 100 * 100 + 100, 12)};
  }
  return {moved, moved};
}

std::string iso_day(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_in_month(day));
}

std::string iso_minute(Day day, int minute) {
  const int over = minute / (24 * 60);
  const int rest = minute % (24 * 60);
  return fmt::format("{}T{:02}:{:02}", iso_day(day + chrono::days{over}), rest / 60, rest % 60);
}

std::string iso_week(Day day) {
  const Day thursday = week_days(day).begin + chrono::days{3};
  const int year = year_of(thursday);
  const auto week = (thursday - first_day_of(year, 1)).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", year, week);
}

std::string iso_month(Day day) {
  return fmt::format("{:04}-{:02}", year_of(day), month_of(day));
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = -1;
    const char* end = text.data() + at + length;
    const auto parsed = std::from_chars(text.data() + at, end, value);
    return parsed.ptr == end ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

Precision precision_of(Unit unit) {
  switch (unit) {
    case Unit::kMinute:
      return Precision::kMinute;
    case Unit::kHour:
      return Precision::kHour;
    case Unit::kDay:
    case Unit::kWeekend:
      return Precision::kDay;
    case Unit::kWeek:
      return Precision::kWeek;
    case Unit::kMonth:
      return Precision::kMonth;
    case Unit::kQuarter:
      return Precision::kQuarter;
    case Unit::kYear:
      return Precision::kYear;
    case Unit::kDecade:
    case Unit::kCentury:
      return Precision::kDecade;
  }
  return Precision::kDay;
}

std::string_view unit_name(Unit unit) {
  constexpr std::array<std::string_view, 10> kNames{
      "minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"};
  return kNames[static_cast<std::size_t>(unit)];
}

}  // namespace demarche::extract
