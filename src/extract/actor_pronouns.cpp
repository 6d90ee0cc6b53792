// Pronouns and counterparts. A pronoun that no candidate clearly fits stays unresolved.
#include "extract/cast_builder.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace demarche::extract {

namespace {

enum class Gender { kUnknown, kMale, kFemale };

// Common first names of women in world politics and news; men are the default only where nothing
// speaks against it.
bool is_womans_name(const std::string& first) {
  static const std::set<std::string> kNames = {
      "angela",    "hillary",   "condoleezza", "madeleine", "margaret", "theresa", "liz",
      "elizabeth", "jennifer",  "jen",         "karine",    "maria",    "ursula",  "kaja",
      "annalena",  "christine", "giorgia",     "catherine", "florence", "melanie", "wendy",
      "linda",     "nancy",     "kamala",      "victoria",  "julia",    "yulia",   "ann",
      "anna",      "anne",      "sanna",       "magdalena", "mette",    "jacinda", "ellen",
      "helen",     "cristina",  "dilma",       "michelle",  "indira",   "benazir", "golda",
      "tzipi",     "samantha",  "susan",       "sarah",     "sara",     "mary",    "laura",
      "kristina",  "katrina",   "natalia",     "olga",      "elena",    "irina",   "svetlana",
      "tatiana",   "oksana",    "iryna",       "ruzanna",   "aung",     "park",    "marine",
      "eva",       "simone",    "rosa",        "fatima",    "aisha",    "leila",   "layla",
      "amina",     "zainab",    "marta",       "emma",      "jane",     "joan",    "judy",
      "karen",     "katherine", "kate",        "lisa",      "nicola",   "penny",   "priti",
      "rebecca",   "rachel",    "ruth",        "sophie",    "susana",   "teresa",  "veronica",
      "viola",     "federica",  "carla",       "isabel",    "ana",      "helga",   "karoline",
      "hua",       "mara",      "ada",         "marija",    "zuzana",   "ilze",    "kersti",
      "dalia",     "salome",    "vjosa",       "maia",      "natalie",  "camille", "claudia",
      "delphine",  "nadia",     "yasmin",      "hanan",     "gro"};
  return kNames.count(first) > 0;
}

Gender gender_of(const CastBuilder& cast, std::uint32_t actor,
                 const std::map<std::uint32_t, Gender>& told) {
  const auto found = told.find(actor);
  if (found != told.end()) return found->second;
  const std::string& name = const_cast<CastBuilder&>(cast).actor(actor).name;
  const std::string first = text::fold(name.substr(0, name.find(' ')));
  if (is_womans_name(first)) return Gender::kFemale;
  return Gender::kUnknown;
}

// Titles and words beside a name that tell: "Mrs", "spokeswoman".
std::map<std::uint32_t, Gender> told_genders(const CastBuilder& cast) {
  std::map<std::uint32_t, Gender> out;
  const Analysis& analysis = cast.context.analysis;
  for (const Mention& mention : cast.mentions()) {
    const std::uint32_t from = mention.tokens.begin > 0 ? mention.tokens.begin - 1 : 0;
    for (std::uint32_t i = from; i < mention.tokens.end; ++i) {
      const std::string word = lower_word(analysis, i);
      const auto ends = [&](std::string_view end) {
        return word.size() >= end.size() &&
               word.compare(word.size() - end.size(), end.size(), end) == 0;
      };
      if (word == "mrs" || word == "mrs." || word == "ms" || word == "ms." || word == "queen" ||
          word == "lady" || ends("woman")) {
        out[mention.actor] = Gender::kFemale;
      } else if (word == "mr" || word == "mr." || word == "king" || word == "lord" ||
                 word == "sir" || ends("spokesman") || ends("chairman")) {
        out[mention.actor] = Gender::kMale;
      }
    }
  }
  return out;
}

bool is_subject(std::string_view dep) {
  return dep == "nsubj" || dep == "nsubjpass";
}

// Tokens inside quotation marks: their first and second persons are the speaker's, and names quoted
// there are poor antecedents for pronouns outside.
std::vector<bool> quoted_tokens(const Analysis& analysis) {
  std::vector<bool> out(analysis.tokens.size(), false);
  bool inside = false;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const std::string_view word = analysis.word(i);
    if (word.find("\n\n") != std::string_view::npos) inside = false;
    if (word == "\u201C" || (word == "\"" && !inside) || word == "\u00AB" || word == "\u201E") {
      inside = true;
    } else if (word == "\u201D" || word == "\"" || word == "\u00BB") {
      inside = false;
    } else {
      out[i] = inside;
    }
  }
  return out;
}

