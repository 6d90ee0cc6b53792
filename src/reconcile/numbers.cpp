#include "reconcile/numbers.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace demarche::reconcile {

namespace {

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                   "sixty",  "seventy", "eighty", "ninety"};

std::optional<double> multiplier(std::string_view word) {
  if (word == "hundred") return 100.0;
  if (word == "thousand") return 1e3;
  if (word == "million") return 1e6;
  if (word == "billion") return 1e9;
  return std::nullopt;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<double> numeral(std::string_view word) {
  if (is_digit(word.front())) {
    std::string digits(word);
    std::erase(digits, ',');
    double value = 0.0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return end.ec == std::errc() ? std::optional(value) : std::nullopt;
  }
  if (const auto at = std::find(kSmall.begin(), kSmall.end(), word); at != kSmall.end()) {
    return static_cast<double>(at - kSmall.begin());
  }
  if (const auto at = std::find(kTens.begin(), kTens.end(), word); at != kTens.end()) {
    return 10.0 * static_cast<double>(at - kTens.begin() + 2);
  }
  return std::nullopt;
}

// Runs of letters, and of digits with the points and commas between them.
std::vector<std::string> words_of(std::string_view utf8) {
  const std::string folded = text::fold(utf8);
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    const char c = i < folded.size() ? folded[i] : ' ';
    const bool digits = !word.empty() && is_digit(word.front());
    const bool between =
        digits && (c == '.' || c == ',') && i + 1 < folded.size() && is_digit(folded[i + 1]);
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 0x7F;
    const bool goes_on = is_digit(c) || between || letter;
    if (!word.empty() && (!goes_on || (!between && digits != is_digit(c)))) {
      out.push_back(std::move(word));
      word.clear();
    }
    if (goes_on) word.push_back(c);
  }
  return out;
}

}  // namespace

std::vector<double> numbers_in(std::string_view utf8) {
  const auto words = words_of(utf8);
  std::vector<double> out;
  for (std::size_t i = 0; i < words.size();) {
    const bool before_multiplier = i + 1 < words.size() && multiplier(words[i + 1]);
    const bool counts = words[i] != "one" || before_multiplier;
    if (!counts || (!numeral(words[i]) && !multiplier(words[i]))) {
      ++i;
      continue;
    }
    // "two hundred and eighty thousand": what stands before a multiplier is multiplied, thousands
    // and more close a part.
    double total = 0.0;
    double part = 0.0;
    for (; i < words.size(); ++i) {
      if (const auto times = multiplier(words[i])) {
        part = std::max(part, 1.0) * *times;
        if (*times > 100.0) {
          total += part;
          part = 0.0;
        }
      } else if (const auto value = numeral(words[i])) {
        // "nineteen ninety" is two numbers, as are "3, 4".
        const bool fits =
            part == 0.0 || (part >= 20.0 && *value < 10.0) || (part >= 100.0 && *value < 100.0);
        if (!fits) break;
        part += *value;
      } else if (words[i] != "and" || part + total < 100.0 || i + 1 == words.size() ||
                 !numeral(words[i + 1])) {
        break;
      }
    }
    out.push_back(total + part);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string digits_of(std::string_view lower_word) {
  if (lower_word.empty() || is_digit(lower_word.front())) return {};
  const auto value = numeral(lower_word);
  return value ? std::to_string(static_cast<int>(*value)) : std::string();
}

bool numbers_part(std::string_view a, std::string_view b) {
  const auto x = numbers_in(a);
  const auto y = numbers_in(b);
  if (x.empty() || y.empty()) return false;
  return std::none_of(x.begin(), x.end(),
                      [&](double value) { return std::binary_search(y.begin(), y.end(), value); });
}

}  // namespace demarche::reconcile
