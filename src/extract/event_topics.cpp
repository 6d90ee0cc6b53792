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
    "football match league cup team player fan score scored stadium championship medal olympic "
    "penalty derby champion quarter-final tournament season relay race club film movie actor "
    "museum gallery orchestra album singer weather storm snow rain flood drought cold heat wind "
    "met share index trader investor bull bear yield inflation currency novel author dictionary "
    "suspect murder county teen teenager jury defendant juror gunpoint manslaughter dui "
    "bout ring serve squad quartet album stage final boxer wrestler keeper shutout";

int weight(std::string_view lemma) {
  if (in_list(kStrong, lemma, ' ')) return 2;
  return in_list(kWeak, lemma, ' ') ? 1 : 0;
}

}  // namespace

bool is_off_topic(const Context& context, std::uint32_t token) {
  const Analysis& analysis = context.analysis;
  const auto breaks = [&](std::uint32_t t) {
    return analysis.word(t).find('\n') != std::string_view::npos;
  };
  TokenRange paragraph{token, token + 1};
  while (paragraph.begin > 0 && !breaks(paragraph.begin - 1)) --paragraph.begin;
  while (paragraph.end < analysis.tokens.size() && !breaks(paragraph.end)) ++paragraph.end;
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
