#include "extract/clause.hpp"

#include "extract/event_lexicon.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

// Verbs whose object is the subject of the "of/for/from -ing" phrase they govern.
constexpr std::string_view kObjectDoes =
    "accuse blame suspect criticise criticize condemn denounce charge stop prevent keep bar thank "
    "praise ban warn deter dissuade discourage prohibit";

// Participles of speaking belong to whoever speaks, not to what is told.
constexpr std::string_view kSpeechParticiples =
    "accuse warn call urge demand threaten blame vow promise denounce condemn add ask appeal "
    "praise";

constexpr int kDepthLimit = 6;

}  // namespace

Clauses::Clauses(const Analysis& analysis, const Tree& tree) : analysis_(analysis), tree_(tree) {
  line_.reserve(analysis.tokens.size());
  std::uint32_t line = 0;
  for (std::size_t t = 0; t < analysis.tokens.size(); ++t) {
    line_.push_back(line);
    if (analysis.word(t).find('\n') != std::string_view::npos) ++line;
  }
}

bool Clauses::is_verb(std::uint32_t token) const {
  const std::string_view tag = analysis_.tokens[token].tag;
  const std::string_view pos = analysis_.tokens[token].pos;
  return pos == "VERB" ||
         (pos == "AUX" && analysis_.tokens[token].dep != "aux" &&
          analysis_.tokens[token].dep != "auxpass") ||
         (tag.starts_with("VB") && pos != "ADJ" && pos != "AUX" && pos != "NOUN");
}

std::uint32_t Clauses::verb_above(std::uint32_t token) const {
  for (std::size_t steps = 0; steps < analysis_.tokens.size(); ++steps) {
    if (is_verb(token) || head(token) == token) break;
    token = head(token);
  }
  return token;
}

std::uint32_t Clauses::antecedent(std::uint32_t token) const {
  const Token& word = analysis_.tokens[token];
  if (word.tag != "WP" && word.tag != "WDT") return token;
  std::uint32_t at = token;
  for (int steps = 0; steps < 8 && head(at) != at; ++steps) {
    at = head(at);
    const std::string_view dep = analysis_.tokens[at].dep;
    const bool cleft = dep == "ccomp" && analysis_.tokens[head(at)].lemma == "be";
    if (dep == "relcl" || cleft) {
      const std::uint32_t above = head(at);
      if (analysis_.tokens[above].lemma != "be") return above;
      const std::int64_t what = tree_.child(above, {"attr"});  // "it is Russia that invaded"
      return what < 0 ? token : static_cast<std::uint32_t>(what);
    }
  }
  return token;
}

