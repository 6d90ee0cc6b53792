// Places: names looked up in the gazetteer, chosen by size and by the other places of the article.
#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "knowledge/knowledge.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace demarche::extract {

namespace {

using knowledge::GazetteerPlace;

bool begins_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && text::is_upper(text::decode_at(word, at));
}

bool is_compass(const std::string& word) {
  static const std::set<std::string> kWords = {
      "eastern",      "western",   "northern",  "southern",     "central",      "east",
      "west",         "north",     "south",     "northeastern", "northwestern", "southeastern",
      "southwestern", "northeast", "northwest", "southeast",    "southwest"};
  return kWords.count(word) > 0;
}

std::string surface(const Analysis& analysis, TokenRange range) {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    out += analysis.word(i);
    if (i + 1 < range.end && analysis.tokens[i].space_after) out += ' ';
  }
  return out;
}

// "the Kyiv region", "the Paris suburb": the noun is a piece of land; "the US mindset" is none.
bool is_area(const Analysis& analysis, std::uint32_t noun) {
  static const std::set<std::string> kAreas = {
      "region",   "province",  "oblast",      "district",   "area",          "county",
      "city",     "town",      "village",     "suburb",     "border",        "capital",
      "valley",   "peninsula", "island",      "coast",      "airport",       "base",
      "port",     "enclave",   "zone",        "sector",     "front",         "territory",
      "province", "state",     "governorate", "settlement", "neighbourhood", "neighborhood"};
  const Token& token = analysis.tokens[noun];
  return token.pos == "PROPN" || kAreas.count(text::fold(token.lemma)) > 0;
}

// The end of the longest name of two words or more that begins here and is no state's: "White
// House", "Soviet Union" and "Organization for Security and Co-operation in Europe" hold no place.
std::uint32_t end_of_other_name(const Context& context, std::uint32_t begin) {
  const Analysis& analysis = context.analysis;
  const std::uint32_t most = context.knowledge.longest_name(analysis.word(begin));
  if (most < 2) return begin;
  const std::uint32_t limit =
      std::min<std::uint32_t>(static_cast<std::uint32_t>(analysis.tokens.size()), begin + 2 * most);
  for (std::uint32_t end = limit; end > begin + 1; --end) {
    for (const knowledge::Name& name : context.knowledge.named(surface(analysis, {begin, end}))) {
      if (name.kind == knowledge::NameKind::kSurname) continue;
      const knowledge::Entry entry = context.knowledge.entry(name.entry);
      const bool standing = entry.kind == ActorKind::kState &&
                            !context.knowledge.places(surface(analysis, {begin, end})).empty();
      return standing ? begin : end;
    }
  }
  return begin;
}

// A name that stands for a location: object of a preposition of place, or a noun beside one.
bool is_locative(const Context& context, TokenRange range) {
  const Analysis& analysis = context.analysis;
  std::uint32_t head = range.end - 1;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const auto governor = static_cast<std::uint32_t>(analysis.tokens[i].head);
    if (governor < range.begin || governor >= range.end) head = i;
  }
  for (int steps = 0; steps < 4; ++steps) {
    const Token& token = analysis.tokens[head];
    const auto governor = static_cast<std::uint32_t>(token.head);
    if (governor == head) return false;
    if (token.dep == "pobj") {
      const std::string preposition = text::fold(analysis.word(governor));
      static const std::set<std::string> kPlace = {
          "in",     "at",     "near",    "from",       "into",    "outside", "inside",
          "around", "across", "through", "throughout", "along",   "within",  "off",
          "over",   "on",     "to",      "toward",     "towards", "between"};
      if (kPlace.count(preposition) == 0) return false;
      const auto above = static_cast<std::uint32_t>(analysis.tokens[governor].head);
      // "to Russia" after speech or giving is no location; after motion and nouns of ways it is.
      if (preposition == "to" || preposition == "between" || preposition == "on" ||
          preposition == "over") {
        static const std::set<std::string> kMotion = {
            "travel", "go",     "fly",  "come",   "return",   "move",  "visit", "trip",
            "send",   "deploy", "head", "arrive", "withdraw", "drive", "flee",  "border"};
        return kMotion.count(text::fold(analysis.tokens[above].lemma)) > 0;
      }
      return true;
    }
    if ((token.dep == "compound" || token.dep == "nmod") && !is_area(analysis, governor))
      return false;
    if (token.dep == "appos" || token.dep == "conj" || token.dep == "compound" ||
        token.dep == "nmod" || token.dep == "npadvmod") {
      head = governor;
      continue;
    }
    // A dateline: the name opens the text or stands alone.
    return false;
  }
  return false;
}

struct Candidate {
  TokenRange tokens;
  std::vector<GazetteerPlace> choices;
  std::string near_country;  // alpha-3 named right behind: "Riga, Latvia"
};

