// Stretches: durations, repeated times, and ranges with two ends.
#include "extract/times_grammar.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace demarche::extract {

namespace chrono = std::chrono;

namespace {

std::string duration_timex(Unit unit, const std::string& n) {
  switch (unit) {
    case Unit::kMinute:
      return "PT" + n + "M";
    case Unit::kHour:
      return "PT" + n + "H";
    case Unit::kWeek:
      return "P" + n + "W";
    case Unit::kMonth:
      return "P" + n + "M";
    case Unit::kQuarter:
      return "P" + n + "Q";
    case Unit::kYear:
      return "P" + n + "Y";
    case Unit::kDecade:
      return n == "X" ? "PXY" : "P" + n + "0Y";
    case Unit::kCentury:
      return n == "X" ? "PXY" : "P" + n + "00Y";
    default:
      return "P" + n + "D";
  }
}

}  // namespace

// "three days", "two-year", "18 months", "several years", "decades".
MaybeTime TimeGrammar::duration(std::size_t i) const {
  std::size_t at = i;
  if (any(at, {"nearly", "almost", "over", "about", "around", "some"})) ++at;
  Expression e;
  e.first = at;
  e.kind = Kind::kDuration;
  if (const auto count = count_at(at)) {
    std::size_t unit_place = count->next;
    const bool hyphen = mark(unit_place, '-') && tight(unit_place);
    if (hyphen) ++unit_place;
    if (any(unit_place, {"consecutive", "straight", "full", "more", "long"})) ++unit_place;
    bool half = false;
    if (word(unit_place, "and") && word(unit_place + 1, "a") && word(unit_place + 2, "half")) {
      half = true;
      unit_place += 3;
    }
    const auto unit = unit_at(unit_place);
    if (!unit.has_value() || unit->unit == Unit::kWeekend) return std::nullopt;
    // "one year" yes, "a day" only as "a day" of a duration: "once a day" is a set, "a second" no.
    if (any(at, {"a", "an"}) && !unit->plural && i > 0 && any(i - 1, {"once", "twice", "times"}))
      return std::nullopt;
    if (!hyphen && any(at, {"a", "an"}) && any(unit->next, {"of"}))
      return std::nullopt;  // "a day of mourning"
    // "eight years old", "5-year-old": an age
    if (word(unit->next, "old") || (mark(unit->next, '-') && word(unit->next + 1, "old")))
      return std::nullopt;
    e.next = unit->next;
    e.precision = precision_of(unit->unit);
    const int n = count->value * unit->times;
    e.timex = duration_timex(unit->unit, count->vague ? "X"
                                         : half       ? std::to_string(n) + ".5"
                                                      : std::to_string(n));
    return e;
  }
  if (const auto unit = unit_at(at);
      unit.has_value() && unit->plural && unit->unit != Unit::kWeekend &&
      any(unit->next, {"of", "long", "later", "ago"}) == false &&
      (i > 0 && any(i - 1, {"for", "of", "in", "after", "last", "over"}))) {
    e.next = unit->next;
    e.precision = precision_of(unit->unit);
    e.timex = duration_timex(unit->unit, "X");
    return e;
  }
  return std::nullopt;
}

