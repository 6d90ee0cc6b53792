// Who is meant: names, surnames, offices by date, groups, pronouns.
#include "extract/syntax.hpp"
#include "support/annotated.hpp"

#include <set>

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class Actors : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  void read(const std::string& text, const std::string& published = "2021-12-03") {
    article_ = test::annotate(text, published);
    cast_ = find_actors(article_->context());
  }
  // Canonical name of the mention that holds the first (or `nth`) occurrence of the word; "-" if
  // none.
  std::string who(const std::string& word, int nth = 1) const {
    for (std::uint32_t i = 0; i < article_->analysis.tokens.size(); ++i) {
      if (article_->analysis.word(i) != word || --nth > 0) continue;
      const Mention* mention = cast_.at(i);
      return mention == nullptr ? "-" : cast_.actors[mention->actor].name;
    }
    return "no such word";
  }
  SpeakerBasis basis(const std::string& word) const {
    for (std::uint32_t i = 0; i < article_->analysis.tokens.size(); ++i) {
      if (article_->analysis.word(i) == word && cast_.at(i) != nullptr) return cast_.at(i)->basis;
    }
    return SpeakerBasis::kNone;
  }

  std::unique_ptr<test::Annotated> article_;
  Cast cast_;
};

TEST_F(Actors, ASurnameTakesUpTheFullName) {
  read("Finland's foreign minister Jorma Lindqvist arrived in Oslo. Lindqvist said he would stay.");
  EXPECT_EQ(who("Lindqvist", 2), "Jorma Lindqvist");
  EXPECT_EQ(who("he"), "Jorma Lindqvist");
  EXPECT_EQ(basis("he"), SpeakerBasis::kPronoun);
}

TEST_F(Actors, AMisspeltFirstNameIsTheSamePerson) {
  read("Antony Blinken met allies. Anthony Blinken then left.");
  EXPECT_EQ(who("Blinken", 1), who("Blinken", 2));
}

TEST_F(Actors, AnOfficeIsItsHolderOnTheDay) {
  read("The US president said that talks would go on.", "2021-12-03");
  EXPECT_EQ(who("president"), "Joe Biden");
  EXPECT_EQ(basis("president"), SpeakerBasis::kOffice);
  read("The US president said that talks would go on.", "2019-12-03");
  EXPECT_EQ(who("president"), "Donald Trump");
}

TEST_F(Actors, TheSecretaryOfStateIsNoOtherForeignMinister) {
  read(
      "Antony Blinken met Russian Foreign Minister Sergei Lavrov in Stockholm. The Secretary of "
      "State urged Russia to leave.");
  EXPECT_EQ(who("Secretary"), "Antony Blinken");
}

TEST_F(Actors, ACounterpartHoldsTheSameOffice) {
  read("Russian Foreign Minister Sergei Lavrov met his US counterpart.");
  EXPECT_EQ(who("counterpart"), "Antony Blinken");
}

TEST_F(Actors, ACapitalActsOrIsAPlace) {
  read(
      "Moscow warned Kyiv on Thursday. The ministers met in Stockholm, and a Minsk agreement was "
      "signed.");
  EXPECT_EQ(who("Moscow"), "Russia");
  EXPECT_EQ(basis("Moscow"), SpeakerBasis::kMetonym);
  EXPECT_EQ(who("Stockholm"), "-");
  EXPECT_EQ(who("Minsk"), "-");
}

TEST_F(Actors, GroupsAndBodiesHaveNamesOfTheirOwn) {
  read(
      "Ukrainian officials spoke. A senior official declined to comment. The alliance met; NATO "
      "will answer.");
  EXPECT_EQ(who("officials"), "Ukrainian officials");
  EXPECT_EQ(basis("officials"), SpeakerBasis::kGroup);
  EXPECT_EQ(basis("official"), SpeakerBasis::kAnonymous);
  read("NATO rejected the demand. The alliance will answer in writing.");
  EXPECT_EQ(who("alliance"), "NATO");
}

TEST_F(Actors, APronounThatTwoFitStaysOpen) {
  read("Angela Merkel met Theresa May. She left early.");
  EXPECT_EQ(who("She"), "Angela Merkel");  // the subject goes on
  read("Vladimir Putin and Joe Biden spoke. He was pleased.");
  EXPECT_EQ(who("He"), "-");
}

TEST_F(Actors, APronounThatOnlyAnnouncesAClauseIsNobody) {
  read("Russia rejected the plan. It will be difficult to expect progress.");
  EXPECT_EQ(who("It"), "-");
  read("Russia rejected the plan. It will send troops.");
  EXPECT_EQ(who("It"), "Russia");
}

TEST_F(Actors, ForHisPartIsTheOneWhoFollows) {
  read("Antony Blinken warned Moscow. For his part, Sergei Lavrov asked for guarantees.");
  EXPECT_EQ(who("his"), "Sergei Lavrov");
}

TEST_F(Actors, AnAcronymKeepsItsCase) {
  read("Let's talk, said Antony Blinken.");
  EXPECT_EQ(who("Let"), "-");
}

TEST_F(Actors, OneBodyHasOneId) {
  read("The Russian foreign ministry protested. The Russian Foreign Ministry sent a note.");
  std::set<std::string> ids;
  for (const Actor& actor : cast_.actors) {
    if (actor.id.find("foreign") != std::string::npos) ids.insert(actor.id);
  }
  EXPECT_EQ(ids.size(), 1U);
}

TEST_F(Actors, AnUndatedArticleIsOfTheTimeOfThePersonsItNames) {
  read("Antony Blinken and Olaf Scholz met. The US president stayed away.", "");
  EXPECT_EQ(who("president"), "Joe Biden");
}

TEST_F(Actors, MentionsNeverOverlapAndTheIndexAgrees) {
  read(
      "US Secretary of State Antony Blinken told the Russian foreign ministry and Ukrainian "
      "President Volodymyr "
      "Zelensky that NATO's chief, Jens Stoltenberg, and he had spoken to pro-Russian "
      "separatists.");
  std::uint32_t end = 0;
  for (std::size_t m = 0; m < cast_.mentions.size(); ++m) {
    EXPECT_GE(cast_.mentions[m].tokens.begin, end);
    end = cast_.mentions[m].tokens.end;
    EXPECT_EQ(cast_.at(cast_.mentions[m].head), &cast_.mentions[m]);
    EXPECT_FALSE(cast_.mentions[m].rule.empty());
  }
}

}  // namespace
}  // namespace demarche::extract