// "It will be difficult to expect ...": the pronoun only announces the clause that follows.
bool is_anticipatory(const CastBuilder& cast, std::uint32_t pronoun) {
  const std::vector<Token>& tokens = cast.context.analysis.tokens;
  const auto verb = static_cast<std::uint32_t>(tokens[pronoun].head);
  if (!is_subject(tokens[pronoun].dep) || tokens[verb].lemma != "be") return false;
  const auto is_clause = [&](std::uint32_t child) {
    return child > verb &&
           (tokens[child].dep == "xcomp" || tokens[child].dep == "ccomp" ||
            tokens[child].dep == "advcl" || tokens[child].dep == "csubj") &&
           (tokens[child].tag == "VB" || tokens[child].dep == "ccomp");
  };
  bool adjective = false;
  bool clause = false;
  for (const std::uint32_t child : cast.tree.children(verb)) {
    clause = clause || is_clause(child);
    if (tokens[child].dep != "acomp") continue;
    adjective = true;
    for (const std::uint32_t below : cast.tree.children(child)) clause = clause || is_clause(below);
  }
  return adjective && clause;
}

// "For his part, Lavrov said": the pronoun is the subject that follows; null where it is not one.
const Mention* for_ones_part(const CastBuilder& cast, std::uint32_t pronoun) {
  const Analysis& analysis = cast.context.analysis;
  const std::uint32_t part = pronoun + 1;
  if (analysis.tokens[pronoun].dep != "poss" || part >= analysis.tokens.size() ||
      lower_word(analysis, part) != "part" || pronoun == 0 ||
      lower_word(analysis, pronoun - 1) != "for") {
    return nullptr;
  }
  const auto verb = static_cast<std::uint32_t>(analysis.tokens[pronoun - 1].head);
  for (const std::uint32_t child : cast.tree.children(verb)) {
    if (is_subject(analysis.tokens[child].dep)) return cast.at(child);
  }
  return nullptr;
}

}  // namespace

