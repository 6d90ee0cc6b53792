// Bodies and posts that stand under a phrase: whose they are, and how they are named.
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class Posts : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  // The actor behind the word in an undated text; "-" if none.
  static std::string who(const std::string& text, const std::string& word) {
    const auto article = test::annotate(text, "");
    const Cast cast = find_actors(article->context());
    for (std::uint32_t i = 0; i < article->analysis.tokens.size(); ++i) {
      if (article->analysis.word(i) != word) continue;
      const Mention* mention = cast.at(i);
      return mention == nullptr ? "-" : cast.actors[mention->actor].name;
    }
    return "no such word";
  }
};

TEST_F(Posts, AMinistryInACapitalIsThatStates) {
  EXPECT_EQ(who("The foreign ministry in Baku said that the border was quiet.", "ministry"),
            "Ministry of Foreign Affairs of Azerbaijan");
}

TEST_F(Posts, ItsMinistryIsThatOfTheStateNamedBefore) {
  EXPECT_EQ(
      who("Ukraine closed the road. Its foreign ministry said that it had no choice.", "ministry"),
      "Ministry of Foreign Affairs of Ukraine");
}

TEST_F(Posts, APostIsNamedAfterItsOwner) {
  EXPECT_EQ(who("The US ambassador told reporters that the talks had failed.", "ambassador"),
            "Ambassador of the United States");
  EXPECT_EQ(who("A Russian deputy foreign minister said that the talks had failed.", "minister"),
            "Deputy Minister of Foreign Affairs of Russia");
}

TEST_F(Posts, AnUnnamedSpokespersonSpeaksForTheBody) {
  EXPECT_EQ(who("A Hamas spokesman said that the truce would hold.", "spokesman"), "Hamas");
}

TEST_F(Posts, TheMinistryTakesUpTheOneNamedBefore) {
  EXPECT_EQ(who("The Latvian defence ministry sent a note. Later the ministry said that two "
                "guards were hurt.",
                "ministry"),
            "Ministry of Defence of Latvia");
  const auto article = test::annotate(
      "The Latvian defence ministry sent a note. Later the ministry said that two guards were "
      "hurt.",
      "");
  const Reading reading = test::read(*article);
  ASSERT_FALSE(reading.statements.empty());
  EXPECT_EQ(reading.statements.back().speaker->name, "Ministry of Defence of Latvia");
}

TEST_F(Posts, AFormerHolderIsNoPost) {
  EXPECT_EQ(who("A former Turkish ambassador said that the talks had failed.", "ambassador")
                .find("Ambassador of"),
            std::string::npos);
}

TEST_F(Posts, AMinisterIsOfTheStateInFocusASecretaryGeneralOfTheOrganisation) {
  EXPECT_EQ(who("Kenya closed its border. The unification minister denied it.", "minister"),
            "Minister of Unification of Kenya");
  EXPECT_EQ(who("NATO met in Tbilisi. The secretary-general told students so.", "secretary"), "-");
  EXPECT_EQ(who("The IAEA met in Vienna. The director general told students so.", "general"),
            "Director General of the International Atomic Energy Agency");
}

TEST(MediumBeforeItsKind, IsTheMedium) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto article = test::annotate("The AFP news agency counted ten ships.", "2021-12-02");
  const Cast cast = find_actors(article->context());
  for (std::uint32_t i = 0; i < article->analysis.tokens.size(); ++i) {
    if (article->analysis.word(i) != "agency") continue;
    ASSERT_NE(cast.at(i), nullptr);
    EXPECT_EQ(cast.actors[cast.at(i)->actor].name, "AFP");
  }
}

}  // namespace
}  // namespace demarche::extract
