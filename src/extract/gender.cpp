#include "extract/gender.hpp"

#include "text/strings.hpp"

#include <set>
#include <string>

namespace demarche::extract {

namespace {

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

}  // namespace

Genders::Genders(const CastBuilder& cast) : cast_(cast) {
  const Analysis& analysis = cast.context.analysis;
  for (const Mention& mention : cast.mentions()) {
    const std::uint32_t from = mention.tokens.begin > 0 ? mention.tokens.begin - 1 : 0;
    for (std::uint32_t i = from; i < mention.tokens.end; ++i) {
      const std::string word = lower_word(analysis, i);
      if (word == "mrs" || word == "mrs." || word == "ms" || word == "ms." || word == "queen" ||
          word == "lady" || word.ends_with("woman")) {
        told_[mention.actor] = Gender::kFemale;
      } else if (word == "mr" || word == "mr." || word == "king" || word == "lord" ||
                 word == "sir" || word.ends_with("spokesman") || word.ends_with("chairman")) {
        told_[mention.actor] = Gender::kMale;
      }
    }
  }
}

Gender Genders::of(std::uint32_t actor) const {
  const auto found = told_.find(actor);
  if (found != told_.end()) return found->second;
  const std::string& name = cast_.actor(actor).name;
  const std::string first = text::fold(name.substr(0, name.find(' ')));
  return is_womans_name(first) ? Gender::kFemale : Gender::kUnknown;
}

}  // namespace demarche::extract
