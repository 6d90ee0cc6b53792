// Dates that only the whole set can tell. Every rule looks for the same happening in an article
// that has a date; when none fits, the article stays undated.
#include "ingest/calendar.hpp"
#include "ingest/date_clues.hpp"
#include "ingest/ingest.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

using Clue = DatedSentence::Clue;

// Names that two sentences must share to be about the same happening, and two articles to be
// about the same crisis.
constexpr std::size_t kSameHappening = 3;
constexpr std::size_t kSameCrisis = 6;

struct Window {
  Day first = 0;
  Day last = 0;
  std::string basis;
};

struct Member {
  Article* article = nullptr;
  DateClues clues;
  std::optional<Window> known;  // of its publication
  bool dated = false;           // by itself
};

std::optional<Window> window_of(const Article& article) {
  if (!article.published) return {};
  const auto first = parse_iso_day(article.published->begin);
  const auto last = parse_iso_day(article.published->end);
  if (!first || !last) return {};
  return Window{*first, *last, {}};
}

std::optional<Window> intersect(const Window& a, const Window& b) {
  const Window both{std::max(a.first, b.first), std::min(a.last, b.last), a.basis};
  return both.first <= both.last ? std::optional<Window>(both) : std::nullopt;
}

// The day that a weekday of an article means, when its day of publication is known.
std::optional<Day> day_meant(const DatedSentence& sentence, const Window& published) {
  if (published.first != published.last || sentence.weekday < 0) return {};
  const Day today = published.first;
  const int back = (weekday_of(today) - sentence.weekday + 7) % 7;
  if (sentence.ahead) return today + (7 - back) % 7;
  if (sentence.clue == Clue::kLastWeekday && back == 0) return today - 7;
  return today - back;
}

// When an article was published that calls `day` "on Thursday", "last Thursday" or "Thursday" to
// come.
Window published_around(Day day, const DatedSentence& told) {
  if (told.ahead) return {day - 6, day, {}};
  if (told.clue == Clue::kLastWeekday) return {day + 1, day + 7, {}};
  return {day, day + 6, {}};
}

// "On Thursday Blinken met Lavrov in Stockholm" in both, and the other one is dated.
std::optional<Window> by_weekday(const Member& member, const Member& other) {
  std::optional<Window> window;
  for (const DatedSentence& told : member.clues.sentences) {
    if (told.weekday < 0) continue;
    for (const DatedSentence& known : other.clues.sentences) {
      if (known.weekday != told.weekday || known.ahead != told.ahead) continue;
      if (shared_names(told.names, known.names) < kSameHappening) continue;
      const auto day = day_meant(known, *other.known);
      if (!day) continue;
      Window here = published_around(*day, told);
      // "... at a conference this week", about the same people: the week is not over.
      const bool this_week = std::any_of(
          member.clues.sentences.begin(), member.clues.sentences.end(), [&](const auto& sentence) {
            return sentence.clue == Clue::kThisWeek &&
                   shared_names(sentence.names, told.names) + (sentence.of_talks ? 1 : 0) >= 2;
          });
      if (this_week && !told.ahead) here.last = std::min(here.last, *day + 6 - weekday_of(*day));
      here.basis = fmt::format("its weekdays agree with a dated article: {}", iso(*day));
      window = window ? intersect(*window, here) : here;
      if (!window) return {};  // the matches contradict each other: say nothing
    }
  }
  return window;
}

// "In talks last month Putin told Biden ..." where another article, of a known month, reports such
// talks of the same people.
std::optional<Window> by_last_month(const Member& member, const Member& other) {
  const std::string month = iso(other.known->first).substr(0, 7);
  if (iso(other.known->last).substr(0, 7) != month) return {};
  for (const DatedSentence& told : member.clues.sentences) {
    if (told.clue != Clue::kLastMonth || !told.of_talks) continue;
    for (const DatedSentence& known : other.clues.talks) {
      if (shared_names(told.names, known.names) < kSameHappening - 1) continue;
      const int year = std::stoi(month.substr(0, 4));
      const int number = std::stoi(month.substr(5, 2));
      const int next_year = number == 12 ? year + 1 : year;
      const int next = number == 12 ? 1 : number + 1;
      return Window{
          day_of(next_year, next, 1), last_day_of_month(next_year, next),
          fmt::format("\"last month\" is {}, when an article reports these talks", month)};
    }
  }
  return {};
}

