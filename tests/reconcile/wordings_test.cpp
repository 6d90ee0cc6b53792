#include "reconcile/wordings.hpp"

#include "reconcile/steps.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace demarche::reconcile {
namespace {

class ScorePairs : public ::testing::Test {
 protected:
  void say(const std::string& text) {
    Statement s;
    s.id = "S" + std::to_string(said_.size());
    s.text = text;
    said_.push_back(s);
  }

  // Scores of all pairs, each asked pair answered with `log_odds`.
  std::vector<ScoredPair> score(float log_odds) {
    std::vector<const Statement*> pointers;
    for (const Statement& s : said_) pointers.push_back(&s);
    return score_pairs(
        pointers, [](auto, auto) { return true; },
        [&](const Statement& a, const Statement& b) {
          asked_.push_back({a.id, b.id});
          return log_odds;
        });
  }

  std::vector<Statement> said_;
  std::vector<std::pair<std::string, std::string>> asked_;
};

TEST_F(ScorePairs, OtherWordsAreOneUtteranceWhereItIsSure) {
  say("Talks are the way out of this crisis");
  say("This crisis ends in talks or it does not end");
  auto pairs = score(2.0F);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_GT(pairs[0].score, kOneUtterance);
  EXPECT_LT(score(1.0F)[0].score, kOneUtterance) << "even odds are not enough";
  EXPECT_EQ(asked_.size(), 2U);
}

TEST_F(ScorePairs, NothingIsAskedOfVerbatimCopiesAndOfOtherNumbers) {
  say("\"Twenty trawlers must leave the zone\"");
  say("Twenty trawlers must leave the zone.");
  say("Thirty trawlers must leave the zone");
  for (const ScoredPair& pair : score(9.0F)) {
    EXPECT_EQ(pair.score >= kOneUtterance, pair.b == 1) << pair.a << " " << pair.b;
  }
  EXPECT_TRUE(asked_.empty());
}

TEST_F(ScorePairs, APrintedCopyIsNotAskedAboutAgain) {
  say("Talks are the way out of this crisis");
  for (int i = 0; i < 20; ++i) say("This crisis ends in talks or it does not end");
  const auto pairs = score(2.0F);
  EXPECT_EQ(asked_.size(), 1U);
  EXPECT_TRUE(
      std::all_of(pairs.begin(), pairs.end(), [](auto& p) { return p.score > kOneUtterance; }));
}

TEST_F(ScorePairs, OfManyWordingsTheClosestAreAskedAbout) {
  const char* const names[] = {"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf"};
  for (const char* one : names) {
    for (const char* two : names) {
      say("the crisis talks of " + std::string(one) + " then " + std::string(two));
    }
  }
  score(0.0F);
  EXPECT_GT(asked_.size(), 100U);
  EXPECT_LE(asked_.size(), 8 * said_.size());
}

TEST_F(ScorePairs, WithoutAJudgeOnlyCloseWordingsAreOne) {
  say("The best way to avert a crisis is through diplomacy");
  say("Diplomacy is the greatest approach to avoid a crisis");
  say("Diplomacy in a crisis is what a harbour is in a storm");
  std::vector<const Statement*> pointers;
  for (const Statement& s : said_) pointers.push_back(&s);
  for (const ScoredPair& pair : score_pairs(pointers, [](auto, auto) { return true; }, {})) {
    EXPECT_EQ(pair.score >= kOneUtterance, pair.b == 1) << pair.a << " " << pair.b;
  }
}

}  // namespace
}  // namespace demarche::reconcile
