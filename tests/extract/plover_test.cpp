#include "extract/plover.hpp"

#include "extract/event_lexicon.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

TEST(Plover, TypeFollowsTheRootOfTheCameoCode) {
  EXPECT_EQ(type_of_cameo("036", ""), EventType::kAgree);
  EXPECT_EQ(type_of_cameo("042", "visit"), EventType::kConsult);
  EXPECT_EQ(type_of_cameo("057", ""), EventType::kSupport);
  EXPECT_EQ(type_of_cameo("112", "allege"), EventType::kAccuse);
  EXPECT_EQ(type_of_cameo("190", ""), EventType::kAssault);
}

TEST(Plover, SplitsYieldIntoWordsAndDeeds) {
  EXPECT_EQ(type_of_cameo("081", ""), EventType::kConcede);
  EXPECT_EQ(type_of_cameo("0813", ""), EventType::kRetreat);
  EXPECT_EQ(type_of_cameo("0874", "withdraw"), EventType::kRetreat);
  EXPECT_EQ(type_of_cameo("083", "resign"), EventType::kRetreat);
}

TEST(Plover, ExceptionsOfTheTable) {
  EXPECT_EQ(type_of_cameo("192", "seize"), EventType::kCoerce);     // occupation without a fight
  EXPECT_EQ(type_of_cameo("191", "restrict"), EventType::kCoerce);  // siege
  EXPECT_EQ(type_of_cameo("175", "crowd-control"), EventType::kAssault);
  EXPECT_EQ(type_of_cameo("163", ""), EventType::kSanction);
}

TEST(Plover, FutureCooperationIsAgreementAndFutureRetreatConcession) {
  EXPECT_EQ(plover_type(EventType::kConsult, EventStatus::kPlanned), EventType::kAgree);
  EXPECT_EQ(plover_type(EventType::kAid, EventStatus::kOffered), EventType::kAgree);
  EXPECT_EQ(plover_type(EventType::kRetreat, EventStatus::kPlanned), EventType::kConcede);
  EXPECT_EQ(plover_type(EventType::kConsult, EventStatus::kHappened), EventType::kConsult);
  EXPECT_EQ(plover_type(EventType::kAssault, EventStatus::kPlanned), EventType::kAssault);
}

TEST(Plover, QuadAndIntensity) {
  EXPECT_EQ(quad_of(EventType::kConcede), 1);
  EXPECT_EQ(quad_of(EventType::kRetreat), 2);
  EXPECT_EQ(quad_of(EventType::kReject), 3);
  EXPECT_EQ(quad_of(EventType::kSanction), 4);
  EXPECT_DOUBLE_EQ(intensity_of(EventType::kConsult, "visit"), 4.0);
  EXPECT_DOUBLE_EQ(intensity_of(EventType::kAssault, "aerial"), -9.5);
  EXPECT_DOUBLE_EQ(intensity_of(EventType::kAssault, "no such mode"), -9.0);
}

TEST(EventLexicon, FindsAWordUnderItsOwnPartOfSpeechOnly) {
  EXPECT_FALSE(predicates_of('v', "invade").empty());
  EXPECT_TRUE(predicates_of('n', "invade").empty());
  EXPECT_FALSE(predicates_of('n', "invasion").empty());
  EXPECT_TRUE(predicates_of('v', "").empty());
}

TEST(EventLexicon, ListsMatchWholeItems) {
  EXPECT_TRUE(in_list("on,against", "on"));
  EXPECT_FALSE(in_list("on,against", "again"));
  EXPECT_FALSE(in_list("", ""));
  EXPECT_TRUE(in_class("troops", "battalion"));
  EXPECT_FALSE(in_class("no class", "battalion"));
}

}  // namespace
}  // namespace demarche::extract
