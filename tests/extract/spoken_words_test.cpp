#include "extract/spoken_words.hpp"

#include "extract/findings.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

// Against reading all statements, on spans that overlap, nest and touch.
TEST(SpokenWords, HoldsWhatAScanHolds) {
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  for (int round = 0; round < 50; ++round) {
    std::vector<Statement> statements(below(30));
    for (Statement& s : statements) {
      for (std::uint32_t k = below(3) + 1; k > 0; --k) {
        const std::uint32_t begin = below(200);
        s.evidence.push_back({"A", {begin, begin + below(40)}, ""});
      }
      const std::uint32_t cue = below(200);
      if (below(2) == 0) s.grounds.cue = Evidence{"A", {cue, cue + below(10)}, ""};
    }
    const SpokenWords spoken(statements);
    for (int question = 0; question < 40; ++question) {
      const std::uint32_t begin = below(210);
      const Span span{begin, begin + below(15)};
      std::vector<const Statement*> holding;
      std::vector<const Statement*> overlapping;
      std::vector<const Statement*> cued;
      for (const Statement& s : statements) {
        if (std::any_of(s.evidence.begin(), s.evidence.end(),
                        [&](const Evidence& e) { return e.span.contains(span); })) {
          holding.push_back(&s);
        }
        if (std::any_of(s.evidence.begin(), s.evidence.end(),
                        [&](const Evidence& e) { return e.span.overlaps(span); })) {
          overlapping.push_back(&s);
        }
        if (s.grounds.cue && s.grounds.cue->span.contains(span)) cued.push_back(&s);
      }
      EXPECT_EQ(spoken.holding(span), holding);
      EXPECT_EQ(spoken.overlapping(span), overlapping);
      EXPECT_EQ(spoken.cued(span), cued);
    }
  }
}

TEST(Mentions, ThoseThatBeginInASentence) {
  std::vector<TimeMention> times(4);
  times[0].tokens = {1, 3};
  times[1].tokens = {4, 5};
  times[2].tokens = {4, 9};
  times[3].tokens = {9, 10};
  EXPECT_EQ(beginning_in(times, {0, 4}).size(), 1U);
  ASSERT_EQ(beginning_in(times, {4, 9}).size(), 2U);
  EXPECT_EQ(beginning_in(times, {4, 9}).front().tokens.end, 5U);
  EXPECT_TRUE(beginning_in(times, {5, 9}).empty());
  EXPECT_TRUE(beginning_in(times, {9, 9}).empty());
  EXPECT_TRUE(beginning_in(std::vector<TimeMention>(), {0, 9}).empty());
}

}  // namespace
}  // namespace demarche::extract
