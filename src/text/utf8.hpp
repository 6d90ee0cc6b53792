// UTF-8 and the bridge between bytes and code points.
#pragma once

#include <demarche/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::text {

inline constexpr char32_t kReplacement = 0xFFFD;

// Byte offset of the first byte that is not well-formed UTF-8 (RFC 3629: no surrogates, no
// overlong forms, at most U+10FFFF); nothing if all of it is.
std::optional<std::size_t> first_invalid_byte(std::string_view bytes);

// Decodes the code point that starts at `at` and moves `at` behind it. On malformed input it
// returns U+FFFD and moves one byte. `at` must be less than the size.
char32_t decode_at(std::string_view utf8, std::size_t& at);

void append(std::string& out, char32_t code_point);

std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view code_points);

// Number of code points; malformed bytes count one each.
std::size_t count(std::string_view utf8);

// Both directions between byte and code-point offsets of one text. Costs 4 bytes per 64 code
// points and at most 64 steps a query; immutable, safe to share. The text must outlive it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  // Byte offset of a code point; `at` may equal size().
  [[nodiscard]] std::size_t byte_of(std::uint32_t at) const;
  // Code point that contains a byte; `byte` may equal the text's size.
  [[nodiscard]] std::uint32_t at_byte(std::size_t byte) const;
  // The words at `span`, a view into the text. `span` is clamped to the text.
  [[nodiscard]] std::string_view slice(Span span) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // byte offset of every 64th code point
  std::uint32_t size_ = 0;
};

}  // namespace demarche::text
