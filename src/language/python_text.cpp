#include "language/python_text.hpp"

#include "language/tables.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

bool in(const Range* table, std::size_t size, char32_t c) {
  const Range* after =
      std::upper_bound(table, table + size, c,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != table && c <= (after - 1)->last;
}

char32_t lower_one(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const LowerRun* after =
      std::upper_bound(kLower, kLower + kLowerSize, c,
                       [](char32_t value, const LowerRun& run) { return value < run.first; });
  // Runs of step 2 interleave with others, so a few runs before may hold the point.
  for (int back = 0; back < 4 && after != kLower; ++back) {
    --after;
    if (c <= after->last && (c - after->first) % after->step == 0) {
      return static_cast<char32_t>(static_cast<std::int64_t>(c) + after->delta);
    }
  }
  return c;
}

// The sigma rule of Unicode's SpecialCasing: final when a cased letter stands before it and none
// behind, case-ignorable characters skipped.
bool is_final_sigma(const std::u32string& s, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && in(kCaseIgnorable, kCaseIgnorableSize, s[i - 1])) --i;
  if (i == 0 || !in(kCased, kCasedSize, s[i - 1])) return false;
  i = at + 1;
  while (i < s.size() && in(kCaseIgnorable, kCaseIgnorableSize, s[i])) ++i;
  return i == s.size() || !in(kCased, kCasedSize, s[i]);
}

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return in(kSpace, kSpaceSize, c);
}

bool is_alpha(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
  return in(kAlpha, kAlphaSize, c);
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return in(kDigit, kDigitSize, c);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return in(kUpper, kUpperSize, c);
}

bool is_title(char32_t c) {
  return c == 0x1C5 || c == 0x1C8 || c == 0x1CB || c == 0x1F2 ||
         (c >= 0x1F88 && c <= 0x1FAF && (c & 8U) != 0) || c == 0x1FBC || c == 0x1FCC || c == 0x1FFC;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return in(kCased, kCasedSize, c) && !is_upper(c) && !is_title(c);
}

bool is_alpha(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    if (!is_alpha(text::decode_at(utf8, at))) return false;
  }
  return !utf8.empty();
}

std::string lower(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool ascii = true;
  for (const char c : utf8) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) {
    for (const char c : utf8) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
  }
  const std::u32string points = text::decode(utf8);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] == 0x130) {
      text::append(out, 'i');
      text::append(out, 0x307);
    } else if (points[i] == 0x3A3) {
      text::append(out, is_final_sigma(points, i) ? 0x3C2 : 0x3C3);
    } else {
      text::append(out, lower_one(points[i]));
    }
  }
  return out;
}

std::string shape(std::string_view utf8) {
  std::string out;
  char32_t last = 0;
  int run = 0;
  std::size_t points = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = text::decode_at(utf8, at);
    if (++points >= 100) return "LONG";
    const char32_t mark = is_alpha(c) ? (is_upper(c) ? U'X' : U'x') : is_digit(c) ? U'd' : c;
    run = points > 1 && mark == last ? run + 1 : 0;
    last = mark;
    if (run < 4) text::append(out, mark);
  }
  return out;
}

std::string_view first_points(std::string_view utf8, std::size_t n) {
  std::size_t at = 0;
  while (n-- > 0 && at < utf8.size()) text::decode_at(utf8, at);
  return utf8.substr(0, at);
}

std::string_view last_points(std::string_view utf8, std::size_t n) {
  std::size_t at = utf8.size();
  while (n-- > 0 && at > 0) {
    do {
      --at;
    } while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U);
  }
  return utf8.substr(at);
}

}  // namespace demarche::language
