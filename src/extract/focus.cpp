#include "extract/focus.hpp"

#include "extract/cues.hpp"
#include "extract/utterances.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <map>

namespace demarche::extract {

namespace {

// How far signs reach, in sentences.
constexpr std::uint32_t kBack = 6;
constexpr std::uint32_t kAhead = 3;
// How far the first must lead the second, and what it needs at least.
constexpr double kLead = 2.2;
constexpr double kLeast = 0.6;
constexpr double kHome = 0.6;
constexpr std::uint32_t kTown = 15000;  // inhabitants; smaller towns share their names with others

// An adjective often tells the other side: "Indian aggressors", "a Chinese frigate".
double weight_of(const Token& token) {
  if (token.pos == "ADJ" || is_one_of(token.dep, "amod compound nmod")) return 0.35;
  if (is_one_of(token.dep, "nsubj nsubjpass poss agent")) return 1.2;
  if (is_one_of(token.dep, "dobj dative")) return 0.6;
  return 0.8;
}

// The country of a town that the words name, when the largest of that name leaves no doubt.
std::string country_of_town(const Context& context, const std::string& name) {
  const auto places = context.knowledge.places(name);
  if (places.empty() || places[0].population < kTown) return {};
  for (const knowledge::GazetteerPlace& other : places) {
    if (other.country != places[0].country &&
        std::uint64_t{other.population} * 4 > places[0].population) {
      return {};
    }
  }
  return std::string(places[0].country);
}

// The place of the dateline that ingest cut off ("KYIV, Jan 9 (Reuters) -") or, in a text that has
// not been there, of capitals before a dash or colon that open it.
std::string_view place_of_dateline(const Article& article) {
  constexpr std::size_t kLongest = 60;  // bytes
  const auto cut = std::find_if(
      article.removed.begin(), article.removed.end(),
      [](const Removal& removal) { return removal.reason == RemovalReason::kDateline; });
  const bool removed = cut != article.removed.end();
  const std::string_view head =
      std::string_view(removed ? cut->text : article.text).substr(0, kLongest);
  const std::string_view place = text::trim(head.substr(0, head.find_first_of(",(/-:\xe2")));
  const auto words = text::split(place, ' ');
  const bool capitals = std::all_of(words.begin(), words.end(), is_acronym);
  const bool opens = head.find_first_of("-:") != std::string_view::npos ||
                     head.find("\xe2\x80\x93") != std::string_view::npos ||
                     head.find("\xe2\x80\x94") != std::string_view::npos;
  return removed || (capitals && opens) ? place : std::string_view();
}

}  // namespace

Focus::Focus(CastBuilder& cast) : cast_(cast) {
  const Analysis& analysis = cast.context.analysis;
  for (const Mention& mention : cast.mentions()) {
    const Actor& actor = cast.actor(mention.actor);
    if (actor.country.empty()) continue;
    signs_.push_back({mention.head, actor.country, weight_of(analysis.tokens[mention.head])});
  }
  for (const Entity& entity : analysis.entities) {
    if (!is_one_of(entity.label, "GPE LOC FAC") || !cast.is_free({entity.begin, entity.end})) {
      continue;
    }
    std::string country =
        country_of_town(cast.context, words_of(analysis, {entity.begin, entity.end}));
    if (!country.empty()) signs_.push_back({entity.begin, std::move(country), 0.7});
  }
  if (const auto place = place_of_dateline(cast.context.article); !place.empty()) {
    home_ = country_of_town(cast.context, std::string(place));
  }
  std::sort(signs_.begin(), signs_.end(), [](const Sign& a, const Sign& b) {
    return a.token != b.token ? a.token < b.token : a.country < b.country;
  });
}

std::string Focus::country_at(std::uint32_t token) const {
  const Analysis& analysis = cast_.context.analysis;
  const std::uint32_t here = cast_.tree.sentence_of(token);
  const auto verb = static_cast<std::uint32_t>(analysis.tokens[token].head);
  std::map<std::string, double> weights;
  if (!home_.empty()) weights[home_] = kHome;
  const auto first = std::partition_point(signs_.begin(), signs_.end(), [&](const Sign& sign) {
    return cast_.tree.sentence_of(sign.token) + kBack < here;
  });
  for (auto sign = first; sign != signs_.end(); ++sign) {
    const std::uint32_t there = cast_.tree.sentence_of(sign->token);
    if (there > here + kAhead) break;
    double near = 1.0;
    if (there < here) {
      near = 1.0 / (1.0 + 0.5 * (here - there));
    } else if (there > here) {
      near = 0.3 / (there - here);
    } else if (sign->token > token && cast_.tree.governs(verb, sign->token)) {
      near = 0.3;  // what an office says or does is said of others
    }
    weights[sign->country] += near * sign->weight;
  }
  const std::string* best = nullptr;
  double most = 0.0;
  double second = 0.0;
  for (const auto& [country, weight] : weights) {
    if (weight > most) {
      second = most;
      most = weight;
      best = &country;
    } else {
      second = std::max(second, weight);
    }
  }
  return best != nullptr && most >= kLeast && most >= kLead * second ? *best : std::string();
}

std::optional<std::uint32_t> Focus::state_at(std::uint32_t token) const {
  const std::string country = country_at(token);
  if (country.empty()) return std::nullopt;
  const auto state = cast_.context.knowledge.state(country);
  if (!state) return std::nullopt;
  return cast_.known(*state);
}

}  // namespace demarche::extract
