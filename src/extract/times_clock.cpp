// Clock times with their zones and parts of the day, alone and with the day they belong to.
#include "extract/times_grammar.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace demarche::extract {

namespace chrono = std::chrono;

MaybeTime TimeGrammar::some_day(std::size_t i) const {
  if (MaybeTime e = calendar_day(i)) return e;
  if (MaybeTime e = deictic_day(i)) return e;
  return told_day(i);
}

// Reads " GMT", " Washington time", " local time", " (GMT+3)" after a clock time.
std::size_t TimeGrammar::zone_after(std::size_t i, std::string& zone) const {
  std::size_t at = i;
  const bool bracket = mark(at, '(');
  if (bracket) ++at;
  if (at >= pieces_.size()) return i;
  std::string found;
  if (const auto named = zone_abbreviated(pieces_[at].text)) {
    found = *named;
    ++at;
    if (found == "UTC" && (mark(at, '+') || mark(at, '-')) && number(at + 1) &&
        pieces_[at + 1].number <= 14) {
      found = fmt::format("{}{:02}:00", pieces_[at].text, pieces_[at + 1].number);
      at += 2;
    }
  } else if (word(at, "local") && word(at + 1, "time")) {
    found = "local";
    at += 2;
  } else {
    std::string name = lower(at);
    std::size_t end = at + 1;
    auto city = zone_of_city(name);
    if (!city.has_value() && end < pieces_.size()) {
      city = zone_of_city(name + " " + lower(end));
      ++end;
    }
    if (city.has_value() && any(end, {"standard", "daylight"})) ++end;
    if (!city.has_value() || !word(end, "time")) return i;
    found = *city;
    at = end + 1;
  }
  if (bracket) {
    if (!mark(at, ')')) return i;
    ++at;
  }
  zone = found;
  return at;
}

std::optional<TimeGrammar::Clock> TimeGrammar::clock(std::size_t i) const {
  if (i >= pieces_.size()) return std::nullopt;
  Clock c{0, i, "", false};
  if (any(i, {"noon", "midday"})) {
    c.minute = 12 * 60;
    c.next = i + 1;
  } else if (word(i, "midnight")) {
    c.minute = 24 * 60;
    c.next = i + 1;
  } else {
    int hour = -1;
    int minute = 0;
    std::size_t at = i;
    bool sure = false;
    if (number(at) && pieces_[at].text.size() <= 2) {
      hour = static_cast<int>(pieces_[at].number);
      ++at;
      if ((mark(at, ':') || mark(at, '.')) && tight(at) && tight(at + 1) && number(at + 1) &&
          pieces_[at + 1].text.size() == 2 && pieces_[at + 1].number < 60) {
        // A point is a clock's only before "p.m." or "GMT".
        const bool colon = mark(at, ':');
        minute = static_cast<int>(pieces_[at + 1].number);
        c.to_minute = true;
        at += 2;
        if (colon && mark(at, ':') && number(at + 1)) return std::nullopt;  // "10:20:30"
        sure = colon;
      }
    } else if (number(at) && pieces_[at].text.size() == 4) {
      hour = static_cast<int>(pieces_[at].number / 100);
      minute = static_cast<int>(pieces_[at].number % 100);
      c.to_minute = true;
      ++at;
    } else if (const auto named = small_number_named(lower(at));
               named.has_value() && *named <= 12) {
      hour = *named;
      ++at;
      if (!word(at, "o") && !any(at, {"am", "pm", "a", "p", "in"})) return std::nullopt;
    } else {
      return std::nullopt;
    }
    const bool four_digits = number(i) && pieces_[i].text.size() == 4;
    // "a.m.", "am", "p.m.", "o'clock"
    const auto half_day = [&](std::string_view letter) -> std::size_t {
      const std::string both = std::string(letter) + "m";
      if (word(at, both)) return at + 1;
      if (word(at, letter) && mark(at + 1, '.') && word(at + 2, "m") && tight(at + 2)) {
        return mark(at + 3, '.') && tight(at + 3) ? at + 4 : at + 3;
      }
      return 0;
    };
    if (const std::size_t next = half_day("a"); next != 0 && hour <= 12 && !four_digits) {
      hour %= 12;
      at = next;
      sure = true;
    } else if (const std::size_t pm = half_day("p"); pm != 0 && hour <= 12 && !four_digits) {
      hour = hour % 12 + 12;
      at = pm;
      sure = true;
    } else if (word(at, "o") && mark(at + 1, '\'') && word(at + 2, "clock")) {
      at += 3;
      sure = true;
    }
    // "three in the afternoon", "8 in the morning"
    if (word(at, "in") && word(at + 1, "the") && any(at + 2, {"morning", "afternoon", "evening"}) &&
        hour <= 12) {
      if (!word(at + 2, "morning")) hour = hour % 12 + 12;
      at += 3;
      sure = true;
    }
    c.next = at;
    if (hour < 0 || hour > 24 || minute > 59) return std::nullopt;
    std::string zone;
    const std::size_t after = zone_after(at, zone);
    if (!sure && after == at) return std::nullopt;
    c.minute = hour * 60 + minute;
    c.zone = zone;
    c.next = after;
    return c;
  }
  std::string zone;
  c.next = zone_after(c.next, zone);
  c.zone = zone;
  return c;
}

