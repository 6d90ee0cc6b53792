#include "brief/phrase.hpp"

#include "brief/layout.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace demarche::brief {
namespace {

TEST(PhraseDates, PrintsOnlyWhatTheReaderNeeds) {
  EXPECT_EQ(phrase_dates("2021-12-02", "2021-12-02", Precision::kDay, "2021"), "2 Dec");
  EXPECT_EQ(phrase_dates("2021-12-02", "2021-12-02", Precision::kDay, ""), "2 Dec 2021");
  EXPECT_EQ(phrase_dates("2021-12-02", "2021-12-05", Precision::kDay, "2021"), "2-5 Dec");
  EXPECT_EQ(phrase_dates("2021-12-30", "2022-01-02", Precision::kDay, ""),
            "30 Dec 2021 - 2 Jan 2022");
  EXPECT_EQ(phrase_dates("2021-11-01", "2021-11-30", Precision::kMonth, "2021"), "Nov");
  EXPECT_EQ(phrase_dates("2014-01-01", "2014-12-31", Precision::kYear, ""), "2014");
  EXPECT_EQ(phrase_dates("2021-12-07T10:00", "2021-12-07T10:00", Precision::kMinute, "2021"),
            "7 Dec");
  EXPECT_EQ(phrase_dates("", "", Precision::kDay, ""), "");
}

Event event_of(EventType type, EventStatus status) {
  Event event;
  event.type = type;
  event.status = status;
  event.actors.push_back({"state:a", "Atlantis", ""});
  event.recipients.push_back({"state:b", "Lemuria", ""});
  return event;
}

TEST(PhraseEvent, TheStatusGivesTheMood) {
  EXPECT_EQ(phrase_event(event_of(EventType::kAssault, EventStatus::kHappened)),
            "Atlantis attacked Lemuria");
  EXPECT_EQ(phrase_event(event_of(EventType::kAssault, EventStatus::kHypothetical)),
            "Atlantis may attack Lemuria");
  EXPECT_EQ(phrase_event(event_of(EventType::kConcede, EventStatus::kNegated)),
            "Atlantis has not given way to Lemuria");
  EXPECT_EQ(phrase_event(event_of(EventType::kMobilize, EventStatus::kAlleged)),
            "Atlantis is said to have moved forces towards Lemuria");
}

TEST(PhraseEvent, SeveralActorsTakeThePlural) {
  Event event = event_of(EventType::kConsult, EventStatus::kPlanned);
  event.actors.push_back({"state:c", "Mu", ""});
  event.recipients.clear();
  EXPECT_EQ(phrase_event(event), "Atlantis and Mu are to talk with each other");
}

TEST(Shorten, CutsBetweenWordsAndSaysSo) {
  EXPECT_EQ(shorten("one two three", 100), "one two three");
  EXPECT_EQ(shorten("one two three", 9), "one two \u2026");
  EXPECT_EQ(shorten("Київ і Львів", 8), "Київ і \u2026");
}

TEST(PhraseContent, DirectSpeechHasQuotationMarksOnce) {
  Statement statement;
  statement.mode = SpeechMode::kDirect;
  statement.text = "We agree.";
  EXPECT_EQ(phrase_content(statement, 50), "\u201CWe agree.\u201D");
  statement.text = "\u201CWe agree.\u201D";
  EXPECT_EQ(phrase_content(statement, 50), "\u201CWe agree.\u201D");
}

TEST(PhraseActor, TakesTheOfficeOfTheDay) {
  Actor actor;
  actor.kind = ActorKind::kPerson;
  actor.offices = {{"Senator", "Delaware", "1973-01-03", "2009-01-15"},
                   {"President", "United States", "2021-01-20", ""}};
  const Ref ref{"person:joe-biden", "Joe Biden", "Biden"};
  EXPECT_EQ(phrase_actor(&actor, ref, "2021-12-02"), "Joe Biden (President, United States)");
  EXPECT_EQ(phrase_actor(&actor, ref, "2000-01-01"), "Joe Biden (Senator, Delaware)");
  EXPECT_EQ(phrase_actor(&actor, ref, "2015-01-01"), "Joe Biden");
  EXPECT_EQ(phrase_actor(nullptr, ref, ""), "Joe Biden");
}

TEST(Layout, WrapNeverCutsAWord) {
  EXPECT_EQ(wrap("aa bb cccccc d", 5), (std::vector<std::string>{"aa bb", "cccccc", "d"}));
  EXPECT_EQ(wrap("", 5), (std::vector<std::string>{""}));
}

TEST(Layout, ColumnsCountWideAndCombiningCharacters) {
  EXPECT_EQ(columns("e\u0301"), 1U);
  EXPECT_EQ(columns("北京"), 4U);
  EXPECT_EQ(columns("\033[1;36mNEW\033[0m"), 3U);
}

}  // namespace
}  // namespace demarche::brief
