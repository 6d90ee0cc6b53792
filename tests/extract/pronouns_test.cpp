// Pronouns whose antecedent has no name of its own, and persons whom only a title shows.
#include "extract/syntax.hpp"
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class Pronouns : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  // The actor or the noun that the last such word takes up; "-" if none.
  static std::string who(const std::string& text, const std::string& word) {
    const auto article = test::annotate(text, "");
    const Analysis& analysis = article->analysis;
    const Cast cast = find_actors(article->context());
    for (auto i = static_cast<std::uint32_t>(analysis.tokens.size()); i-- > 0;) {
      if (analysis.word(i) != word) continue;
      if (const Mention* mention = cast.at(i)) return cast.actors[mention->actor].name;
      const auto noun = cast.stand_ins.find(i);
      return noun == cast.stand_ins.end() ? "-" : std::string(analysis.word(noun->second));
    }
    return "no such word";
  }
};

TEST_F(Pronouns, ANameBehindATitleIsAPerson) {
  EXPECT_EQ(
      who("The fence will stand, said border guard spokeswoman Hanna Krajewska.", "Krajewska"),
      "Hanna Krajewska");
  EXPECT_EQ(who("Professor Hêvî Rasul called it a coincidence.", "Rasul"), "Hêvî Rasul");
  EXPECT_EQ(who("We will answer, said General Pakdel on Monday.", "Pakdel"), "Pakdel");
  EXPECT_EQ(who("The region's transport minister, Sherwan Dilzar, refused.", "Dilzar"),
            "Sherwan Dilzar");
}

TEST_F(Pronouns, AStaffIsNoGeneralAndADayNoMinister) {
  EXPECT_EQ(who("The General Staff denied it.", "Staff").find("Staff"), std::string::npos);
  EXPECT_EQ(who("He asked the minister Monday.", "Monday"), "-");
}

TEST_F(Pronouns, ANameBesideItsOfficeIsTheSubject) {
  EXPECT_EQ(who("The captain Karl Mann apologised. The six will be home soon, he pledged.", "he"),
            "Karl Mann");
}

TEST_F(Pronouns, AnUnnamedPersonIsTakenUpBeforeOneNamedAside) {
  EXPECT_EQ(who("The trainer of Karl Mann complained. He wants a new contract.", "He"), "trainer");
  EXPECT_EQ(who("Her lawyer denied it. She is innocent, he said.", "he"), "lawyer");
}

TEST_F(Pronouns, NounsTellWomenFromMen) {
  EXPECT_EQ(who("The spokesman met the chairwoman. She declined.", "She"), "chairwoman");
  EXPECT_EQ(who("The spokesman left. She declined.", "She"), "-");
}

TEST_F(Pronouns, ThingsAreIt) {
  EXPECT_EQ(who("The coalition denied it. Then it promised an inquiry.", "it"), "coalition");
  EXPECT_EQ(who("The trainer complained. Then it rained.", "it"), "-");
}

TEST_F(Pronouns, WhoIsTheNounOfTheClause) {
  EXPECT_EQ(who("A passenger, who gave no name, blamed the captain.", "who"), "passenger");
}

TEST_F(Pronouns, ASpeakerWhoIsANounStandsForThePronoun) {
  const auto article = test::annotate(
      "The cooperative's chairman blamed warm water. \"We will go on strike,\" he joked.", "");
  const Reading reading = test::read(*article);
  ASSERT_FALSE(reading.statements.empty());
  const Statement& last = reading.statements.back();
  ASSERT_TRUE(last.speaker.has_value());
  EXPECT_EQ(last.speaker->name, "The cooperative's chairman");
  EXPECT_EQ(last.speaker_basis, SpeakerBasis::kPronoun);
}

}  // namespace
}  // namespace demarche::extract