MaybeTime TimeGrammar::clock_time(std::size_t i) const {
  // "Tuesday at 10 a.m."
  MaybeTime day;
  std::size_t at = i;
  if (!(number(i) && clock(i).has_value())) {
    day = some_day(i);
    if (day.has_value()) {
      at = day->next;
      if (mark(at, ',')) ++at;
      if (word(at, "at")) ++at;
      if (any(at, {"around", "about"})) ++at;
    }
  }
  auto first = clock(at);
  if (!first.has_value()) return std::nullopt;
  Expression e;
  e.first = i;
  e.kind = Kind::kTime;
  std::size_t next = first->next;
  std::vector<Clock> others;
  // "10 a.m. Washington time, 6 p.m. Moscow time", "8 p.m. (1700 GMT)"
  for (;;) {
    std::size_t more = next;
    const bool bracket = mark(more, '(');
    if (bracket || any(more, {"or", "and"}) || mark(more, ',')) ++more;
    if (more == next) break;
    if (any(more, {"or", "and"})) ++more;
    const auto second = clock(more);
    if (!second.has_value() || (second->zone.empty() && first->zone.empty())) break;
    // Two zones name one moment; without a zone on one side they may be two moments.
    if (!bracket && (second->zone.empty() || first->zone.empty())) break;
    std::size_t end = second->next;
    if (bracket) {
      if (!mark(end, ')')) break;
      ++end;
    }
    others.push_back(*second);
    next = end;
  }
  if (!day.has_value()) {
    std::size_t tail = next;
    if (mark(tail, ',')) ++tail;
    if (word(tail, "on")) ++tail;
    if (MaybeTime later = some_day(tail)) {
      day = later;
      next = later->next;
    } else if (word(tail, "this") && any(tail + 1, {"morning", "afternoon", "evening"})) {
      next = tail + 2;
    }
  }
  e.next = next;
  Clock main = *first;
  if (main.zone.empty() && !others.empty() && others.front().zone != "UTC") main.zone = "local";
  if (main.zone == "local") {
    // A UTC time beside it is exact; keep the local reading, say where the exact one stands.
    main.zone.clear();
  }
  e.zone = main.zone;
  if (e.zone.empty() && !others.empty() && others.front().zone == "UTC") {
    std::swap(main, others.front());
    e.zone = main.zone;
  }
  e.precision = Precision::kMinute;
  e.timex = fmt::format("T{:02}:{:02}", main.minute / 60, main.minute % 60);
  std::optional<Day> base;
  // Midnight that has passed began the day; one that is to come ends it.
  if (!day.has_value() && main.minute == 24 * 60 && !direction_(i, next).ahead) main.minute = 0;
  if (day.has_value()) {
    if (day->days.has_value() && day->days->begin == day->days->end) base = day->days->begin;
    e.alternatives = day->alternatives;
    e.basis = "clock time, " + day->basis;
  } else if (anchor_.day.has_value()) {
    base = reference.has_value() ? reference : anchor_.day;
    e.basis = reference.has_value() ? "clock time of the day told of before"
                                    : "clock time of the day of publication";
  }
  if (base.has_value()) {
    e.days = Days{*base, *base};
    e.begin_minute = main.minute;
    e.end_minute = main.minute;
    e.timex = iso_minute(*base, main.minute);
    if (e.zone == "UTC") e.timex += "Z";
    for (const Clock& other : others) {
      e.alternatives.push_back(fmt::format("{}: the same in {}", iso_minute(*base, other.minute),
                                           other.zone.empty() ? "local time" : other.zone));
    }
  }
  return e;
}

