// Attributions of the encoder become statements: how they are reconciled with the marks of
// quotation, the parse and the cast. The attributions are written here by hand.
#include "extract/attributions.hpp"
#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "records/names.hpp"
#include "support/annotated.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class AttributedSpeech : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }

  void text(const std::string& words) { article_ = test::annotate(words, "2021-12-02"); }
  // Tokens from the first word that equals `first` to the first `last` at or behind it.
  demarche::TokenRange words(const std::string& first, const std::string& last,
                             std::uint32_t from = 0) {
    const Analysis& analysis = article_->analysis;
    demarche::TokenRange span;
    for (std::uint32_t i = from; i < analysis.tokens.size(); ++i) {
      if (span.end == 0 && analysis.word(i) == first) span = {i, i + 1};
      if (span.end != 0 && analysis.word(i) == last) {
        span.end = i + 1;
        return span;
      }
    }
    ADD_FAILURE() << "no words from " << first << " to " << last;
    return span;
  }
  void add(std::vector<demarche::TokenRange> sources, std::optional<demarche::TokenRange> cue,
           std::vector<demarche::TokenRange> contents, std::string_view act,
           float act_margin = 0.9F) {
    SentenceMeaning sentence;
    sentence.tokens = {0, static_cast<std::uint32_t>(article_->analysis.tokens.size())};
    SentenceAttribution a;
    a.sources = std::move(sources);
    a.cue = cue;
    a.contents = std::move(contents);
    a.act = ActMeaning{act, "accuse", act_margin};
    sentence.attributions.push_back(std::move(a));
    article_->analysis.meanings.push_back(std::move(sentence));
  }
  static std::string speaker(const Statement& s) { return s.speaker ? s.speaker->name : "-"; }
  std::vector<Statement> read() { return test::read(*article_).statements; }

  std::unique_ptr<test::Annotated> article_;
};

TEST_F(AttributedSpeech, AWordThatNoLexiconKnowsMayReport) {
  text("Riga let it be known yesterday that the border would stay shut.");
  EXPECT_TRUE(read().empty());
  add({words("Riga", "Riga")}, words("let", "known"), {words("that", "shut")}, "promise");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].speaker->name, "Latvia");
  EXPECT_EQ(found[0].act, Act::kPromise);
  EXPECT_EQ(found[0].cue, "let it be known");
  EXPECT_EQ(found[0].text, "that the border would stay shut");
}

TEST_F(AttributedSpeech, TheMarksDecideHowFarTheWordsGo) {
  text("“The road is open again, and our trucks are moving,” said Antony Blinken.");
  add({words("Antony", "Blinken")}, words("said", "said"), {words("road", "again")}, "assert");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "“The road is open again, and our trucks are moving,”");
  EXPECT_EQ(found[0].mode, SpeechMode::kDirect);
}

TEST_F(AttributedSpeech, AStrongCueStandsUntilTheEncoderIsSure) {
  text("Moscow denied that troops had crossed the border.");
  add({words("Moscow", "Moscow")}, words("denied", "denied"), {words("that", "border")}, "assert",
      0.1F);
  auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "deny");
  article_->analysis.meanings[0].attributions[0].act->margin = 0.9F;
  found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "assert");
  EXPECT_NE(found[0].rule.find("act: encoder, next accuse"), std::string::npos) << found[0].rule;
}

TEST_F(AttributedSpeech, PrintedSpansKeepEdgesAndJointSources) {
  text("The talks went well, Russia and China said on Friday.");
  add({words("Russia", "China")}, words("said", "said"), {words("The", ",")}, "assert");
  Findings findings;
  findings.cast = find_actors(article_->context());
  const auto found = find_attributions(article_->context(), findings);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source.size(), 2U);
  EXPECT_EQ(found[0].content, (std::vector<Span>{{0, 19}}));
  const auto printed = as_printed(article_->analysis, found);
  EXPECT_EQ(printed[0].source, (std::vector<Span>{{21, 37}}));
  EXPECT_EQ(printed[0].content, (std::vector<Span>{{0, 20}}));
}