Place to_place(const GazetteerPlace& from, std::string words) {
  Place place;
  place.name = std::string(from.name);
  if (from.geonames != 0) place.geonames = from.geonames;
  place.country = std::string(from.country);
  place.lat = from.lat;
  place.lon = from.lon;
  place.precision = from.precision;
  place.text = std::move(words);
  return place;
}

}  // namespace

std::vector<PlaceMention> find_places(const Context& context) {
  const Analysis& analysis = context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < n;) {
    if (const std::uint32_t other =
            begins_upper(analysis.word(i)) ? end_of_other_name(context, i) : i;
        other > i) {
      i = other;
      continue;
    }
    const Token& token = analysis.tokens[i];
    const bool place_like =
        token.entity == "GPE" || token.entity == "LOC" || token.entity == "FAC" ||
        (token.pos == "PROPN" && token.entity != "PERSON" && token.entity != "ORG" &&
         token.entity != "DATE" && token.entity != "TIME") ||
        is_compass(text::fold(analysis.word(i)));
    if (!place_like || !begins_upper(analysis.word(i)) || token.pos == "ADJ") {
      ++i;
      continue;
    }
    // The longest run of words that the gazetteer knows.
    std::uint32_t end = 0;
    std::vector<GazetteerPlace> choices;
    for (std::uint32_t last = std::min(n, i + 5); last > i; --last) {
      if (is_mark(analysis.tokens[last - 1])) continue;
      choices = context.knowledge.places(surface(analysis, {i, last}));
      if (!choices.empty()) {
        end = last;
        break;
      }
    }
    // Small places with the name of a common word or a person are guesses without the recognizer.
    const bool recognised = token.entity == "GPE" || token.entity == "LOC" || token.entity == "FAC";
    if (!choices.empty() && !recognised && choices[0].population < 200000) choices.clear();
    // Part of a longer capitalised name ("Vienna Convention", "Minsk agreement").
    if (!choices.empty() && end < n && analysis.tokens[end].pos == "PROPN" &&
        analysis.tokens[end - 1].space_after && analysis.tokens[end - 1].dep == "compound" &&
        !recognised) {
      choices.clear();
    }
    if (choices.empty()) {
      ++i;
      continue;
    }
    Candidate candidate{{i, end}, std::move(choices), {}};
    if (end + 1 < n && analysis.word(end) == ",") {
      for (std::uint32_t last = std::min(n, end + 4); last > end + 1; --last) {
        const auto beside = context.knowledge.places(surface(analysis, {end + 1, last}));
        if (!beside.empty() && beside[0].precision == PlacePrecision::kCountry) {
          candidate.near_country = std::string(beside[0].country);
          break;
        }
      }
    }
    candidates.push_back(std::move(candidate));
    i = end;
  }

  // Countries of the article: named outright, or of its large towns.
  std::map<std::string, double> weight;
  for (const Candidate& candidate : candidates) {
    const GazetteerPlace& first = candidate.choices[0];
    weight[std::string(first.country)] += first.precision == PlacePrecision::kCountry ? 3.0
                                          : first.population > 300000                 ? 1.0
                                                                                      : 0.2;
  }
  std::vector<PlaceMention> out;
  for (const Candidate& candidate : candidates) {
    const GazetteerPlace* best = nullptr;
    double best_score = 0.0;
    for (const GazetteerPlace& choice : candidate.choices) {
      double score = choice.precision == PlacePrecision::kCountry ? 12.0
                     : choice.precision == PlacePrecision::kCity  ? 0.0
                                                                  : 6.0;
      // Twice the digits: a country that the article names outweighs a town four times as large,
      // not more ("Geneva" is no town of Illinois because the report speaks of the USA).
      score += 2.0 * std::log10(std::max(1.0, static_cast<double>(choice.population)));
      const std::string country(choice.country);
      if (!candidate.near_country.empty()) score += country == candidate.near_country ? 10.0 : -5.0;
      const auto known = weight.find(country);
      if (known != weight.end()) score += std::min(1.2, 0.4 * known->second);
      if (best == nullptr || score > best_score) {
        best = &choice;
        best_score = score;
      }
    }
    PlaceMention mention;
    mention.tokens = candidate.tokens;
    // "eastern Ukraine" is a region of the country.
    const bool compass =
        mention.tokens.begin > 0 && is_compass(text::fold(analysis.word(mention.tokens.begin - 1)));
    TokenRange printed = mention.tokens;
    if (compass) --printed.begin;
    mention.span = span_of(analysis, printed);
    mention.place = to_place(*best, words_of(analysis, printed));
    if (compass && best->precision == PlacePrecision::kCountry) {
      mention.place.name =
          words_of(analysis, {printed.begin, printed.begin + 1}) + " " + mention.place.name;
      mention.place.precision = PlacePrecision::kRegion;
    }
    mention.tokens = printed;
    mention.locative = is_locative(context, candidate.tokens);
    out.push_back(std::move(mention));
  }
  return out;
}

}  // namespace demarche::extract
