#include "extract/times_grammar.hpp"

#include <algorithm>

namespace demarche::extract {

Anchor Anchor::of(const std::optional<Interval>& published) {
  Anchor anchor;
  if (!published.has_value()) return anchor;
  const auto begin = parse_iso_day(published->begin);
  if (!begin.has_value()) return anchor;
  const auto end = parse_iso_day(published->end).value_or(*begin);
  const bool same_year = year_of(*begin) == year_of(end);
  const bool same_month = same_year && month_of(*begin) == month_of(end);
  if (same_year) anchor.year = year_days(year_of(*begin)).begin;
  if (same_month) anchor.month = month_days(year_of(*begin), month_of(*begin)).begin;
  if (*begin == end) anchor.day = begin;
  return anchor;
}

std::optional<Day> Anchor::for_unit(Unit unit) const {
  if (day.has_value()) return day;
  if (unit >= Unit::kMonth && month.has_value()) return month;
  if (unit >= Unit::kYear && year.has_value()) return year;
  return std::nullopt;
}

const std::string& TimeGrammar::lower(std::size_t i) const {
  static const std::string kNone;
  return i < pieces_.size() ? pieces_[i].lower : kNone;
}

bool TimeGrammar::word(std::size_t i, std::string_view expected) const {
  return i < pieces_.size() && pieces_[i].lower == expected;
}

bool TimeGrammar::any(std::size_t i, std::initializer_list<std::string_view> words) const {
  return i < pieces_.size() &&
         std::find(words.begin(), words.end(), pieces_[i].lower) != words.end();
}

bool TimeGrammar::mark(std::size_t i, char c) const {
  return i < pieces_.size() && pieces_[i].text.size() == 1 && pieces_[i].text[0] == c;
}

bool TimeGrammar::number(std::size_t i) const {
  return i < pieces_.size() && pieces_[i].number >= 0;
}

bool TimeGrammar::tight(std::size_t i) const {
  return i < pieces_.size() && !pieces_[i].space_before;
}

std::size_t TimeGrammar::skip_the(std::size_t i) const {
  return word(i, "the") ? i + 1 : i;
}

std::optional<TimeGrammar::Counted> TimeGrammar::count_at(std::size_t i) const {
  if (i >= pieces_.size()) return std::nullopt;
  if (number(i)) {
    if (pieces_[i].text.size() > 4 || pieces_[i].number > 3000) return std::nullopt;
    if (tight(i) && i > 0 && (mark(i - 1, ',') || mark(i - 1, '.'))) return std::nullopt;
    return Counted{static_cast<int>(pieces_[i].number), i + 1};
  }
  if (any(i, {"a", "an"})) {
    if (any(i + 1, {"few", "couple"})) return Counted{0, word(i + 2, "of") ? i + 3 : i + 2, true};
    if (word(i + 1, "dozen")) return Counted{12, i + 2};
    return Counted{1, i + 1};
  }
  if (any(i, {"several", "few", "many", "some", "numerous"})) return Counted{0, i + 1, true};
  if (word(i, "couple") && word(i + 1, "of")) return Counted{0, i + 2, true};
  if (word(i, "dozen")) return Counted{12, i + 1};
  if (const auto tens = small_number_named(lower(i))) {
    if (*tens >= 20) {
      std::size_t next = i + 1;
      if (mark(next, '-')) ++next;
      if (const auto ones = next < pieces_.size() ? small_number_named(lower(next)) : std::nullopt;
          ones.has_value() && *ones < 10) {
        return Counted{*tens + *ones, next + 1};
      }
    }
    return Counted{*tens, i + 1};
  }
  return std::nullopt;
}

std::optional<TimeGrammar::UnitAt> TimeGrammar::unit_at(std::size_t i) const {
  if (i >= pieces_.size()) return std::nullopt;
  const auto unit = unit_named(lower(i));
  if (!unit.has_value()) return std::nullopt;
  UnitAt found{*unit, i + 1};
  if (lower(i).starts_with("fortnight")) found.times = 2;
  found.plural = is_plural_unit(lower(i));
  return found;
}

MaybeTime TimeGrammar::at(std::size_t i) const {
  MaybeTime best;
  const auto offer = [&](MaybeTime e) {
    if (e.has_value() && e->next > e->first && (!best.has_value() || e->next > best->next))
      best = std::move(e);
  };
  // In order of trust: of two readings of equal length the first wins.
  offer(clock_time(i));
  offer(hour_of_part(i));
  offer(day_part(i));
  offer(range(i));
  offer(calendar_day(i));
  offer(deictic_day(i));
  offer(told_day(i));
  offer(counted_away(i));
  offer(past_units(i));
  offer(part_of_unit(i));
  offer(modified(i));
  offer(vague_units(i));
  offer(period(i));
  offer(set(i));
  offer(duration(i));
  offer(day_of_month(i));
  offer(reference_word(i));
  return best;
}

}  // namespace demarche::extract
