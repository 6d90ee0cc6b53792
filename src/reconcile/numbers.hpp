// The numbers that a wording tells, in digits or in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::reconcile {

// Values in rising order, each once: "1,200", "3.5", "forty-two", "a hundred and five", "2
// million". "one" counts only before a multiplier: elsewhere it is mostly a pronoun.
std::vector<double> numbers_in(std::string_view utf8);

// "twenty" -> "20"; nothing for what is no number in a word.
std::string digits_of(std::string_view lower_word);

// Do both tell numbers, and not one in common?
bool numbers_part(std::string_view a, std::string_view b);

}  // namespace demarche::reconcile
