#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::text {

namespace {

constexpr std::uint32_t kStride = 64;

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Length of the well-formed sequence at `at` and its code point; 0 if malformed.
std::size_t sequence(std::string_view s, std::size_t at, char32_t& out) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80U) {
    out = lead;
    return 1;
  }
  std::size_t length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2, value = lead & 0x1FU, least = 0x80;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3, value = lead & 0x0FU, least = 0x800;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4, value = lead & 0x07U, least = 0x10000;
  } else {
    return 0;
  }
  if (at + length > s.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(byte(at + i))) return 0;
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  out = value;
  return length;
}

}  // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view bytes) {
  std::size_t at = 0;
  char32_t ignored = 0;
  while (at < bytes.size()) {
    const std::size_t length = sequence(bytes, at, ignored);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

char32_t decode_at(std::string_view utf8, std::size_t& at) {
  char32_t value = kReplacement;
  const std::size_t length = sequence(utf8, at, value);
  at += length == 0 ? 1 : length;
  return length == 0 ? kReplacement : value;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) out += decode_at(utf8, at);
  return out;
}

std::string encode(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size());
  for (const char32_t c : code_points) append(out, c);
  return out;
}

std::size_t count(std::string_view utf8) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < utf8.size(); ++n) decode_at(utf8, at);
  return n;
}

CodePoints::CodePoints(std::string_view utf8) : text_(utf8) {
  marks_.reserve(utf8.size() / kStride + 1);
  for (std::size_t at = 0; at < utf8.size(); ++size_) {
    if (size_ % kStride == 0) marks_.push_back(static_cast<std::uint32_t>(at));
    decode_at(utf8, at);
  }
}

std::size_t CodePoints::byte_of(std::uint32_t at) const {
  if (at >= size_) return text_.size();
  std::size_t byte = marks_[at / kStride];
  for (std::uint32_t left = at % kStride; left > 0; --left) decode_at(text_, byte);
  return byte;
}

std::uint32_t CodePoints::at_byte(std::size_t byte) const {
  if (byte >= text_.size()) return size_;
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), byte);
  const auto mark = static_cast<std::uint32_t>(after - marks_.begin()) - 1;
  std::uint32_t point = mark * kStride;
  for (std::size_t at = marks_[mark]; at < text_.size(); ++point) {
    decode_at(text_, at);
    if (byte < at) break;
  }
  return point;
}

std::string_view CodePoints::slice(Span span) const {
  const std::size_t begin = byte_of(span.begin);
  const std::size_t end = byte_of(std::max(span.begin, span.end));
  return text_.substr(begin, end - begin);
}

}  // namespace demarche::text