// "five this morning", "eight on Wednesday morning", "11.05 on Sunday".
MaybeTime TimeGrammar::hour_of_part(std::size_t i) const {
  if (i == 0 || !any(i - 1, {"at", "until", "by", "from", "since", "around", "about", "till"}))
    return std::nullopt;
  int hour = -1;
  int minute = 0;
  std::size_t at = i;
  bool pointed = false;
  if (number(at) && pieces_[at].text.size() <= 2) {
    hour = static_cast<int>(pieces_[at++].number);
    if (mark(at, '.') && tight(at) && tight(at + 1) && number(at + 1) &&
        pieces_[at + 1].text.size() == 2) {
      minute = static_cast<int>(pieces_[at + 1].number);
      pointed = true;
      at += 2;
    }
  } else if (const auto named = i < pieces_.size() ? small_number_named(lower(i)) : std::nullopt;
             named && *named <= 12) {
    hour = *named;
    ++at;
  }
  if (hour < 0 || hour > 24 || minute > 59) return std::nullopt;
  if (word(at, "on")) ++at;
  MaybeTime day = day_part(at);
  if (!day.has_value() && pointed) day = some_day(at);
  if (!day.has_value()) return std::nullopt;
  const bool part = day->precision == Precision::kPartOfDay;
  if (!part && !pointed) return std::nullopt;
  Expression e = *day;
  e.first = i;
  e.kind = Kind::kTime;
  e.precision = Precision::kMinute;
  std::string zone;
  e.next = zone_after(e.next, zone);
  if (zone != "local") e.zone = zone;
  e.timex = fmt::format("T{:02}:{:02}", hour, minute);
  if (!day->days.has_value()) return e;
  if (part && hour <= 12 && day->begin_minute.value_or(0) >= 12 * 60) hour = hour % 12 + 12;
  e.begin_minute = e.end_minute = hour * 60 + minute;
  e.timex = iso_minute(day->days->begin, *e.begin_minute);
  return e;
}