// "KYIV, Jan 9 (Reuters) -" without a year: the year that brings it nearest to an article of the
// same crisis, if that is within half a year.
std::optional<Window> by_dateline(const Member& member, const Member& other) {
  constexpr Day kHalfYear = 183;
  for (const Removal& removal : member.article->removed) {
    if (removal.reason != RemovalReason::kDateline) continue;
    const auto written = find_day_of_year(removal.text);
    if (!written) continue;
    std::optional<Day> nearest;
    const int year = std::stoi(iso(other.known->first).substr(0, 4));
    for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
      const auto day =
          parse_iso_day(fmt::format("{:04}-{:02}-{:02}", candidate, written->month, written->day));
      if (!day) continue;
      if (!nearest ||
          std::abs(*day - other.known->first) < std::abs(*nearest - other.known->first)) {
        nearest = day;
      }
    }
    if (!nearest || std::abs(*nearest - other.known->first) > kHalfYear) return {};
    return Window{*nearest, *nearest, "dateline; the year is that of the other articles"};
  }
  return {};
}

// The same weekday and people as an article whose month alone is known: the same month.
std::optional<Window> by_same_story(const Member& member, const Member& other) {
  if (other.known->last - other.known->first < 7) return {};
  for (const DatedSentence& told : member.clues.sentences) {
    if (told.weekday < 0 || told.ahead) continue;
    for (const DatedSentence& known : other.clues.sentences) {
      if (known.weekday != told.weekday || known.ahead) continue;
      if (shared_names(told.names, known.names) < kSameHappening) continue;
      return Window{
          other.known->first, other.known->last,
          fmt::format("the same news as an article of {}", iso(other.known->first).substr(0, 7))};
    }
  }
  return {};
}

Precision precision_of(const Window& window) {
  const Day days = window.last - window.first;
  if (days == 0) return Precision::kDay;
  if (days < 7) return Precision::kWeek;
  return days < 31 ? Precision::kMonth : Precision::kQuarter;
}

using Rule = std::optional<Window> (*)(const Member&, const Member&);

// Applies one rule to every undated article against those already placed. True if one was placed.
bool apply(Rule rule, std::vector<Member>& members) {
  std::vector<std::optional<Window>> found(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].known) continue;
    bool contradiction = false;
    for (const Member& other : members) {
      if (!other.known || contradiction) continue;
      if (shared_names(members[i].clues.names, other.clues.names) < kSameCrisis) continue;
      const auto window = rule(members[i], other);
      if (!window) continue;
      if (!found[i]) {
        found[i] = window;
      } else if (const auto both = intersect(*found[i], *window)) {
        found[i] = both;
      } else {
        contradiction = true;
      }
    }
    if (contradiction) found[i].reset();
  }
  bool placed = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!found[i]) continue;
    members[i].known = found[i];
    placed = true;
  }
  return placed;
}

}  // namespace

void settle_dates(std::vector<Article>& articles) {
  const bool any_undated = std::any_of(articles.begin(), articles.end(),
                                       [](const Article& article) { return !article.published; });
  if (!any_undated) return;
  std::vector<Member> members;
  for (Article& article : articles) {
    Member member;
    member.article = &article;
    member.clues = date_clues(article.title, article.text);
    member.known = window_of(article);
    member.dated = member.known.has_value();
    members.push_back(std::move(member));
  }
  // From the safest rule to the loosest; an article placed by one rule serves the next ones.
  for (const Rule rule : {&by_dateline, &by_weekday, &by_last_month, &by_same_story}) {
    while (apply(rule, members)) {
    }
  }
  for (Member& member : members) {
    if (member.dated || !member.known) continue;
    member.article->published = range_interval(member.known->first, member.known->last,
                                               precision_of(*member.known), member.known->basis);
  }
}

}  // namespace demarche::ingest