void add_pronouns(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  const std::map<std::uint32_t, Gender> told = told_genders(cast);
  const std::vector<bool> quoted = quoted_tokens(analysis);
  std::vector<std::uint32_t> paragraph(n, 0);
  for (std::uint32_t i = 1; i < n; ++i) {
    paragraph[i] =
        paragraph[i - 1] + (analysis.word(i - 1).find("\n\n") != std::string_view::npos ? 1 : 0);
  }

  // Mentions in text order; resolved pronouns join them as antecedents for the next.
  std::vector<Mention> before(cast.mentions());
  std::sort(before.begin(), before.end(),
            [](const Mention& a, const Mention& b) { return a.head < b.head; });

  for (std::uint32_t i = 0; i < n; ++i) {
    if (cast.is_claimed(i)) continue;
    const std::string word = lower_word(analysis, i);
    const bool he = word == "he" || word == "him" || word == "himself" || (word == "his");
    const bool she = word == "she" || word == "her" || word == "herself" || word == "hers";
    const bool it = word == "it" || word == "its" || word == "itself";
    const bool they = word == "they" || word == "them" || word == "their";
    const bool who = word == "who" && analysis.tokens[i].tag == "WP";
    if (!he && !she && !it && !they && !who) continue;
    const std::uint32_t sentence = cast.tree.sentence_of(i);

    if (who) {
      // "who" of a relative clause is what the clause hangs on.
      std::uint32_t verb = static_cast<std::uint32_t>(analysis.tokens[i].head);
      for (int steps = 0; steps < 4 && analysis.tokens[verb].dep != "relcl"; ++steps) {
        verb = static_cast<std::uint32_t>(analysis.tokens[verb].head);
      }
      const auto noun = static_cast<std::uint32_t>(analysis.tokens[verb].head);
      if (analysis.tokens[verb].dep == "relcl" && cast.at(noun) != nullptr) {
        cast.add({i, i + 1}, i, cast.at(noun)->actor, SpeakerBasis::kPronoun, "relative pronoun");
      }
      continue;
    }
    if (it && (analysis.tokens[i].dep == "expl" || is_anticipatory(cast, i))) continue;
    if (quoted[i]) continue;
    if (const Mention* subject = for_ones_part(cast, i)) {
      cast.add({i, i + 1}, i, subject->actor, SpeakerBasis::kPronoun, "for one's part");
      continue;
    }

    struct Candidate {
      std::uint32_t actor;
      double score;
    };
    std::vector<Candidate> candidates;
    for (const Mention& mention : before) {
      if (mention.head >= i) break;
      const Actor& actor = cast.actor(mention.actor);
      const std::uint32_t back = sentence - cast.tree.sentence_of(mention.head);
      const std::uint32_t paragraphs = paragraph[i] - paragraph[mention.head];
      if (back > 4 || paragraphs > 1) continue;
      if (quoted[mention.head]) continue;
      double score = 0.0;
      if (he || she) {
        // An unnamed spokesperson is a person, though the actor is the body.
        if (actor.kind != ActorKind::kPerson && mention.basis != SpeakerBasis::kOffice &&
            mention.basis != SpeakerBasis::kAnonymous) {
          continue;
        }
        const Gender gender = gender_of(cast, mention.actor, told);
        if (he && gender == Gender::kFemale) continue;
        if (she && gender == Gender::kMale) continue;
        // Whoever is not known to be a woman is "she" only where no woman is named.
        if (she && gender == Gender::kUnknown) score -= 1.5;
      } else if (it) {
        const bool thing = actor.kind == ActorKind::kState ||
                           actor.kind == ActorKind::kGovernmentBody ||
                           actor.kind == ActorKind::kOrganisation ||
                           actor.kind == ActorKind::kBloc || actor.kind == ActorKind::kArmedGroup;
        // Adjectives name no antecedent: "Russian" in "Russian troops".
        if (!thing || analysis.tokens[mention.head].pos == "ADJ" ||
            analysis.tokens[mention.head].dep == "amod" ||
            analysis.tokens[mention.head].dep == "compound") {
          continue;
        }
      } else {
        if (actor.kind != ActorKind::kGroup && actor.kind != ActorKind::kArmedGroup) continue;
      }
      // The second of two subjects ("Putin and Biden spoke") is one as well.
      std::uint32_t first = mention.head;
      for (int steps = 0; steps < 4 && analysis.tokens[first].dep == "conj"; ++steps) {
        first = static_cast<std::uint32_t>(analysis.tokens[first].head);
      }
      const std::string_view dep = analysis.tokens[first].dep;
      score += is_subject(dep) ? 3.0 : dep == "poss" ? 0.5 : dep == "dobj" ? 1.0 : 0.8;
      // The subject of the main clause is what the next sentence goes on about.
      const auto verb = static_cast<std::uint32_t>(analysis.tokens[first].head);
      if (is_subject(dep) &&
          (analysis.tokens[verb].dep == "ROOT" || analysis.tokens[verb].dep == "ccomp"))
        score += 1.0;
      score -= 1.3 * back + 0.5 * paragraphs;
      // A pronoun does not take up the other argument of its own verb: "Putin told him".
      const auto own_verb = static_cast<std::uint32_t>(analysis.tokens[i].head);
      if (back == 0 && verb == own_verb && analysis.tokens[i].dep != "poss" &&
          dep != analysis.tokens[i].dep)
        continue;
      score += static_cast<double>(mention.head) / static_cast<double>(n + 1) * 0.2;
      candidates.push_back({mention.actor, score});
    }
    std::map<std::uint32_t, double> best_of;
    for (const Candidate& c : candidates) {
      const auto found = best_of.find(c.actor);
      if (found == best_of.end() || found->second < c.score) best_of[c.actor] = c.score;
    }
    if (best_of.empty()) continue;
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto& [actor, score] : best_of) order.emplace_back(score, actor);
    std::sort(order.rbegin(), order.rend());
    // Two candidates that close are a guess; "it" needs more, since things abound.
    const double margin = it || they ? 1.0 : 0.35;
    if (order.size() > 1 && order[0].first - order[1].first < margin) continue;
    if (order[0].first < 0.0) continue;
    if (cast.add({i, i + 1}, i, order[0].second, SpeakerBasis::kPronoun,
                 "pronoun: nearest fitting subject")) {
      if (order.size() > 1) {
        cast.set_runner_up(
            i, order[1].second,
            fmt::format("{:.1f} points against {:.1f} for being near, subject and of "
                        "the same paragraph",
                        order[1].first, order[0].first));
      }
      Mention mention{{i, i + 1}, {i, i + 1}, i, order[0].second, SpeakerBasis::kPronoun, {}, {}};
      before.insert(
          std::upper_bound(before.begin(), before.end(), mention,
                           [](const Mention& a, const Mention& b) { return a.head < b.head; }),
          mention);
    }
  }

  // "his US counterpart": who holds the same office there.
  for (std::uint32_t i = 0; i < n; ++i) {
    if (cast.is_claimed(i) || lower_word(analysis, i) != "counterpart") continue;
    const std::string country = country_of_phrase(cast, i);
    const Mention* owner = nullptr;
    for (const std::uint32_t child : cast.tree.children(i)) {
      if (analysis.tokens[child].dep == "poss") owner = cast.at(child);
    }
    if (owner == nullptr || country.empty()) continue;
    const auto state = cast.context.knowledge.state(country);
    for (const std::string& role : cast.roles_of(owner->actor)) {
      std::optional<std::uint32_t> actor = cast.holder_in_article(role, country, i);
      if (!actor && state && !cast.day.empty()) {
        if (const auto tenure = cast.context.knowledge.holder(role, *state, cast.day))
          actor = cast.known(tenure->holder);
      }
      if (actor && *actor != owner->actor) {
        cast.add({i, i + 1}, i, *actor, SpeakerBasis::kOffice, "counterpart in the same office");
        break;
      }
    }
  }
}

}  // namespace demarche::extract
