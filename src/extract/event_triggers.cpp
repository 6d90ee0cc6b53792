#include "extract/event_triggers.hpp"

#include "extract/event_parties.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <string>

namespace demarche::extract {

namespace {

bool is_clean(std::string_view lemma) {
  return !lemma.empty();
}

class Matcher {
 public:
  Matcher(const Context& context, const Tree& tree, const Clauses& clauses)
      : context_(context), analysis_(context.analysis), tree_(tree), clauses_(clauses) {}

  bool fits(std::uint32_t token, const Predicate& predicate, TokenRange& range) const {
    range = {token, token + 1};
    std::string_view rest = predicate.needs;
    while (!rest.empty()) {
      const std::size_t cut = std::min(rest.find(' '), rest.size());
      std::string_view need = rest.substr(0, cut);
      // "q:a=b" may go on after a blank; every need stands alone.
      if (is_clean(need) && !holds(token, need, range)) return false;
      rest.remove_prefix(std::min(cut + 1, rest.size()));
    }
    return true;
  }

 private:
  const Roles& roles(std::uint32_t token) const {
    if (!cached_ || cached_token_ != token) {
      cached_roles_ = clauses_.roles(token);
      cached_token_ = token;
      cached_ = true;
    }
    return cached_roles_;
  }

  bool matches(std::uint32_t token, std::string_view list) const {
    const Token& word = analysis_.tokens[token];
    std::size_t from = 0;
    while (from <= list.size()) {
      const std::size_t to = std::min(list.find(',', from), list.size());
      const std::string_view item = list.substr(from, to - from);
      from = to + 1;
      if (item.empty()) continue;
      if (item[0] != '@') {
        if (word.lemma == item || text::to_lower(analysis_.word(token)) == item) return true;
        continue;
      }
      const std::string_view name = item.substr(1);
      if (name == "any") return true;
      if (name == "person") {
        if (word.entity == "PERSON") return true;
        continue;
      }
      if (name == "party") {
        if (is_political(context_, tree_, token)) return true;
        continue;
      }
      if (name == "people_of_state") {
        if (word.entity == "NORP" && word.tag == "NNPS") return true;
        continue;
      }
      if (name == "them") {
        if (word.pos == "PRON") return true;
        continue;
      }
      if (name == "per") {
        if (word.entity == "PERSON" || word.pos == "PRON") return true;
      } else if (name == "place") {
        if (word.entity == "GPE" || word.entity == "LOC" || word.entity == "FAC") return true;
      } else if (name == "state") {
        if (word.entity == "GPE" || word.entity == "NORP" || word.entity == "ORG" ||
            in_list("government state country regime side authority neighbour bloc alliance",
                    word.lemma, ' ')) {
          return true;
        }
      } else if (in_class(name, word.lemma) ||
                 (word.pos == "PROPN" && in_class(name, singular(analysis_.word(token))))) {
        return true;
      }
    }
    return false;
  }

