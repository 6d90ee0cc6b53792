// Days and periods of the calendar: "3 March 2021", "Thursday", "the third quarter of 2009".
#include "extract/times_grammar.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

namespace demarche::extract {

namespace chrono = std::chrono;

namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2100;

Expression whole(std::size_t first, std::size_t next, Days days, Precision precision,
                 std::string basis, std::string timex) {
  Expression e;
  e.first = first;
  e.next = next;
  e.days = days;
  e.precision = precision;
  e.basis = std::move(basis);
  e.timex = std::move(timex);
  return e;
}

std::string reading(Days days, std::string_view what) {
  return fmt::format("{}/{}: {}", iso_day(days.begin), iso_day(days.end), what);
}

constexpr std::array<std::string_view, 4> kSeasonTimex{"SP", "SU", "FA", "WI"};

}  // namespace

Expression TimeGrammar::dated(std::size_t first, std::size_t next, int year, unsigned month,
                              unsigned day) const {
  Expression e;
  e.first = first;
  e.next = next;
  e.own_year = true;
  e.basis = "full date";
  if (const auto found = day_of(year, month, day)) {
    e.days = Days{*found, *found};
    e.timex = iso_day(*found);
  }
  return e;
}

Expression TimeGrammar::yearless(std::size_t first, std::size_t next, unsigned month,
                                 unsigned day) const {
  Expression e;
  e.first = first;
  e.next = next;
  e.timex = fmt::format("XXXX-{:02}-{:02}", month, day);
  const bool ahead = direction_(first, next).ahead;
  if (sentence_year.has_value() && !ahead) {
    if (const auto found = day_of(*sentence_year, month, day)) {
      e.days = Days{*found, *found};
      e.timex = iso_day(*found);
      e.basis = "year named before in the sentence";
      return e;
    }
  }
  const auto near = anchor_.for_unit(Unit::kMonth);
  if (!near.has_value()) return e;
  std::optional<Day> best;
  for (int year = year_of(*near) - 1; year <= year_of(*near) + 1; ++year) {
    const auto candidate = day_of(year, month, day);
    if (!candidate.has_value()) continue;
    if (!best.has_value() ||
        std::abs((*candidate - *near).count()) < std::abs((*best - *near).count())) {
      best = candidate;
    }
  }
  if (best.has_value()) {
    e.basis = "day and month nearest to publication";
    // Far from publication the verb says on which side.
    constexpr int kFar = 120;
    const auto away = (*best - *near).count();
    if (std::abs(away) > kFar && (away > 0) != ahead) {
      if (const auto other = day_of(year_of(*best) + (ahead ? 1 : -1), month, day)) {
        e.alternatives.push_back(reading({*best, *best}, "the nearest"));
        best = other;
        e.basis = ahead ? "first such day after publication" : "latest such day before publication";
      }
    }
    e.days = Days{*best, *best};
    e.timex = iso_day(*best);
  }
  return e;
}

