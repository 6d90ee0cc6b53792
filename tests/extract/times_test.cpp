#include "extract/calendar.hpp"
#include "extract/times_grammar.hpp"
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

struct Read {
  std::string words;
  std::string begin;
  std::string end;
  std::string timex;
  std::string zone;
};

// The first expression that the grammar reads in the text, with every bare weekday and month
// pointing the way asked for. Publication is on `published`, a day.
Read first_time(const std::string& text, const std::string& published, bool ahead = false) {
  Analysis analysis;
  analysis.text = text;
  const std::vector<Piece> pieces = cut(analysis);
  std::optional<Interval> date;
  if (!published.empty()) {
    date.emplace();
    date->begin = date->end = published;
  }
  const Anchor anchor = Anchor::of(date);
  const TimeGrammar grammar(pieces, anchor,
                            [&](std::size_t, std::size_t) { return Direction{ahead, ""}; });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto e = grammar.at(i);
    if (!e.has_value()) continue;
    Read read;
    read.words = text.substr(pieces[e->first].span.begin,
                             pieces[e->next - 1].span.end - pieces[e->first].span.begin);
    read.timex = e->timex;
    read.zone = e->zone;
    if (e->days.has_value()) {
      read.begin =
          e->begin_minute ? iso_minute(e->days->begin, *e->begin_minute) : iso_day(e->days->begin);
      read.end = e->end_minute ? iso_minute(e->days->begin, *e->end_minute) : iso_day(e->days->end);
    }
    return read;
  }
  return {};
}

#define EXPECT_TIME(read_, words_, begin_, end_) \
  do {                                           \
    const Read r = (read_);                      \
    EXPECT_EQ(r.words, words_);                  \
    EXPECT_EQ(r.begin, begin_);                  \
    EXPECT_EQ(r.end, end_);                      \
  } while (false)

// 2 December 2021 was a Thursday.
constexpr auto kThursday = "2021-12-02";

TEST(Calendar, WeeksMonthsAndLeapYears) {
  const Day day = *parse_iso_day("2024-02-29");
  EXPECT_EQ(iso_week(*parse_iso_day("2021-01-03")), "2020-W53");
  EXPECT_EQ(iso_day(shifted(day, Unit::kYear, 1)), "2025-02-28");
  EXPECT_EQ(iso_day(unit_days(Unit::kMonth, *parse_iso_day("2021-03-31"), -1).end), "2021-02-28");
  EXPECT_EQ(iso_minute(day, 24 * 60), "2024-03-01T00:00");
  EXPECT_FALSE(parse_iso_day("2021-02-29").has_value());
  EXPECT_FALSE(parse_iso_day("2021-02-2x").has_value());
}

TEST(Times, FullDatesInEveryOrder) {
  for (const auto* text :
       {"on 2 December 2021 they", "on December 2, 2021 they", "on Dec. 2, 2021, they",
        "on 2nd of December 2021", "on 2021-12-02", "on Thursday, 2 December 2021,"}) {
    EXPECT_EQ(first_time(text, "").begin, "2021-12-02") << text;
  }
}

TEST(Times, WeekdayOnPublicationDayIsThatDay) {
  EXPECT_TIME(first_time("said on Thursday", kThursday), "Thursday", "2021-12-02", "2021-12-02");
  EXPECT_TIME(first_time("said on Wednesday", kThursday), "Wednesday", "2021-12-01", "2021-12-01");
  EXPECT_TIME(first_time("will meet on Wednesday", kThursday, true), "Wednesday", "2021-12-08",
              "2021-12-08");
  EXPECT_TIME(first_time("met last Thursday", kThursday), "last Thursday", "2021-11-25",
              "2021-11-25");
}

TEST(Times, WithoutPublicationOnlyAbsoluteTimesResolve) {
  EXPECT_TIME(first_time("said on Thursday", ""), "Thursday", "", "");
  EXPECT_TIME(first_time("two years ago", ""), "two years ago", "", "");
  EXPECT_TIME(first_time("annexed in March 2014", ""), "March 2014", "2014-03-01", "2014-03-31");
}

