// Where an act stands, by tense, mood and the words that govern it.
#include "records/names.hpp"
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct Case {
  const char* text;
  const char* predicate;
  EventStatus status;
};

class EventStatusOf : public testing::TestWithParam<Case> {};

TEST_P(EventStatusOf, IsWhatTheTextSays) {
  DEMARCHE_NEEDS_WEIGHTS();
  const Case& c = GetParam();
  const auto annotated = test::annotate(c.text, "2021-12-10");
  for (const Event& event : test::read(*annotated).events) {
    if (event.predicate != c.predicate) continue;
    EXPECT_EQ(name_of(event.status), name_of(c.status)) << c.text << " | " << event.rule;
    return;
  }
  ADD_FAILURE() << "no event \"" << c.predicate << "\" in: " << c.text;
}

using enum EventStatus;

INSTANTIATE_TEST_SUITE_P(
    Sentences, EventStatusOf,
    testing::Values(
        Case{"Egypt bombed two bridges in Sudan.", "bombed", kHappened},
        Case{"Egypt is bombing bridges in Sudan.", "bombing", kOngoing},
        Case{"Egypt and Sudan will meet in Geneva on Monday.", "meet", kPlanned},
        Case{"Egyptian and Sudanese envoys are to meet in Geneva.", "meet", kPlanned},
        Case{"Egypt threatened to invade Sudan.", "invade", kThreatened},
        Case{"Egypt threatened to invade Sudan.", "threatened", kHappened},
        Case{"Egypt has threatened to invade Sudan if the dam is filled.", "invade", kConditional},
        Case{"Sudan urged Egypt to withdraw its troops.", "withdraw", kDemanded},
        Case{"Egypt must withdraw its troops, Sudan said.", "withdraw", kDemanded},
        Case{"Egypt offered to mediate.", "mediate", kOffered},
        Case{"Egypt refused to negotiate with Sudan.", "negotiate", kRefused},
        Case{"Egypt denied planning to invade Sudan.", "invade", kDenied},
        Case{"Sudan claims that Egypt bombed two bridges.", "bombed", kAlleged},
        Case{"Egypt was accused of bombing two bridges in Sudan.", "bombing", kAlleged},
        Case{"Egypt could invade Sudan.", "invade", kHypothetical},
        Case{"Egypt did not sign the agreement.", "sign", kNegated},
        Case{"Egypt failed to ratify the treaty.", "ratify", kNegated},
        Case{"Should Egypt invade Sudan, markets will fall.", "invade", kHypothetical}));

TEST(EventStatus, HistoricalByAnEarlierYear) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto annotated = test::annotate("Egypt annexed Gaza in 1959.", "2021-12-10");
  const auto events = test::read(*annotated).events;
  ASSERT_EQ(events.size(), 1u);
  EXPECT_TRUE(events[0].historical);
  EXPECT_EQ(events[0].status, EventStatus::kHappened);
  const auto now = test::annotate("Egypt annexed Gaza on Thursday.", "2021-12-10");
  const auto news = test::read(*now).events;
  ASSERT_EQ(news.size(), 1u);
  EXPECT_FALSE(news[0].historical);
}

TEST(EventStatus, ConditionIsKeptWithItsWords) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto annotated =
      test::annotate("Egypt will close the canal if Sudan fills the dam.", "2021-12-10");
  for (const Event& event : test::read(*annotated).events) {
    if (event.predicate != "close") continue;
    ASSERT_TRUE(event.condition.has_value());
    EXPECT_EQ(event.condition->text, "if Sudan fills the dam");
    EXPECT_EQ(event.status, EventStatus::kConditional);
    return;
  }
  ADD_FAILURE() << "no event";
}

}  // namespace
}  // namespace demarche
