// Names: what the tables know and what the entity recognizer finds.
#include "extract/cast_builder.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace demarche::extract {

namespace {

using knowledge::NameKind;

bool begins_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && text::is_upper(text::decode_at(word, at));
}

// The words of tokens [begin, end) with single spaces where the text has any.
std::string surface(const Analysis& analysis, std::uint32_t begin, std::uint32_t end) {
  std::string out;
  for (std::uint32_t i = begin; i < end; ++i) {
    out += analysis.word(i);
    if (i + 1 < end && analysis.tokens[i].space_after) out += ' ';
  }
  return out;
}

const Entity* entity_around(const Analysis& analysis, std::uint32_t token) {
  const auto after = std::upper_bound(analysis.entities.begin(), analysis.entities.end(), token,
                                      [](std::uint32_t t, const Entity& e) { return t < e.end; });
  return after != analysis.entities.end() && after->begin <= token ? &*after : nullptr;
}

// Words that stand behind a person's title and are no part of the name.
bool is_title(const std::string& word) {
  static const std::set<std::string> kTitles = {
      "mr",   "mr.",  "mrs",  "mrs.",      "ms",     "ms.", "dr",   "dr.",  "sir",
      "gen",  "gen.", "col",  "col.",      "lt",     "lt.", "maj",  "maj.", "adm",
      "adm.", "sen",  "sen.", "rep",       "rep.",   "gov", "gov.", "prof", "prof.",
      "lord", "lady", "dame", "ayatollah", "sheikh", "pope"};
  return kTitles.count(word) > 0;
}

// A head outside the range governs the head of the range.
std::uint32_t head_of(const Analysis& analysis, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = end; i > begin; --i) {
    const auto head = static_cast<std::uint32_t>(analysis.tokens[i - 1].head);
    if (head < begin || head >= end || head == i - 1) return i - 1;
  }
  return end - 1;
}

// A state's or capital's name inside a longer name ("Bank of America", "Moscow Times", "West Bank")
// is not the state.
bool part_of_longer_name(const Context& context, std::uint32_t begin, std::uint32_t end) {
  const Entity* entity = entity_around(context.analysis, begin);
  if (entity == nullptr || (entity->begin >= begin && entity->end <= end)) return false;
  const std::string_view label = entity->label;
  if (label == "WORK_OF_ART" || label == "LAW" || label == "EVENT" || label == "PRODUCT" ||
      label == "FAC") {
    return true;
  }
  if (label == "PERSON") return entity->end > end || entity->begin + 1 < begin;
  if (label == "ORG" || label == "LOC") {
    // "the Russian Foreign Ministry" and "Ukrainian army" are phrases with a demonym, read later.
    const std::string_view pos = context.analysis.tokens[begin].pos;
    return pos != "ADJ" && label == "LOC";
  }
  return false;
}

struct Found {
  std::uint32_t end = 0;
  knowledge::Name name;
};

std::optional<Found> longest_known(const Context& context, std::uint32_t begin) {
  const Analysis& analysis = context.analysis;
  const std::uint32_t most = context.knowledge.longest_name(analysis.word(begin));
  if (most == 0) return std::nullopt;
  // A name of n words may be more tokens (hyphens, possessives, stops).
  const std::uint32_t limit = std::min<std::uint32_t>(
      static_cast<std::uint32_t>(analysis.tokens.size()), begin + 2 * most + 1);
  std::uint32_t last = begin;
  while (last < limit && analysis.tokens[last].pos != "SPACE") ++last;
  for (std::uint32_t end = last; end > begin; --end) {
    if (!begins_upper(analysis.word(end - 1)) && end > begin + 1 &&
        lower_word(analysis, end - 1) != "nations") {
      continue;
    }
    for (const knowledge::Name& name : context.knowledge.named(surface(analysis, begin, end))) {
      if (name.kind == NameKind::kSurname) continue;
      return Found{end, name};
    }
  }
  return std::nullopt;
}

// "in Stockholm", "the Minsk agreement": a capital that is a place or names a thing, not an actor.
bool is_place_or_label(const Analysis& analysis, std::uint32_t head) {
  for (int steps = 0; steps < 4; ++steps) {
    const Token& token = analysis.tokens[head];
    const auto governor = static_cast<std::uint32_t>(token.head);
    if (governor == head) return false;
    if (token.dep == "pobj") {
      static const std::set<std::string> kPlace = {
          "in", "at", "near", "from", "around", "outside", "inside", "into", "through", "across"};
      return kPlace.count(lower_word(analysis, governor)) > 0;
    }
    if (token.dep == "compound" || token.dep == "nmod") {
      const std::string lemma = text::fold(analysis.tokens[governor].lemma);
      static const std::set<std::string> kActing = {
          "official", "government", "administration", "authority", "spokesman", "spokeswoman",
          "diplomat", "regime",     "leadership",     "envoy",     "warning",   "demand",
          "threat",   "offer",      "proposal",       "claim",     "side"};
      return kActing.count(lemma) == 0 && analysis.tokens[governor].entity != "PERSON";
    }
    if (token.dep != "appos" && token.dep != "conj") return false;
    head = governor;
  }
  return false;
}

}  // namespace