// PolNeAR annotates who tells, not whom he tells of.
TEST_F(AttributedSpeech, SpeechToldWithinSpeechIsNotPrinted) {
  text("Zakharova said that Moscow denied the charge.");
  const text::CodePoints points(article_->analysis.text);
  const auto span = [&](const std::string& first, const std::string& last) {
    const auto found = words(first, last);
    return span_of(article_->analysis, {found.begin, found.end});
  };
  Attribution outer;
  outer.cue = span("said", "said");
  outer.content = {span("that", "charge")};
  Attribution inner;
  inner.cue = span("denied", "denied");
  inner.content = {span("the", "charge")};
  const auto printed = as_printed(article_->analysis, {outer, inner});
  ASSERT_EQ(printed.size(), 1U);
  EXPECT_EQ(points.slice(*printed[0].cue), "said");
}

// What the words themselves speak against is not taken from the encoder, however sure it is.
TEST_F(AttributedSpeech, NoQuestionWithoutOneAndNoChargeAgainstNobody) {
  text("Antony Blinken commented on the American position.");
  add({words("Antony", "Blinken")}, words("commented", "on"), {words("the", "position")}, "ask");
  auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].act, Act::kAsk);
  text("“Including things not done in the past,” Antony Blinken added.");
  add({words("Antony", "Blinken")}, words("added", "added"), {words("Including", "past")},
      "accuse");
  found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].act, Act::kAccuse);
  text("“They have broken their word,” Antony Blinken added.");
  add({words("Antony", "Blinken")}, words("added", "added"), {words("They", "word")}, "accuse");
  found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].act, Act::kAccuse);
}

TEST_F(AttributedSpeech, WhoHasNoSideThreatensWithOwnDeedsOnly) {
  text("“If he wants war, it would hurt Europe terribly,” said Karl Mann.");
  add({words("Karl", "Mann")}, words("said", "said"), {words("If", "terribly")}, "threaten");
  auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].act, Act::kWarn);
  text("“If they come, we will burn their bridges,” said Karl Mann.");
  add({words("Karl", "Mann")}, words("said", "said"), {words("If", "bridges")}, "threaten");
  found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].act, Act::kThreaten);
}

TEST_F(AttributedSpeech, OneWordIsEnough) {
  text("Moscow announced countermeasures.");
  add({words("Moscow", "Moscow")}, words("announced", "announced"),
      {words("countermeasures", "countermeasures")}, "threaten");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "countermeasures");
}

TEST_F(AttributedSpeech, WhoSeeksAssurancesDemands) {
  text("Vladimir Putin has sought assurances that Georgia will not be admitted.");
  add({words("Vladimir", "Putin")}, words("has", "assurances"), {words("that", "admitted")},
      "promise");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].act, Act::kDemand);
}

TEST_F(AttributedSpeech, InstructingReportersIsTelling) {
  text("The allies will raise the elections at the talks, Antony Blinken instructed reporters.");
  add({words("Antony", "Blinken")}, words("instructed", "instructed"), {words("The", "talks")},
      "demand");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].rule.find("encoder"), std::string::npos);
  EXPECT_EQ(found[0].rule.find("act: cue"), std::string::npos) << found[0].rule;
}

TEST_F(AttributedSpeech, AWarThatClaimsLivesSaysNothing) {
  text("The conflict has claimed the lives of 13,000 people.");
  add({words("The", "conflict")}, words("has", "claimed"), {words("the", "people")}, "assert");
  EXPECT_TRUE(read().empty());
}