  bool any(const std::vector<std::uint32_t>& tokens, std::string_view list) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](std::uint32_t t) {
      if (matches(t, list)) return true;
      // "thousands of soldiers", "a convoy of aid": the counted noun counts as well.
      for (const std::uint32_t of : clauses_.objects_of_prepositions(t, "of")) {
        if (matches(of, list)) return true;
      }
      return false;
    });
  }

  bool has_particle(std::uint32_t token, std::string_view particles, TokenRange& range) const {
    for (const std::uint32_t child : tree_.children(token)) {
      const std::string_view dep = analysis_.tokens[child].dep;
      if (child < token || child > token + 6) continue;
      if (dep != "prt" && dep != "advmod" && dep != "prep") continue;
      std::size_t from = 0;
      const std::string lower = text::to_lower(analysis_.word(child));
      while (from <= particles.size()) {
        const std::size_t to = std::min(particles.find(',', from), particles.size());
        std::string_view item = particles.substr(from, to - from);
        from = to + 1;
        if (item.starts_with('+')) item.remove_prefix(1);
        if (item == lower) {
          if (child == token + 1) range.end = child + 1;
          return true;
        }
      }
    }
    return false;
  }

  bool has_infinitive(std::uint32_t token, std::string_view lemmas) const {
    for (const std::uint32_t child : tree_.children(token)) {
      const Token& word = analysis_.tokens[child];
      if (word.dep != "xcomp" && word.dep != "ccomp" && word.dep != "advcl" && word.dep != "acl")
        continue;
      if (word.tag != "VB") continue;
      bool to = false;
      for (const std::uint32_t c : tree_.children(child)) {
        if (analysis_.tokens[c].tag == "TO") to = true;
      }
      if (to && (lemmas.empty() || in_list(lemmas, word.lemma))) return true;
    }
    // "asked Russia to withdraw" is at times parsed with the infinitive on the object.
    for (const std::uint32_t object : roles(token).objects) {
      for (const std::uint32_t child : tree_.children(object)) {
        const Token& word = analysis_.tokens[child];
        if ((word.dep == "acl" || word.dep == "relcl") && word.tag == "VB" && lemmas.empty())
          return true;
      }
    }
    return false;
  }

  bool holds(std::uint32_t token, std::string_view need, TokenRange& range) const {
    if (need.starts_with('+')) return has_particle(token, need, range);
    if (need == "-x") return !has_infinitive(token, {});
    if (need == "recalled") {  // an ambassador is called home "for consultations"
      const std::uint32_t preposition = clauses_.head(token);
      return analysis_.tokens[token].dep == "pobj" &&
             text::to_lower(analysis_.word(preposition)) == "for";
    }
    if (need == "x") return has_infinitive(token, {});
    if (need.starts_with("x:")) return has_infinitive(token, need.substr(2));
    if (need == "o") return !roles(token).objects.empty();
    if (need == "-o") return roles(token).objects.empty();
    if (need.starts_with("o:")) return any(roles(token).objects, need.substr(2));
    if (need.starts_with("-o:")) return !any(roles(token).objects, need.substr(3));
    if (need.starts_with("s:")) return any(roles(token).subjects, need.substr(2));
    if (need.starts_with("-s:")) return !any(roles(token).subjects, need.substr(3));
    if (need.starts_with("p:")) {
      if (!clauses_.objects_of_prepositions(token, need.substr(2)).empty() ||
          has_clause_preposition(token, need.substr(2))) {
        return true;
      }
      // "carried out strikes against": the phrase hangs on the verb that lends its subject.
      const std::uint32_t above = clauses_.head(token);
      return analysis_.tokens[token].dep == "dobj" &&
             in_list("carry launch conduct make issue stage mount begin",
                     analysis_.tokens[above].lemma, ' ') &&
             !clauses_.objects_of_prepositions(above, need.substr(2)).empty();
    }
    if (need.starts_with("q:")) {
      const std::size_t equals = need.find('=');
      return any(clauses_.objects_of_prepositions(token, need.substr(2, equals - 2)),
                 need.substr(equals + 1));
    }
    if (need.starts_with("m:")) {
      for (const std::uint32_t child : tree_.children(token)) {
        const std::string_view dep = analysis_.tokens[child].dep;
        if (child < token &&
            (dep == "compound" || dep == "amod" || dep == "nmod" || dep == "poss") &&
            matches(child, need.substr(2))) {
          return true;
        }
      }
      return false;
    }
    if (need.starts_with("a:")) {
      for (const std::uint32_t child : tree_.children(token)) {
        const std::string_view dep = analysis_.tokens[child].dep;
        if ((dep == "acomp" || dep == "oprd" || dep == "advmod" || dep == "ccomp" ||
             dep == "amod" || dep == "prt") &&
            matches(child, need.substr(2))) {
          return true;
        }
      }
      return false;
    }
    if (need.starts_with("c:")) {
      const std::string_view word = need.substr(2);
      for (const std::uint32_t child : tree_.children(token)) {
        if (analysis_.tokens[child].dep != "ccomp") continue;
        for (const std::uint32_t c : tree_.children(child)) {
          if (text::to_lower(analysis_.word(c)) == word) return true;
        }
      }
      return false;
    }
    if (need.starts_with("oprd:")) return complement_has(token, need.substr(5));
    if (need == "harm") return content_has_harm(token);
    if (need == "plural")
      return analysis_.tokens[token].tag == "NNS" || analysis_.tokens[token].tag == "NNPS";
    if (need == "inf") return analysis_.tokens[token].tag == "VB";
    if (need == "pass") return roles(token).passive;
    if (need == "pol") {
      const auto& subjects = roles(token).subjects;
      return std::any_of(subjects.begin(), subjects.end(),
                         [&](std::uint32_t t) { return is_political(context_, tree_, t); });
    }
    if (need == "main") return !is_result(token);
    if (need == "struck") return is_struck(token);
    return false;
  }

  // "called the raid a crime": a word of the list in what the object is called.
  bool complement_has(std::uint32_t token, std::string_view list) const {
    for (const std::uint32_t child : tree_.children(token)) {
      const std::string_view dep = analysis_.tokens[child].dep;
      if (dep != "oprd" && dep != "ccomp" && dep != "xcomp" && dep != "dobj") continue;
      const TokenRange range = tree_.subtree(child);
      for (std::uint32_t t = std::max(range.begin, token + 1); t < range.end; ++t) {
        if (matches(t, list)) return true;
      }
    }
    return false;
  }

  // What is vowed or warned of names a measure of one's own.
  bool content_has_harm(std::uint32_t token) const {
    // A warning must name an answer; a vow may name any deed.
    constexpr std::string_view kAnswers =
        "retaliate retaliation respond response consequence punish countermeasure measure sanction "
        "reprisal revenge price force action strike answer expulsion threat counter-measure fire "
        "shoot";
    const bool warning = in_list("warn caution", analysis_.tokens[token].lemma, ' ');
    for (const std::uint32_t child : tree_.children(token)) {
      const std::string_view dep = analysis_.tokens[child].dep;
      if (dep != "ccomp" && dep != "xcomp" && dep != "prep" && dep != "dobj" && dep != "advcl")
        continue;
      if (dep == "advcl" && warning) continue;
      const TokenRange range = tree_.subtree(child);
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        const std::string_view lemma = analysis_.tokens[t].lemma;
        if (t != token && (warning ? in_list(kAnswers, lemma, ' ') : in_class("harm", lemma))) {
          return true;
        }
      }
    }
    return false;
  }

  // "... , killing 12": the outcome of another act.
  bool is_result(std::uint32_t token) const {
    const Token& word = analysis_.tokens[token];
    return word.tag == "VBG" && (word.dep == "advcl" || word.dep == "acl" || word.dep == "conj");
  }

  // A pact is an act where the text says that it is made or begins.
  bool is_struck(std::uint32_t token) const {
    const Token& word = analysis_.tokens[token];
    const std::uint32_t above = clauses_.head(token);
    const std::string_view lemma = analysis_.tokens[above].lemma;
    if (word.dep == "dobj" || word.dep == "nsubjpass" || word.dep == "nsubj" ||
        word.dep == "pobj") {
      if (word.dep == "pobj") {
        return in_list("to on for", text::to_lower(analysis_.word(above)), ' ') &&
               in_list("agree call appeal push plea agreement",
                       analysis_.tokens[clauses_.head(above)].lemma, ' ');
      }
      return in_list(
          "reach strike clinch seal announce offer propose declare begin start hold break "
          "collapse take enter come broker accept reject extend expire demand negotiate "
          "order call impose last",
          lemma, ' ');
    }
    return false;
  }

  // "accused of planning": the preposition governs a clause.
  bool has_clause_preposition(std::uint32_t token, std::string_view prepositions) const {
    for (const std::uint32_t child : tree_.children(token)) {
      if (analysis_.tokens[child].dep != "prep" && analysis_.tokens[child].dep != "mark") continue;
      if (in_list(prepositions, text::to_lower(analysis_.word(child)))) return true;
    }
    return false;
  }

  const Context& context_;
  const Analysis& analysis_;
  const Tree& tree_;
  const Clauses& clauses_;
  mutable Roles cached_roles_;
  mutable std::uint32_t cached_token_ = 0;
  mutable bool cached_ = false;
};

