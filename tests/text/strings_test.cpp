#include "text/strings.hpp"

#include <gtest/gtest.h>

namespace demarche::text {
namespace {

TEST(Strings, TrimKnowsUnicodeSpace) {
  EXPECT_EQ(trim("\u00A0\t Geneva \u3000\n"), "Geneva");
  EXPECT_EQ(trim("\u00A0 \n"), "");
}

TEST(Strings, SqueezeMakesOneSpaceOfAnyRun) {
  EXPECT_EQ(squeeze("  long \u00A0\n and\tsubstantive "), "long and substantive");
}

TEST(Strings, FoldDropsAccentsCaseAndTypography) {
  EXPECT_EQ(fold("Zoë’s “CAFÉ” – Łódź"), "zoe's \"cafe\" - lodz");
  EXPECT_EQ(fold("Київ"), "киів");  // й and ї lose their marks as well
}

TEST(Strings, SlugKeepsLettersAndDigits) {
  EXPECT_EQ(slug("Antony J. Blinken’s"), "antony-j-blinken-s");
  EXPECT_EQ(slug("  "), "");
}

TEST(Strings, SplitLinesTakesBothLineEnds) {
  const std::vector<std::string_view> lines = split_lines("a\r\nb\n\nc\n");
  EXPECT_EQ(lines, (std::vector<std::string_view>{"a", "b", "", "c"}));
}

}  // namespace
}  // namespace demarche::text
