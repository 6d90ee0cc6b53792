#include "ingest/calendar.hpp"

#include "ingest/pattern.hpp"
#include "text/strings.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

struct Civil {
  int year, month, day;
};

// Howard Hinnant, "chrono-compatible low-level date algorithms".
Civil civil_of(Day days) {
  days += 719468;
  const Day era = (days >= 0 ? days : days - 146096) / 146097;
  const auto doe = static_cast<unsigned>(days - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  const auto month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int>(era * 400 + static_cast<Day>(yoe)) + (month <= 2 ? 1 : 0), month,
          static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Day> real_day(int year, int month, int day) {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const Day result = day_of(year, month, day);
  const Civil back = civil_of(result);
  if (back.month != month || back.day != day) return {};
  return result;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// A full name, or a beginning of at least three letters ("Sept.", "Thurs").
template <std::size_t N>
std::optional<int> named(std::string_view word, const std::array<std::string_view, N>& names) {
  if (word.ends_with('.')) word.remove_suffix(1);
  const std::string lower = text::to_lower(word);
  if (lower.size() < 3) return {};
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == lower || (lower.size() <= 5 && names[i].starts_with(lower))) {
      return static_cast<int>(i);
    }
  }
  return {};
}

#define MONTH_NAME                                                                                 \
  "(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?"                \
  "|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|" \
  "\\.)?)"
#define TIME_OF_DAY                                                                             \
  "(?:(?:T| |,| at | - )\\s*(\\d{1,2})[:.](\\d{2})(?::\\d{2}(?:\\.\\d+)?)?\\s*([ap]\\.?m\\.?)?" \
  "\\s*(Z\\b|UTC\\b|GMT\\b|[+-]\\d{2}:?\\d{2})?)?"

std::string clock_of(std::string_view hour, std::string_view minute, std::string_view half) {
  int h = number(hour);
  const int m = number(minute);
  if (!half.empty()) {
    h %= 12;
    if (half.front() == 'p' || half.front() == 'P') h += 12;
  }
  if (h > 23 || m > 59) return {};
  return fmt::format("{:02}:{:02}", h, m);
}

std::optional<std::string> zone_of(std::string_view zone) {
  if (zone.empty()) return {};
  if (zone.front() != '+' && zone.front() != '-') return "UTC";
  std::string out(zone);
  if (out.size() == 5) out.insert(3, ":");
  return out == "+00:00" || out == "-00:00" ? "UTC" : out;
}

}  // namespace

Day day_of(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const auto yoe = static_cast<unsigned>(year - era * 400);
  const unsigned doy = (153 * static_cast<unsigned>(month > 2 ? month - 3 : month + 9) + 2) / 5 +
                       static_cast<unsigned>(day) - 1;
  const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return static_cast<Day>(era) * 146097 + static_cast<Day>(doe) - 719468;
}

std::string iso(Day day) {
  const Civil civil = civil_of(day);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

int weekday_of(Day day) {
  return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

Day last_day_of_month(int year, int month) {
  return (month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1)) - 1;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  static const Pattern kIso(R"(^(\d{4})-(\d{2})-(\d{2})(?!\d))");
  const auto match = kIso.find(text);
  if (!match) return {};
  return real_day(number(match->groups[1]), number(match->groups[2]), number(match->groups[3]));
}

std::optional<int> month_named(std::string_view word) {
  const auto index = named(word, kMonths);
  return index ? std::optional<int>(*index + 1) : std::nullopt;
}

std::optional<int> weekday_named(std::string_view word) {
  return named(word, kWeekdays);
}

std::optional<WrittenDate> find_date(std::string_view text, std::size_t from) {
  static const Pattern kYearFirst(R"((?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d))" TIME_OF_DAY);
  static const Pattern kDayFirst(R"((?<![\d.,:])(\d{1,2})(?:st|nd|rd|th)?(?: of)? )" MONTH_NAME
                                 R"(,? (\d{4})(?!\d))" TIME_OF_DAY);
  static const Pattern kMonthFirst(R"(\b)" MONTH_NAME
                                   R"( (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d))" TIME_OF_DAY);
  std::optional<WrittenDate> best;
  const auto consider = [&](const Pattern& pattern, int year, int month, int day, int time) {
    const auto match = pattern.find(text, from);
    if (!match || (best && best->begin <= match->begin)) return;
    const auto group = [&](int i) { return match->groups[static_cast<std::size_t>(i)]; };
    const int month_number = group(month).front() >= '0' && group(month).front() <= '9'
                                 ? number(group(month))
                                 : month_named(group(month)).value_or(0);
    const auto real = real_day(number(group(year)), month_number, number(group(day)));
    if (!real) return;
    WrittenDate found{match->begin, match->end, *real, {}, {}};
    if (!group(time).empty()) {
      found.time = clock_of(group(time), group(time + 1), group(time + 2));
      found.zone = zone_of(group(time + 3));
    }
    best = found;
  };
  consider(kYearFirst, 1, 3, 4, 5);
  consider(kDayFirst, 3, 2, 1, 4);
  consider(kMonthFirst, 3, 1, 2, 4);
  return best;
}

std::optional<DayOfYear> find_day_of_year(std::string_view text) {
  static const Pattern kMonthFirst(R"(\b)" MONTH_NAME R"( (\d{1,2})(?!\d))");
  static const Pattern kDayFirst(R"((?<!\d)(\d{1,2}) )" MONTH_NAME R"((?!\p{L}))");
  DayOfYear found;
  if (const auto match = kMonthFirst.find(text)) {
    found = {month_named(match->groups[1]).value_or(0), number(match->groups[2])};
  } else if (const auto other = kDayFirst.find(text)) {
    found = {month_named(other->groups[2]).value_or(0), number(other->groups[1])};
  }
  // Of a leap year, so that 29 February is a day.
  if (!real_day(2024, found.month, found.day)) return {};
  return found;
}

Interval day_interval(Day day, std::string basis, std::string printed) {
  Interval interval = range_interval(day, day, Precision::kDay, std::move(basis));
  interval.text = std::move(printed);
  return interval;
}

Interval range_interval(Day first, Day last, Precision precision, std::string basis) {
  Interval interval;
  interval.begin = iso(first);
  interval.end = iso(last);
  interval.precision = precision;
  interval.basis = std::move(basis);
  return interval;
}

Interval to_interval(const WrittenDate& date, std::string basis, std::string printed) {
  Interval interval = day_interval(date.day, std::move(basis), std::move(printed));
  if (!date.time.empty()) {
    interval.begin = interval.end = interval.begin + "T" + date.time;
    interval.precision = Precision::kMinute;
    interval.zone = date.zone;
  }
  return interval;
}

}  // namespace demarche::ingest
