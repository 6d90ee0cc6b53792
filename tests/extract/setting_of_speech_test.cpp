// To whom, through what, where and when something was said. Source, cue and content are marked by
// hand as the encoder would give them: [source] <cue> {content}. Read on Thursday 2 December 2021.
#include "extract/syntax.hpp"
#include "support/annotated.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

struct Case {
  const char* name;
  const char* marked;
  const char* addressee;
  const char* medium;
  const char* place;
  const char* date;
};

const Case kCases[] = {
    {"ToldABroadcaster",
     "[Antony Blinken] <told> CNN on Sunday {that Russia was preparing an attack}.", "", "CNN", "",
     "2021-11-28"},
    {"SpeakingInACity",
     "[Antony Blinken], speaking in Riga, Latvia, on Wednesday, <accused> {Russia of planning an "
     "invasion}.",
     "Russia", "", "Riga", "2021-12-01"},
    {"InterviewWithABroadcaster",
     "{“We will not give way,”} [Sergei Lavrov] <said> in an interview with the BBC on Monday.", "",
     "BBC", "", "2021-11-29"},
    {"ToldReportersInACity",
     "{“We will not give way,”} [Sergei Lavrov] <told> reporters in Stockholm on Thursday.", "", "",
     "Stockholm", "2021-12-02"},
    {"SpeakingToABroadcaster",
     "Speaking to Sky News on Tuesday, [Ben Wallace] <said> {that Britain would send more "
     "weapons}.",
     "", "Sky News", "", "2021-11-30"},
    {"PressConference",
     "At a press conference in Berlin, [Olaf Scholz] <warned> {that Moscow would pay a high "
     "price}.",
     "", "", "Berlin", ""},
    {"ToldAPresident",
     "[Vladimir Putin] <told> Joe Biden on Tuesday {that NATO should not expand to the east}.",
     "Joe Biden", "", "", "2021-11-30"},
    {"PhoneCall",
     "[Vladimir Putin] <said> in a phone call with Emmanuel Macron {that he had no plans to "
     "attack}.",
     "Emmanuel Macron", "", "", ""},
    {"SaidInACity", "{“This has to stop,”} [Volodymyr Zelensky] <said> in Kyiv on Friday.", "", "",
     "Kyiv", "2021-11-26"},
    {"LetterWithACharge",
     "In a letter to the UN Security Council, [Ukraine] <accused> {Russia of breaking the truce}.",
     "Russia", "", "", ""},
    {"LetterWithoutOne",
     "In a letter to Joe Biden, [Emmanuel Macron] <wrote> {that the allies had been ignored}.",
     "Joe Biden", "", "", ""},
    {"SocialNetwork",
     "[Joe Biden] <wrote> on Twitter on Saturday {that the talks had been useful}.", "", "Twitter",
     "", "2021-11-27"},
    {"NewsAgency", "[Dmitry Peskov] <told> the Interfax news agency {that no date had been set}.",
     "", "the Interfax news agency", "", ""},
    {"TheSourceIsNoMediumOfItsOwn",
     "<According to> [the AFP news agency], {61 people were killed this year}.", "", "", "", ""},
    {"DemandBeatsAudience",
     "Addressing parliament in London on 30 November, [Liz Truss] <urged> {Moscow to pull back its "
     "troops}.",
     "Russia", "", "London", "2021-11-30"},
    {"DateInFront", "On Tuesday, [Jens Stoltenberg] <said> in Riga {that NATO stood by Ukraine}.",
     "", "", "Riga", "2021-11-30"},
    {"DateAndPlaceOfTheContentAreNotOfTheSpeech",
     "[Sergei Ryabkov] <said> {that the talks would be held in Geneva on 10 January}.", "", "", "",
     ""},
    {"DemandWithItsOwnPlace",
     "[Annalena Baerbock] <called on> {Iran to return to the talks in Vienna on Monday}.", "Iran",
     "", "", ""},
    {"VisitHungOnTheContent",
     "[Lloyd Austin] <warned> {Beijing against attacking Taiwan} during a visit to Seoul on "
     "Thursday.",
     "China", "", "Seoul", "2021-12-02"},
    {"PartOfADay",
     "{“Nobody wants war,”} [Maria Zakharova] <told> state television late on Wednesday.", "",
     "state television", "", "2021-12-01T21:00"},
    {"OnTelevision",
     "[Emmanuel Macron] <said> on France 2 television {that Europe must speak with one voice}.", "",
     "France 2 television", "", ""},
    {"SpeakingHungOnTheContent",
     "[Ursula von der Leyen] <asked> {Poland to lift the state of emergency}, speaking in Brussels "
     "on Wednesday.",
     "Poland", "", "Brussels", "2021-12-01"},
    {"PublishedInterview",
     "In an interview published on Monday by Der Spiegel, [Angela Merkel] <said> {that she had no "
     "regrets}.",
     "", "Der Spiegel", "", "2021-11-29"},
    {"OneWithoutAName",
     "Yesterday in Geneva, [Wendy Sherman] <told> the ambassador of Russia {that the threats must "
     "end}.",
     "*", "", "Geneva", "2021-12-01"},
    {"JournalistsAboard",
     "[Recep Tayyip Erdogan] <told> journalists aboard his plane on Wednesday {that Turkey could "
     "mediate}.",
     "", "", "", "2021-12-01"},
    {"Warned",
     "[Russia] <warned> Ukraine on Tuesday {that any attack on Donbas would have grave "
     "consequences}.",
     "Ukraine", "", "", "2021-11-30"},
    {"DemandedOfTheSubject", "[The Security Council] <demanded> {that Iraq withdraw}.", "Iraq", "",
     "", ""},
    {"Threatened", "[Turkey] <threatened> {Greece with war} on Monday.", "Greece", "", "",
     "2021-11-29"},
    {"ApologyTo", "[Boris Johnson] <apologised to> {Ireland for the delay}.", "Ireland", "", "",
     ""},
};