MaybeTime TimeGrammar::numeric_date(std::size_t i) const {
  if (!number(i) || !number(i + 2) || !number(i + 4) || !tight(i + 1) || !tight(i + 2) ||
      !tight(i + 3) || !tight(i + 4)) {
    return std::nullopt;
  }
  const char c = pieces_[i + 1].text[0];
  if ((c != '-' && c != '/' && c != '.') || !mark(i + 3, c)) return std::nullopt;
  const long a = pieces_[i].number;
  const long b = pieces_[i + 2].number;
  const long y = pieces_[i + 4].number;
  if (pieces_[i].text.size() == 4) {
    if (a < kFirstYear || a > kLastYear ||
        !day_of(static_cast<int>(a), static_cast<unsigned>(b), static_cast<unsigned>(y))) {
      return std::nullopt;
    }
    return dated(i, i + 5, static_cast<int>(a), static_cast<unsigned>(b), static_cast<unsigned>(y));
  }
  if (c == '-' || pieces_[i + 4].text.size() == 1 || pieces_[i + 4].text.size() == 3)
    return std::nullopt;
  const int year = static_cast<int>(y < 100 ? (y < 70 ? 2000 + y : 1900 + y) : y);
  if (year < kFirstYear || year > kLastYear || a < 1 || b < 1 || a > 31 || b > 31)
    return std::nullopt;
  const bool day_first = c == '.' || a > 12;
  const long day = day_first ? a : b;
  const long month = day_first ? b : a;
  if (!day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) return std::nullopt;
  Expression e = dated(i, i + 5, year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (c == '/' && a <= 12 && b <= 12 && a != b) {
    e.basis = "month before day";
    if (const auto other = day_of(year, static_cast<unsigned>(day), static_cast<unsigned>(month))) {
      e.alternatives.push_back(reading({*other, *other}, "day before month"));
    }
  }
  return e;
}

std::optional<TimeGrammar::Counted> TimeGrammar::day_number_at(std::size_t i) const {
  if (!number(i) || pieces_[i].text.size() > 2 || pieces_[i].number < 1 || pieces_[i].number > 31) {
    if (const auto ordinal = i < pieces_.size() ? ordinal_named(lower(i)) : std::nullopt) {
      return Counted{static_cast<int>(*ordinal), i + 1};
    }
    return std::nullopt;
  }
  std::size_t next = i + 1;
  if (tight(next) && any(next, {"st", "nd", "rd", "th"})) ++next;
  return Counted{static_cast<int>(pieces_[i].number), next};
}

std::optional<TimeGrammar::Counted> TimeGrammar::year_at(std::size_t i) const {
  if (!number(i) || pieces_[i].text.size() != 4) return std::nullopt;
  const long value = pieces_[i].number;
  if (value < kFirstYear || value > kLastYear) return std::nullopt;
  // "2,014" or "2014.5" is a number.
  if ((mark(i + 1, ',') || mark(i + 1, '.')) && number(i + 2) && tight(i + 1) && tight(i + 2))
    return std::nullopt;
  if (i > 0 && tight(i) && (mark(i - 1, ',') || mark(i - 1, '.') || mark(i - 1, '$')))
    return std::nullopt;
  return Counted{static_cast<int>(value), i + 1};
}

// "March 3(rd)(,) (2021)", "3(rd) (of) March(,) (2021)".
MaybeTime TimeGrammar::month_day(std::size_t i) const {
  const auto with_year = [&](std::size_t next, unsigned month, unsigned day) -> MaybeTime {
    std::size_t at = next;
    if (mark(at, ',')) ++at;
    if (word(at, "of")) ++at;
    if (const auto year = year_at(at)) return dated(i, year->next, year->value, month, day);
    if (!day_of(2000, month, day)) return std::nullopt;
    Expression e = yearless(i, next, month, day);
    // "16 November last year".
    const bool last = word(next, "last");
    if ((last || word(next, "this") || word(next, "next")) && word(next + 1, "year")) {
      if (const auto base = anchor_.for_unit(Unit::kYear)) {
        const int year = year_of(*base) + (last ? -1 : word(next, "next") ? 1 : 0);
        e = dated(i, next + 2, year, month, day);
      }
    }
    return e;
  };
  if (i >= pieces_.size()) return std::nullopt;
  if (const auto month = month_named(lower(i))) {
    // The verb "may" and the verb "march" are lower case.
    if (pieces_[i].text == lower(i)) return std::nullopt;
    std::size_t at = i + 1;
    if (is_short_month(lower(i)) && mark(at, '.')) ++at;
    if (mark(at, ',')) ++at;
    if (word(at, "the")) ++at;
    const auto day = day_number_at(at);
    if (!day.has_value() || !number(at)) return std::nullopt;
    // "May 10:30", "March 20%", "April 3 million"
    if (mark(day->next, ':') || mark(day->next, '%')) return std::nullopt;
    return with_year(day->next, *month, static_cast<unsigned>(day->value));
  }
  std::size_t at = skip_the(i);
  const auto day = day_number_at(at);
  if (!day.has_value()) return std::nullopt;
  at = day->next;
  if (word(at, "of")) ++at;
  if (at >= pieces_.size()) return std::nullopt;
  const auto month = month_named(lower(at));
  if (!month.has_value() || pieces_[at].text == lower(at)) return std::nullopt;
  ++at;
  if (is_short_month(lower(at - 1)) && mark(at, '.')) ++at;
  return with_year(at, *month, static_cast<unsigned>(day->value));
}

MaybeTime TimeGrammar::holiday(std::size_t i) const {
  if (i >= pieces_.size() || pieces_[i].text == lower(i)) return std::nullopt;
  for (std::size_t length = 4; length >= 1; --length) {
    std::string name;
    for (std::size_t k = i; k < i + length && k < pieces_.size(); ++k) {
      if (k > i && pieces_[k].space_before) name += ' ';
      name += lower(k);
    }
    if (const auto found = holiday_named(name)) {
      Expression e = yearless(i, i + length, found->month, found->day);
      std::size_t at = e.next;
      if (const auto year = year_at(at))
        e = dated(i, year->next, year->value, found->month, found->day);
      return e;
    }
  }
  return std::nullopt;
}

MaybeTime TimeGrammar::day_of_month(std::size_t i) const {
  if (i == 0 || !any(i - 1, {"on", "by", "until", "since"}) || !word(i, "the") || !number(i + 1)) {
    return std::nullopt;
  }
  const auto day = day_number_at(i + 1);
  if (!day.has_value() || day->next != i + 3) return std::nullopt;
  if (day->next < pieces_.size() && pieces_[day->next].kind == Piece::Kind::kWord &&
      !any(day->next, {"and", "but", "of", "the", "in", "at", "when", "while"})) {
    return std::nullopt;  // "on the 19th floor"
  }
  Expression e;
  e.first = i;
  e.next = day->next;
  e.timex = fmt::format("XXXX-XX-{:02}", day->value);
  if (!anchor_.day.has_value()) return e;
  const Day today = *anchor_.day;
  if (const auto there =
          day_of(year_of(today), month_of(today), static_cast<unsigned>(day->value))) {
    e.days = Days{*there, *there};
    e.timex = iso_day(*there);
    e.basis = "day of the month of publication";
  }
  return e;
}

MaybeTime TimeGrammar::weekday(std::size_t i) const {
  if (i >= pieces_.size()) return std::nullopt;
  std::size_t at = i;
  std::string which;
  if (any(at, {"last", "next", "this", "past", "previous", "coming", "following", "on", "the"}) &&
      !word(at, "on")) {
    if (word(at, "the")) ++at;
    if (any(at, {"last", "next", "this", "past", "previous", "coming", "following"}))
      which = lower(at++);
    if (which == "this" && any(at, {"past", "coming", "same"})) which = lower(at++);
  }
  if (at >= pieces_.size()) return std::nullopt;
  const auto day = weekday_named(lower(at));
  if (!day.has_value()) return std::nullopt;
  if (at != i && which.empty()) return std::nullopt;  // "the Monday ..." starts at "Monday"
  std::size_t next = at + 1;
  // "Monday, 3 March", "Tuesday, Jan. 18, 2022"
  if (which.empty() || which == "this" || which == "last" || which == "next") {
    std::size_t date = next;
    if (mark(date, ',')) ++date;
    if (MaybeTime e = month_day(date)) {
      e->first = i;
      return e;
    }
    if (MaybeTime e = numeric_date(date)) {
      e->first = i;
      return e;
    }
  }
  Expression e;
  e.first = i;
  e.next = next;
  e.timex = "XXXX-WXX-" + std::to_string(*day + 1);
  if (!anchor_.day.has_value()) return e;
  const Day today = *anchor_.day;
  const int back = (weekday_of(today) - *day + 7) % 7;
  const Day past = today - chrono::days{back};
  const Day ahead = back == 0 ? today : past + chrono::days{7};
  Day chosen = past;
  if (which == "last" || which == "past" || which == "previous") {
    chosen = back == 0 ? today - chrono::days{7} : past;
    e.basis = "such day before publication";
  } else if (which == "next" || which == "following") {
    chosen = week_days(today).begin + chrono::days{7 + *day};
    e.basis = "such day of the next week";
    const Day coming = back == 0 ? today + chrono::days{7} : past + chrono::days{7};
    if (coming != chosen)
      e.alternatives.push_back(reading({coming, coming}, "first such day after publication"));
  } else if (which == "coming") {
    chosen = back == 0 ? today + chrono::days{7} : past + chrono::days{7};
    e.basis = "first such day after publication";
  } else if (which == "this") {
    chosen = week_days(today).begin + chrono::days{*day};
    e.basis = "such day of the week of publication";
  } else {
    const Direction direction = direction_(i, next);
    chosen = direction.ahead ? ahead : past;
    e.basis = fmt::format("weekday on or {} publication: {}", direction.ahead ? "after" : "before",
                          direction.why.empty() ? "reported" : direction.why);
    const Day other = direction.ahead ? past : ahead;
    if (other != chosen) {
      e.alternatives.push_back(
          reading({other, other}, direction.ahead ? "the one before" : "the one after"));
    }
  }
  e.days = Days{chosen, chosen};
  e.timex = iso_day(chosen);
  // "Monday last week", "Friday of this week"
  std::size_t tail = next;
  if (word(tail, "of")) ++tail;
  const bool last = word(tail, "last");
  if ((last || word(tail, "this") || word(tail, "next")) && word(tail + 1, "week")) {
    const int step = last ? -7 : word(tail, "next") ? 7 : 0;
    const Day there = week_days(today).begin + chrono::days{*day + step};
    e.days = Days{there, there};
    e.timex = iso_day(there);
    e.next = tail + 2;
    e.alternatives.clear();
    e.basis = "such day of the week named";
  }
  return e;
}

MaybeTime TimeGrammar::calendar_day(std::size_t i) const {
  if (MaybeTime e = numeric_date(i)) return e;
  if (MaybeTime e = weekday(i)) return e;
  if (MaybeTime e = month_day(i)) return e;
  return holiday(i);
}

MaybeTime TimeGrammar::month(std::size_t i) const {
  if (i >= pieces_.size()) return std::nullopt;
  std::size_t at = i;
  std::string which;
  if (word(at, "the") && at + 1 < pieces_.size() && month_named(lower(at + 1))) {
    // "the August of last year"
    ++at;
  }
  if (any(at, {"last", "next", "this", "coming", "past"})) which = lower(at++);
  if (at >= pieces_.size()) return std::nullopt;
  const auto found = month_named(lower(at));
  if (!found.has_value() || pieces_[at].text == lower(at)) return std::nullopt;
  const unsigned month = *found;
  std::size_t next = at + 1;
  // "Sun" like clippings alone are no months; a clipped month needs a day or a year.
  const bool clipped = is_short_month(lower(at));
  if (clipped && mark(next, '.')) ++next;
  std::size_t tail = next;
  if (mark(tail, ',') && year_at(tail + 1)) ++tail;
  if (word(tail, "of")) ++tail;
  if (const auto year = year_at(tail)) {
    Expression e = whole(i, year->next, month_days(year->value, month), Precision::kMonth,
                         "month and year", fmt::format("{:04}-{:02}", year->value, month));
    e.own_year = true;
    return e;
  }
  if (clipped) return std::nullopt;
  const bool last = word(tail, "last");
  if ((last || word(tail, "this") || word(tail, "next")) && word(tail + 1, "year")) {
    const auto base = anchor_.for_unit(Unit::kYear);
    Expression e;
    e.first = i;
    e.next = tail + 2;
    e.precision = Precision::kMonth;
    e.timex = fmt::format("XXXX-{:02}", month);
    if (base.has_value()) {
      const int year = year_of(*base) + (last ? -1 : word(tail, "next") ? 1 : 0);
      e.days = month_days(year, month);
      e.timex = fmt::format("{:04}-{:02}", year, month);
      e.own_year = true;
      e.basis = "month of the year named from publication";
    }
    return e;
  }
  if (at != i && which.empty()) return std::nullopt;
  Expression e;
  e.first = i;
  e.next = next;
  e.precision = Precision::kMonth;
  e.timex = fmt::format("XXXX-{:02}", month);
  if (which.empty() && sentence_year.has_value() && anchor_.year.has_value() &&
      *sentence_year != year_of(*anchor_.year)) {
    return whole(i, next, month_days(*sentence_year, month), Precision::kMonth,
                 "year named before in the sentence",
                 fmt::format("{:04}-{:02}", *sentence_year, month));
  }
  const auto base = anchor_.for_unit(Unit::kMonth);
  if (!base.has_value()) return e;
  const int year = year_of(*base);
  const unsigned now = month_of(*base);
  int chosen = year;
  if (which == "last" || which == "past") {
    chosen = month < now ? year : year - 1;
    e.basis = "latest such month before publication";
  } else if (which == "next" || which == "coming") {
    chosen = month > now ? year : year + 1;
    e.basis = "first such month after publication";
  } else if (which == "this") {
    e.basis = "such month of the year of publication";
  } else {
    const Direction direction = direction_(i, next);
    if (direction.ahead) {
      chosen = month >= now ? year : year + 1;
      e.basis = "first such month from publication on";
    } else {
      chosen = month <= now ? year : year - 1;
      e.basis = "latest such month up to publication";
    }
    const int other = direction.ahead ? chosen - 1 : chosen + 1;
    e.alternatives.push_back(reading(month_days(other, month), "the other side of publication"));
  }
  e.days = month_days(chosen, month);
  e.timex = fmt::format("{:04}-{:02}", chosen, month);
  return e;
}

MaybeTime TimeGrammar::year(std::size_t i) const {
  const auto found = year_at(i);
  if (!found.has_value()) {
    // "'82"
    if (mark(i, '\'') && number(i + 1) && tight(i + 1) && pieces_[i + 1].text.size() == 2 &&
        pieces_[i].space_before && !(tight(i + 2) && i + 2 < pieces_.size())) {
      const int year = static_cast<int>(1900 + pieces_[i + 1].number);
      return whole(i, i + 2, year_days(year), Precision::kYear, "year", std::to_string(year));
    }
    return std::nullopt;
  }
  Expression e = whole(i, found->next, year_days(found->value), Precision::kYear, "year",
                       std::to_string(found->value));
  e.own_year = true;
  // "2015-18", "2020/21", "1905-1907"
  if ((mark(i + 1, '-') || mark(i + 1, '/')) && tight(i + 1) && tight(i + 2) && number(i + 2)) {
    const std::string& tail = pieces_[i + 2].text;
    long last = -1;
    if (tail.size() == 2) last = found->value / 100 * 100 + pieces_[i + 2].number;
    if (tail.size() == 4) last = pieces_[i + 2].number;
    if (last > found->value && last <= kLastYear && !(tight(i + 3) && mark(i + 3, '-'))) {
      e.next = i + 3;
      e.days->end = year_days(static_cast<int>(last)).end;
      e.basis = "span of years";
      e.kind = Kind::kDuration;
      e.timex = fmt::format("P{}Y", last - found->value);
    }
  }
  return e;
}

MaybeTime TimeGrammar::decade(std::size_t i) const {
  std::size_t at = skip_the(i);
  std::size_t first = i;
  if (any(at, {"early", "late"})) ++at;
  if (word(at, "mid")) at += mark(at + 1, '-') ? 2 : 1;
  int start = -1;
  std::size_t next = at;
  if (number(at) && pieces_[at].text.size() == 4 && pieces_[at].number % 10 == 0 &&
      word(at + 1, "s") && tight(at + 1)) {
    start = static_cast<int>(pieces_[at].number);
    next = at + 2;
  } else if (number(at) && pieces_[at].text.size() == 2 && pieces_[at].number % 10 == 0 &&
             word(at + 1, "s") && tight(at + 1) && at > i) {
    start = static_cast<int>(1900 + pieces_[at].number);
    next = at + 2;
  } else if (mark(at, '\'') && number(at + 1) && pieces_[at + 1].number % 10 == 0 &&
             word(at + 2, "s") && tight(at + 2)) {
    start = static_cast<int>(1900 + pieces_[at + 1].number);
    next = at + 3;
  } else if (at > i && at < pieces_.size()) {
    if (const auto named = decade_named(lower(at))) {
      start = 1900 + *named;
      next = at + 1;
    }
  }
  if (start >= kFirstYear && start <= kLastYear) {
    Expression e = whole(first, next, {year_days(start).begin, year_days(start + 9).end},
                         Precision::kDecade, "decade", std::to_string(start / 10));
    e.own_year = true;
    return e;
  }
  // "the 19th century"
  if (const auto nth = day_number_at(at); nth.has_value() && word(nth->next, "century") && at > i) {
    const int begin = (nth->value - 1) * 100 + 1;
    if (begin < 1) return std::nullopt;
    Expression e = whole(first, nth->next + 1, {year_days(begin).begin, year_days(begin + 99).end},
                         Precision::kDecade, "century", fmt::format("{:02}", nth->value - 1));
    e.own_year = true;
    return e;
  }
  return std::nullopt;
}

MaybeTime TimeGrammar::quarter(std::size_t i) const {
  std::size_t at = skip_the(i);
  std::optional<unsigned> which;
  bool half = false;
  std::size_t next = at;
  if (at < pieces_.size() && lower(at) == "q" && number(at + 1) && tight(at + 1) &&
      pieces_[at + 1].number >= 1 && pieces_[at + 1].number <= 4) {
    which = static_cast<unsigned>(pieces_[at + 1].number);
    next = at + 2;
  } else if (at < pieces_.size()) {
    const auto ordinal = ordinal_named(lower(at));
    const bool last = any(at, {"last", "final"});
    std::size_t unit = at + 1;
    if (mark(unit, '-')) ++unit;
    if ((ordinal.has_value() || last) && word(unit, "quarter")) {
      which = last ? 4U : *ordinal;
      next = unit + 1;
    } else if ((ordinal.has_value() || last) && word(unit, "half") && word(unit + 1, "of")) {
      which = last ? 2U : *ordinal;
      half = true;
      next = unit + 1;
    }
  }
  if (!which.has_value() || *which < 1 || *which > (half ? 2U : 4U)) return std::nullopt;
  std::size_t tail = next;
  if (mark(tail, ',')) ++tail;
  if (word(tail, "of")) ++tail;
  std::optional<int> year;
  bool own = false;
  if (const auto named = year_at(tail)) {
    year = named->value;
    next = named->next;
    own = true;
  } else if (any(tail, {"last", "this", "next"}) && word(tail + 1, "year")) {
    if (const auto base = anchor_.for_unit(Unit::kYear)) {
      year = year_of(*base) + (word(tail, "last") ? -1 : word(tail, "next") ? 1 : 0);
    }
    next = tail + 2;
  } else if (half) {
    return std::nullopt;  // "the second half of the match"
  } else if (const auto base = anchor_.for_unit(Unit::kYear)) {
    year = year_of(*base);
  }
  Expression e;
  e.first = i;
  e.next = next;
  e.precision = half ? Precision::kQuarter : Precision::kQuarter;
  e.own_year = own;
  e.timex = fmt::format("XXXX-{}{}", half ? 'H' : 'Q', *which);
  if (year.has_value()) {
    e.timex = fmt::format("{:04}-{}{}", *year, half ? 'H' : 'Q', *which);
    e.days =
        half ? Days{quarter_days(*year, *which * 2 - 1).begin, quarter_days(*year, *which * 2).end}
             : quarter_days(*year, *which);
    e.basis = own ? "quarter and year" : "such quarter of the year of publication";
  }
  return e;
}

MaybeTime TimeGrammar::season(std::size_t i) const {
  std::size_t at = skip_the(i);
  std::string which;
  if (any(at, {"last", "next", "this", "coming", "past"})) which = lower(at++);
  if (at >= pieces_.size()) return std::nullopt;
  const auto found = season_named(lower(at));
  if (!found.has_value()) return std::nullopt;
  std::size_t next = at + 1;
  std::size_t tail = next;
  if (word(tail, "of")) ++tail;
  std::optional<int> year;
  bool own = false;
  if (const auto named = year_at(tail)) {
    year = named->value;
    next = named->next;
    own = true;
  } else if (any(tail, {"last", "this", "next"}) && word(tail + 1, "year")) {
    if (const auto base = anchor_.for_unit(Unit::kYear)) {
      year = year_of(*base) + (word(tail, "last") ? -1 : word(tail, "next") ? 1 : 0);
    }
    next = tail + 2;
  }
  Expression e;
  e.first = i;
  e.next = next;
  e.precision = Precision::kQuarter;
  e.own_year = own;
  const auto name = kSeasonTimex[*found];
  e.timex = fmt::format("XXXX-{}", name);
  const auto base = anchor_.for_unit(Unit::kMonth);
  if (!year.has_value() && base.has_value()) {
    // Bare words of seasons need "in", "by", "this": "Prague Spring", "spring a surprise".
    const bool led = !which.empty() || at != i ||
                     (i > 0 && any(i - 1, {"in", "by", "until", "till", "before", "since", "from",
                                           "during", "of", "for"}));
    if (!led) return std::nullopt;
    const Direction direction = direction_(i, next);
    const bool ahead = which == "next" || which == "coming" || (which.empty() && direction.ahead);
    int candidate = year_of(*base);
    if (which == "this") {
      year = candidate;
    } else if (ahead) {
      year = season_days(candidate, *found).end < *base ||
                     (which == "next" && season_days(candidate, *found).begin <= *base)
                 ? candidate + 1
                 : candidate;
    } else {
      const bool later = season_days(candidate, *found).begin > *base ||
                         (which == "last" && season_days(candidate, *found).end >= *base);
      year = later ? candidate - 1 : candidate;
    }
    e.basis = "season nearest to publication in the verb's direction";
  }
  if (year.has_value()) {
    e.days = season_days(*year, *found);
    e.timex = fmt::format("{:04}-{}", *year, name);
    if (e.basis.empty()) e.basis = "season and year";
    return e;
  }
  return at != i || own ? MaybeTime(e) : std::nullopt;
}

MaybeTime TimeGrammar::period(std::size_t i) const {
  if (MaybeTime e = month(i)) return e;
  if (MaybeTime e = quarter(i)) return e;
  if (MaybeTime e = season(i)) return e;
  if (MaybeTime e = decade(i)) return e;
  if (MaybeTime e = this_unit(i)) return e;
  if (MaybeTime e = year(i)) return e;
  return std::nullopt;
}

// "the end of November", "early 2009", "mid-December", "late last year".
MaybeTime TimeGrammar::modified(std::size_t i) const {
  std::size_t at = skip_the(i);
  enum class Part { kStart, kMiddle, kEnd } part = Part::kStart;
  bool of = false;
  if (any(at, {"beginning", "start", "middle", "end", "close", "turn"}) && word(at + 1, "of")) {
    part = any(at, {"end", "close"}) ? Part::kEnd
           : word(at, "middle")      ? Part::kMiddle
                                     : Part::kStart;
    at += 2;
    of = true;
  } else if (any(at, {"early", "late", "mid"})) {
    part = word(at, "late") ? Part::kEnd : word(at, "mid") ? Part::kMiddle : Part::kStart;
    ++at;
    if (mark(at, '-')) ++at;
    if (word(at, "in")) ++at;
  } else {
    return std::nullopt;
  }
  MaybeTime inner;
  const std::size_t unit_place = skip_the(at);
  // "the end of the year"
  if (const auto unit = unit_at(unit_place);
      of && unit.has_value() && unit_place != at && !unit->plural && unit->unit != Unit::kHour &&
      unit->unit != Unit::kMinute && unit->unit != Unit::kCentury) {
    Expression e;
    e.next = unit->next;
    e.precision = precision_of(unit->unit);
    const auto base = anchor_.for_unit(unit->unit);
    if (base.has_value()) {
      e.days = unit_days(unit->unit, *base, 0);
      e.timex = unit->unit == Unit::kYear    ? std::to_string(year_of(*base))
                : unit->unit == Unit::kMonth ? iso_month(*base)
                : unit->unit == Unit::kWeek  ? iso_week(*base)
                                             : iso_day(*base);
      e.basis = "of the unit of publication";
    }
    inner = e;
  } else {
    inner = period(at);
  }
  if (!inner.has_value() || inner->kind != Kind::kDate) return std::nullopt;
  Expression e = *inner;
  e.first = i;
  if (!e.days.has_value()) return e;
  const Days all = *e.days;
  const bool limit = i > 0 && any(i - 1, {"by", "before", "until", "till"});
  const auto length = (all.end - all.begin).count() + 1;
  if (part == Part::kEnd && limit) {
    e.days = Days{all.end, all.end};
    e.precision = Precision::kDay;
    e.basis += ", its last day";
    return e;
  }
  if (e.precision == Precision::kMonth) {
    // Thirds of ten days.
    const Day first = all.begin;
    e.days = part == Part::kStart    ? Days{first, first + chrono::days{9}}
             : part == Part::kMiddle ? Days{first + chrono::days{10}, first + chrono::days{19}}
                                     : Days{first + chrono::days{20}, all.end};
    e.basis += ", a third of it";
  } else if (length > 40) {
    const Day third = all.begin + chrono::days{length / 3};
    const Day two_thirds = all.begin + chrono::days{2 * length / 3};
    e.days = part == Part::kStart    ? Days{all.begin, third}
             : part == Part::kMiddle ? Days{third, two_thirds}
                                     : Days{two_thirds, all.end};
    if (e.precision == Precision::kYear) {
      const int year = year_of(all.begin);
      e.days = part == Part::kStart ? quarter_days(year, 1)
               : part == Part::kMiddle
                   ? Days{quarter_days(year, 2).begin, quarter_days(year, 3).end}
                   : quarter_days(year, 4);
      e.precision = Precision::kQuarter;
    }
    e.basis += ", a part of it";
  }
  return e;
}

}  // namespace demarche::extract
