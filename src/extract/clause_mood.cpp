#include "extract/clause_mood.hpp"

#include "text/strings.hpp"

namespace demarche::extract {

Mood mood_of(const Analysis& analysis, const Tree& tree, std::uint32_t verb) {
  const auto lower = [&](std::uint32_t t) { return text::to_lower(analysis.word(t)); };
  Mood out;
  bool be = false;
  for (const std::uint32_t child : tree.children(verb)) {
    const Token& word = analysis.tokens[child];
    const std::string form = lower(child);
    if (word.dep == "neg" || (word.dep == "advmod" && (form == "never" || form == "nowhere"))) {
      out.negated = true;
    }
    if (word.dep == "nsubj" || word.dep == "nsubjpass" || word.dep == "dobj") {
      for (const std::uint32_t c : tree.children(child)) {
        if (analysis.tokens[c].dep == "det" && lower(c) == "no") out.negated = true;
      }
      if (form == "nobody" || form == "none" || form == "nothing") out.negated = true;
    }
    if (word.dep != "aux" && word.dep != "auxpass") continue;
    if (word.tag == "TO") {
      out.infinitive = true;
      continue;
    }
    if (word.tag == "MD") {
      out.modal = form;
    } else if (word.lemma == "be") {
      be = true;
      if (word.tag == "VBD") out.past = true;
    } else if (word.lemma == "have" || word.lemma == "do") {
      if (form == "had" || form == "did") out.past = true;
    }
  }
  const std::string_view tag = analysis.tokens[verb].tag;
  if (tag == "VBD") out.past = true;
  out.progressive = be && tag == "VBG";
  return out;
}

}  // namespace demarche::extract
