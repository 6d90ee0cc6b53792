// The lexicon's events and the encoder's, reconciled. What the encoder says is written by hand.
#include "records/names.hpp"
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class EventReaders : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  // The encoder reads the text, so far without an event.
  void text(const std::string& words) {
    article_ = test::annotate(words, "2021-12-10");
    SentenceMeaning sentence;
    sentence.tokens = {0, static_cast<std::uint32_t>(article_->analysis.tokens.size())};
    article_->analysis.meanings.push_back(std::move(sentence));
  }
  demarche::TokenRange at(const std::string& word) {
    for (std::uint32_t i = 0; i < article_->analysis.tokens.size(); ++i) {
      if (article_->analysis.word(i) == word) return {i, i + 1};
    }
    ADD_FAILURE() << "no word " << word;
    return {};
  }
  SentenceEvent& encode(const std::string& trigger, float probability, std::string_view type,
                        std::string_view status = "happened") {
    SentenceEvent event;
    event.trigger = at(trigger).begin;
    event.probability = probability;
    event.type = type;
    event.status = status;
    auto& events = article_->analysis.meanings.front().events;
    events.push_back(event);
    return events.back();
  }
  std::vector<Event> events() { return test::read(*article_).events; }
  // The one event of the text; a failure and an empty event for none or several.
  Event event() {
    const auto all = events();
    EXPECT_EQ(all.size(), 1U);
    return all.size() == 1 ? all.front() : Event{};
  }
  static std::string names(const std::vector<Ref>& side) {
    std::string out;
    for (const Ref& ref : side) out += (out.empty() ? "" : ", ") + ref.name;
    return out;
  }

  std::unique_ptr<test::Annotated> article_;
};

TEST_F(EventReaders, TheEncoderFindsWhatNoLexiconHolds) {
  text("Ankara chastised Greece on Thursday.");
  EXPECT_TRUE(events().empty());
  SentenceEvent& encoded = encode("chastised", 0.97F, "ACCUSE");
  encoded.actors = {at("Ankara")};
  encoded.recipients = {at("Greece")};
  const Event found = event();
  EXPECT_EQ(found.predicate, "chastised");
  EXPECT_EQ(found.type, EventType::kAccuse);
  EXPECT_EQ(found.cameo, "110");
  EXPECT_EQ(found.quad, 3);
  EXPECT_EQ(names(found.actors), "Turkey");
  EXPECT_EQ(names(found.recipients), "Greece");
  ASSERT_TRUE(found.date);
  EXPECT_EQ(found.date->begin, "2021-12-09");
  EXPECT_EQ(found.rule, "encoder 0.97 ACCUSE -> CAMEO 110");
  EXPECT_FALSE(is_firm(found));
}

TEST_F(EventReaders, AloneItNeedsCertaintyAPartyAndAWordThatNamesAnAct) {
  text("Ankara must chastise Greece.");
  encode("chastise", 0.97F, "ACCUSE");
  EXPECT_TRUE(events().empty());  // nobody takes part
  article_->analysis.meanings.front().events.clear();
  encode("chastise", 0.55F, "ACCUSE").actors = {at("Ankara")};
  encode("must", 0.97F, "REQUEST").recipients = {at("Ankara")};
  EXPECT_TRUE(events().empty());
}

TEST_F(EventReaders, TheLexiconKeepsTypeAndSidesAndTheEncoderFillsTheEmptyOne) {
  text("Russia rejected the allegations of Ukraine.");
  const Event before = event();
  EXPECT_EQ(before.type, EventType::kReject);
  EXPECT_EQ(names(before.recipients), "");
  SentenceEvent& encoded = encode("rejected", 0.98F, "REJECT");
  encoded.actors = {at("allegations")};
  encoded.recipients = {at("Ukraine")};
  const Event after = event();
  EXPECT_EQ(after.cameo, before.cameo);
  EXPECT_EQ(names(after.actors), "Russia");
  EXPECT_EQ(names(after.recipients), "Ukraine");
  EXPECT_EQ(after.rule, before.rule + "; encoder 0.98 REJECT");
  EXPECT_GT(after.confidence, before.confidence);
  encoded.type = "ACCUSE";  // who means another act does not know its sides
  EXPECT_EQ(names(event().recipients), "");
  EXPECT_EQ(event().type, EventType::kReject);
}