void add_names(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t i = 0; i < n;) {
    if (analysis.tokens[i].pos == "SPACE" || !begins_upper(analysis.word(i))) {
      ++i;
      continue;
    }
    const auto found = longest_known(cast.context, i);
    if (!found) {
      ++i;
      continue;
    }
    const knowledge::Entry entry = cast.context.knowledge.entry(found->name.entry);
    const bool person = entry.kind == ActorKind::kPerson;
    const std::string words = lower_word(analysis, i);
    bool skip = !person && part_of_longer_name(cast.context, i, found->end);
    // "West" alone is the bloc only as "the West".
    if (entry.id == "org:west" && found->end == i + 1) {
      skip = skip || i == 0 || lower_word(analysis, i - 1) != "the" || analysis.word(i) == "WEST" ||
             (found->end < n && analysis.tokens[found->end].pos == "PROPN");
    }
    if (found->name.kind == NameKind::kMetonym && found->end == i + 1) {
      skip = skip || is_place_or_label(analysis, i);
      // "Riga, Latvia" and datelines ("KYIV, Jan 9").
      skip = skip ||
             (found->end + 1 < n && analysis.word(found->end) == "," &&
              cast.context.knowledge.longest_name(analysis.word(found->end + 1)) > 0 &&
              analysis.tokens[found->end + 1].entity == "GPE" && analysis.tokens[i].dep != "nsubj");
    }
    // Compass words before a state's name make a region of it ("East Germany" is in the table).
    if (!person && i > 0) {
      const std::string before = lower_word(analysis, i - 1);
      if ((before == "new" || before == "little") && analysis.tokens[i - 1].space_after)
        skip = true;
    }
    if (!skip) {
      SpeakerBasis basis =
          found->name.kind == NameKind::kMetonym ? SpeakerBasis::kMetonym : SpeakerBasis::kName;
      const char* rule = found->name.kind == NameKind::kDemonym ? "demonym of the tables"
                         : found->name.kind == NameKind::kMetonym
                             ? "capital or seat that stands for the state"
                             : "name of the tables";
      std::uint32_t end = found->end;
      // A possessive mark behind belongs to the phrase, not to the name.
      if (end > i + 1 && analysis.tokens[end - 1].dep == "case") --end;
      cast.add({i, end}, head_of(analysis, i, end), cast.known(found->name.entry), basis, rule);
    }
    i = found->end;
  }
}

namespace {

std::string person_name(const Analysis& analysis, TokenRange range) {
  while (range.begin < range.end && is_title(lower_word(analysis, range.begin))) ++range.begin;
  return text::squeeze(surface(analysis, range.begin, range.end));
}

bool plausible_person(const Analysis& analysis, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::string_view word = analysis.word(i);
    const std::string_view pos = analysis.tokens[i].pos;
    if (pos == "NUM" || pos == "VERB" || pos == "PUNCT" || pos == "SPACE") {
      if (word != "-" && word != "." && word != "'") return false;
    }
    if (word.find_first_of("0123456789@/") != std::string_view::npos) return false;
  }
  return begins_upper(analysis.word(range.begin));
}

}  // namespace

void add_recognized(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  for (const Entity& entity : analysis.entities) {
    TokenRange range{entity.begin, entity.end};
    while (range.end > range.begin && (analysis.tokens[range.end - 1].dep == "case" ||
                                       analysis.tokens[range.end - 1].pos == "PUNCT")) {
      --range.end;
    }
    while (range.begin < range.end && (analysis.tokens[range.begin].pos == "DET" ||
                                       analysis.tokens[range.begin].pos == "PUNCT")) {
      ++range.begin;
    }
    if (range.empty()) continue;
    if (entity.label == "PERSON") {
      while (range.begin < range.end && is_title(lower_word(analysis, range.begin))) ++range.begin;
      // Leading demonyms and states were claimed; a name may follow them in one entity.
      while (range.begin < range.end && cast.is_claimed(range.begin)) ++range.begin;
      if (range.end < range.begin + 2 || !cast.is_free(range) || !plausible_person(analysis, range))
        continue;
      const std::string name = person_name(analysis, range);
      const std::uint32_t actor =
          cast.named("person:" + text::slug(name), name, ActorKind::kPerson, {}, {});
      cast.add(range, head_of(analysis, range.begin, range.end), actor, SpeakerBasis::kName,
               "person in the text");
    } else if (entity.label == "ORG" && cast.is_free(range)) {
      const std::string name = text::squeeze(surface(analysis, range.begin, range.end));
      if (!begins_upper(name) || name.size() < 2) continue;
      // Surnames and offices are read later; a lone capitalised word is too little for a name.
      const bool acronym = name.size() <= 6 && std::none_of(name.begin(), name.end(), [](char c) {
                             return c >= 'a' && c <= 'z';
                           });
      if (range.end == range.begin + 1 && !acronym) continue;
      const std::string last = lower_word(analysis, range.end - 1);
      static const std::set<std::string> kLeftToGroups = {
          "ministry",   "government", "army",    "parliament", "police", "council",
          "department", "navy",       "command", "agreement",  "accord", "accords",
          "treaty",     "pipeline",   "war",     "summit"};
      if (kLeftToGroups.count(last) > 0 || lower_word(analysis, range.begin) == "ministry")
        continue;
      const std::uint32_t actor =
          cast.named("org:" + text::slug(name), name, ActorKind::kOrganisation, {}, {});
      cast.add(range, head_of(analysis, range.begin, range.end), actor, SpeakerBasis::kName,
               "organisation in the text");
    }
  }
}

}  // namespace demarche::extract