TEST(Times, YearlessDateIsTheNearest) {
  EXPECT_EQ(first_time("on January 5", "2021-12-30").begin, "2022-01-05");
  EXPECT_EQ(first_time("on 28 December", "2022-01-03").begin, "2021-12-28");
}

TEST(Times, UnitsCountFromPublication) {
  EXPECT_TIME(first_time("last month", "2022-01-10"), "last month", "2021-12-01", "2021-12-31");
  EXPECT_TIME(first_time("next week", "2022-01-10"), "next week", "2022-01-17", "2022-01-23");
  EXPECT_TIME(first_time("earlier this year", "2021-12-06"), "earlier this year", "2021-01-01",
              "2021-12-06");
  EXPECT_TIME(first_time("over the past two decades", "2022-01-10"), "the past two decades",
              "2002-01-10", "2022-01-10");
  EXPECT_TIME(first_time("two years ago", "2022-01-10"), "two years ago", "2020-01-01",
              "2020-12-31");
  EXPECT_TIME(first_time("Next April the war", "2021-12-06"), "Next April", "2022-04-01",
              "2022-04-30");
}

TEST(Times, TwoZonesAreOneMoment) {
  const Read read = first_time("at 10 a.m. Washington time, 6 p.m. Moscow time.", "2021-12-07");
  EXPECT_EQ(read.words, "10 a.m. Washington time, 6 p.m. Moscow time");
  EXPECT_EQ(read.begin, "2021-12-07T10:00");
  EXPECT_EQ(read.zone, "America/New_York");
}

TEST(Times, PartsOfTheDay) {
  EXPECT_TIME(first_time("begin this Sunday evening in", "2022-01-09"), "this Sunday evening",
              "2022-01-09T18:00", "2022-01-09T23:59");
  EXPECT_TIME(first_time("on Tuesday morning", "2022-04-27"), "Tuesday morning", "2022-04-26T06:00",
              "2022-04-26T12:00");
  EXPECT_TIME(first_time("before dawn on Saturday", "2020-10-17"), "before dawn on Saturday",
              "2020-10-17T00:00", "2020-10-17T06:00");
}

TEST(Times, RangesHaveBothEnds) {
  EXPECT_TIME(first_time("from 3 to 5 March 2021", ""), "from 3 to 5 March 2021", "2021-03-03",
              "2021-03-05");
  EXPECT_TIME(first_time("between 2015 and 2018", ""), "between 2015 and 2018", "2015-01-01",
              "2018-12-31");
  EXPECT_TIME(first_time("April 14-16", "2019-04-05"), "April 14-16", "2019-04-14", "2019-04-16");
}

TEST(Times, NumbersAndNamesAreNotTimes) {
  for (const auto* text : {"some 115,000 troops", "may march on", "COVID-19", "Nord Stream 2",
                           "5.5 percent", "a 12-year-old"}) {
    EXPECT_EQ(first_time(text, kThursday).words, "") << text;
  }
}