TEST_F(EventReaders, AVerbAndItsNounAreOneAct) {
  text("Russian soldiers launched an attack on government troops.");
  EXPECT_EQ(event().predicate, "attack");
  encode("launched", 0.9F, "ASSAULT").actors = {at("soldiers")};
  EXPECT_EQ(event().predicate, "attack");
  article_->analysis.meanings.front().events.back().type = "MOBILIZE";
  EXPECT_EQ(events().size(), 2U);
}

TEST_F(EventReaders, TheCueOfAWarningIsNoThreat) {
  text("Sergei Lavrov warned that a war was coming back to Europe.");
  encode("warned", 0.95F, "THREATEN").actors = {at("Lavrov")};
  EXPECT_TRUE(events().empty());
  text("Sergei Lavrov deplored that a war was coming back to Europe.");
  const std::size_t before = events().size();
  encode("war", 0.95F, "ASSAULT", "hypothetical").recipients = {at("Europe")};
  EXPECT_EQ(events().size(), before + 1);  // what is said in a content is an act of its own
}

TEST_F(EventReaders, WhatACueCallsUnrealBecomesNoFact) {
  text("Russia did not attack Ukraine.");
  SentenceEvent& encoded = encode("attack", 0.98F, "ASSAULT", "happened");
  EXPECT_EQ(event().status, EventStatus::kNegated);
  encoded.status = "alleged";
  EXPECT_EQ(event().status, EventStatus::kNegated);
  encoded.status = "hypothetical";  // how it is unreal is the encoder's to say
  EXPECT_EQ(event().status, EventStatus::kHypothetical);
  text("Russia will attack Ukraine if talks fail.");
  encode("attack", 0.98F, "ASSAULT", "planned");
  EXPECT_EQ(event().status, EventStatus::kConditional);  // a plain cue
}

TEST_F(EventReaders, WithoutACueTheLexiconsWordTookPlace) {
  text("Russia attacked Ukraine.");
  encode("attacked", 0.98F, "ASSAULT", "threatened");
  EXPECT_EQ(event().status, EventStatus::kHappened);
  text("Ankara chastised Greece.");
  encode("chastised", 0.98F, "ACCUSE", "denied").actors = {at("Ankara")};
  EXPECT_EQ(event().status, EventStatus::kDenied);
}

TEST_F(EventReaders, OutsideOfPoliticsALooseWordNeedsBoth) {
  const std::string words =
      "The schedule of the choir has a trip to Thailand before the summer, and the singers hope "
      "for warm evenings, good food and a hall that is not too small for them.";
  text(words);
  article_->analysis.meanings.clear();  // no encoder
  EXPECT_EQ(event().predicate, "trip");
  text(words);
  EXPECT_TRUE(events().empty());
  encode("trip", 0.7F, "CONSULT");
  EXPECT_EQ(event().predicate, "trip");
}

TEST_F(EventReaders, WhatTheEncoderCallsBackgroundIs) {
  text("Ankara chastised Greece.");
  SentenceEvent& encoded = encode("chastised", 0.97F, "ACCUSE");
  encoded.actors = {at("Ankara")};
  EXPECT_FALSE(event().historical);
  encoded.historical = true;
  EXPECT_TRUE(event().historical);
  text("Ankara chastised Greece on Thursday.");  // a day of this week is none
  SentenceEvent& dated = encode("chastised", 0.97F, "ACCUSE");
  dated.actors = {at("Ankara")};
  dated.historical = true;
  EXPECT_FALSE(event().historical);
}

}  // namespace
}  // namespace demarche::extract
