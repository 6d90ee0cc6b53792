#include "extract/phrase_owner.hpp"

#include "extract/cues.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

bool can_own(ActorKind kind) {
  return kind == ActorKind::kState || kind == ActorKind::kGovernmentBody ||
         kind == ActorKind::kBloc || kind == ActorKind::kOrganisation ||
         kind == ActorKind::kArmedGroup;
}

// The state whose capital a word is, for words that no mention claims because they name a place.
std::optional<std::uint32_t> state_of_capital(CastBuilder& cast, std::uint32_t token) {
  if (cast.context.analysis.tokens[token].pos != "PROPN") return std::nullopt;
  for (const knowledge::Name& name :
       cast.context.knowledge.named(cast.context.analysis.word(token))) {
    if (name.kind != knowledge::NameKind::kMetonym) continue;
    if (cast.context.knowledge.entry(name.entry).kind != ActorKind::kState) continue;
    return cast.known(name.entry);
  }
  return std::nullopt;
}

// "the island's", "of the country": a word that means a state and says not which.
bool means_a_state(const CastBuilder& cast, std::uint32_t token) {
  const Analysis& analysis = cast.context.analysis;
  if (cast.is_claimed(token) || analysis.tokens[token].pos != "NOUN" ||
      !is_one_of(lower_word(analysis, token),
                 "country nation state republic kingdom monarchy sultanate emirate island "
                 "archipelago")) {
    return false;
  }
  const auto& children = cast.tree.children(token);
  bool definite = false;
  for (const std::uint32_t child : children) {
    definite = definite || is_one_of(lower_word(analysis, child), "the this");
    if (analysis.tokens[child].dep == "amod") return false;  // "the unrecognised republic"
  }
  return definite;
}

std::optional<Owner> owner_at(CastBuilder& cast, const Focus& focus, std::uint32_t token) {
  if (means_a_state(cast, token)) {
    const auto state = focus.state_at(token);
    return state ? std::optional(Owner{*state, token, false}) : std::nullopt;
  }
  if (const Mention* mention = cast.at(token)) {
    if (!can_own(cast.actor(mention->actor).kind)) return std::nullopt;
    return Owner{mention->actor, token, false};
  }
  if (const auto state = state_of_capital(cast, token)) return Owner{*state, token, false};
  return std::nullopt;
}

// Whose "his" is: the state of the person named last, not further back than the sentence before.
std::optional<Owner> state_of_person_before(CastBuilder& cast, std::uint32_t pronoun) {
  const std::uint32_t sentence = cast.tree.sentence_of(pronoun);
  const Mention* best = nullptr;
  for (const Mention& mention : cast.mentions()) {
    const Actor& actor = cast.actor(mention.actor);
    if (mention.head >= pronoun || actor.kind != ActorKind::kPerson || actor.country.empty() ||
        sentence - cast.tree.sentence_of(mention.head) > 1) {
      continue;
    }
    if (best == nullptr || mention.head > best->head) best = &mention;
  }
  if (best == nullptr) return std::nullopt;
  const auto state = cast.context.knowledge.state(cast.actor(best->actor).country);
  return state ? std::optional(Owner{cast.known(*state), pronoun, true}) : std::nullopt;
}

// What "its" takes up: the state or body named last, a subject before others; not further back than
// the sentence before.
std::optional<Owner> owner_before(CastBuilder& cast, std::uint32_t pronoun) {
  const Analysis& analysis = cast.context.analysis;
  const std::uint32_t sentence = cast.tree.sentence_of(pronoun);
  const Mention* best = nullptr;
  int best_score = 0;
  for (const Mention& mention : cast.mentions()) {
    if (mention.head >= pronoun || !can_own(cast.actor(mention.actor).kind)) continue;
    const std::uint32_t back = sentence - cast.tree.sentence_of(mention.head);
    const Token& token = analysis.tokens[mention.head];
    if (back > 1 || token.dep == "amod" || token.dep == "compound") continue;
    const bool subject = token.dep == "nsubj" || token.dep == "nsubjpass";
    const int score = (subject ? 3 : token.dep == "poss" ? 2 : 1) - 2 * static_cast<int>(back) + 3;
    if (score > best_score || (score == best_score && mention.head > best->head)) {
      best = &mention;
      best_score = score;
    }
  }
  if (best == nullptr) return std::nullopt;
  return Owner{best->actor, pronoun, true};
}

}  // namespace

std::optional<Owner> owner_of_phrase(CastBuilder& cast, const Focus& focus, std::uint32_t head) {
  const Analysis& analysis = cast.context.analysis;
  const std::uint32_t begin = phrase_begin(cast, head);
  std::optional<std::uint32_t> pronoun;
  std::optional<Owner> before;
  for (std::uint32_t i = begin; i < head; ++i) {
    if (auto owner = owner_at(cast, focus, i)) before = owner;
    if (analysis.tokens[i].dep == "poss" &&
        is_one_of(lower_word(analysis, i), "its their his her")) {
      pronoun = i;
    }
  }
  if (before) return before;
  for (const std::uint32_t child : cast.tree.children(head)) {
    if (child < head || analysis.tokens[child].dep != "prep") continue;
    if (!is_one_of(lower_word(analysis, child), "of for in from to at")) continue;
    for (const std::uint32_t object : cast.tree.children(child)) {
      if (analysis.tokens[object].dep != "pobj") continue;
      if (auto owner = owner_at(cast, focus, object)) return owner;
      // "of the Hungarian government": the state within.
      const std::uint32_t first = phrase_begin(cast, object);
      for (std::uint32_t i = first; i < object; ++i) {
        if (auto owner = owner_at(cast, focus, i)) return owner;
      }
    }
  }
  if (!pronoun) return std::nullopt;
  return is_one_of(lower_word(analysis, *pronoun), "his her")
             ? state_of_person_before(cast, *pronoun)
             : owner_before(cast, *pronoun);
}

std::string title_case(std::string_view words) {
  std::string out;
  for (const std::string_view word : text::split(words, ' ')) {
    if (!out.empty()) out += ' ';
    std::string one(word);
    if (!is_one_of(word, "of for and the to in") && one[0] >= 'a' && one[0] <= 'z') {
      one[0] = static_cast<char>(one[0] - 32);
    }
    out += one;
  }
  return out;
}

std::string office_title(std::string_view words) {
  static constexpr std::pair<std::string_view, std::string_view> kTitles[] = {
      {"foreign minister", "Minister of Foreign Affairs"},
      {"deputy foreign minister", "Deputy Minister of Foreign Affairs"},
      {"vice foreign minister", "Deputy Minister of Foreign Affairs"},
      {"defence minister", "Minister of Defence"},
      {"defense minister", "Minister of Defence"},
      {"deputy defence minister", "Deputy Minister of Defence"},
      {"interior minister", "Minister of the Interior"},
      {"premier", "Prime Minister"},
      {"presidential adviser", "Adviser to the President"},
      {"presidential aide", "Aide to the President"},
      {"foreign policy chief", "High Representative"},
      {"secretary-general", "Secretary General"},
      {"secretary general", "Secretary General"},
  };
  for (const auto& [said, title] : kTitles) {
    if (words == said) return std::string(title);
  }
  // "energy minister" -> "Minister of Energy"
  constexpr std::string_view kMinister = " minister";
  if (words.ends_with(kMinister) &&
      !is_one_of(words.substr(0, words.find(' ')),
                 "prime deputy vice junior chief first state acting de")) {
    return "Minister of " + title_case(words.substr(0, words.size() - kMinister.size()));
  }
  return title_case(words);
}

}  // namespace demarche::extract
