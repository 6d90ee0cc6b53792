#include "extract/event_parties.hpp"

#include "extract/event_lexicon.hpp"
#include "text/strings.hpp"

namespace demarche::extract {

namespace {

constexpr std::string_view kParties =
    "government state country nation ministry minister president premier chancellor parliament "
    "army military force troop soldier police navy rebel separatist militant insurgent guerrilla "
    "militia junta regime party opposition protester demonstrator crowd worker union official "
    "diplomat ambassador envoy spokesman spokeswoman spokesperson leader commander general court "
    "council commission alliance bloc coalition delegation negotiator side authority ally capital "
    "administration embassy cabinet king prince guard gunman fighter terrorist group faction "
    "department body office deputy adviser aide negotiator bishop priest pope kaiser emperor "
    "mission "
    "federation emirate opponent critic dissident pilot captain sailor crew fleet squadron mayor "
    "governor prosecutor judge parliamentarian mp tribunal premier-designate junta cleric imam "
    "ayatollah sultan emir sheikh queen chief director head chairman president-elect legislature "
    "cabinet assembly duma knesset bundestag foe partner sponsor backer kidnapper hijacker "
    "movement lawmaker deputy senator congress senate house warship jet warplane mediator "
    "representative secretary counterpart monitor inspector peacekeeper mercenary tribesman "
    "organisation organization agency bureau intelligence premiership republic kingdom union power "
    "neighbour neighbor west presidency kremlin foe enemy member band gang student farmer activist";

}  // namespace

std::string singular(std::string_view word) {
  std::string lower = text::to_lower(word);
  if (lower.size() > 3 && lower.back() == 's') lower.pop_back();
  return lower;
}

bool is_political(const Context& context, const Tree& tree, std::uint32_t token) {
  const Token& word = context.analysis.tokens[token];
  const auto named = [&](std::uint32_t t) {
    const std::string_view entity = context.analysis.tokens[t].entity;
    return entity == "GPE" || entity == "NORP" || entity == "ORG" || entity == "PERSON" ||
           entity == "LOC" || entity == "FAC";
  };
  if (word.pos == "PROPN" && tree.children(token).empty() &&
      in_class("troops", singular(context.analysis.word(token)))) {
    return false;  // "Troop build-up"
  }
  if (named(token)) return true;
  if (word.pos == "PRON" && word.tag != "EX") {
    return !in_list("it this that what which something nothing anything everything these those",
                    text::to_lower(context.analysis.word(token)), ' ') ||
           text::to_lower(context.analysis.word(token)) == "it";
  }
  if (word.pos == "PROPN" && word.entity.empty() &&
      in_class("troops", singular(context.analysis.word(token)))) {
    return false;  // "Troop build-up"
  }
  if (word.pos == "PROPN") return true;
  for (const std::string_view c :
       {"people", "troops", "crowd", "talkee", "envoy", "police", "vehicle"}) {
    if (in_class(c, word.lemma)) return true;
  }
  if (in_list(kParties, text::to_lower(word.lemma), ' ')) return true;
  if (!predicates_of('n', text::to_lower(word.lemma)).empty() || in_class("pact", word.lemma) ||
      in_class("plan", word.lemma) || in_class("relations", word.lemma)) {
    return false;
  }
  for (const std::uint32_t child : tree.children(token)) {
    const std::string_view dep = context.analysis.tokens[child].dep;
    if ((dep == "poss" || dep == "amod" || dep == "compound" || dep == "nmod") && named(child))
      return true;
  }
  return false;
}

bool is_strong_party(const Context& context, const Tree& tree, std::uint32_t token) {
  constexpr std::string_view kWeakParties =
      "police officer prosecutor judge court mayor director head chairman chief member group band "
      "student farmer worker person man woman bishop priest agent captain crew king prince agency "
      "office department partner union house power movement side commission board member critic";
  const std::string lemma = text::to_lower(context.analysis.tokens[token].lemma);
  const auto of_state = [&](std::uint32_t t) {
    const std::string_view entity = context.analysis.tokens[t].entity;
    return entity == "GPE" || entity == "NORP";
  };
  if (of_state(token)) return true;
  if (in_list(kParties, lemma, ' ') && !in_list(kWeakParties, lemma, ' ')) return true;
  if (in_class("troops", lemma) || in_class("envoy", lemma)) return true;
  for (const std::uint32_t child : tree.children(token)) {
    const std::string_view dep = context.analysis.tokens[child].dep;
    if ((dep == "poss" || dep == "amod" || dep == "compound" || dep == "nmod") && of_state(child)) {
      return true;
    }
  }
  return false;
}

}  // namespace demarche::extract
