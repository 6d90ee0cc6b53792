// Triggers and the two sides of events, on sentences of our own.
#include "records/names.hpp"
#include "support/annotated.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace demarche {
namespace {

std::vector<Event> events_of(const std::string& text) {
  return test::read(*test::annotate(text, "2021-12-10")).events;
}

// The event named by this word; a failure and an empty event if there is none.
Event event_at(const std::vector<Event>& events, const std::string& predicate) {
  for (const Event& event : events) {
    if (event.predicate == predicate) return event;
  }
  ADD_FAILURE() << "no event \"" << predicate << '"';
  return {};
}

bool names(const std::vector<Ref>& side, const std::string& word) {
  return std::any_of(side.begin(), side.end(),
                     [&](const Ref& ref) { return ref.text.find(word) != std::string::npos; });
}

TEST(Events, ActiveAndPassiveHaveTheSameSides) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto active = event_at(events_of("Egypt invaded Sudan on Monday."), "invaded");
  EXPECT_EQ(active.type, EventType::kAssault);
  EXPECT_TRUE(names(active.actors, "Egypt"));
  EXPECT_TRUE(names(active.recipients, "Sudan"));
  const auto passive = event_at(events_of("Sudan was invaded by Egypt on Monday."), "invaded");
  EXPECT_TRUE(names(passive.actors, "Egypt"));
  EXPECT_TRUE(names(passive.recipients, "Sudan"));
}

TEST(Events, NounsTakeTheirSidesFromOwnersAndPrepositions) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto event = event_at(
      events_of("Officials recalled Russia's annexation of Crimea from Ukraine."), "annexation");
  EXPECT_EQ(event.type, EventType::kCoerce);
  EXPECT_EQ(event.cameo, "192");
  EXPECT_TRUE(names(event.actors, "Russia"));
  EXPECT_TRUE(names(event.recipients, "Ukraine"));
}

TEST(Events, LightVerbsLendTheirSubject) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto event = event_at(events_of("Japan held talks with China in Geneva."), "talks");
  EXPECT_EQ(event.type, EventType::kConsult);
  EXPECT_TRUE(names(event.actors, "Japan"));
  EXPECT_TRUE(names(event.actors, "China"));
}

TEST(Events, ObjectOfAccusationIsTheDoerOfTheDeed) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto events = events_of("Armenia accused Azerbaijan of shelling villages.");
  const auto charge = event_at(events, "accused");
  EXPECT_EQ(charge.type, EventType::kAccuse);
  EXPECT_TRUE(names(charge.actors, "Armenia"));
  EXPECT_TRUE(names(charge.recipients, "Azerbaijan"));
  const auto deed = event_at(events, "shelling");
  EXPECT_EQ(deed.status, EventStatus::kAlleged);
  EXPECT_TRUE(names(deed.actors, "Azerbaijan"));
}

TEST(Events, ParticlesBelongToTheTrigger) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto event = event_at(events_of("Syrian forces shot down a Turkish jet."), "shot down");
  EXPECT_EQ(event.type, EventType::kAssault);
}

TEST(Events, EvidenceIsTheSliceOfTheArticle) {
  DEMARCHE_NEEDS_WEIGHTS();
  const std::string text = "Rain fell.\n\nThe “council” met. Egypt invaded Sudan.";
  const auto event = event_at(events_of(text), "invaded");
  ASSERT_EQ(event.evidence.size(), 1u);
  EXPECT_EQ(event.evidence[0].text, "Egypt invaded Sudan.");
  EXPECT_EQ(event.trigger.begin, 37u);  // code points, not bytes
  EXPECT_EQ(event.trigger.end, 44u);
}

TEST(Events, BareMentionsAreNone) {
  DEMARCHE_NEEDS_WEIGHTS();
  EXPECT_TRUE(events_of("Nobody spoke of the attack afterwards.").empty());
}

TEST(Events, SportAndWeatherAreNone) {
  DEMARCHE_NEEDS_WEIGHTS();
  EXPECT_TRUE(
      events_of("France attacked from the first minute and Spain's goalkeeper surrendered the "
                "league title.")
          .empty());
  EXPECT_TRUE(
      events_of("A cyclone bombarded the coast of Fiji with rain, forecasters said.").empty());
}

TEST(Events, RepresentativesOfStatesAreTheStates) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto event = event_at(
      events_of("Representatives of Kenya and the United States are to meet in Geneva."), "meet");
  ASSERT_EQ(event.actors.size(), 2u);
  EXPECT_EQ(event.actors[0].text, "Kenya");
  EXPECT_EQ(event.actors[1].text, "the United States");
}

TEST(Events, AMeetingAtAConferenceIsOne) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto events =
      events_of("Japan's minister met his Chinese counterpart at a summit in Lima.");
  EXPECT_EQ(events.size(), 1u);
  event_at(events, "met");
}

TEST(Events, WithoutAnActThereIsNone) {
  DEMARCHE_NEEDS_WEIGHTS();
  EXPECT_TRUE(events_of("The ministers stayed in Lima without talks with Chile.").empty());
}

TEST(Events, PlaceIsNotTakenFromTheNameOfABody) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto event = event_at(
      events_of("France attacked a base of the Union for Peace in Africa on Monday."), "attacked");
  EXPECT_FALSE(event.place.has_value());
}

TEST(Events, IdsAreStableAndDistinct) {
  DEMARCHE_NEEDS_WEIGHTS();
  const std::string text = "Egypt invaded Sudan. Sudan expelled Egypt's ambassador.";
  const auto once = events_of(text);
  const auto again = events_of(text);
  ASSERT_EQ(once.size(), 2u);
  ASSERT_EQ(again.size(), 2u);
  EXPECT_EQ(once[0].id, again[0].id);
  EXPECT_NE(once[0].id, once[1].id);
}

}  // namespace
}  // namespace demarche
