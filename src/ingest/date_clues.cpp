#include "ingest/date_clues.hpp"

#include "ingest/calendar.hpp"
#include "ingest/pattern.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::ingest {

namespace {

// Titles and common heads of names: they are shared by unrelated sentences.
bool is_common(const std::string& folded) {
  static const std::set<std::string> kCommon = {
      "president", "minister",  "prime",     "foreign",   "secretary",
      "state",     "states",    "united",    "spokesman", "spokeswoman",
      "official",  "officials", "defence",   "defense",   "deputy",
      "general",   "speaking",  "meanwhile", "however",   "according",
      "although",  "the",       "this",      "that",      "these",
      "after",     "before",    "during",    "when",      "while",
      "they",      "there",     "last",      "final",     "next",
      "amid",      "prior",     "since",     "both",      "representatives"};
  return kCommon.contains(folded) || month_named(folded) || weekday_named(folded);
}

std::set<std::string> names_in(std::string_view sentence) {
  // "Organization for Security and Cooperation in Europe" is one name, and bodies meet too often
  // for theirs to tell one happening from another.
  static const Pattern kBody(
      R"((?-i:(?:Organi[sz]ation|Council|Union|Ministry|Department|Treaty|Agency|Commission|Committee|Association|Office) (?:of|for|on)(?: the)? \p{Lu}[\p{L}-]+(?:(?:,| and| in| of| for| on| the)* \p{Lu}[\p{L}-]+)*))");
  static const Pattern kName(R"((?-i:\p{Lu}[\p{L}]{2,}))");
  std::set<std::string> names;
  std::size_t from = 0;
  while (const auto match = kName.find(sentence, from)) {
    from = match->end;
    const auto body = kBody.find(sentence, match->begin);
    if (body && body->begin == match->begin) {
      from = body->end;
      continue;
    }
    std::string name = text::fold(match->groups[0]);
    if (!is_common(name)) names.insert(std::move(name));
  }
  return names;
}

// The sentence without what stands in quotation marks: what is quoted was said at another time.
std::string outside_quotes(std::string_view sentence) {
  static const Pattern kQuoted(R"(“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$))");
  std::string out;
  std::size_t from = 0;
  while (const auto match = kQuoted.find(sentence, from)) {
    out += sentence.substr(from, match->begin - from);
    out += ' ';
    from = match->end;
  }
  out += sentence.substr(from);
  return out;
}

std::vector<std::string_view> sentences_of(std::string_view paragraph) {
  static const Pattern kStop(
      R"((?<!\bMr|\bMrs|\bMs|\bDr|\bGen|\bSt|\b\p{L})[.!?]["'”’»)]*\s+(?=["'“‘«(]*(?-i:\p{Lu})))");
  std::vector<std::string_view> sentences;
  std::size_t from = 0;
  while (const auto match = kStop.find(paragraph, from)) {
    sentences.push_back(paragraph.substr(from, match->end - from));
    from = match->end;
  }
  if (from < paragraph.size()) sentences.push_back(paragraph.substr(from));
  return sentences;
}

bool is_ahead(std::string_view sentence, std::size_t at) {
  // The nearest verb group before the weekday decides; "will meet ... on Monday".
  static const Pattern kAhead(
      R"(\b(?:will|shall|would|is to|are to|was to|were to|to be held|is due|are due|due to|is set|are set|set to|scheduled|planned|plans? to|is expected|are expected|upcoming|ahead of|before|until|by|starting|begins?|are gathering|is gathering)\b)");
  // Verbs that tell what has happened end the reach of a plan named before them.
  static const Pattern kTold(
      R"(\b(?:said|says|told|met|warned|accused|announced|added|was|were|has|had|held|called|spoke|clashed|gathered|noted|noting)\b)");
  const std::string_view before = sentence.substr(0, at);
  std::size_t plan = std::string_view::npos;
  for (auto match = kAhead.find(before); match; match = kAhead.find(before, match->end)) {
    plan = match->end;
  }
  return plan != std::string_view::npos && !kTold.find(before, plan);
}

}  // namespace

DateClues date_clues(std::string_view title, std::string_view body) {
  static const Pattern kWeekday(
      R"(\b(?:(last|final|past) )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!['’]s? \w+ing))");
  // "the final month of the war" is no clue; spun texts write "final month" for "last month".
  static const Pattern kLastMonth(
      R"((?<!the |its |his |their )\b(?:last|final|past) month\b(?! of))");
  static const Pattern kThisWeek(R"(\b(?:earlier )?this week\b)");
  static const Pattern kNextWeekday(R"(\b(?:next|this|coming|following) $)");
  static const Pattern kTalks(
      R"(\b(?:talks?|meet(?:s|ing|ings)?|met|calls?|summit|discuss(?:ed|ions?)?|conversations?|negotiations?)\b)");
  DateClues clues;
  clues.names = names_in(title);
  std::vector<std::string_view> all{title};
  for (const std::string_view paragraph : text::split(body, '\n')) {
    for (const std::string_view sentence : sentences_of(paragraph)) all.push_back(sentence);
  }
  for (const std::string_view sentence : all) {
    DatedSentence base;
    base.names = names_in(sentence);
    clues.names.insert(base.names.begin(), base.names.end());
    const std::string open = outside_quotes(sentence);
    base.of_talks = kTalks.matches(open);
    if (base.of_talks) clues.talks.push_back(base);
    for (auto match = kWeekday.find(open); match; match = kWeekday.find(open, match->end)) {
      DatedSentence found = base;
      found.clue = match->groups[1].empty() ? DatedSentence::Clue::kWeekday
                                            : DatedSentence::Clue::kLastWeekday;
      found.weekday = weekday_named(match->groups[2]).value_or(-1);
      const auto before = std::string_view(open).substr(0, match->begin);
      found.ahead = match->groups[1].empty() &&
                    (kNextWeekday.matches(before) || is_ahead(open, match->begin));
      clues.sentences.push_back(std::move(found));
    }
    const auto add = [&](DatedSentence::Clue clue) {
      DatedSentence found = base;
      found.clue = clue;
      clues.sentences.push_back(std::move(found));
    };
    if (kLastMonth.matches(open)) add(DatedSentence::Clue::kLastMonth);
    if (const auto week = kThisWeek.find(open)) {
      if (!is_ahead(open, week->begin)) add(DatedSentence::Clue::kThisWeek);
    }
  }
  return clues;
}

std::size_t shared_names(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); }));
}

}  // namespace demarche::ingest
