// The grammar of time expressions, by hand over pieces: each rule reads one form that starts at a
// piece and says what stretch of time it names, by which rule. Rules never look at the clock; the
// day of publication is the anchor of everything relative.
#pragma once

#include "extract/calendar.hpp"
#include "extract/findings.hpp"
#include "extract/times_pieces.hpp"
#include "extract/times_tense.hpp"
#include "extract/times_words.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace demarche::extract {

// The day of publication, as far as it is known.
struct Anchor {
  std::optional<Day> day;
  std::optional<Day> month;  // first of the month
  std::optional<Day> year;   // first of the year
  static Anchor of(const std::optional<Interval>& published);
  // A day inside the anchor fit to count `unit` from; nothing when the anchor is coarser.
  [[nodiscard]] std::optional<Day> for_unit(Unit unit) const;
};

// What one rule read: pieces [first, next).
struct Expression {
  std::size_t first = 0;
  std::size_t next = 0;
  TimeMention::Kind kind = TimeMention::Kind::kDate;
  std::optional<Days> days;         // what it names; nothing when it cannot be resolved
  std::optional<int> begin_minute;  // of days->begin
  std::optional<int> end_minute;    // of days->begin too; more than a day means the next day
  Precision precision = Precision::kDay;
  std::string zone;
  std::string basis;
  std::vector<std::string> alternatives;
  std::string timex;        // TIMEX3 value
  bool own_year = false;    // the words name the year
  bool open_begin = false;  // "before": only the end is known
};

using MaybeTime = std::optional<Expression>;

class TimeGrammar {
 public:
  TimeGrammar(const std::vector<Piece>& pieces, const Anchor& anchor,
              std::function<Direction(std::size_t first, std::size_t next)> direction)
      : pieces_(pieces), anchor_(anchor), direction_(std::move(direction)) {}

  // The longest expression that starts at piece `i`.
  [[nodiscard]] MaybeTime at(std::size_t i) const;

  // The last day told of before, for "the next day"; and the last year named in this sentence.
  std::optional<Day> reference;
  std::optional<int> sentence_year;
  // Set inside a quotation whose day is told: "today" and "next week" are the speaker's.
  std::optional<Day> spoken;

 private:
  using Kind = TimeMention::Kind;

  // The day that "today" and "next week" count from: the speaker's, or that of publication.
  [[nodiscard]] std::optional<Day> base_for(Unit unit) const {
    return spoken.has_value() ? spoken : anchor_.for_unit(unit);
  }

  // Looking at pieces.
  [[nodiscard]] bool word(std::size_t i, std::string_view lower) const;
  [[nodiscard]] bool any(std::size_t i, std::initializer_list<std::string_view> words) const;
  [[nodiscard]] bool mark(std::size_t i, char c) const;
  [[nodiscard]] bool number(std::size_t i) const;
  [[nodiscard]] bool tight(std::size_t i) const;  // no white space before piece i
  [[nodiscard]] const std::string& lower(std::size_t i) const;
  [[nodiscard]] std::size_t skip_the(std::size_t i) const;
  // "three", "24", "twenty-one", "a", "an", "couple of"; returns the value and the piece after it.
  struct Counted {
    int value;
    std::size_t next;
    bool vague = false;
  };
  [[nodiscard]] std::optional<Counted> count_at(std::size_t i) const;
  [[nodiscard]] std::optional<Counted> year_at(std::size_t i) const;        // four digits
  [[nodiscard]] std::optional<Counted> day_number_at(std::size_t i) const;  // "3", "3rd"
  struct UnitAt {
    Unit unit;
    std::size_t next;
    int times = 1;  // a fortnight is two weeks
    bool plural = false;
  };
  [[nodiscard]] std::optional<UnitAt> unit_at(std::size_t i) const;

  // times_dates.cpp: days and periods of the calendar
  [[nodiscard]] MaybeTime calendar_day(std::size_t i) const;
  [[nodiscard]] MaybeTime numeric_date(std::size_t i) const;
  [[nodiscard]] MaybeTime month_day(std::size_t i) const;
  [[nodiscard]] MaybeTime weekday(std::size_t i) const;
  [[nodiscard]] MaybeTime day_of_month(std::size_t i) const;  // "on the 16th"
  [[nodiscard]] MaybeTime holiday(std::size_t i) const;
  [[nodiscard]] MaybeTime month(std::size_t i) const;
  [[nodiscard]] MaybeTime year(std::size_t i) const;
  [[nodiscard]] MaybeTime decade(std::size_t i) const;
  [[nodiscard]] MaybeTime quarter(std::size_t i) const;
  [[nodiscard]] MaybeTime season(std::size_t i) const;
  [[nodiscard]] MaybeTime modified(std::size_t i) const;  // "the end of", "early", "mid-"
  [[nodiscard]] MaybeTime period(std::size_t i) const;
  [[nodiscard]] Expression dated(std::size_t first, std::size_t next, int year, unsigned month,
                                 unsigned day) const;
  [[nodiscard]] Expression yearless(std::size_t first, std::size_t next, unsigned month,
                                    unsigned day) const;

  // times_relative.cpp
  [[nodiscard]] MaybeTime deictic_day(std::size_t i) const;     // today, yesterday
  [[nodiscard]] MaybeTime this_unit(std::size_t i) const;       // last week, this year
  [[nodiscard]] MaybeTime counted_away(std::size_t i) const;    // two years ago, a day later
  [[nodiscard]] MaybeTime past_units(std::size_t i) const;      // the past two decades
  [[nodiscard]] MaybeTime vague_units(std::size_t i) const;     // recent weeks, the coming days
  [[nodiscard]] MaybeTime part_of_unit(std::size_t i) const;    // earlier this year
  [[nodiscard]] MaybeTime reference_word(std::size_t i) const;  // now, recently
  [[nodiscard]] MaybeTime told_day(std::size_t i) const;        // the next day, that day

  // times_clock.cpp
  struct Clock {
    int minute;
    std::size_t next;
    std::string zone;
    bool to_minute;
  };
  [[nodiscard]] std::optional<Clock> clock(std::size_t i) const;
  [[nodiscard]] std::size_t zone_after(std::size_t i, std::string& zone) const;
  [[nodiscard]] MaybeTime hour_of_part(std::size_t i) const;  // "five this morning"
  [[nodiscard]] MaybeTime clock_time(std::size_t i) const;
  [[nodiscard]] MaybeTime day_part(std::size_t i) const;
  [[nodiscard]] MaybeTime some_day(std::size_t i) const;  // any expression of one day

  // times_spans.cpp
  [[nodiscard]] MaybeTime duration(std::size_t i) const;
  [[nodiscard]] MaybeTime set(std::size_t i) const;
  [[nodiscard]] MaybeTime range(std::size_t i) const;
  [[nodiscard]] MaybeTime joined(const Expression& from, std::size_t i) const;

  const std::vector<Piece>& pieces_;
  const Anchor& anchor_;
  std::function<Direction(std::size_t, std::size_t)> direction_;
};

}  // namespace demarche::extract
