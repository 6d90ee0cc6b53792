// Tokens, cut points, pairs and names: the parts that figures are built from.
#include "eval/pairing.hpp"
#include "eval/person_names.hpp"
#include "eval/pieces.hpp"
#include "eval/tokens.hpp"

#include <gtest/gtest.h>

namespace demarche::eval {
namespace {

TEST(EvalTokens, AreRunsOrSingleMarks) {
  const Tokens tokens(U"a_1 \u00e9t\u00e9's \u2026");
  EXPECT_EQ(tokens.span(0), (Span{0, 3}));
  EXPECT_EQ(tokens.span(1), (Span{4, 7}));
  EXPECT_EQ(tokens.span(2), (Span{7, 8}));  // the apostrophe
  EXPECT_FALSE(tokens.is_word(2));
  EXPECT_TRUE(tokens.is_word(3));
  EXPECT_EQ(tokens.span(4), (Span{10, 11}));
  EXPECT_EQ(tokens.touched(Span{2, 5}), (TokenStretch{0, 1}));
  EXPECT_FALSE(tokens.touched(Span{3, 4}));
  EXPECT_FALSE(tokens.touched(Span{1, 1}));
}

TEST(EvalPieces, CutWhereSentencesAndLinesEnd) {
  EXPECT_EQ(cut_points(U"One. Two"), (std::vector<std::uint32_t>{4}));
  EXPECT_EQ(cut_points(U"One.\u201D \u201CTwo"), (std::vector<std::uint32_t>{5}));
  EXPECT_EQ(cut_points(U"One\nTwo"), (std::vector<std::uint32_t>{4}));
  EXPECT_EQ(cut_points(U"Up 3.5 then?! 7 more"), (std::vector<std::uint32_t>{13}));
  EXPECT_TRUE(cut_points(U"One. two").empty());
  EXPECT_TRUE(cut_points(U"the U.S. Army, Mr. Fox, Corp. Ten, Co. B").empty());
  EXPECT_EQ(cut_points(U"Plan B... Next"), (std::vector<std::uint32_t>{9}));
  EXPECT_EQ(cut_points(U"the armr. Two"), (std::vector<std::uint32_t>{9}));  // not "Mr"
}

TEST(EvalPairing, PrefersEqualSpansThenCommonCharacters) {
  const auto pairs = pair_spans({{0, 10}, {12, 20}}, {{0, 9}, {0, 10}, {8, 13}, {11, 30}});
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].predicted, 1U);
  EXPECT_EQ(pairs[1].predicted, 3U);
}

TEST(EvalPairing, QuotationsNeedThreeTenths) {
  const TokenSet ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  EXPECT_EQ(pair_quotations({ten}, {{0, 1, 2}}).size(), 1U);
  EXPECT_TRUE(pair_quotations({ten}, {{0, 1}}).empty());
  // The larger share goes first, whatever the order.
  const auto pairs = pair_quotations({ten, {0, 1, 2}}, {{0, 1, 2}, {3, 4, 5, 6}});
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].predicted, 1U);
  EXPECT_DOUBLE_EQ(pairs[0].share, 0.4);
}

TEST(MayBeOneSpeaker, FailsOnlyWhereTwoFullNamesDiffer) {
  EXPECT_FALSE(may_be_one_speaker("army spokesman Gen. Abdou Sall", "Awa Diop"));
  EXPECT_FALSE(may_be_one_speaker("Idris al-Mahjoub", "Foreign Minister Salwa Abdelgadir"));
  EXPECT_TRUE(may_be_one_speaker("Minister Awa Diop", "Awa Diop"));
  EXPECT_TRUE(may_be_one_speaker("the minister", "Awa Diop"));
  EXPECT_TRUE(may_be_one_speaker("the Foreign Ministry", "Awa Diop"));
  EXPECT_TRUE(may_be_one_speaker("Diop", "Abdou Sall")) << "one word may be anything";
  EXPECT_TRUE(may_be_one_speaker("", "Abdou Sall"));
}

TEST(EvalNames, PersonsShareSurnamesStatesDoNot) {
  EXPECT_TRUE(same_speaker("", " "));
  EXPECT_FALSE(same_speaker("", "Russia"));
  EXPECT_TRUE(same_speaker("Antony Blinken", "Blinken"));
  EXPECT_TRUE(same_speaker("President Macron", "Emmanuel Macron"));
  EXPECT_TRUE(same_speaker("Jos\u00e9 Garc\u00eda", "Jose Garcia"));
  EXPECT_TRUE(same_speaker("The Netherlands", "netherlands"));
  EXPECT_FALSE(same_speaker("South Korea", "North Korea"));
  EXPECT_FALSE(same_speaker("Sudan", "South Sudan"));
  EXPECT_FALSE(same_speaker("President of Ukraine", "Prime Minister of Ukraine"));
  EXPECT_FALSE(same_speaker("minister (Ghana)", "Ghana"));
  EXPECT_FALSE(same_speaker("taxi driver", "truck driver"));
  EXPECT_FALSE(same_speaker("Government of Russia", "Ministry of Defence of Russia"));
}

}  // namespace
}  // namespace demarche::eval
