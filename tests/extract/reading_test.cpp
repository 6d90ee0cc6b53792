// How the records of one article fit together.
#include "support/annotated.hpp"

#include <set>

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class ReadingTest : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }
  Reading read(const std::string& text) { return test::read(*test::annotate(text, "2021-12-03")); }
};

TEST_F(ReadingTest, AStatementToldByAnotherHasItsTeller) {
  const Reading reading = read(
      "Joe Biden warned Vladimir Putin that the United States would respond decisively, the White "
      "House said.");
  ASSERT_EQ(reading.statements.size(), 1U);
  ASSERT_TRUE(reading.statements[0].speaker);
  EXPECT_EQ(reading.statements[0].speaker->name, "Joe Biden");
  ASSERT_EQ(reading.statements[0].via.size(), 1U);
  EXPECT_EQ(reading.statements[0].via[0].name, "United States");
}

TEST_F(ReadingTest, WhatSomebodyIsToSayIsNotSaid) {
  for (const Statement& s :
       read("Russia demanded on Friday that NATO rule out any further expansion.").statements) {
    ASSERT_TRUE(s.speaker);
    EXPECT_EQ(s.speaker->name, "Russia");
  }
}

TEST_F(ReadingTest, HeadingsHoldNoActs) {
  EXPECT_TRUE(read("Troop build-up and possible invasion\n\nThe weather was fine.").events.empty());
}

TEST_F(ReadingTest, EveryReferenceLeadsToAnActor) {
  const Reading reading = read(
      "A Dutch trawler captain said the navy of Iceland had cut his nets. London accused Reykjavik "
      "of piracy. "
      "Some 40 sailors were arrested, according to a harbour clerk.");
  std::set<std::string> known;
  for (const Actor& actor : reading.actors) EXPECT_TRUE(known.insert(actor.id).second) << actor.id;
  for (const Statement& s : reading.statements) {
    EXPECT_TRUE(!s.speaker || known.count(s.speaker->id) == 1U) << s.text;
  }
  for (const Event& e : reading.events) {
    for (const Ref& ref : e.actors) EXPECT_EQ(known.count(ref.id), 1U) << ref.id;
  }
}

}  // namespace
}  // namespace demarche::extract
