#include "reconcile/reconcile.hpp"

#include "reconcile/steps.hpp"

#include <demarche/dossier.hpp>

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace demarche {
namespace {

Interval day(const std::string& iso) {
  Interval interval;
  interval.begin = interval.end = iso;
  return interval;
}

Ref ref(const std::string& id) {
  return {id, id, id};
}

Reading reading(const std::string& id, const std::string& date, const std::string& origin = {}) {
  Reading r;
  r.article.id = id;
  r.article.uri = id + ".txt";
  r.article.title = "Title " + id;
  r.article.origin = origin.empty() ? id : origin;
  r.article.published = day(date);
  for (const char* country : {"ISL", "GBR"}) {
    Actor actor;
    actor.id = actor.name = std::string("state:") + country;
    actor.kind = ActorKind::kState;
    actor.country = country;
    actor.names = {country};
    actor.mentions = 3;
    actor.articles = 1;
    r.actors.push_back(actor);
  }
  return r;
}

Statement statement(const std::string& id, const std::string& article, const std::string& text) {
  Statement s;
  s.id = id;
  s.speaker = ref("person:einar-agustsson");
  s.speaker_basis = SpeakerBasis::kName;
  s.text = text;
  s.date = day("1976-02-20");
  s.evidence = {{article, {0, 1}, "x"}};
  return s;
}

Event ramming(const std::string& id, const std::string& article, const std::string& date) {
  Event e;
  e.id = id;
  e.actors = {ref("state:GBR")};
  e.recipients = {ref("state:ISL")};
  e.type = EventType::kAssault;
  e.cameo = "190";
  e.quad = 4;
  e.intensity = -9.0;
  e.date = day(date);
  e.confidence = 0.85;
  e.predicate = "rammed";
  e.evidence = {{article, {0, 1}, "x"}};
  return e;
}

Figure ships(const std::string& id, const std::string& article, double low, double high) {
  Figure f;
  f.id = id;
  f.low = low;
  f.high = high;
  f.counts = "frigates";
  f.measure = Measure::kForces;
  f.of = ref("state:GBR");
  f.as_of = day("1976-02-20");
  f.evidence = {{article, {0, 1}, "x"}};
  return f;
}

TEST(Reconcile, OneUtteranceInTwoWordingsIsOneGroup) {
  Reading a = reading("A1", "1976-02-20");
  Reading b = reading("A2", "1976-02-21");
  a.statements = {statement("S1", "A1", "The best way to avert a crisis is through diplomacy")};
  b.statements = {statement("S2", "A2", "Diplomacy is the greatest approach to avoid a crisis")};
  const Dossier d = reconcile::reconcile({a, b});
  ASSERT_EQ(d.statements.size(), 2U);
  EXPECT_EQ(d.statements[0].group, d.statements[1].group);
  EXPECT_EQ(d.statements[0].group, "S2") << "the fullest wording leads";
  EXPECT_EQ(d.statements[0].articles, 2U);
  EXPECT_EQ(d.statements[0].origins, 2U);
}

// "Matvey Sobinov" here, "Matvei Sobinov" there: one man, who said it once.
TEST(Reconcile, APersonSpeltInTwoWaysIsOne) {
  const auto told = [](const std::string& article, const std::string& name, const std::string& id,
                       const std::string& country, std::uint32_t mentions) {
    Reading r = reading(article, "1976-02-20");
    Actor person;
    person.id = id;
    person.name = name;
    person.names = {name};
    person.kind = ActorKind::kPerson;
    person.country = country;
    person.mentions = mentions;
    person.articles = 1;
    r.actors.push_back(person);
    r.statements = {statement("S" + article, article, "The flights were never longer than that")};
    r.statements[0].speaker = Ref{id, name, name};
    return r;
  };
  const Reading a = told("A1", "Matvey Sobinov", "person:matvey-sobinov", "RUS", 1);
  const Reading b = told("A2", "Matvei Sobinov", "person:matvei-sobinov", "", 4);
  for (const auto& readings : {std::vector<Reading>{a, b}, std::vector<Reading>{b, a}}) {
    const Dossier d = reconcile::reconcile(readings);
    ASSERT_EQ(d.statements.size(), 2U);
    EXPECT_EQ(d.statements[0].group, d.statements[1].group);
    EXPECT_EQ(d.statements[0].speaker->id, "person:matvei-sobinov") << "named so most often";
    EXPECT_EQ(d.statements[0].speaker->name, d.statements[1].speaker->name);
    EXPECT_EQ(std::count_if(d.actors.begin(), d.actors.end(),
                            [](const Actor& x) { return x.kind == ActorKind::kPerson; }),
              1);
  }
  Reading both = a;
  both.actors.push_back(b.actors.back());
  const Dossier one = reconcile::reconcile({both});
  EXPECT_EQ(one.actors.size(), 3U);
  EXPECT_EQ(one.actors[0].articles, 1U);
  EXPECT_EQ(one.actors[0].mentions, 5U);
  const Reading c = told("A3", "Matvej Sobinov", "person:matvej-sobinov", "", 1);
  const Reading other = told("A4", "Matvei Sobinov", "person:matvei-sobinov", "BLR", 1);
  EXPECT_EQ(reconcile::reconcile({a, c}).statements[0].articles, 1U) << "another name";
  EXPECT_EQ(reconcile::reconcile({a, other}).statements[0].articles, 1U) << "another country";
}

TEST(Reconcile, ACopyCountsNoSecondOrigin) {
  Reading a = reading("A1", "1976-02-20");
  Reading b = reading("A2", "1976-02-20", "A1");
  a.statements = {statement("S1", "A1", "All trawlers must leave the zone at once")};
  b.statements = {statement("S2", "A2", "All trawlers must leave the zone at once")};
  const Dossier d = reconcile::reconcile({a, b});
  EXPECT_EQ(d.statements[0].articles, 2U);
  EXPECT_EQ(d.statements[0].origins, 1U);
}

TEST(Reconcile, TwoWarningsOfOneManOnOneDayAreTwo) {
  Reading a = reading("A1", "1976-02-20");
  Reading b = reading("A2", "1976-02-20");
  a.statements = {statement("S1", "A1", "Any captain who cuts a line will be taken to court")};
  b.statements = {statement("S2", "A2", "The base at Keflavik will be closed within a month")};
  const Dossier d = reconcile::reconcile({a, b});
  EXPECT_NE(d.statements[0].group, d.statements[1].group);
}

TEST(Reconcile, NegationAndOtherNumbersSeparate) {
  const auto likeness = [](const std::string& a, const std::string& b) {
    return reconcile::same_utterance(statement("S1", "A1", a), statement("S2", "A2", b), {});
  };
  EXPECT_EQ(likeness("We will sign the treaty in Oslo", "We will not sign the treaty in Oslo"),
            0.0);
  EXPECT_EQ(likeness("The navy has 6 frigates in the zone", "The navy has 9 frigates in the zone"),
            0.0);
}

TEST(Reconcile, OneEventOfADayAndAnotherDaysEvent) {
  Reading a = reading("A1", "1976-02-20");
  Reading b = reading("A2", "1976-02-21");
  a.events = {ramming("E1", "A1", "1976-02-19")};
  b.events = {ramming("E2", "A2", "1976-02-19"), ramming("E3", "A2", "1976-02-11")};
  const Dossier d = reconcile::reconcile({a, b});
  ASSERT_EQ(d.events.size(), 3U);
  EXPECT_EQ(d.events[0].id, "E3") << "sorted by day";
  EXPECT_EQ(d.events[0].group, "E3");
  EXPECT_EQ(d.events[1].group, d.events[2].group);
  EXPECT_EQ(d.events[1].origins, 2U);
}

TEST(Reconcile, FiguresAreComparedAsIntervals) {
  const Figure six = ships("F1", "A1", 6, 6);
  EXPECT_EQ(reconcile::relate(six, ships("F2", "A2", 6, 6)).kind, RelationKind::kSame);
  EXPECT_EQ(reconcile::relate(six, ships("F2", "A2", 9, 9)).kind, RelationKind::kConflicts);
  EXPECT_EQ(reconcile::relate(six, ships("F2", "A2", 4, 8)).kind, RelationKind::kRefines);
  EXPECT_EQ(reconcile::relate(ships("F1", "A1", 4, 8), ships("F2", "A2", 6, 10)).kind,
            RelationKind::kCompatible);
  Figure later = ships("F2", "A2", 9, 9);
  later.as_of = day("1976-03-20");
  EXPECT_EQ(reconcile::relate(six, later).kind, RelationKind::kSuperseded);
  Figure others = ships("F2", "A2", 9, 9);
  others.of = ref("state:ISL");
  EXPECT_EQ(reconcile::relate(six, others).kind, RelationKind::kNotComparable);
  Figure planned = ships("F2", "A2", 9, 9);
  planned.status = FigureStatus::kPlanned;
  EXPECT_EQ(reconcile::relate(six, planned).kind, RelationKind::kNotComparable);
}

TEST(Reconcile, AMeetingAnnouncedHereAndHeldThereIsOne) {
  Reading a = reading("A1", "1976-02-18");
  Reading b = reading("A2", "1976-02-21");
  Meeting m;
  m.id = "M1";
  m.parties = {ref("state:ISL"), ref("state:GBR")};
  m.begin = m.end = "1976-02-20";
  m.status = MeetingStatus::kScheduled;
  m.evidence = {{"A1", {0, 1}, "x"}};
  a.meetings = {m};
  m.id = "M2";
  m.status = MeetingStatus::kHeld;
  m.evidence = {{"A2", {0, 1}, "x"}};
  b.meetings = {m};
  const Dossier d = reconcile::reconcile({a, b});
  ASSERT_EQ(d.meetings.size(), 2U);
  EXPECT_EQ(d.meetings[0].group, "M2");
  EXPECT_EQ(d.meetings[1].group, "M2");
  EXPECT_EQ(d.meetings[0].articles, 2U);
}

TEST(Reconcile, ADenialPointsAtTheChargedEventOfAnotherArticle) {
  Reading a = reading("A1", "1976-02-20");
  Reading b = reading("A2", "1976-02-20");
  a.events = {ramming("E1", "A1", "1976-02-19")};
  b.statements = {statement("S1", "A2", "Our frigate never rammed the patrol boat")};
  b.statements[0].speaker = ref("state:GBR");
  b.statements[0].act = Act::kDeny;
  Dossier d = reconcile::reconcile({a, b});
  EXPECT_EQ(d.statements[0].denies, "E1");
  b.statements[0].speaker = ref("state:ISL");  // not the side that is charged
  d = reconcile::reconcile({a, b});
  EXPECT_FALSE(d.statements[0].denies);
}

TEST(Reconcile, TensionStandsWhenAnotherOriginTellsTheSameAct) {
  Reading a = reading("A1", "1976-02-19");
  Reading b = reading("A2", "1976-02-19");
  a.events = {ramming("E1", "A1", "1976-02-19")};
  b.events = {ramming("E2", "A2", "1976-02-19")};
  const Dossier d = reconcile::reconcile({a, b});
  ASSERT_EQ(d.tension.size(), 1U);
  EXPECT_EQ(d.tension[0].events, 1U);
  EXPECT_EQ(d.tension[0].origins, 2U);
  EXPECT_GT(d.tension[0].score, 0.0);
  EXPECT_DOUBLE_EQ(d.tension[0].low, d.tension[0].score);
  EXPECT_DOUBLE_EQ(d.tension[0].high, d.tension[0].score);
  EXPECT_FALSE(d.tension[0].alert);
}

TEST(Reconcile, WhatTheEncoderAloneFindsNeitherLeadsNorMovesTension) {
  Reading a = reading("A1", "1976-02-19");
  Reading b = reading("A2", "1976-02-19");
  a.events = {ramming("E1", "A1", "1976-02-19")};
  a.events[0].recipients.clear();  // says less, yet the lexicon stands behind it
  b.events = {ramming("E2", "A2", "1976-02-19")};
  b.events[0].confidence = kMostOfEncoderAlone;
  const Dossier together = reconcile::reconcile({a, b});
  EXPECT_EQ(together.events[0].group, "E1");
  EXPECT_EQ(together.events[1].group, "E1");
  const Dossier alone = reconcile::reconcile({b});
  ASSERT_EQ(alone.events.size(), 1U);
  EXPECT_TRUE(alone.tension.empty());
}

TEST(Reconcile, StoriesShareCountriesAndTime) {
  const auto about = [](const std::string& id, const std::string& date, const std::string& who,
                        const std::string& country) {
    Reading r = reading(id, date);
    Actor actor;
    actor.id = actor.name = who;
    actor.kind = ActorKind::kGovernmentBody;
    actor.country = country;
    r.actors.push_back(actor);
    Statement s = statement("S" + id, id, "words of " + id);
    s.speaker = ref(who);
    r.statements = {s};
    return r;
  };
  const std::vector<Reading> readings = {
      about("A1", "2022-01-06", "body:presidency-of-kazakhstan", "KAZ"),
      about("A2", "2022-01-09", "body:health-ministry-of-kazakhstan", "KAZ"),
      about("A3", "2022-01-09", "body:foreign-ministry-of-russia", "RUS"),
      about("A4", "2022-06-09", "body:health-ministry-of-kazakhstan", "KAZ"),
      about("A5", "2022-01-09", "unknown:both-sides", ""),
      about("A6", "2022-01-09", "unknown:both-sides", "")};
  std::multiset<std::size_t> sizes;
  const Dossier dossier = reconcile::reconcile(readings);
  for (const Story& story : dossier.stories) {
    sizes.insert(story.articles.size());
    if (story.articles.size() == 2) {
      EXPECT_EQ(story.articles, (std::vector<std::string>{"A1", "A2"}));
    }
  }
  // The other month, the other country, and words that name nobody stand apart.
  EXPECT_EQ(sizes, (std::multiset<std::size_t>{1, 1, 1, 1, 2}));
}

TEST(Reconcile, TheOrderOfReadingsDoesNotMatter) {
  std::vector<Reading> readings;
  for (int i = 0; i < 8; ++i) {
    const std::string n = std::to_string(i);
    Reading r = reading("A" + n, "1976-02-2" + std::to_string(i % 3), i == 5 ? "A2" : "");
    r.statements = {statement("S" + n, "A" + n,
                              i % 2 ? "All trawlers must leave the zone at once"
                                    : "Every trawler has to leave the zone at once, all of them")};
    r.events = {ramming("E" + n, "A" + n, i % 2 ? "1976-02-19" : "1976-02-18")};
    r.figures = {ships("F" + n, "A" + n, 4 + i % 3, 6 + i % 4)};
    readings.push_back(r);
  }
  const std::string expected = export_all(reconcile::reconcile(readings));
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(readings.begin(), readings.end(), random);
    ASSERT_EQ(export_all(reconcile::reconcile(readings)), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace demarche