// Any run of words of time keeps inside the text and yields stretches that end after they begin.
TEST(Times, AnyRunOfWordsIsReadWithinItsBounds) {
  const std::vector<std::string> words{
      "from",    "between",    "to",         "and",      "-",         "on",
      "the",     "of",         "last",       "next",     "this",      "Monday",
      "Friday,", "March",      "Dec.",       "May",      "3",         "31",
      "3rd",     "2014",       "2015-18",    "1990s",    "'82",       "10",
      "10:30",   "a.m.",       "p.m.",       "GMT",      "(1700",     "GMT)",
      "Moscow",  "time",       "noon",       "midnight", "early",     "late",
      "mid-",    "end",        "year",       "week",     "weeks",     "days",
      "two",     "twenty-one", "ago",        "later",    "before",    "past",
      "coming",  "quarter",    "first",      "second",   "half",      "summer",
      "morning", "night",      "dawn",       "within",   "every",     "a",
      "few",     "12/03/2021", "2021-12-02", "th",       ",",         ".",
      "00",      "99",         "0",          "29",       "February",  "1000000000000",
      "o'clock", "five",       "decade",     "century",  "yesterday", "weekend"};
  std::uint32_t state = 7;
  const auto next_random = [&state] {
    state = state * 1664525U + 1013904223U;
    return state >> 8;
  };
  for (int round = 0; round < 4000; ++round) {
    Analysis analysis;
    const std::uint32_t length = 1 + next_random() % 9;
    for (std::uint32_t k = 0; k < length; ++k) {
      if (k > 0 && next_random() % 4 != 0) analysis.text += ' ';
      analysis.text += words[next_random() % words.size()];
    }
    const std::vector<Piece> pieces = cut(analysis);
    std::optional<Interval> date;
    if (round % 3 != 0) {
      date.emplace();
      date->begin = date->end = round % 3 == 1 ? "2024-02-29" : "2021-01-01";
    }
    const Anchor anchor = Anchor::of(date);
    TimeGrammar grammar(pieces, anchor,
                        [&](std::size_t, std::size_t) { return Direction{round % 2 == 0, ""}; });
    if (round % 5 == 0) grammar.reference = parse_iso_day("2020-12-31");
    if (round % 7 == 0) grammar.sentence_year = 1999;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const auto e = grammar.at(i);
      if (!e.has_value()) continue;
      ASSERT_LT(e->first, e->next) << analysis.text;
      ASSERT_LE(e->next, pieces.size()) << analysis.text;
      if (e->days.has_value()) {
        EXPECT_LE(e->days->begin, e->days->end) << analysis.text << " at " << i << " " << e->basis;
        EXPECT_FALSE(e->basis.empty()) << analysis.text << " at " << i;
      }
    }
  }
}

std::string found_begin(const std::string& text, const std::string& published,
                        std::string_view words) {
  const auto article = test::annotate(text, published);
  for (const TimeMention& mention : find_times(article->context())) {
    if (mention.interval.text == words) return mention.interval.begin;
  }
  return "not found";
}

TEST(Times, TheGoverningVerbDecidesTheDirection) {
  DEMARCHE_NEEDS_WEIGHTS();
  // 10 January 2022 was a Monday.
  EXPECT_EQ(found_begin("The ministers will meet on Thursday in Vienna.", "2022-01-10", "Thursday"),
            "2022-01-13");
  EXPECT_EQ(found_begin("The ministers met on Thursday in Vienna.", "2022-01-10", "Thursday"),
            "2022-01-06");
  EXPECT_EQ(found_begin("The two are to meet on Thursday.", "2022-01-10", "Thursday"),
            "2022-01-13");
  EXPECT_EQ(found_begin("Talks scheduled for Thursday were called off.", "2022-01-10", "Thursday"),
            "2022-01-13");
  EXPECT_EQ(found_begin("The president denied on Thursday that he will resign.", "2022-01-10",
                        "Thursday"),
            "2022-01-06");
}

// Published between Friday 3 and Sunday 5 December 2021: Thursday is the 2nd from each of these
// days, yesterday is not one day.
TEST(Times, APublicationKnownToAFewDaysStillPlacesAWeekday) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto article = test::annotate(
      "Blinken met Lavrov in Stockholm on Thursday. They spoke again yesterday.", "");
  article->article.published.emplace();
  article->article.published->begin = "2021-12-03";
  article->article.published->end = "2021-12-05";
  const auto mentions = find_times(article->context());
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].interval.begin, "2021-12-02");
  EXPECT_EQ(mentions[0].interval.end, "2021-12-02");
  EXPECT_TRUE(mentions[1].interval.begin.empty());
}

}  // namespace
}  // namespace demarche::extract