MaybeTime TimeGrammar::set(std::size_t i) const {
  Expression e;
  e.first = i;
  e.kind = Kind::kSet;
  if (any(i, {"every", "each"})) {
    if (const auto unit = unit_at(i + 1); unit.has_value() && !unit->plural) {
      e.next = unit->next;
      e.timex = duration_timex(unit->unit, "1");
      return e;
    }
    if (i + 1 < pieces_.size() && weekday_named(lower(i + 1))) {
      e.next = i + 2;
      e.timex = "XXXX-WXX-" + std::to_string(*weekday_named(lower(i + 1)) + 1);
      return e;
    }
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kAdverbs{
      {{"daily", "P1D"},
       {"weekly", "P1W"},
       {"monthly", "P1M"},
       {"annual", "P1Y"},
       {"annually", "P1Y"},
       {"yearly", "P1Y"}}};
  for (const auto& [name, value] : kAdverbs) {
    if (word(i, name)) {
      e.next = i + 1;
      e.timex = value;
      return e;
    }
  }
  return std::nullopt;
}

// Extends `from` by "to B", "until B", "- B" where both are of the same kind.
MaybeTime TimeGrammar::joined(const Expression& from, std::size_t i) const {
  if (!from.days.has_value() || from.kind != Kind::kDate) return std::nullopt;
  MaybeTime to;
  if (from.precision == Precision::kDay) to = some_day(i);
  if (!to.has_value()) to = period(i);
  if (!to.has_value() || !to->days.has_value() || to->precision != from.precision)
    return std::nullopt;
  if (to->days->end < from.days->begin) return std::nullopt;
  Expression e = from;
  e.next = to->next;
  e.days = Days{from.days->begin, to->days->end};
  e.basis = "from " + from.basis + " to " + to->basis;
  e.alternatives.clear();
  e.kind = Kind::kDuration;
  const auto days = (e.days->end - e.days->begin).count();
  e.timex = from.precision == Precision::kYear
                ? fmt::format("P{}Y", year_of(e.days->end) - year_of(e.days->begin))
            : from.precision == Precision::kMonth
                ? fmt::format("P{}M", (year_of(e.days->end) - year_of(e.days->begin)) * 12 +
                                          static_cast<int>(month_of(e.days->end)) -
                                          static_cast<int>(month_of(e.days->begin)))
                : fmt::format("P{}D", days);
  return e;
}

MaybeTime TimeGrammar::range(std::size_t i) const {
  // "3 to 5 March", "3-5 March 2021", "19 and 21 June 1992"
  const bool between = word(i, "between");
  const bool from_word = word(i, "from");
  const std::size_t start = between || from_word ? i + 1 : i;
  if (const auto first = day_number_at(start); first.has_value() && number(start)) {
    std::size_t at = first->next;
    const bool dash = mark(at, '-') && tight(at);
    if (dash || any(at, {"to", "and", "until"})) {
      const bool linked = dash || word(at, "to") || word(at, "until") || between;
      ++at;
      if (MaybeTime last = month_day(at);
          linked && last.has_value() && last->days.has_value() && number(at)) {
        const Day end = last->days->end;
        const auto begin = day_of(year_of(end), month_of(end), static_cast<unsigned>(first->value));
        if (begin.has_value() && *begin < end) {
          Expression e = *last;
          e.first = i;
          e.days = Days{*begin, end};
          e.kind = Kind::kDate;
          e.timex = iso_day(*begin);
          return e;
        }
      }
    }
  }
  MaybeTime from = some_day(start);
  if (!from.has_value()) from = period(start);
  if (!from.has_value()) return std::nullopt;
  std::size_t at = from->next;
  // "April 14-16"
  if (from->precision == Precision::kDay && !from->own_year && mark(at, '-') && number(at + 1) &&
      from->days.has_value()) {
    if (const auto last = day_number_at(at + 1);
        last.has_value() && last->value > static_cast<int>(day_in_month(from->days->begin)) &&
        i < pieces_.size() && month_named(lower(i))) {
      std::size_t tail = last->next;
      if (mark(tail, ',')) ++tail;
      int year = year_of(from->days->begin);
      Expression e = *from;
      e.next = last->next;
      if (const auto named = year_at(tail)) {
        year = named->value;
        e.next = named->next;
        e.own_year = true;
        e.basis = "full date";
      }
      const auto begin = day_of(year, month_of(from->days->begin), day_in_month(from->days->begin));
      const auto end =
          day_of(year, month_of(from->days->begin), static_cast<unsigned>(last->value));
      if (begin.has_value() && end.has_value()) {
        e.days = Days{*begin, *end};
        return e;
      }
    }
  }
  if (!between && !from_word) return std::nullopt;
  if (mark(at, ',')) ++at;
  const bool linked = between ? word(at, "and") : any(at, {"to", "until", "till", "through"});
  if (!linked) return std::nullopt;
  MaybeTime e = joined(*from, at + 1);
  if (e.has_value()) e->first = i;
  return e;
}

}  // namespace demarche::extract
