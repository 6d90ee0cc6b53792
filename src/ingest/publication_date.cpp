#include "ingest/publication_date.hpp"

#include "ingest/calendar.hpp"
#include "ingest/pattern.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The latest year that the body names as past or present; 0 if none. A dateline without a year is
// of that year or later, so it is only used to offer an alternative.
std::optional<Interval> date_in_dateline(const std::string& dateline) {
  if (dateline.empty()) return {};
  const auto date = find_date(dateline);
  if (!date) return {};
  return to_interval(*date, "dateline", dateline.substr(date->begin, date->end - date->begin));
}

}  // namespace

std::optional<Interval> date_in_url(std::string_view url) {
  static const Pattern kDay(
      R"((?<!\d)((?:19|20)\d{2})([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d))");
  static const Pattern kNamed(
      R"(/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?!\d))");
  static const Pattern kMonth(R"(/((?:19|20)\d{2})[-/](0[1-9]|1[0-2])/)");
  if (url.find("://") == std::string_view::npos) return {};
  const auto day = [&](std::string_view y, int month, std::string_view d,
                       std::string_view printed) -> std::optional<Interval> {
    const auto real = parse_iso_day(fmt::format("{}-{:02}-{:02}", y, month, number(d)));
    if (!real) return {};
    return day_interval(*real, "date in the address", std::string(printed));
  };
  if (const auto match = kDay.find(url)) {
    return day(match->groups[1], number(match->groups[3]), match->groups[4], match->groups[0]);
  }
  if (const auto match = kNamed.find(url)) {
    return day(match->groups[1], month_named(match->groups[2]).value_or(0), match->groups[3],
               match->groups[0]);
  }
  if (const auto match = kMonth.find(url)) {
    const int year = number(match->groups[1]);
    const int month = number(match->groups[2]);
    Interval interval = range_interval(day_of(year, month, 1), last_day_of_month(year, month),
                                       Precision::kMonth, "month in the address");
    interval.text = std::string(match->groups[0]);
    return interval;
  }
  return {};
}

std::optional<Interval> publication_date(const Draft& draft, const CleanText& clean,
                                         std::string_view given) {
  if (!given.empty()) {
    if (const auto date = find_date(given)) return to_interval(*date, "given", std::string(given));
  }
  std::optional<Interval> chosen;
  for (const std::optional<Interval>& clue :
       {draft.published, clean.published, date_in_url(draft.url),
        date_in_dateline(clean.dateline)}) {
    if (!clue) continue;
    if (!chosen) {
      chosen = clue;
      continue;
    }
    const auto day = [](const Interval& interval) { return interval.begin.substr(0, 10); };
    if (chosen->precision == Precision::kMonth && clue->begin >= chosen->begin &&
        clue->begin.substr(0, 10) <= chosen->end) {
      chosen = clue;  // the same month, told more exactly
    } else if (day(*chosen) != day(*clue) && clue->precision != Precision::kMonth) {
      chosen->alternatives.push_back(fmt::format("{}/{}: {}", day(*clue), day(*clue), clue->basis));
    }
  }
  return chosen;
}

}  // namespace demarche::ingest
