// Offices and bodies that do not say whose they are: the state in focus, or nobody's.
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class FocusOf : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  // The actor behind the last such word of an undated text; "-" if none.
  static std::string who(const std::string& text, const std::string& word) {
    const auto article = test::annotate(text, "");
    const Cast cast = find_actors(article->context());
    for (auto i = static_cast<std::uint32_t>(article->analysis.tokens.size()); i-- > 0;) {
      if (article->analysis.word(i) != word) continue;
      const Mention* mention = cast.at(i);
      return mention == nullptr ? "-" : cast.actors[mention->actor].name;
    }
    return "no such word";
  }
};

TEST_F(FocusOf, AnOfficeIsThatOfTheStateNamedBefore) {
  EXPECT_EQ(
      who("Kenya closed its border on Monday. The interior minister promised calm.", "minister"),
      "Minister of the Interior of Kenya");
}

TEST_F(FocusOf, ABodyIsThatOfTheStateWhoseTownIsNamed) {
  EXPECT_EQ(who("Shells fell on Mogadishu overnight and the health ministry counted four dead.",
                "ministry"),
            "Ministry of Health of Somalia");
}

TEST_F(FocusOf, TwoStatesThatCompeteGiveNone) {
  EXPECT_EQ(who("Kenya and Somalia closed their border. The health ministry counted four dead.",
                "ministry"),
            "-");
}

TEST_F(FocusOf, AnAdjectiveTellsTheOtherSide) {
  EXPECT_EQ(who("A Chinese frigate came near. The interior ministry protested.", "ministry"), "-");
}

TEST_F(FocusOf, WhatAnOfficeSaysIsSaidOfOthers) {
  EXPECT_EQ(who("The interior ministry accused Kenya of lying.", "ministry"), "-");
}

TEST_F(FocusOf, TheDatelineCountsAllThrough) {
  EXPECT_EQ(who("NAIROBI, Oct. 30 - A Chinese frigate came near. The interior ministry protested.",
                "ministry"),
            "Ministry of the Interior of Kenya");
  EXPECT_EQ(
      who("NAIROBI - Fuel was scarce, and the Minister of Defence asked for calm.", "Minister"),
      "Minister of Defence of Kenya");
}

TEST_F(FocusOf, TheDatelineThatIngestCutOffCountsToo) {
  const auto article =
      test::annotate("Fuel was scarce, and the Minister of Defence asked for calm.", "");
  const auto who = [&] {
    const Cast cast = find_actors(article->context());
    for (std::uint32_t i = 0; i < article->analysis.tokens.size(); ++i) {
      if (article->analysis.word(i) == "Minister")
        return cast.at(i) ? cast.actors[cast.at(i)->actor].name : "-";
    }
    return std::string();
  };
  EXPECT_EQ(who(), "-");
  article->article.removed.push_back(
      {{0, 0}, RemovalReason::kDateline, "Nairobi, Dec 2 (Reuters) -"});
  EXPECT_EQ(who(), "Minister of Defence of Kenya");
}

TEST_F(FocusOf, AMinistryThatNoTableHasIsNamedByItsField) {
  EXPECT_EQ(who("Kenya closed its dams. The ministry of irrigation counted the water.", "ministry"),
            "Ministry of Irrigation of Kenya");
  EXPECT_EQ(who("Kenya closed its dams. The unification ministry wept.", "ministry"),
            "Ministry of Unification of Kenya");
  EXPECT_EQ(who("Kenya closed its dams. The lodge's tourism ministry wept.", "ministry"), "-");
}

TEST_F(FocusOf, AWordForAStateIsTheStateInFocus) {
  EXPECT_EQ(
      who("Malta closed its ports on Monday. The island's police towed two boats away.", "police"),
      "Police of Malta");
}

TEST_F(FocusOf, AnOfficeOfSomethingElseIsNoStates) {
  EXPECT_EQ(
      who("Kenya closed its border. The president of the cooperative complained.", "president"),
      "-");
}

TEST_F(FocusOf, HisMinistryIsThatOfThePersonsState) {
  EXPECT_EQ(who("Kenya's President William Ruto left on Monday. His interior ministry denied it.",
                "ministry"),
            "Ministry of the Interior of Kenya");
}

TEST_F(FocusOf, ASpokespersonOfAMinistrySpeaksForIt) {
  EXPECT_EQ(who("Kenya closed its border. A spokesperson of the interior ministry denied it.",
                "spokesperson"),
            "Ministry of the Interior of Kenya");
  EXPECT_EQ(
      who("Kenya closed its border. A health ministry spokesperson denied it.", "spokesperson"),
      "Ministry of Health of Kenya");
}

TEST_F(FocusOf, ThePresidentsOfficeIsThePresidency) {
  EXPECT_EQ(who("Kenya closed its border. Its president's office denied it.", "office"),
            "Presidency of Kenya");
}

}  // namespace
}  // namespace demarche::extract
