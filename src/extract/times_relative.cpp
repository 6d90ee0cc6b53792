// Times told from publication or from the day told of before: "yesterday", "last week", "two years
// ago", "the next day", "the past two decades".
#include "extract/times_grammar.hpp"

#include <fmt/format.h>

namespace demarche::extract {

namespace chrono = std::chrono;

namespace {

std::string timex_of(Unit unit, Day day) {
  switch (unit) {
    case Unit::kWeek:
      return iso_week(day);
    case Unit::kWeekend:
      return iso_week(day) + "-WE";
    case Unit::kMonth:
      return iso_month(day);
    case Unit::kQuarter:
      return fmt::format("{:04}-Q{}", year_of(day), (month_of(day) + 2) / 3);
    case Unit::kYear:
      return fmt::format("{:04}", year_of(day));
    case Unit::kDecade:
      return fmt::format("{:03}", year_of(day) / 10);
    case Unit::kCentury:
      return fmt::format("{:02}", (year_of(day) - 1) / 100);
    default:
      return iso_day(day);
  }
}

std::string period_timex(Unit unit, int count, bool vague) {
  const std::string n = vague ? "X" : std::to_string(count);
  switch (unit) {
    case Unit::kMinute:
      return "PT" + n + "M";
    case Unit::kHour:
      return "PT" + n + "H";
    case Unit::kDay:
    case Unit::kWeekend:
      return "P" + n + "D";
    case Unit::kWeek:
      return "P" + n + "W";
    case Unit::kMonth:
      return "P" + n + "M";
    case Unit::kQuarter:
      return "P" + n + "Q";
    case Unit::kYear:
      return "P" + n + "Y";
    case Unit::kDecade:
      return vague ? "PXY" : fmt::format("P{}Y", count * 10);
    case Unit::kCentury:
      return vague ? "PXY" : fmt::format("P{}Y", count * 100);
  }
  return "PXD";
}

}  // namespace

MaybeTime TimeGrammar::deictic_day(std::size_t i) const {
  std::size_t at = i;
  int step = 0;
  bool before_that = false;
  if (word(at, "the") && word(at + 1, "day") && any(at + 2, {"before", "after"}) &&
      any(at + 3, {"yesterday", "tomorrow"})) {
    before_that = true;
    step = word(at + 2, "before") ? -1 : 1;
    at += 3;
  }
  std::size_t first = at;
  if (!before_that && any(at, {"earlier", "later"}) && any(at + 1, {"today"})) ++at;
  if (word(at, "today")) {
    step += 0;
  } else if (word(at, "yesterday")) {
    step -= 1;
  } else if (word(at, "tomorrow")) {
    step += 1;
  } else {
    return std::nullopt;
  }
  Expression e;
  e.first = before_that ? i : first;
  e.next = at + 1;
  e.timex = step == 0 ? "PRESENT_REF" : step < 0 ? "PAST_REF" : "FUTURE_REF";
  if (const auto base = base_for(Unit::kDay)) {
    const Day day = *base + chrono::days{step};
    e.days = Days{day, day};
    e.timex = iso_day(day);
    e.basis = spoken.has_value() ? "counted from the day of the words" : "counted from publication";
  }
  // "today, Tuesday", "today's"
  if (at + 1 < pieces_.size() &&
      (weekday_named(lower(at + 1)) ||
       (mark(at + 1, ',') && at + 2 < pieces_.size() && weekday_named(lower(at + 2))))) {
    const std::size_t name = mark(at + 1, ',') ? at + 2 : at + 1;
    if (!e.days.has_value() || weekday_of(e.days->begin) == *weekday_named(lower(name)))
      e.next = name + 1;
  }
  return e;
}

// "last week", "this year", "next month", "the previous year", "the weekend", "that year".
MaybeTime TimeGrammar::this_unit(std::size_t i) const {
  std::size_t at = skip_the(i);
  const bool the = at != i;
  int step = 0;
  bool told = false;
  if (any(at, {"last", "past"})) {
    step = -1;
    ++at;
  } else if (any(at, {"previous", "preceding"})) {
    step = -1;
    told = true;
    ++at;
  } else if (any(at, {"next", "coming", "upcoming"})) {
    step = 1;
    ++at;
  } else if (word(at, "following")) {
    step = 1;
    told = true;
    ++at;
  } else if (any(at, {"this", "current"})) {
    ++at;
    if (word(at, "past")) {
      step = -1;
      ++at;
    } else if (word(at, "coming")) {
      step = 1;
      ++at;
    } else if (word(at, "very")) {
      ++at;
    }
  } else if (any(at, {"that", "same"}) || (word(at, "that") && word(at + 1, "same"))) {
    told = true;
    at += word(at + 1, "same") ? 2 : 1;
  } else if (!(the && word(at, "weekend"))) {
    return std::nullopt;
  }
  const auto unit = unit_at(at);
  if (!unit.has_value() || unit->plural || unit->unit == Unit::kMinute ||
      unit->unit == Unit::kHour || unit->unit == Unit::kCentury || unit->times != 1) {
    return std::nullopt;
  }
  if (unit->unit == Unit::kDay) return std::nullopt;  // told_day
  // "the past decade" is the ten years up to now.
  if (step == -1 && the && word(at - 1, "past")) return std::nullopt;
  Expression e;
  e.first = i;
  e.next = unit->next;
  e.precision = precision_of(unit->unit);
  e.timex = step < 0 ? "PAST_REF" : step > 0 ? "FUTURE_REF" : "PRESENT_REF";
  auto base = base_for(unit->unit);
  if (told) {
    if (reference.has_value()) {
      base = reference;
      e.basis = "counted from the time told of before";
    } else if (unit->unit == Unit::kYear && sentence_year.has_value()) {
      base = year_days(*sentence_year).begin;
      e.basis = "counted from the year told of before";
    }
  }
  if (!base.has_value()) return e;
  if (unit->unit == Unit::kWeekend && step == 0 && the && anchor_.day.has_value()) {
    // "over the weekend": the one just gone, unless the verb points ahead.
    const Direction direction = direction_(i, e.next);
    if (!direction.ahead && weekday_of(*anchor_.day) < 5) step = -1;
  }
  e.days = unit_days(unit->unit, *base, step);
  e.timex = timex_of(unit->unit, e.days->begin);
  if (e.basis.empty()) {
    e.basis = fmt::format("{} counted from {}", unit_name(unit->unit),
                          spoken.has_value() ? "the day of the words" : "publication");
  }
  return e;
}

// "two years ago", "a day earlier", "three weeks later", "a month after", "six days from now".
MaybeTime TimeGrammar::counted_away(std::size_t i) const {
  std::size_t at = i;
  if (any(at, {"about", "some", "around", "almost", "nearly", "over"})) ++at;
  const auto count = count_at(at);
  if (!count.has_value()) return std::nullopt;
  const auto unit = unit_at(count->next);
  if (!unit.has_value()) return std::nullopt;
  std::size_t next = unit->next;
  int sign = 0;
  bool told = false;
  if (word(next, "ago")) {
    sign = -1;
    ++next;
  } else if (any(next, {"earlier", "before", "previously"})) {
    sign = -1;
    told = true;
    ++next;
  } else if (any(next, {"later", "after"})) {
    sign = 1;
    told = true;
    ++next;
  } else if (word(next, "from") && word(next + 1, "now")) {
    sign = 1;
    next += 2;
  } else {
    return std::nullopt;
  }
  // "two days before the vote": told of the vote, not of publication.
  const bool of_event = told && any(next - 1, {"before", "after"}) && next < pieces_.size() &&
                        pieces_[next].kind == Piece::Kind::kWord &&
                        !any(next, {"and", "but", "that", "when"});
  Expression e;
  e.first = i;
  e.next = next;
  const int n = count->value * unit->times * sign;
  e.precision = precision_of(unit->unit == Unit::kWeek ? Unit::kDay : unit->unit);
  e.timex = sign < 0 ? "PAST_REF" : "FUTURE_REF";
  if (of_event) {
    // The length up to an event whose own date is not known here.
    e.next = unit->next;
    e.kind = Kind::kDuration;
    e.timex = period_timex(unit->unit, count->value * unit->times, count->vague);
    return e;
  }
  // "two years ago today"
  bool to_day = false;
  if (word(e.next, "today") && anchor_.day.has_value()) {
    ++e.next;
    to_day = true;
  }
  if (count->vague) return e;
  std::optional<Day> base = anchor_.for_unit(unit->unit == Unit::kWeek ? Unit::kDay : unit->unit);
  e.basis = "counted from publication";
  if (told && reference.has_value()) {
    base = reference;
    e.basis = "counted from the time told of before";
  }
  if (!base.has_value()) return e;
  if (unit->unit == Unit::kHour || unit->unit == Unit::kMinute) {
    if (unit->unit == Unit::kHour && std::abs(n) % 24 == 0) {
      const Day day = *base + chrono::days{n / 24};
      e.days = Days{day, day};
      e.precision = Precision::kDay;
      e.timex = iso_day(day);
      return e;
    }
    e.basis.clear();
    e.kind = Kind::kTime;
    return e;
  }
  const Day there = shifted(*base, unit->unit, n);
  if (to_day) {
    e.days = Days{there, there};
    e.precision = Precision::kDay;
    e.timex = iso_day(there);
  } else if (unit->unit == Unit::kWeek) {
    e.days = Days{there, there};
    e.timex = iso_day(there);
  } else {
    e.days = unit_days(unit->unit, *base, n);
    e.timex = timex_of(unit->unit, e.days->begin);
  }
  return e;
}

// "the past two decades", "the next six months", "within 48 hours", "the last few days".
MaybeTime TimeGrammar::past_units(std::size_t i) const {
  std::size_t at = i;
  const bool within = word(at, "within");
  if (within) ++at;
  at = skip_the(at);
  int sign = 0;
  const bool past = word(at, "past");
  if (any(at, {"past", "last", "previous"})) {
    sign = -1;
    ++at;
  } else if (any(at, {"next", "coming", "following"})) {
    sign = 1;
    ++at;
  } else if (!within) {
    return std::nullopt;
  } else {
    sign = 1;
  }
  auto count = count_at(at);
  if (!count.has_value()) {
    const auto alone = unit_at(at);
    // "the past decade"; "recent decades" is vague_units, "the last decade" this_unit.
    if (!alone.has_value() || within || !past || alone->plural) return std::nullopt;
    count = Counted{1, at};
  }
  std::size_t unit_place = count->next;
  if (any(unit_place, {"consecutive", "straight", "calendar", "full"})) ++unit_place;
  const auto unit = unit_at(unit_place);
  if (!unit.has_value()) return std::nullopt;
  Expression e;
  e.first = i;
  e.next = unit->next;
  e.kind = Kind::kDuration;
  const int n = count->value * unit->times;
  e.timex = period_timex(unit->unit, n, count->vague);
  e.precision = unit->unit == Unit::kHour || unit->unit == Unit::kMinute ? Precision::kDay
                                                                         : precision_of(unit->unit);
  if (within) e.precision = Precision::kDay;
  if (count->vague || !anchor_.day.has_value()) {
    const auto base = anchor_.for_unit(unit->unit);
    if (count->vague || !base.has_value()) return e;
  }
  const auto base = anchor_.for_unit(unit->unit);
  if (!base.has_value()) return e;
  const Day far = shifted(*base, unit->unit, sign * n);
  e.days = sign < 0 ? Days{far, *base} : Days{*base, far};
  e.basis = within ? "limit counted from publication" : "stretch up to or from publication";
  return e;
}

// "in recent weeks", "the coming days", "these days".
MaybeTime TimeGrammar::vague_units(std::size_t i) const {
  std::size_t at = skip_the(i);
  int sign = 0;
  if (any(at, {"recent", "past", "last"})) {
    sign = -1;
    ++at;
  } else if (any(at, {"coming", "next", "following", "upcoming"})) {
    sign = 1;
    ++at;
    if (any(at, {"few", "several", "couple"})) ++at;
  } else {
    return std::nullopt;
  }
  const auto unit = unit_at(at);
  if (!unit.has_value() || !unit->plural) return std::nullopt;
  Expression e;
  e.first = i;
  e.next = unit->next;
  e.precision = precision_of(unit->unit);
  e.timex = sign < 0 ? "PAST_REF" : "FUTURE_REF";
  // "the days and weeks ahead" is read with its first unit only.
  if (word(e.next, "and")) {
    if (const auto second = unit_at(e.next + 1); second.has_value() && second->plural)
      e.next = second->next;
  }
  if (sign > 0 && unit->unit == Unit::kDay && anchor_.day.has_value()) {
    e.days = Days{*anchor_.day, *anchor_.day + chrono::days{7}};
    e.precision = Precision::kWeek;
    e.basis = "vague: the seven days after publication";
  }
  return e;
}

// "earlier this year", "later this week": the part of the unit before or after publication.
MaybeTime TimeGrammar::part_of_unit(std::size_t i) const {
  const bool earlier = word(i, "earlier");
  if (!earlier && !word(i, "later")) return std::nullopt;
  std::size_t at = i + 1;
  if (any(at, {"in", "on"})) ++at;
  MaybeTime inner = this_unit(at);
  if (!inner.has_value() && any(at, {"the"})) {
    const auto unit = unit_at(at + 1);
    if (unit.has_value() && unit->unit == Unit::kDay && !unit->plural) {
      Expression e;
      e.next = unit->next;
      const std::optional<Day> base = reference.has_value() ? reference : anchor_.day;
      if (base.has_value()) {
        e.days = Days{*base, *base};
        e.timex = iso_day(*base);
        e.basis = "the day told of";
      }
      inner = e;
    }
  }
  if (!inner.has_value()) return std::nullopt;
  Expression e = *inner;
  e.first = i;
  if (e.days.has_value() && anchor_.day.has_value() && e.days->begin <= *anchor_.day &&
      *anchor_.day <= e.days->end) {
    if (earlier) {
      e.days->end = *anchor_.day;
    } else {
      e.days->begin = *anchor_.day;
    }
    e.basis += earlier ? ", the part before publication" : ", the part after publication";
  }
  return e;
}

MaybeTime TimeGrammar::told_day(std::size_t i) const {
  const auto day_after = [&](std::size_t next, int step, std::string_view basis) {
    Expression e;
    e.first = i;
    e.next = next;
    e.timex = step < 0 ? "PAST_REF" : "PRESENT_REF";
    const std::optional<Day> base = reference;
    if (base.has_value()) {
      const Day day = *base + chrono::days{step};
      e.days = Days{day, day};
      e.timex = iso_day(day);
      e.basis = basis;
    }
    return e;
  };
  constexpr std::string_view kTold = "counted from the day told of before";
  if (word(i, "the") && any(i + 1, {"next", "following"}) && word(i + 2, "day"))
    return day_after(i + 3, 1, kTold);
  if (word(i, "the") && any(i + 1, {"previous"}) && word(i + 2, "day"))
    return day_after(i + 3, -1, kTold);
  if (word(i, "the") && word(i + 1, "same") && word(i + 2, "day"))
    return day_after(i + 3, 0, kTold);
  if (word(i, "that") && any(i + 1, {"day"})) return day_after(i + 2, 0, kTold);
  if (word(i, "the") && word(i + 1, "day") && word(i + 2, "before") && i + 3 < pieces_.size() &&
      pieces_[i + 3].kind == Piece::Kind::kMark) {
    return day_after(i + 3, -1, kTold);
  }
  return std::nullopt;
}

MaybeTime TimeGrammar::reference_word(std::size_t i) const {
  const auto make = [&](std::size_t next, std::string_view value) {
    Expression e;
    e.first = i;
    e.next = next;
    e.timex = value;
    return e;
  };
  if (any(i, {"currently", "nowadays"})) return make(i + 1, "PRESENT_REF");
  if (any(i, {"recently"})) return make(i + 1, "PAST_REF");
  if (word(i, "now") && !word(i + 1, "that")) return make(i + 1, "PRESENT_REF");
  return std::nullopt;
}

}  // namespace demarche::extract
