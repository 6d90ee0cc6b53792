// Do two stretches of words say the same?
#pragma once

#include <demarche/records.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche::reconcile {

// The telling words of a text, reduced to what wordings have in common: folded, without endings,
// near-synonyms of news language made one. Sorted, each once. Negations are kept as one sign.
std::vector<std::string> gist(std::string_view utf8);

// The text folded, without spaces and marks: equal for one wording printed twice.
std::string letters_of(std::string_view utf8);

// Shared words / words of the shorter, and / of both (F1).
struct Likeness {
  std::size_t shared = 0;
  double of_shorter = 0.0;
  double f1 = 0.0;
  bool negation_differs = false;
  bool numbers_differ = false;
};
Likeness compare(const std::vector<std::string>& a, const std::vector<std::string>& b);

// The sentences of a statement, each as its gist; short ones are left out.
std::vector<std::vector<std::string>> sentence_gists(std::string_view utf8);

// The days of an interval as numbers, for many comparisons.
struct Days {
  bool known = false;
  long begin = 0;
  long end = 0;
};
Days days_of(const std::optional<Interval>& interval);

// Days between two intervals; 0 when they overlap or one is unknown.
int days_apart(Days a, Days b);
int days_apart(const std::optional<Interval>& a, const std::optional<Interval>& b);
// ISO date to a day number; 0 for what is no date.
long day_number(std::string_view iso);

}  // namespace demarche::reconcile
