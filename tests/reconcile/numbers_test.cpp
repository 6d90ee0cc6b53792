#include "reconcile/numbers.hpp"

#include <gtest/gtest.h>

namespace demarche::reconcile {
namespace {

TEST(Numbers, AreReadInDigitsAndWords) {
  using Values = std::vector<double>;
  EXPECT_EQ(numbers_in("Forty-two were admitted, two of them by 9 a.m."), (Values{2, 9, 42}));
  EXPECT_EQ(numbers_in("a hundred and five of our soldiers"), (Values{105}));
  EXPECT_EQ(numbers_in("two hundred and eighty thousand tons, 1,200 lorries, 3.5 per cent"),
            (Values{3.5, 1200, 280000}));
  EXPECT_EQ(numbers_in("2 million people, one million of them here"), (Values{1e6, 2e6}));
  EXPECT_EQ(numbers_in("no one knows which one, a thousandfold"), Values{});
  EXPECT_EQ(numbers_in("ten, twenty and thirty"), (Values{10, 20, 30}));
  EXPECT_EQ(numbers_in("15km by 300m"), (Values{15, 300}));
  EXPECT_EQ(numbers_in(""), Values{});
}

TEST(Numbers, PartWhereBothTellSomeAndShareNone) {
  EXPECT_TRUE(numbers_part("One pilot and two planes", "three planes"));
  EXPECT_FALSE(numbers_part("two planes and a boat", "2 planes"));
  EXPECT_FALSE(numbers_part("two planes", "the planes"));
}

}  // namespace
}  // namespace demarche::reconcile
