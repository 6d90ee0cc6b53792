#include "records/names.hpp"
#include "support/annotated.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class Statements : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  // Read on Thursday 2 December 2021.
  std::vector<Statement> read(const std::string& text) {
    article_ = test::annotate(text, "2021-12-02");
    return test::read(*article_).statements;
  }
  static std::string speaker(const Statement& s) { return s.speaker ? s.speaker->name : "-"; }

  std::unique_ptr<test::Annotated> article_;
};

#define EXPECT_SAID(s, act_, speaker_, text_) \
  do {                                        \
    EXPECT_EQ(name_of((s).act), act_);        \
    EXPECT_EQ(speaker(s), speaker_);          \
    EXPECT_EQ((s).text, text_);               \
  } while (false)

TEST_F(Statements, QuotationOfSeveralParagraphsIsOne) {
  const auto found = read(
      "Antony Blinken said on Thursday: “We have deep concerns about the plans of Russia.\n\n"
      "“The best way to avert a crisis is through diplomacy.\n\n"
      "“But if Russia attacks there will be serious consequences.”");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(speaker(found[0]), "Antony Blinken");
  EXPECT_EQ(found[0].evidence.size(), 3U);
  EXPECT_EQ(found[0].mode, SpeechMode::kDirect);
  EXPECT_EQ(found[0].act, Act::kThreaten);
  ASSERT_TRUE(found[0].condition.has_value());
  EXPECT_EQ(found[0].condition->text, "if Russia attacks");
  ASSERT_TRUE(found[0].date.has_value());
  EXPECT_EQ(found[0].date->begin, "2021-12-02");
}

TEST_F(Statements, BrokenQuotationIsOne) {
  const auto found =
      read("“We will listen to their concerns,” Antony Blinken said. “They will listen to ours.”");
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].evidence.size(), 2U);
  EXPECT_EQ(found[0].evidence[1].text, "“They will listen to ours.”");
}

TEST_F(Statements, EvidenceIsTheSliceOfTheText) {
  const std::string text = "“Ça suffit, ”he said. Sergei Lavrov denied planning an attack.";
  for (const Statement& s : read(text)) {
    for (const Evidence& e : s.evidence) {
      EXPECT_EQ(text::CodePoints(text).slice(e.span), e.text);
    }
  }
}

TEST_F(Statements, TitlesAndScareQuotesAreNone) {
  EXPECT_TRUE(read("The “Peace” cinema in Kyiv showed “The Longest Day” on Sunday.").empty());
}

TEST_F(Statements, DenialAndItsTeller) {
  const auto found = read(
      "Moscow has denied these accusations, noting that \"the United States is trying to escalate "
      "the conflict\", according to Russian Foreign Ministry spokeswoman Maria Zakharova.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_SAID(found[0], "deny", "Russia", "these accusations");
  ASSERT_EQ(found[0].via.size(), 1U);
  EXPECT_EQ(found[0].via[0].name, "Maria Zakharova");
  EXPECT_EQ(speaker(found[1]), "Russia");
}

TEST_F(Statements, AgentOfPassiveAndRelativeDenial) {
  const auto found = read(
      "Russia is accused by the West of having massed thousands of soldiers on the border of "
      "Ukraine, which Moscow denies.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].act, Act::kAccuse);
  EXPECT_NE(speaker(found[0]), "Russia");
  EXPECT_EQ(found[1].act, Act::kDeny);
  EXPECT_EQ(speaker(found[1]), "Russia");
  EXPECT_EQ(found[1].denies, found[0].id);
}

TEST_F(Statements, PassiveWithoutAgentIsDropped) {
  EXPECT_TRUE(read("Moscow has been accused of supporting rebels.").empty());
}

TEST_F(Statements, ParticipleHasTheSubjectOfItsClause) {
  const auto found = read(
      "“We are concerned,” Antony Blinken told Sergei Lavrov, threatening “severe consequences” if "
      "Russia attacks Ukraine.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(speaker(found[0]), "Antony Blinken");
  ASSERT_TRUE(found[0].addressee.has_value());
  EXPECT_EQ(found[0].addressee->name, "Sergei Lavrov");
  EXPECT_EQ(found[1].act, Act::kThreaten);
  EXPECT_EQ(speaker(found[1]), "Antony Blinken");
  EXPECT_EQ(found[1].mode, SpeechMode::kMixed);
  ASSERT_TRUE(found[1].condition.has_value());
  EXPECT_EQ(found[1].condition->text, "if Russia attacks Ukraine");
}

TEST_F(Statements, MediumIsNoAddressee) {
  const auto found = read("“There is a way of dialogue and diplomacy,” Antony Blinken told CNN.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].medium, "CNN");
  EXPECT_FALSE(found[0].addressee.has_value());
}

TEST_F(Statements, InsertedCueAndConditionBeforeIt) {
  const auto found = read(
      "If Moscow goes forward with any action, Antony Blinken said, there will be “long-lasting "
      "consequences.”");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].evidence.size(), 2U);
  EXPECT_EQ(found[0].act, Act::kThreaten);
  ASSERT_TRUE(found[0].condition.has_value());
  EXPECT_EQ(found[0].condition->text, "If Moscow goes forward with any action");
}

TEST_F(Statements, Silence) {
  const auto found = read("A Russian military spokesman declined to comment on the report.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].act, Act::kDeclineComment);
}

TEST_F(Statements, SignedQuotationAndTranscript) {
  const auto signed_ = read("“We shall not leave this valley.” - Boris Ivanov");
  ASSERT_EQ(signed_.size(), 1U);
  EXPECT_EQ(signed_[0].speaker->text.find("Boris"), 0U);
  // A horizontal bar and a space that does not break.
  const auto barred = read("“We shall not leave this valley.” ―\u00a0Boris Ivanov");
  ASSERT_EQ(barred.size(), 1U);
  EXPECT_EQ(barred[0].speaker->text.find("Boris"), 0U);
  const auto turns = read(
      "QUESTION: Will Berlin support membership for Georgia now?\n\n"
      "STEINMEIER: We have said what there is to say about that matter.");
  ASSERT_EQ(turns.size(), 2U);
  EXPECT_EQ(turns[0].act, Act::kAsk);
  EXPECT_FALSE(turns[0].speaker.has_value());
  EXPECT_EQ(turns[1].mode, SpeechMode::kDirect);
}

TEST_F(Statements, AColonLeadsToTheQuotationOfTheNextParagraph) {
  const auto found = read("Antony Blinken said:\n\n\"There is a way of dialogue and diplomacy.\"");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(speaker(found[0]), "Antony Blinken");
  EXPECT_TRUE(read("Antony Blinken said so.\n\n\"Nobody knows who wrote these words.\"").empty());
}

TEST_F(Statements, SpeechGoesOnWithWhoSpokeBefore) {
  const auto found = read(
      "A senior official said that the border would stay shut. He added that two guards were "
      "hurt.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(speaker(found[1]), speaker(found[0]));
}

// The cast takes "charity" for nobody, so the pronoun is left open; who spoke before speaks on.
TEST_F(Statements, SpeechOfNobodyTheCastKnowsGoesOn) {
  const auto found =
      read("The charity said that the road was shut. It added that a truck was lost.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(speaker(found[1]), speaker(found[0]));
  EXPECT_NE(found[1].rule.find("who spoke just before"), std::string::npos) << found[1].rule;
}

}  // namespace
}  // namespace demarche::extract
