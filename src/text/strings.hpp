// Small helpers on UTF-8 strings: trimming, splitting, folding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::text {

// Unicode white space, as Python's str.isspace (incl. no-break space, U+2028, U+3000).
bool is_space(char32_t c);
// Letters and numbers: general categories L* and N*.
bool is_word_character(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);

std::string_view trim(std::string_view utf8);
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split_lines(std::string_view text);  // \n and \r\n
std::string join(const std::vector<std::string>& parts, std::string_view separator);
// Runs of white space become one space; both ends are trimmed.
std::string squeeze(std::string_view utf8);

bool starts_with_ignoring_case(std::string_view text, std::string_view ascii_prefix);
bool equals_ignoring_case(std::string_view a, std::string_view ascii_b);

std::string to_lower(std::string_view utf8);  // simple case mapping
// Lower case, without accents, typographic quotes, dashes and apostrophes made ASCII: the key
// under which names and words are looked up. "Volodymyr Zelenskyy's" -> "volodymyr zelenskyy's".
std::string fold(std::string_view utf8);
// `fold`, then everything but letters and digits becomes one '-': "antony-blinken".
std::string slug(std::string_view utf8);

}  // namespace demarche::text
