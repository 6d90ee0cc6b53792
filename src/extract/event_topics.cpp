#include "extract/event_topics.hpp"

#include "extract/event_lexicon.hpp"
#include "extract/syntax.hpp"
#include "text/strings.hpp"

#include <algorithm>

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

bool ends_paragraph(const Analysis& analysis, std::size_t token) {
  return analysis.word(token).find('\n') != std::string_view::npos;
}

}  // namespace

// Once over the tokens: a text of one paragraph has as many triggers as it is long.
Topics::Topics(const Analysis& analysis)
    : analysis_(analysis), paragraph_of_(analysis.tokens.size()) {
  paragraphs_.emplace_back();
  std::string_view seen;
  std::size_t political_words = 0;
  for (std::size_t t = 0; t < analysis.tokens.size(); ++t) {
    if (ends_paragraph(analysis, t)) {
      paragraph_of_[t] = static_cast<std::uint32_t>(paragraphs_.size() - 1);
      paragraphs_.emplace_back();
      seen = {};
      continue;
    }
    Paragraph& paragraph = paragraphs_.back();
    paragraph_of_[t] = static_cast<std::uint32_t>(paragraphs_.size() - 1);
    const Token& word = analysis.tokens[t];
    const std::string lemma = text::to_lower(word.lemma);
    const int foreign = weight(lemma);
    if (foreign > 0) foreign_.emplace_back(static_cast<std::uint32_t>(t), foreign);
    paragraph.foreign += foreign;
    ++paragraph.words;
    if (in_list(kPolitics, lemma, ' ')) {
      paragraph.political = true;
      ++political_words;
    }
    // Two peoples or states.
    if (word.entity != "NORP" && word.entity != "GPE") continue;
    if (!seen.empty() && seen != analysis.word(t)) paragraph.political = true;
    seen = analysis.word(t);
  }
  political_ = political_words >= 3 && political_words * 40 >= analysis.tokens.size();
}

bool Topics::is_political_talk(std::uint32_t token) const {
  return paragraphs_[paragraph_of_[token]].political;
}

bool Topics::is_off_topic(std::uint32_t token) const {
  const TokenRange sentence = sentence_around(analysis_, token);
  int near = 0;
  for (auto it = std::lower_bound(foreign_.begin(), foreign_.end(), std::pair(sentence.begin, 0));
       it != foreign_.end() && it->first < sentence.end; ++it) {
    if (paragraph_of_[it->first] == paragraph_of_[token]) near += it->second;
  }
  const Paragraph& paragraph = paragraphs_[paragraph_of_[token]];
  return near >= 2 || paragraph.foreign * 30 >= paragraph.words + 60;
}

}  // namespace demarche::extract
