#include "extract/figure_nouns.hpp"

#include <algorithm>
#include <array>

namespace demarche::extract {

namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto kKilled = std::to_array<std::string_view>(
    {"dead", "death", "fatality", "corpse", "body", "victim", "life", "martyr"});
constexpr auto kWounded = std::to_array<std::string_view>({"wounded", "injured", "injury"});
constexpr auto kForces = std::to_array<std::string_view>(
    {"troop",     "troops",      "soldier",   "serviceman",  "servicemen", "force",
     "fighter",   "peacekeeper", "personnel", "militant",    "battalion",  "brigade",
     "division",  "regiment",    "marine",    "paratrooper", "officer",    "reservist",
     "conscript", "mercenary",   "rebel",     "commando",    "militiaman", "guard",
     "insurgent", "infantryman", "gunman",    "combatant",   "trooper",    "man",
     "recruit",   "sailor",      "airman"});
constexpr auto kWeapons = std::to_array<std::string_view>(
    {"tank",       "missile",     "rocket",     "drone",    "warship", "ship",      "aircraft",
     "jet",        "shell",       "gun",        "howitzer", "warhead", "vehicle",   "submarine",
     "helicopter", "warplane",    "plane",      "bomber",   "frigate", "destroyer", "vessel",
     "mortar",     "artillery",   "launcher",   "bomb",     "mine",    "boat",      "gunboat",
     "carrier",    "fighter jet", "projectile", "grenade",  "rifle",   "battery"});
constexpr auto kCaptured =
    std::to_array<std::string_view>({"prisoner", "hostage", "captive", "pow", "detainee"});
constexpr auto kDisplaced =
    std::to_array<std::string_view>({"refugee", "migrant", "displaced", "evacuee", "asylum"});
constexpr auto kIncidents = std::to_array<std::string_view>(
    {"attack", "violation", "explosion", "strike",  "blast",     "breach",  "incident",
     "raid",   "clash",     "test",      "bombing", "airstrike", "sortie",  "incursion",
     "flight", "shelling",  "skirmish",  "protest", "truce",     "assault", "target"});
constexpr auto kPersons = std::to_array<std::string_view>(
    {"people",     "person",   "civilian",  "child",      "woman",     "man",
     "citizen",    "resident", "worker",    "journalist", "protester", "demonstrator",
     "policeman",  "police",   "member",    "crew",       "passenger", "diplomat",
     "student",    "villager", "settler",   "inhabitant", "activist",  "tourist",
     "other",      "others",   "official",  "monitor",    "pilot",     "doctor",
     "family",     "minister", "lawmaker",  "deputy",     "voter",     "fisherman",
     "teacher",    "spy",      "engineer",  "expert",     "adviser",   "observer",
     "crewman",    "national", "foreigner", "patient",    "suspect",   "technician",
     "militiaman", "envoy",    "driver"});
constexpr auto kCounting =
    std::to_array<std::string_view>({"toll", "number", "figure", "total", "count", "tally"});
constexpr auto kPlain = std::to_array<std::string_view>(
    {"side",        "time",      "way",       "thing",     "reason",  "question", "issue",
     "point",       "part",      "party",     "other",     "one",     "leader",   "president",
     "counterpart", "neighbour", "neighbor",  "option",    "step",    "half",     "phase",
     "round",       "day",       "year",      "month",     "week",    "hour",     "minute",
     "second",      "decade",    "century",   "fold",      "word",    "set",      "kind",
     "type",        "example",   "path",      "front",     "man",     "nation",   "country",
     "capital",     "rival",     "foe",       "demand",    "topic",   "treaty",   "draft",
     "document",    "proposal",  "condition", "goal",      "team",    "game",     "match",
     "goalless",    "degree",    "page",      "paragraph", "chapter", "story",    "article",
     "sentence",    "line",      "bloc",      "power",     "state",   "group"});

}  // namespace

std::optional<Measure> measure_of_noun(std::string_view lemma) {
  if (one_of(lemma, kKilled)) return Measure::kKilled;
  if (one_of(lemma, kWounded)) return Measure::kWounded;
  if (one_of(lemma, kCaptured)) return Measure::kCaptured;
  if (one_of(lemma, kDisplaced)) return Measure::kDisplaced;
  if (one_of(lemma, kForces)) return Measure::kForces;
  if (one_of(lemma, kWeapons)) return Measure::kWeapons;
  if (one_of(lemma, kIncidents)) return Measure::kIncidents;
  if (lemma == "arrest") return Measure::kArrested;
  return std::nullopt;
}

std::optional<Measure> measure_of_verb(std::string_view lemma) {
  constexpr auto kKill =
      std::to_array<std::string_view>({"kill", "die", "murder", "perish", "execute", "drown",
                                       "massacre", "slaughter", "slay", "behead"});
  constexpr auto kWound = std::to_array<std::string_view>({"wound", "injure", "hurt", "maim"});
  constexpr auto kArrest =
      std::to_array<std::string_view>({"arrest", "detain", "jail", "imprison", "sentence"});
  constexpr auto kCapture = std::to_array<std::string_view>(
      {"capture", "kidnap", "abduct", "seize", "free", "release", "swap", "exchange"});
  constexpr auto kDisplace = std::to_array<std::string_view>(
      {"flee", "displace", "evacuate", "deport", "expel", "uproot", "resettle"});
  if (one_of(lemma, kKill)) return Measure::kKilled;
  if (one_of(lemma, kWound)) return Measure::kWounded;
  if (one_of(lemma, kArrest)) return Measure::kArrested;
  if (one_of(lemma, kCapture)) return Measure::kCaptured;
  if (one_of(lemma, kDisplace)) return Measure::kDisplaced;
  return std::nullopt;
}

bool is_person_noun(std::string_view lemma) {
  return one_of(lemma, kPersons) || one_of(lemma, kForces);
}

bool is_people_verb(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"hold",      "flee",   "gather", "march", "rally",     "protest",     "cross",
       "vote",      "attend", "sign",   "live",  "flock",     "demonstrate", "shelter",
       "volunteer", "enlist", "serve",  "fall",  "surrender", "return"});
  return one_of(lemma, kVerbs);
}

bool is_counting_noun(std::string_view lemma) {
  return one_of(lemma, kCounting);
}

bool is_plain_noun(std::string_view lemma) {
  return one_of(lemma, kPlain);
}

}  // namespace demarche::extract
