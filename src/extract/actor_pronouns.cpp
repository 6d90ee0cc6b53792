// Pronouns. A pronoun that no candidate clearly fits stays unresolved.
#include "extract/cast_builder.hpp"
#include "extract/cues.hpp"
#include "extract/gender.hpp"
#include "extract/person_nouns.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace demarche::extract {

namespace {

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

// What a pronoun can take up.
enum class Kind : std::uint8_t { kNone, kHe, kShe, kIt, kThey };

Kind kind_of(std::string_view word) {
  if (is_one_of(word, "he him himself his")) return Kind::kHe;
  if (is_one_of(word, "she her herself hers")) return Kind::kShe;
  if (is_one_of(word, "it its itself")) return Kind::kIt;
  if (is_one_of(word, "they them their")) return Kind::kThey;
  return Kind::kNone;
}

bool is_person(Kind kind) {
  return kind == Kind::kHe || kind == Kind::kShe;
}

// Nouns of persons and bodies that the cast may leave unnamed: "the envoy", "her lawyer", "the
// coalition".
constexpr std::string_view kMorePersons =
    "secretary-general diplomat reporter official officer counterpart founder owner manager boss "
    "trainer coach doctor nurse teacher student farmer trader driver soldier sergeant resident "
    "singer author cook mediator observer king queen pope vice-minister man woman";
constexpr std::string_view kBodies =
    "ministry parliament embassy department court council presidency senate congress assembly "
    "mission agency bank service government administration cabinet army military navy commission "
    "coalition junta group company alliance firm union party force movement faction authority "
    "committee federation militia bloc";

bool is_person_noun(std::string_view lemma) {
  return is_one_of(lemma, kPostNouns) || is_one_of(lemma, kCallingNouns) ||
         is_one_of(lemma, kMorePersons);
}

constexpr std::uint32_t kReach = 4;  // sentences back

class Pronouns {
 public:
  explicit Pronouns(CastBuilder& cast)
      : cast_(cast),
        analysis_(cast.context.analysis),
        genders_(cast),
        quoted_(quoted_tokens(analysis_)),
        paragraph_(analysis_.tokens.size(), 0) {
    for (std::uint32_t i = 1; i < size(); ++i) {
      const bool breaks = analysis_.word(i - 1).find("\n\n") != std::string_view::npos;
      paragraph_[i] = paragraph_[i - 1] + (breaks ? 1 : 0);
    }
    for (const Mention& mention : cast.mentions()) {
      before_.push_back({mention.head, mention.actor, mention.basis});
    }
    for (std::uint32_t i = 0; i < size(); ++i) {
      const Token& token = analysis_.tokens[i];
      if (token.pos != "NOUN" || cast.is_claimed(i) || is_one_of(token.dep, "compound amod") ||
          is_beside_name(i)) {
        continue;
      }
      if (is_person_noun(token.lemma) || is_one_of(token.lemma, kBodies)) {
        before_.push_back({i, std::nullopt, SpeakerBasis::kGroup});
      }
    }
    std::sort(before_.begin(), before_.end(), precedes);
  }

  void read() {
    for (std::uint32_t i = 0; i < size(); ++i) {
      if (cast_.is_claimed(i)) continue;
      const std::string word = lower_word(analysis_, i);
      if (is_one_of(word, "who which") && is_one_of(analysis_.tokens[i].tag, "WP WDT")) {
        take_up_noun(i);
        continue;
      }
      const Kind kind = kind_of(word);
      if (kind == Kind::kNone || quoted_[i]) continue;
      if (kind == Kind::kIt && (analysis_.tokens[i].dep == "expl" || is_anticipatory(cast_, i))) {
        continue;
      }
      if (const Mention* subject = for_ones_part(cast_, i)) {
        cast_.add({i, i + 1}, i, subject->actor, SpeakerBasis::kPronoun, "for one's part");
        continue;
      }
      resolve(i, kind);
    }
  }

 private:
  // A mention, or a noun of the lists above that the cast leaves unnamed.
  struct Antecedent {
    std::uint32_t head;
    std::optional<std::uint32_t> actor;
    SpeakerBasis basis;
  };
  // The best place at which an actor, or an unnamed noun (by its lemma), stands before the pronoun.
  struct Candidate {
    Antecedent antecedent;
    double score;
  };