// A border between sentences may part a closing mark from its words, and the encoder may leave off
// an opening one: neither is lost in print.
TEST_F(AttributedSpeech, PrintedSpansKeepTheirMarks) {
  text("Moscow said it knew of \"several such crimes.\" Nothing followed.");
  Analysis& analysis = article_->analysis;
  const auto said = words("it", "crimes");
  add({words("Moscow", "Moscow")}, words("said", "said"), {{said.begin, said.end + 1}}, "assert");
  SentenceMeaning rest;
  SentenceAttribution mark;
  mark.contents = {{said.end + 1, said.end + 2}};
  rest.attributions.push_back(mark);
  rest.tokens = {said.end + 1, static_cast<std::uint32_t>(analysis.tokens.size())};
  analysis.meanings.push_back(rest);
  Attribution one;
  one.content = {span_of(analysis, {said.begin, said.end})};
  const auto printed = as_printed(analysis, {one});
  const text::CodePoints points(analysis.text);
  EXPECT_EQ(points.slice(printed[0].content[0]), "it knew of \"several such crimes.\"");
  Attribution marked;  // with its opening mark, which the encoder has not
  analysis.meanings.clear();
  const auto inner = words("several", "crimes");
  add({}, words("said", "said"), {inner}, "assert");
  marked.content = {span_of(analysis, {inner.begin - 1, inner.end})};
  EXPECT_EQ(points.slice(as_printed(analysis, {marked})[0].content[0]), "\"several such crimes");
}

TEST_F(AttributedSpeech, TheConditionOfGivenSpeechIsTheEncodersBeforeTheParses) {
  text("Moscow said that talks would start given a pause in the shelling.");
  const auto content = words("that", "shelling");
  add({words("Moscow", "Moscow")}, words("said", "said"), {content}, "offer");
  const Analysis& analysis = article_->analysis;
  const auto span = [&](demarche::TokenRange tokens) {
    return span_of(analysis, {tokens.begin, tokens.end});
  };
  Attribution given;
  given.cue = span(words("said", "said"));
  given.content = {span(content)};
  EXPECT_FALSE(act_of(article_->context(), {}, given, {}).condition.has_value());
  const auto condition = words("given", "shelling");
  article_->analysis.meanings[0].conditions.push_back(condition);
  EXPECT_EQ(act_of(article_->context(), {}, given, {}).condition, span(condition));
}

// An attribution whose source is not in the sentence is none of the statements.
TEST_F(AttributedSpeech, WordsOfNobodyAreAttributedButNoStatement) {
  text("It was reported that the bridge had been closed.");
  add({}, words("reported", "reported"), {words("that", "closed")}, "assert");
  EXPECT_TRUE(read().empty());
  EXPECT_EQ(find_attributions(article_->context(), {}).size(), 1U);
}

TEST_F(AttributedSpeech, AStanceHearsNothing) {
  text("Sergei Lavrov restated his opposition to any NATO expansion.");
  add({words("Sergei", "Lavrov")}, words("restated", "to"), {words("any", "expansion")}, "condemn");
  auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].addressee.has_value());
  text("Sergei Lavrov told the opposition that the vote would stand.");
  add({words("Sergei", "Lavrov")}, words("told", "told"), {words("that", "stand")}, "assert");
  found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].addressee.has_value());
}

TEST_F(AttributedSpeech, CommentingIsNoSilence) {
  text("Alexander Lukashenko has commented on the American position.");
  add({words("Alexander", "Lukashenko")}, words("has", "on"), {words("the", "position")},
      "decline_comment");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "assert");
}

TEST_F(AttributedSpeech, WorryIsAWarningWhateverTheEncoderSays) {
  text("“We are deeply concerned about these plans,” Antony Blinken told reporters.");
  add({words("Antony", "Blinken")}, words("told", "reporters"), {words("We", "plans")}, "condemn");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "warn");
}

TEST_F(AttributedSpeech, SeriousConsequencesAreAThreat) {
  text("“We want talks, but if they attack there will be serious consequences,” Blinken said.");
  add({words("Blinken", "Blinken")}, words("said", "said"), {words("We", "consequences")},
      "condemn");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "threaten");
}

TEST_F(AttributedSpeech, AThreatNeedsWordsOrASureEncoder) {
  text("Antony Blinken said that both sides would have to see a calmer border.");
  add({words("Antony", "Blinken")}, words("said", "said"), {words("that", "border")}, "threaten",
      0.1F);
  auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(name_of(found[0].act), "threaten");
  article_->analysis.meanings[0].attributions[0].act->margin = 0.5F;
  found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "threaten");
}

TEST_F(AttributedSpeech, NotToExpectIsAPrediction) {
  text("Antony Blinken said he would not expect any progress in the talks.");
  add({words("Antony", "Blinken")}, words("said", "said"), {words("he", "talks")}, "promise");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(name_of(found[0].act), "predict") << found[0].rule;
}