// "Friday evening", "this morning", "the night of 3 May", "early on Wednesday", "tonight".
MaybeTime TimeGrammar::day_part(std::size_t i) const {
  const auto make = [&](std::size_t next, std::optional<Day> day, DayPart part, std::string basis) {
    Expression e;
    e.first = i;
    e.next = next;
    e.kind = Kind::kTime;
    e.precision = Precision::kPartOfDay;
    e.timex = "T" + std::string(part.timex);
    e.basis = std::move(basis);
    if (day.has_value()) {
      e.days = Days{*day, *day};
      e.begin_minute = part.begin;
      e.end_minute = part.end;
      e.timex = iso_day(*day) + e.timex;
    } else {
      e.basis.clear();
    }
    return e;
  };
  constexpr DayPart kTonight{1080, 1439, "NI"};
  constexpr DayPart kOvernight{1260, 1800, "NI"};
  constexpr DayPart kBeforeDawn{0, 360, "NI"};
  constexpr DayPart kEarly{0, 480, "MO"};
  constexpr DayPart kLate{1260, 1439, "EV"};
  const auto before = [&](int days) -> std::optional<Day> {
    if (!anchor_.day.has_value()) return std::nullopt;
    return *anchor_.day + chrono::days{days};
  };
  if (i >= pieces_.size()) return std::nullopt;
  if (word(i, "tonight")) return make(i + 1, before(0), kTonight, "evening of publication");
  if (word(i, "overnight")) {
    const bool plain = !any(i + 1, {"stay", "visit", "train", "trip"});
    if (plain) return make(i + 1, before(-1), kOvernight, "night before publication");
    return std::nullopt;
  }
  if (any(i, {"this", "last", "yesterday", "tomorrow"}) && i + 1 < pieces_.size()) {
    if (const auto part = day_part_named(lower(i + 1))) {
      const int step = any(i, {"last", "yesterday"}) ? -1 : word(i, "tomorrow") ? 1 : 0;
      DayPart exact = *part;
      if (word(i, "last") && part->timex == "NI") exact = kTonight;
      return make(i + 2, before(step), exact, "part of the day counted from publication");
    }
  }
  // "the next morning"
  if (word(i, "the") && any(i + 1, {"next", "following"}) && i + 2 < pieces_.size()) {
    if (const auto part = day_part_named(lower(i + 2))) {
      std::optional<Day> day;
      if (reference.has_value()) day = *reference + chrono::days{1};
      return make(i + 3, day, *part, "the day after the one told of");
    }
  }
  // "early on Wednesday", "late Thursday night", "before dawn on Saturday", "the early hours of
  // Friday"
  {
    std::size_t at = i;
    std::optional<DayPart> part;
    if (word(at, "before") && word(at + 1, "dawn")) {
      part = kBeforeDawn;
      at += 2;
    } else if (any(at, {"early", "late"})) {
      part = word(at, "early") ? kEarly : kLate;
      ++at;
    } else if (const std::size_t the = skip_the(at); word(the, "early") && word(the + 1, "hours")) {
      part = kBeforeDawn;
      at = the + 2;
    } else if (const std::size_t place = skip_the(at); place < pieces_.size()) {
      if (const auto named = day_part_named(lower(the)); named && word(the + 1, "of")) {
        part = named;
        at = place + 1;
      }
    }
    if (part.has_value()) {
      std::size_t day_place = at;
      if (any(day_place, {"on", "of"})) ++day_place;
      if (const MaybeTime day = some_day(day_place)) {
        std::size_t next = day->next;
        if (const auto named = next < pieces_.size() ? day_part_named(lower(next)) : std::nullopt)
          ++next;
        std::optional<Day> there;
        if (day->days.has_value()) there = day->days->begin;
        Expression e = make(next, there, *part, "part of the day, " + day->basis);
        e.alternatives = day->alternatives;
        return e;
      }
    }
  }
  // "Friday evening", "3 May in the morning", "Tuesday night"
  if (const MaybeTime day = some_day(i)) {
    std::size_t at = day->next;
    if (word(at, "in") && word(at + 1, "the")) at += 2;
    if (at < pieces_.size()) {
      if (const auto part = day_part_named(lower(at))) {
        std::optional<Day> there;
        if (day->days.has_value()) there = day->days->begin;
        Expression e = make(at + 1, there, *part, "part of the day, " + day->basis);
        e.alternatives = day->alternatives;
        return e;
      }
    }
  }
  // "by evening", "in the afternoon", "during the night": of the day told of, or of publication.
  if (i > 0 && any(i - 1, {"by", "in", "during", "at", "before", "until"})) {
    const std::size_t at = skip_the(i);
    if (const auto part = at < pieces_.size() ? day_part_named(lower(at)) : std::nullopt) {
      std::optional<Day> day = reference.has_value() ? reference : anchor_.day;
      return make(at + 1, day, *part,
                  reference.has_value() ? "part of the day told of before"
                                        : "part of the day of publication");
    }
  }
  return std::nullopt;
}

}  // namespace demarche::extract
