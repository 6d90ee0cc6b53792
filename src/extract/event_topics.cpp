#include "extract/event_topics.hpp"

#include "extract/event_lexicon.hpp"
#include "extract/syntax.hpp"
#include "text/strings.hpp"

namespace demarche::extract {

namespace {

// Words that hardly stand in political news.
constexpr std::string_view kStrong =
    "footballer goalkeeper midfielder basketball euroleague eurovision biathlete wicket innings "
    "quarterback playoff play-off semifinal semi-final striker half-time playoffs chess rugby "
    "handball hockey cricket tennis coach grandmaster heatwave sandstorm forecaster cyclone "
    "typhoon "
    "blizzard thunderstorm meteorologist hurricane sitcom blockbuster box-office "
    "detective sheriff homicide burglary robbery shoplifter motorist courthouse "
    "crossword quiz recipe goal offside fixture referee footballing futsal volleyball";
// Words that do now and then; two of them are needed.
constexpr std::string_view kWeak =
    "football match league cup score championship medal olympic penalty derby champion "
    "quarter-final tournament season film movie museum gallery orchestra album singer storm snow "
    "rain drought weather investor bull bear novel dictionary squad boxer wrestler shutout "
    "teenager "
    "jury defendant juror gunpoint manslaughter dui player fan musical reader guest";

constexpr std::string_view kPolitics =
    "government minister parliament army troop military rebel sanction foreign diplomat ambassador "
    "envoy embassy treaty ceasefire truce nuclear missile border war senate congress junta "
    "opposition "
    "election premier chancellor regime militia soldier invasion summit hostage coup kremlin nato "
    "ministry state republic separatist militant insurgent diplomatic sovereignty territory "
    "refugee migrant activist dissident protester protest demonstrator navy warship navy bomb "
    "airstrike drone rocket shell embargo tariff president king prince peace guerrilla terrorist "
    "occupation annexation resistance martyr mediator negotiator union council secretary-general "
    "ambassador consul consulate expel asylum exile independence province regional security";

int weight(std::string_view lemma) {
  if (in_list(kStrong, lemma, ' ')) return 2;
  return in_list(kWeak, lemma, ' ') ? 1 : 0;
}

TokenRange paragraph_around(const Analysis& analysis, std::uint32_t token) {
  const auto breaks = [&](std::uint32_t t) {
    return analysis.word(t).find('\n') != std::string_view::npos;
  };
  TokenRange paragraph{token, token + 1};
  while (paragraph.begin > 0 && !breaks(paragraph.begin - 1)) --paragraph.begin;
  while (paragraph.end < analysis.tokens.size() && !breaks(paragraph.end)) ++paragraph.end;
  return paragraph;
}

}  // namespace

bool is_political_talk(const Context& context, std::uint32_t token) {
  const TokenRange paragraph = paragraph_around(context.analysis, token);
  std::string_view seen;
  for (std::uint32_t t = paragraph.begin; t < paragraph.end; ++t) {
    const Token& word = context.analysis.tokens[t];
    if (in_list(kPolitics, text::to_lower(word.lemma), ' ')) return true;
    // Two peoples or states.
    if (word.entity != "NORP" && word.entity != "GPE") continue;
    if (!seen.empty() && seen != context.analysis.word(t)) return true;
    seen = context.analysis.word(t);
  }
  return false;
}

bool is_political_article(const Context& context) {
  std::size_t words = 0;
  for (const Token& token : context.analysis.tokens) {
    if (in_list(kPolitics, text::to_lower(token.lemma), ' ')) ++words;
  }
  return words >= 3 && words * 40 >= context.analysis.tokens.size();
}

bool is_off_topic(const Context& context, std::uint32_t token) {
  const Analysis& analysis = context.analysis;
  const TokenRange paragraph = paragraph_around(analysis, token);
  const TokenRange sentence = sentence_around(analysis, token);
  int near = 0;
  int all = 0;
  for (std::uint32_t t = paragraph.begin; t < paragraph.end; ++t) {
    const int w = weight(text::to_lower(analysis.tokens[t].lemma));
    all += w;
    if (sentence.contains(t)) near += w;
  }
  const auto words = static_cast<int>(paragraph.end - paragraph.begin);
  return near >= 2 || all * 30 >= words + 60;
}

}  // namespace demarche::extract