  static bool precedes(const Antecedent& a, const Antecedent& b) { return a.head < b.head; }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(analysis_.tokens.size());
  }
  [[nodiscard]] std::uint32_t governor(std::uint32_t i) const {
    return static_cast<std::uint32_t>(analysis_.tokens[i].head);
  }
  [[nodiscard]] bool reports(std::uint32_t verb) const {
    return find_cue(text::fold(analysis_.tokens[verb].lemma)) != nullptr;
  }

  // "the captain Karl Mann", "Karl Mann, a captain": the name is the antecedent.
  [[nodiscard]] bool is_beside_name(std::uint32_t i) const {
    if (i + 1 < size() && cast_.is_claimed(i + 1) && analysis_.tokens[i + 1].pos == "PROPN") {
      return true;
    }
    if (analysis_.tokens[i].dep == "appos" && cast_.is_claimed(governor(i))) return true;
    const auto& children = cast_.tree.children(i);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return analysis_.tokens[child].dep == "appos" && cast_.is_claimed(child);
    });
  }

  // "who" and "which" of a relative clause are what the clause hangs on.
  void take_up_noun(std::uint32_t i) {
    std::uint32_t verb = governor(i);
    for (int steps = 0; steps < 4 && analysis_.tokens[verb].dep != "relcl"; ++steps) {
      verb = governor(verb);
    }
    const std::uint32_t noun = governor(verb);
    if (analysis_.tokens[verb].dep != "relcl") return;
    if (const Mention* mention = cast_.at(noun)) {
      cast_.add({i, i + 1}, i, mention->actor, SpeakerBasis::kPronoun, "relative pronoun");
    } else {
      cast_.set_stand_in(i, noun);
    }
  }

  // Whether the pronoun can stand for it, and how much speaks against it; nothing if it cannot.
  [[nodiscard]] std::optional<double> fit(const Antecedent& one, Kind kind) const {
    const Token& token = analysis_.tokens[one.head];
    if (!one.actor) {
      const bool plural = token.tag == "NNS";
      const bool person = is_person_noun(token.lemma);
      if (kind == Kind::kThey) return plural ? std::optional(0.0) : std::nullopt;
      if (plural || person != is_person(kind)) return std::nullopt;
      const std::string word = lower_word(analysis_, one.head);
      if (kind == Kind::kHe && (word.ends_with("woman") || word == "queen")) return std::nullopt;
      if (kind == Kind::kShe && (word.ends_with("man") && !word.ends_with("woman"))) {
        return std::nullopt;
      }
      return kind == Kind::kIt ? -0.5 : 0.0;
    }
    const Actor& actor = cast_.actor(*one.actor);
    if (is_person(kind)) {
      // An unnamed spokesperson is a person, though the actor is the body.
      if (actor.kind != ActorKind::kPerson && one.basis != SpeakerBasis::kOffice &&
          one.basis != SpeakerBasis::kAnonymous) {
        return std::nullopt;
      }
      const Gender gender = genders_.of(*one.actor);
      if (gender == (kind == Kind::kHe ? Gender::kFemale : Gender::kMale)) return std::nullopt;
      // Whoever is not known to be a woman is "she" only where no woman is named.
      return kind == Kind::kShe && gender == Gender::kUnknown ? -1.5 : 0.0;
    }
    if (kind == Kind::kThey) {
      const bool many = actor.kind == ActorKind::kGroup || actor.kind == ActorKind::kArmedGroup;
      return many ? std::optional(0.0) : std::nullopt;
    }
    const bool thing = actor.kind == ActorKind::kState ||
                       actor.kind == ActorKind::kGovernmentBody ||
                       actor.kind == ActorKind::kOrganisation || actor.kind == ActorKind::kBloc ||
                       actor.kind == ActorKind::kArmedGroup;
    // Adjectives name no antecedent: "Russian" in "Russian troops".
    const bool modifier = token.pos == "ADJ" || is_one_of(token.dep, "amod compound");
    return thing && !modifier ? std::optional(0.0) : std::nullopt;
  }

  [[nodiscard]] std::optional<double> score(const Antecedent& one, std::uint32_t i,
                                            Kind kind) const {
    const std::uint32_t back = cast_.tree.sentence_of(i) - cast_.tree.sentence_of(one.head);
    const std::uint32_t paragraphs = paragraph_[i] - paragraph_[one.head];
    if (back > kReach || paragraphs > 1 || quoted_[one.head]) return std::nullopt;
    const auto fits = fit(one, kind);
    if (!fits) return std::nullopt;
    // The second of two subjects ("Putin and Biden spoke") is one as well, and a name beside its
    // office ("the captain Karl Mann").
    std::uint32_t first = one.head;
    for (int steps = 0; steps < 4 && is_one_of(analysis_.tokens[first].dep, "conj appos");
         ++steps) {
      first = governor(first);
    }
    const std::string_view dep = analysis_.tokens[first].dep;
    const std::uint32_t verb = governor(first);
    const std::uint32_t own_verb = governor(i);
    // A pronoun does not take up the other argument of its own verb: "Putin told him".
    if (back == 0 && verb == own_verb && analysis_.tokens[i].dep != "poss" &&
        dep != analysis_.tokens[i].dep) {
      return std::nullopt;
    }
    double score = *fits;
    score += is_subject(dep) ? 3.0 : dep == "poss" ? 0.5 : dep == "dobj" ? 1.0 : 0.8;
    // The subject of the main clause is what the next sentence goes on about.
    if (is_subject(dep) && is_one_of(analysis_.tokens[verb].dep, "ROOT ccomp")) score += 1.0;
    // Who has spoken speaks on.
    if (is_subject(dep) && is_subject(analysis_.tokens[i].dep) && reports(verb) &&
        reports(own_verb)) {
      score += 0.7;
    }
    return score - 1.3 * back - 0.5 * paragraphs +
           static_cast<double>(one.head) / static_cast<double>(size() + 1) * 0.2;
  }

  // What stands before the pronoun, no more than kReach sentences back, in text order.
  [[nodiscard]] std::vector<Antecedent> within_reach(std::uint32_t i) const {
    const std::uint32_t sentence = cast_.tree.sentence_of(i);
    const Antecedent from{analysis_.sentences[sentence - std::min(sentence, kReach)].begin, {}, {}};
    const Antecedent to{i, {}, {}};
    const auto range = [&](const std::vector<Antecedent>& all) {
      return std::pair(std::lower_bound(all.begin(), all.end(), from, precedes),
                       std::lower_bound(all.begin(), all.end(), to, precedes));
    };
    const auto [named, named_end] = range(before_);
    const auto [taken, taken_end] = range(resolved_);
    std::vector<Antecedent> out;
    std::merge(named, named_end, taken, taken_end, std::back_inserter(out), precedes);
    return out;
  }

  void resolve(std::uint32_t i, Kind kind) {
    std::map<std::string, Candidate> best_of;
    for (const Antecedent& one : within_reach(i)) {
      const auto points = score(one, i, kind);
      if (!points) continue;
      const std::string key =
          one.actor ? std::to_string(*one.actor) : std::string(analysis_.tokens[one.head].lemma);
      const auto [found, is_new] = best_of.try_emplace(key, Candidate{one, *points});
      if (!is_new && found->second.score < *points) found->second = {one, *points};
    }
    if (best_of.empty()) return;
    std::vector<Candidate> order;
    for (const auto& [key, candidate] : best_of) order.push_back(candidate);
    std::sort(order.begin(), order.end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.antecedent.head > b.antecedent.head;
    });
    // Two candidates that close are a guess; "it" needs more, since things abound.
    const double margin = is_person(kind) ? 0.35 : 1.0;
    if (order.size() > 1 && order[0].score - order[1].score < margin) return;
    // A person who is alone need not be a subject.
    if (order[0].score < (is_person(kind) && order.size() == 1 ? -2.5 : 0.0)) return;
    const Antecedent& chosen = order[0].antecedent;
    if (!chosen.actor) {
      cast_.set_stand_in(i, chosen.head);
    } else if (!cast_.add({i, i + 1}, i, *chosen.actor, SpeakerBasis::kPronoun,
                          "pronoun: nearest fitting subject")) {
      return;
    } else if (order.size() > 1 && order[1].antecedent.actor) {
      cast_.set_runner_up(i, order[1].antecedent.actor,
                          fmt::format("{:.1f} points against {:.1f} for being near, subject and of "
                                      "the same paragraph",
                                      order[1].score, order[0].score));
    }
    if (!chosen.actor) return;
    resolved_.push_back({i, chosen.actor, SpeakerBasis::kPronoun});
  }

  CastBuilder& cast_;
  const Analysis& analysis_;
  Genders genders_;
  std::vector<bool> quoted_;
  std::vector<std::uint32_t> paragraph_;  // number of the paragraph of each token
  std::vector<Antecedent> before_;        // in text order
  std::vector<Antecedent> resolved_;      // pronouns that stand for somebody, likewise
};

}  // namespace

void add_pronouns(CastBuilder& cast) {
  Pronouns(cast).read();
}

}  // namespace demarche::extract