void Clauses::append(std::vector<std::uint32_t>& out, std::uint32_t token) const {
  token = antecedent(token);
  for (const std::uint32_t one : tree_.conjuncts(token)) {
    if (!same_line(one, token)) continue;
    const std::string_view pos = analysis_.tokens[one].pos;
    if (one != token && pos != "NOUN" && pos != "PROPN" && pos != "PRON") continue;
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
  // "the United States, Russia, and Ukraine": the parser takes the second name for an apposition.
  const std::string_view entity = analysis_.tokens[token].entity;
  if (entity != "GPE" && entity != "NORP" && entity != "ORG") return;
  for (const std::uint32_t child : tree_.children(token)) {
    if (analysis_.tokens[child].dep != "appos" || analysis_.tokens[child].entity != entity)
      continue;
    if (tree_.child(child, {"conj"}) < 0) continue;
    for (const std::uint32_t one : tree_.conjuncts(child)) {
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    }
  }
}

std::vector<std::uint32_t> Clauses::objects_of_prepositions(std::uint32_t token,
                                                            std::string_view prepositions) const {
  std::vector<std::uint32_t> out;
  const auto look = [&](std::uint32_t at, const auto& self, int depth) -> void {
    for (const std::uint32_t child : tree_.children(at)) {
      const Token& word = analysis_.tokens[child];
      if (!same_line(at, child)) continue;
      if (word.dep != "prep" && word.dep != "dative" && word.dep != "agent") {
        // "into" of a particle ("pulled out of"), or a chain "out of", "because of".
        if (word.dep == "prt" && depth < 2) self(child, self, depth + 1);
        continue;
      }
      if (in_list(prepositions, text::to_lower(analysis_.word(child)))) {
        for (const std::uint32_t object : tree_.children(child)) {
          if (analysis_.tokens[object].dep == "pobj") append(out, object);
        }
      }
      if (depth < 2) {
        for (const std::uint32_t inner : tree_.children(child)) {
          if (analysis_.tokens[inner].dep == "prep") {
            if (in_list(prepositions, text::to_lower(analysis_.word(inner)))) {
              for (const std::uint32_t object : tree_.children(inner)) {
                if (analysis_.tokens[object].dep == "pobj") append(out, object);
              }
            }
          }
        }
      }
    }
  };
  look(token, look, 0);
  return out;
}

void Clauses::borrow_subject(std::uint32_t verb, Roles& roles, int depth) const {
  const Token& word = analysis_.tokens[verb];
  const std::uint32_t above = head(verb);
  if (above == verb || depth >= kDepthLimit) return;
  const std::string_view dep = word.dep;
  if (dep == "conj" && is_verb(above)) {
    Roles from = this->roles(above, depth + 1);
    if (from.passive && !roles.passive) from.subjects = from.objects;
    if (from.passive && roles.passive) {
      if (roles.objects.empty()) roles.objects = from.objects;
      if (roles.subjects.empty()) roles.subjects = from.subjects;
      return;
    }
    if (roles.passive) {
      if (roles.objects.empty()) roles.objects = from.subjects;
      return;
    }
    roles.subjects = from.subjects;
    return;
  }
  std::vector<std::uint32_t> doer;
  const bool to_do = dep == "relcl" && word.tag == "VB";  // "a reason to hit Russia"
  if (dep == "relcl" && !to_do) {
    return;  // its own pronoun is the subject; a bare relative has one of its own
  } else if (dep == "acl" || to_do) {
    // A past tense below a noun is its predicate: "the minister threatened", misread in long
    // sentences.
    const bool predicate = word.tag == "VBD" || (word.tag == "VBN" && !roles.passive);
    if (word.tag == "VBG" || predicate) {
      append(doer, above);
    } else if (word.tag == "VBN") {
      if (roles.objects.empty()) append(roles.objects, above);
      return;
    } else {  // "plan to deploy": the owner of the plan, or whoever has or makes it
      for (const std::uint32_t child : tree_.children(above)) {
        if (analysis_.tokens[child].dep == "poss") append(doer, child);
      }
      if (doer.empty() && is_verb(head(above)) && analysis_.tokens[above].dep == "dobj") {
        doer = this->roles(head(above), depth + 1).subjects;
      }
    }
  } else if (dep == "xcomp" || dep == "ccomp") {
    std::uint32_t governor = above;
    if (!is_verb(governor)) governor = verb_above(governor);  // "is ready to"
    if (governor == verb || !is_verb(governor)) return;
    Roles from = this->roles(governor, depth + 1);
    const bool promises =
        in_list("promise threaten vow pledge", analysis_.tokens[governor].lemma, ' ');
    if (dep == "ccomp" && word.tag != "VB" && word.tag != "VBG") return;
    if (from.passive) {
      doer = from.objects;
    } else if (!from.objects.empty() && !promises && is_verb(above)) {
      doer = from.objects;
    } else {
      doer = from.subjects;
    }
    if (!from.passive && from.objects.empty() &&
        in_list("call appeal", analysis_.tokens[governor].lemma, ' ')) {
      const auto called = objects_of_prepositions(governor, "on,upon,to");
      if (!called.empty()) doer = called;
    }
  } else if (dep == "advcl") {
    if (!is_verb(above)) return;
    std::uint32_t owner = above;
    if (word.tag == "VBG" && in_list(kSpeechParticiples, word.lemma, ' ') &&
        analysis_.tokens[above].dep == "ccomp" && is_verb(head(above))) {
      owner = head(above);  // "warned that war was near, accusing NATO": the warner accuses
    }
    const Roles from = this->roles(owner, depth + 1);
    doer = from.passive ? from.objects : from.subjects;
    if (in_list("call appeal", analysis_.tokens[above].lemma, ' ') && word.tag == "VB") {
      const auto called = objects_of_prepositions(above, "on,upon,to");
      if (!called.empty()) doer = called;
    } else if (word.tag == "VB" && !from.passive && !from.objects.empty() &&
               in_list("urge ask order tell press beg call want push",
                       analysis_.tokens[above].lemma, ' ')) {
      doer = from.objects;
    }
  } else if (dep == "pcomp") {
    const std::uint32_t governor = head(above);
    if (is_verb(governor) && governor != above) {
      const Roles from = this->roles(governor, depth + 1);
      if (from.passive) {
        doer = from.objects;
      } else {
        doer = !from.objects.empty() && in_list(kObjectDoes, analysis_.tokens[governor].lemma, ' ')
                   ? from.objects
                   : from.subjects;
      }
      const bool against = text::to_lower(analysis_.word(above)) == "against";
      if (against && !from.passive && !from.objects.empty()) doer = from.objects;
    } else {
      for (const std::uint32_t child : tree_.children(governor)) {
        if (analysis_.tokens[child].dep == "poss") append(doer, child);
      }
    }
  }
  if (roles.passive) {
    if (roles.objects.empty()) roles.objects = doer;
  } else {
    roles.subjects = doer;
  }
}

Roles Clauses::roles(std::uint32_t verb, int depth) const {
  Roles out;
  const Token& word = analysis_.tokens[verb];
  std::vector<std::uint32_t> agents;
  bool has_auxiliary = false;
  for (const std::uint32_t child : tree_.children(verb)) {
    const std::string_view dep = analysis_.tokens[child].dep;
    if (dep == "nsubjpass" || dep == "auxpass") out.passive = true;
    if (dep == "aux") has_auxiliary = true;
  }
  if (word.tag == "VBN" && (word.dep == "acl" || word.dep == "advcl")) {
    if (!has_auxiliary && tree_.child(verb, {"dobj"}) < 0) out.passive = true;
  }
  if (word.tag == "VBN" && word.dep == "conj" && !out.passive && !has_auxiliary &&
      depth < kDepthLimit && head(verb) != verb && is_verb(head(verb))) {
    bool own_subject = false;
    for (const std::uint32_t child : tree_.children(verb)) {
      if (analysis_.tokens[child].dep == "nsubj") own_subject = true;
    }
    if (!own_subject) out.passive = roles(head(verb), depth + 1).passive;
  }
  for (const std::uint32_t child : tree_.children(verb)) {
    if (!same_line(verb, child)) continue;
    const std::string_view dep = analysis_.tokens[child].dep;
    if (dep == "nsubj") append(out.passive ? out.objects : out.subjects, child);
    if (dep == "nsubjpass") append(out.objects, child);
    if (dep == "dobj") append(out.objects, child);
    if (dep == "agent" ||
        (out.passive && dep == "prep" && text::to_lower(analysis_.word(child)) == "by")) {
      for (const std::uint32_t object : tree_.children(child)) {
        if (analysis_.tokens[object].dep == "pobj") append(agents, object);
      }
    }
  }
  if (word.dep == "relcl" && out.objects.empty() && !out.passive && !out.subjects.empty()) {
    // "the sanctions [that] Washington imposed": the antecedent is the object.
    const std::uint32_t antecedent_head = head(verb);
    if (std::find(out.subjects.begin(), out.subjects.end(), antecedent_head) ==
        out.subjects.end()) {
      out.objects.push_back(antecedent_head);
    }
  }
  if (out.passive) out.subjects = agents;
  if (out.passive ? out.objects.empty() : out.subjects.empty()) borrow_subject(verb, out, depth);
  return out;
}

}  // namespace demarche::extract
