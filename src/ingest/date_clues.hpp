// What a text says about its own time without naming a date: weekdays, "last month", "this week".
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

// One sentence outside quotations that holds a clue, with the names in it.
struct DatedSentence {
  enum class Clue { kWeekday, kLastWeekday, kThisWeek, kLastMonth };
  Clue clue = Clue::kWeekday;
  int weekday = -1;             // 0 Monday ... 6 Sunday, for the two weekday clues
  bool ahead = false;           // about to happen: "will meet on Monday"
  bool of_talks = false;        // it speaks of talks, a meeting, a call, a summit
  std::set<std::string> names;  // folded capitalised words, titles and weekdays left out
};

struct DateClues {
  std::vector<DatedSentence> sentences;
  std::vector<DatedSentence> talks;  // every sentence about talks, clue or not
  std::set<std::string> names;       // of the whole text
};

DateClues date_clues(std::string_view title, std::string_view body);

// How many names both hold.
std::size_t shared_names(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace demarche::ingest
