#include "support/annotated.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

struct Name {
  std::string words;
  std::string actor;
  ActorKind kind;
  std::string country;
};

const std::vector<Name> kNames{{"Norland", "Norland", ActorKind::kState, "NOR"},
                               {"Sudria", "Sudria", ActorKind::kState, "SWE"},
                               {"Anna Berg", "Anna Berg", ActorKind::kPerson, "NOR"},
                               {"Berg", "Anna Berg", ActorKind::kPerson, "NOR"},
                               {"Carl Lund", "Carl Lund", ActorKind::kPerson, "SWE"},
                               {"Lund", "Carl Lund", ActorKind::kPerson, "SWE"},
                               {"OSCE", "OSCE", ActorKind::kOrganisation, ""}};

// Meetings with a cast of invented actors found by their plain names, so that these tests stand on
// the rules of meetings alone.
std::vector<Meeting> meetings(const std::string& text, const std::string& published) {
  const auto article = test::annotate(text, published);
  const Analysis& analysis = article->analysis;
  Findings findings;
  findings.times = find_times(article->context());
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    for (const Name& name : kNames) {
      std::uint32_t end = i;
      std::string words;
      while (end < analysis.tokens.size() && words.size() < name.words.size()) {
        words += (words.empty() ? "" : " ") + std::string(analysis.word(end++));
      }
      if (words != name.words) continue;
      if (!findings.cast.mentions.empty() && findings.cast.mentions.back().tokens.end > i) continue;
      auto& actors = findings.cast.actors;
      auto actor = std::find_if(actors.begin(), actors.end(),
                                [&](const Actor& a) { return a.id == name.actor; });
      if (actor == actors.end()) {
        Actor fresh;
        fresh.id = fresh.name = name.actor;
        fresh.kind = name.kind;
        fresh.country = name.country;
        actor = actors.insert(actors.end(), fresh);
      }
      Mention mention;
      mention.tokens = {i, end};
      mention.head = end - 1;
      for (std::uint32_t t = i; t < end; ++t) {
        if (!mention.tokens.contains(static_cast<std::uint32_t>(analysis.tokens[t].head)))
          mention.head = t;
      }
      mention.actor = static_cast<std::uint32_t>(actor - actors.begin());
      findings.cast.mentions.push_back(mention);
    }
    const std::string_view word = analysis.word(i);
    if (word == "Geneva" || word == "Vienna" || word == "Stockholm") {
      PlaceMention place;
      place.tokens = {i, i + 1};
      place.span = analysis.tokens[i].span;
      place.place.name = std::string(word);
      place.locative = true;
      findings.places.push_back(place);
    }
  }
  return find_meetings(article->context(), findings);
}

// 10 January 2022 was a Monday.
constexpr auto kMonday = "2022-01-10";

TEST(Meetings, HeldWithTimeAndPlace) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found = meetings("Berg met with Lund in Geneva on Thursday.", kMonday);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].title, "Anna Berg - Carl Lund meeting");
  EXPECT_EQ(found[0].status, MeetingStatus::kHeld);
  EXPECT_EQ(found[0].begin, "2022-01-06");
  ASSERT_TRUE(found[0].place.has_value());
  EXPECT_EQ(found[0].place->name, "Geneva");
  EXPECT_EQ(found[0].format, MeetingFormat::kInPerson);
}

TEST(Meetings, ToComeIsScheduled) {
  DEMARCHE_NEEDS_WEIGHTS();
  for (const char* text : {"Berg and Lund are to meet on Thursday.",
                           "Berg and Lund will hold virtual talks on Thursday.",
                           "Berg agreed to meet Lund on Thursday."}) {
    const auto found = meetings(text, kMonday);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].status, MeetingStatus::kScheduled) << text;
    EXPECT_EQ(found[0].begin, "2022-01-13") << text;
    EXPECT_EQ(found[0].parties.size(), 2U) << text;
  }
}

TEST(Meetings, PostponedCancelledProposed) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto moved = meetings("Norland postponed talks with Sudria.", kMonday);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].status, MeetingStatus::kMoved);
  const auto cancelled = meetings("Norland called off a summit with Sudria.", kMonday);
  ASSERT_EQ(cancelled.size(), 1U);
  EXPECT_EQ(cancelled[0].status, MeetingStatus::kCancelled);
  const auto proposed = meetings("Norland proposed talks with Sudria.", kMonday);
  ASSERT_EQ(proposed.size(), 1U);
  EXPECT_EQ(proposed[0].status, MeetingStatus::kProposed);
}

TEST(Meetings, OneRecordForOneMeeting) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found = meetings(
      "Anna Berg and Carl Lund are to hold a video call on Tuesday. The call will begin at 10 a.m. "
      "on Tuesday. "
      "Berg spoke of hope.",
      kMonday);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].format, MeetingFormat::kVirtual);
  EXPECT_EQ(found[0].begin, "2022-01-11T10:00");
  EXPECT_EQ(found[0].evidence.size(), 2U);
}

TEST(Meetings, ConferenceAndTalksAtItsMarginsAreTwo) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found = meetings(
      "Norland and Sudria gathered in Stockholm on Thursday for a summit of the OSCE. "
      "Berg also met Lund in Stockholm on Thursday.",
      kMonday);
  EXPECT_EQ(found.size(), 2U);
}

TEST(Meetings, TheTwoMenAreThoseOfTheSentenceBefore) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found = meetings(
      "Berg told Lund on Thursday that the army must leave. The two men met for half an hour in "
      "Geneva.",
      kMonday);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].parties.size(), 2U);
  EXPECT_EQ(found[0].begin, "2022-01-06");
}

TEST(Meetings, HoursOfTalksAreTalks) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found =
      meetings("Norland and Sudria held eight hours of talks in Geneva on Monday.", kMonday);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].parties.size(), 2U);
  EXPECT_EQ(found[0].status, MeetingStatus::kHeld);
  EXPECT_EQ(found[0].begin, "2022-01-10");
}

TEST(Meetings, TalkOfTalksIsNone) {
  DEMARCHE_NEEDS_WEIGHTS();
  for (const char* text :
       {"Norland refused to meet Sudria.", "Berg would be glad if Lund and Norland met.",
        "Norland ruled out talks with Sudria.", "Lund did not meet Berg.",
        "Norland had gathered troops of Sudria in Geneva.",
        "Norland met the demands of the market.", "Dialogue is the way to peace, Berg said."}) {
    const auto found = meetings(text, kMonday);
    EXPECT_TRUE(found.empty()) << text << ": " << (found.empty() ? "" : found[0].title);
  }
}

}  // namespace
}  // namespace demarche::extract