class SettingOfSpeech : public ::testing::TestWithParam<Case> {};

// The text without its marks, with the spans between them.
struct Marked {
  std::string text;
  std::vector<std::pair<char, Span>> spans;
};

Marked unmarked(std::string_view marked) {
  Marked out;
  std::uint32_t begin = 0;
  for (const char c : marked) {
    const auto at = static_cast<std::uint32_t>(text::count(out.text));
    if (c == '[' || c == '<' || c == '{') {
      begin = at;
    } else if (c == ']' || c == '>' || c == '}') {
      out.spans.push_back({c, {begin, at}});
    } else {
      out.text += c;
    }
  }
  return out;
}

TEST_P(SettingOfSpeech, IsReadFromWhatHangsOnTheCue) {
  DEMARCHE_NEEDS_WEIGHTS();
  const Marked marked = unmarked(GetParam().marked);
  const auto article = test::annotate(marked.text, "2021-12-02");
  Analysis& analysis = article->analysis;
  SentenceMeaning meaning;
  meaning.tokens = {0, static_cast<std::uint32_t>(analysis.tokens.size())};
  SentenceAttribution attribution;
  for (const auto& [mark, span] : marked.spans) {
    const demarche::TokenRange tokens{token_at(analysis, span.begin),
                                      token_at(analysis, span.end - 1) + 1};
    if (mark == ']') attribution.sources.push_back(tokens);
    if (mark == '>') attribution.cue = tokens;
    if (mark == '}') attribution.contents.push_back(tokens);
  }
  meaning.attributions.push_back(attribution);
  analysis.meanings.push_back(meaning);

  const auto found = test::read(*article).statements;
  ASSERT_FALSE(found.empty());
  const Statement& s = found.front();
  const Case& want = GetParam();
  const std::string addressee = s.addressee ? s.addressee->name : "";
  if (std::string_view(want.addressee) == "*") {
    EXPECT_NE(addressee, "");
  } else {
    EXPECT_EQ(addressee, want.addressee);
  }
  EXPECT_EQ(s.medium.value_or(""), want.medium);
  EXPECT_EQ(s.place ? s.place->name : "", want.place);
  EXPECT_EQ(s.date ? s.date->begin : "", want.date);
}

INSTANTIATE_TEST_SUITE_P(Table, SettingOfSpeech, ::testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace demarche::extract
