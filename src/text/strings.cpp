#include "text/strings.hpp"

#include "text/utf8.hpp"

#include <utf8proc.h>

namespace demarche::text {

bool is_space(char32_t c) {
  if (c <= 0x20) return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_word_character(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

bool is_upper(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU;
}

bool is_lower(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LL;
}

std::string_view trim(std::string_view utf8) {
  std::size_t begin = 0;
  while (begin < utf8.size()) {
    std::size_t next = begin;
    if (!is_space(decode_at(utf8, next))) break;
    begin = next;
  }
  std::size_t end = begin;
  for (std::size_t at = begin; at < utf8.size();) {
    if (!is_space(decode_at(utf8, at))) end = at;
  }
  return utf8.substr(begin, end - begin);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines = split(text, '\n');
  for (std::string_view& line : lines) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  }
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::string squeeze(std::string_view utf8) {
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    if (is_space(decode_at(utf8, at))) {
      pending = true;
      continue;
    }
    if (pending && !out.empty()) out += ' ';
    pending = false;
    out.append(utf8.substr(begin, at - begin));
  }
  return out;
}

namespace {
char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
}  // namespace

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

std::string to_lower(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = decode_at(utf8, at);
    append(out, c < 0x80 ? static_cast<char32_t>(ascii_lower(static_cast<char>(c)))
                         : static_cast<char32_t>(utf8proc_tolower(static_cast<int>(c))));
  }
  return out;
}

namespace {

void append_folded(std::string& out, char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case 0x00B4:
    case 0x0060:
      out += '\'';
      return;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      out += '"';
      return;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      out += '-';
      return;
    case 0x00DF:
      out += "ss";
      return;
    case 0x00C6:
    case 0x00E6:
      out += "ae";
      return;
    case 0x0152:
    case 0x0153:
      out += "oe";
      return;
    case 0x00D8:
    case 0x00F8:
      out += 'o';
      return;
    case 0x0141:
    case 0x0142:
      out += 'l';
      return;
    case 0x0110:
    case 0x0111:
      out += 'd';
      return;
    case 0x0131:
      out += 'i';
      return;
    default:
      break;
  }
  // Canonical decomposition of one code point; combining marks are dropped.
  utf8proc_int32_t parts[16];
  int boundary = 0;
  const utf8proc_ssize_t n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts, 16,
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK), &boundary);
  for (utf8proc_ssize_t i = 0; i < n && i < 16; ++i) {
    append(out, static_cast<char32_t>(utf8proc_tolower(parts[i])));
  }
}

}  // namespace

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80 && byte != '`') {
      out += ascii_lower(utf8[at++]);
    } else {
      append_folded(out, decode_at(utf8, at));
    }
  }
  return out;
}

std::string slug(std::string_view utf8) {
  const std::string folded = fold(utf8);
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = decode_at(folded, at);
    if (!is_word_character(c)) {
      pending = true;
      continue;
    }
    if (pending && !out.empty()) out += '-';
    pending = false;
    append(out, c);
  }
  return out;
}

}  // namespace demarche::text
