// Python's str methods on UTF-8, as far as a spaCy pipeline depends on them.
#pragma once

#include <string>
#include <string_view>

namespace demarche::language {

bool is_space(char32_t c);  // str.isspace
bool is_alpha(char32_t c);  // str.isalpha
bool is_digit(char32_t c);  // str.isdigit
bool is_upper(char32_t c);  // str.isupper of one character
bool is_lower(char32_t c);  // str.islower of one character
bool is_title(char32_t c);  // general category Lt

bool is_alpha(std::string_view utf8);      // of a whole string; false for the empty one
std::string lower(std::string_view utf8);  // str.lower, with the final sigma and U+0130

// spaCy's word shape: letters become X or x, digits d, runs are cut at four; "LONG" from 100 on.
std::string shape(std::string_view utf8);
std::string_view first_points(std::string_view utf8, std::size_t n);  // s[:n]
std::string_view last_points(std::string_view utf8, std::size_t n);   // s[-n:]

}  // namespace demarche::language