// "build-up" is three tokens to the tokenizer; its lemma, empty for a word without a hyphen.
std::string hyphenated(const Analysis& analysis, std::uint32_t last) {
  if (last < 2 || analysis.word(last - 1) != "-") return {};
  if (analysis.tokens[last - 2].span.end + 1 != analysis.tokens[last].span.begin) return {};
  return text::to_lower(analysis.word(last - 2)) + "-" +
         text::to_lower(analysis.tokens[last].lemma);
}

}  // namespace

std::vector<Trigger> find_triggers(const Context& context, const Tree& tree,
                                   const Clauses& clauses) {
  std::vector<Trigger> out;
  const Analysis& analysis = context.analysis;
  const Matcher matcher(context, tree, clauses);
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& word = analysis.tokens[i];
    char pos = 0;
    if (clauses.is_verb(i)) {
      if (word.dep == "amod" || word.dep == "compound") continue;
      pos = 'v';
    } else if (word.pos == "NOUN" || word.pos == "PROPN" || word.pos == "ADP" ||
               word.pos == "ADV" || word.pos == "ADJ") {
      if (word.pos != "NOUN" && word.pos != "PROPN" && hyphenated(analysis, i).empty()) continue;
      if (word.dep == "compound" || word.dep == "nmod" || word.dep == "poss") continue;
      if (word.pos == "PROPN" && (!word.entity.empty() || word.lemma == "War")) continue;
      pos = 'n';
    } else {
      continue;
    }
    std::string lemma = text::to_lower(word.lemma);
    const std::string joined = hyphenated(analysis, i);
    if (!joined.empty() && !predicates_of(pos, joined).empty()) lemma = joined;
    for (const Predicate* predicate : predicates_of(pos, lemma)) {
      TokenRange range;
      if (!matcher.fits(i, *predicate, range)) continue;
      if (lemma == joined) range.begin = i - 2;
      if (!predicate->cameo.empty()) out.push_back({i, range, predicate});
      break;
    }
  }
  return out;
}

}  // namespace demarche::extract