TEST_F(AttributedSpeech, ADenialToldByAnotherStaysTheDeniers) {
  text("Moscow has denied planning an attack, according to Maria Zakharova.");
  add({words("Maria", "Zakharova")}, words("according", "to"), {words("Moscow", "attack")},
      "assert");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].speaker->name, "Russia");
  EXPECT_EQ(name_of(found[0].act), "deny");
  ASSERT_EQ(found[0].via.size(), 1U);
  EXPECT_EQ(found[0].via[0].name, "Maria Zakharova");
}

TEST_F(AttributedSpeech, WhoIsQuotedSpeaksAndTheAgencyPassesItOn) {
  text("“We are ready,” Alexander Lukashenko was quoted as saying by the Belta news agency.");
  add({words("the", "agency")}, words("was", "by"), {words("“", "Lukashenko")}, "assert");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].speaker->name, "Alexander Lukashenko");
  EXPECT_EQ(found[0].text, "“We are ready,”");
  ASSERT_EQ(found[0].via.size(), 1U);
  EXPECT_EQ(found[0].via[0].name, "BelTA");
}

TEST_F(AttributedSpeech, GroundsTellTheSpansAndTheSecondChoices) {
  text(
      "Sergei Lavrov spoke in Stockholm. Antony Blinken met Sergei Lavrov there. He warned that "
      "the border would close.");
  const auto he = words("He", "He");
  add({he}, words("warned", "warned"), {words("that", "close", he.begin)}, "warn", 0.5F);
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  const Grounds& grounds = found[0].grounds;
  EXPECT_EQ(speaker(found[0]), "Antony Blinken");
  ASSERT_EQ(grounds.source.size(), 1U);
  EXPECT_EQ(grounds.source[0].text, "He");
  ASSERT_TRUE(grounds.cue.has_value());
  EXPECT_EQ(grounds.cue->text, "warned");
  EXPECT_EQ(grounds.act_next, Act::kAccuse);
  EXPECT_DOUBLE_EQ(grounds.act_lead, 0.5);
  EXPECT_EQ(grounds.speaker_rule, "pronoun: nearest fitting subject");
  ASSERT_TRUE(grounds.speaker_next.has_value());
  EXPECT_EQ(grounds.speaker_next->name, "Sergei Lavrov");
  EXPECT_NE(grounds.speaker_lost.find("points against"), std::string::npos);
}

TEST_F(AttributedSpeech, ASurnameOfTwoHasTheOtherAsSecondChoice) {
  text("Joe Biden arrived with Jill Biden in Geneva. Biden said that the talks were useful.");
  const auto last = words("Biden", "Biden", 9);
  add({last}, words("said", "said"), {words("that", "useful", last.begin)}, "assert");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  ASSERT_TRUE(found[0].grounds.speaker_next.has_value());
  EXPECT_NE(found[0].grounds.speaker_next->name, speaker(found[0]));
}

TEST_F(AttributedSpeech, SeveralSpeakersShareOneStatement) {
  text("Russia and China demanded that the fleet leave.");
  add({words("Russia", "China")}, words("demanded", "demanded"), {words("that", "leave")},
      "demand");
  const auto found = read();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].speaker->name, "Russia");
  ASSERT_EQ(found[0].co_speakers.size(), 1U);
  EXPECT_EQ(found[0].co_speakers[0].name, "China");
}

TEST_F(AttributedSpeech, NobodysWordsOutsideMarksAreNoStatement) {
  text("The border would stay shut.");
  add({}, std::nullopt, {words("The", "shut")}, "assert");
  EXPECT_TRUE(read().empty());
}

TEST_F(AttributedSpeech, WhoIsAccusedDoesNotAccuse) {
  text("Moscow, which has been accused of supporting rebels, has denied planning an attack.");
  add({words("which", "which")}, words("has", "of"), {words("supporting", "rebels")}, "accuse");
  for (const Statement& one : read()) EXPECT_EQ(one.act, Act::kDeny) << one.text;
}

}  // namespace
}  // namespace demarche::extract
