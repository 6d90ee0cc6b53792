#include "reconcile/word_difference.hpp"

#include <gtest/gtest.h>

namespace demarche::reconcile {
namespace {

TEST(WordDifference, ShowsWhatIsLeftOutAndPutIn) {
  EXPECT_EQ(word_difference("The best way to avert a crisis is diplomacy",
                            "the best way to avoid a crisis is through diplomacy."),
            "the best way to [-avert-] {+avoid+} a crisis is {+through+} diplomacy.");
  EXPECT_EQ(word_difference("We stay, and we wait", "We stay"), "We stay [-and we wait-]");
  EXPECT_EQ(word_difference("", "Nothing new"), "{+Nothing new+}");
}

TEST(WordDifference, MarksAndCaseMakeNone) {
  EXPECT_EQ(word_difference("\"We stay.\"", "we  stay"), "");
  EXPECT_EQ(word_difference("", ""), "");
}

TEST(WordDifference, GivesUpOnVeryLongTexts) {
  std::string longest;
  for (int i = 0; i < 401; ++i) longest += "word ";
  EXPECT_EQ(word_difference(longest, "word"), "");
}

}  // namespace
}  // namespace demarche::reconcile
