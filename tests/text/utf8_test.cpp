#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace demarche::text {
namespace {

TEST(Utf8, FindsTheFirstByteThatIsNotWellFormed) {
  EXPECT_FALSE(first_invalid_byte("Kyïv – 5 €"));
  EXPECT_EQ(first_invalid_byte("ab\xFFz"), 2U);
  EXPECT_EQ(first_invalid_byte("\xC0\xAF"), 0U);           // overlong
  EXPECT_EQ(first_invalid_byte("x\xED\xA0\x80"), 1U);      // surrogate
  EXPECT_EQ(first_invalid_byte("x\xF4\x90\x80\x80"), 1U);  // over U+10FFFF
  EXPECT_EQ(first_invalid_byte("ok\xE2\x82"), 2U);         // cut short
}

TEST(Utf8, DecodeAndEncodeAreInverse) {
  const std::string words = "“Minsk” – Мінськ 🇺🇦";
  EXPECT_EQ(encode(decode(words)), words);
  EXPECT_EQ(count("é€"), 2U);
}

TEST(CodePoints, MapsBothWaysOnALongMixedText) {
  std::string words;
  for (int i = 0; i < 300; ++i) words += i % 3 == 0 ? "é" : i % 3 == 1 ? "x" : "🇺";
  const CodePoints points(words);
  ASSERT_EQ(points.size(), 300U);
  std::size_t byte = 0;
  for (std::uint32_t at = 0; at < points.size(); ++at) {
    EXPECT_EQ(points.byte_of(at), byte);
    const std::size_t begin = byte;
    decode_at(words, byte);
    for (std::size_t inside = begin; inside < byte; ++inside) EXPECT_EQ(points.at_byte(inside), at);
  }
  EXPECT_EQ(points.byte_of(300), words.size());
  EXPECT_EQ(points.at_byte(words.size()), 300U);
}

TEST(CodePoints, SliceIsClampedToTheText) {
  const std::string words = "a€b";
  const CodePoints points(words);
  EXPECT_EQ(points.slice({1, 2}), "€");
  EXPECT_EQ(points.slice({2, 99}), "b");
  EXPECT_EQ(points.slice({5, 2}), "");
}

}  // namespace
}  // namespace demarche::text
