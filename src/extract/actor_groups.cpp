// Groups and bodies that a phrase names: "Ukrainian officials", "the Russian foreign ministry",
// "a senior official", "pro-Russian separatists", "the alliance".
#include "extract/cast_builder.hpp"
#include "extract/phrase_owner.hpp"
#include "knowledge/of_owner.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace demarche::extract {

namespace {

enum class Group {
  kOfficials,  // people of an authority; with a state: "Ukrainian officials"
  kForces,     // soldiers and units of a state
  kRebels,
  kCrowd,  // civilians
  kExperts,
  kSource,      // unnamed by trade: a source
  kStates,      // countries, allies, nations
  kGovernment,  // stands for the state's government
  kBody,        // ministries, parliaments, services
};

const std::map<std::string, Group>& lexicon() {
  static const std::map<std::string, Group> kWords = [] {
    std::map<std::string, Group> out;
    const auto add = [&](Group group, std::initializer_list<const char*> words) {
      for (const char* word : words) out.emplace(word, group);
    };
    add(Group::kOfficials,
        {"official",     "diplomat",  "lawmaker",   "leader",      "minister",  "negotiator",
         "commander",    "general",   "officer",    "prosecutor",  "senator",   "parliamentarian",
         "legislator",   "aide",      "adviser",    "advisor",     "spokesman", "spokeswoman",
         "spokesperson", "envoy",     "ambassador", "delegation",  "authority", "representative",
         "investigator", "governor",  "mayor",      "policymaker", "delegate",  "head",
         "president",    "politician"});
    add(Group::kForces, {"troop", "soldier", "force", "army", "military", "navy", "warship",
                         "fighter", "paratrooper", "peacekeeper", "marine", "police", "policeman",
                         "gendarme", "guard", "jet", "warplane"});
    add(Group::kRebels, {"separatist", "rebel", "militant", "insurgent", "guerrilla", "militia",
                         "gunman", "militiaman", "terrorist", "secessionist", "mercenary"});
    add(Group::kCrowd, {"protester",  "demonstrator", "resident", "civilian", "villager", "refugee",
                        "migrant",    "student",      "activist", "worker",   "citizen",  "crowd",
                        "opposition", "supporter",    "prisoner", "farmer",   "people",   "witness",
                        "worshipper", "shopkeeper",   "striker"});
    add(Group::kExperts,
        {"analyst", "expert", "observer", "critic", "historian", "economist", "commentator"});
    add(Group::kSource, {"source"});
    add(Group::kStates, {"country", "nation", "ally", "power", "partner", "state", "capital",
                         "neighbour", "neighbor", "member", "side", "party", "government"});
    add(Group::kGovernment,
        {"government", "administration", "authorities", "leadership", "regime", "cabinet", "side"});
    add(Group::kBody, {"ministry", "parliament", "embassy", "department", "intelligence", "court",
                       "council", "presidency", "senate", "congress", "assembly", "mission",
                       "office", "agency", "media", "bank", "command", "staff", "service"});
    return out;
  }();
  return kWords;
}

bool is_plural(const Token& token) {
  return token.tag == "NNS" || token.tag == "NNPS";
}

// Words of the phrase without determiners, numbers and clauses: "US intelligence officials".
std::string phrase_words(const CastBuilder& cast, std::uint32_t begin, std::uint32_t head) {
  const Analysis& analysis = cast.context.analysis;
  std::string out;
  for (std::uint32_t i = begin; i <= head; ++i) {
    const Token& token = analysis.tokens[i];
    if (token.dep == "det" || token.dep == "predet" || token.dep == "nummod" ||
        token.dep == "quantmod" || token.dep == "advmod" || token.dep == "case" ||
        token.pos == "NUM" || token.pos == "SPACE") {
      continue;
    }
    const std::string word = lower_word(analysis, i);
    static const std::set<std::string> kLoose = {
        "some", "many",    "several", "other", "more", "most",  "senior", "top",
        "few",  "certain", "various", "both",  "all",  "these", "those",  "its",
        "his",  "her",     "their",   "our",   "my",   "your",  "large",  "new"};
    if (kLoose.count(word) > 0) continue;
    if (!out.empty() && analysis.tokens[i - 1].space_after) out += ' ';
    out += analysis.word(i);
  }
  return out;
}

// "foreign ministry" -> "Ministry of Foreign Affairs"; empty when it is no known body.
std::string name_of_body(const std::string& modifiers, const std::string& head) {
  const auto has = [&](const char* word) { return modifiers.find(word) != std::string::npos; };
  if (head == "ministry" || head == "department" || head == "office") {
    if (has("foreign")) return "Ministry of Foreign Affairs";
    if (has("defence") || has("defense")) return "Ministry of Defence";
    if (head != "ministry") return {};
    if (has("interior")) return "Ministry of the Interior";
    if (has("health")) return "Ministry of Health";
    if (has("finance")) return "Ministry of Finance";
    if (has("information")) return "Ministry of Information";
    if (has("justice")) return "Ministry of Justice";
    if (has("energy")) return "Ministry of Energy";
    if (has("trade")) return "Ministry of Trade";
    if (has("emergency") || has("emergencies")) return "Ministry of Emergencies";
    return {};
  }
  if (head == "parliament") return "Parliament";
  if (head == "army" || head == "military" || head == "armed forces") return "Armed Forces";
  if (head == "navy") return "Navy";
  if (head == "police") return "Police";
  if (head == "embassy") return "Embassy";
  if (head == "presidency") return "Presidency";
  if (head == "intelligence") return "Intelligence";
  if (head == "government" || head == "administration" || head == "authority" ||
      head == "authorities" || head == "regime" || head == "cabinet") {
    return "Government";
  }
  return {};
}

// The bloc that "the alliance", "the bloc", "the organization" takes up.
const Mention* antecedent_bloc(const CastBuilder& cast, std::uint32_t token,
                               const std::string& word) {
  const Mention* best = nullptr;
  for (const Mention& mention : cast.mentions()) {
    if (mention.head >= token) continue;
    const Actor& actor = const_cast<CastBuilder&>(cast).actor(mention.actor);
    const bool fits = actor.kind == ActorKind::kBloc ||
                      (word != "alliance" && actor.kind == ActorKind::kOrganisation);
    if (word == "alliance" && actor.sector != "MIL") continue;
    if (fits && (best == nullptr || mention.head > best->head)) best = &mention;
  }
  return best;
}

}  // namespace

void add_groups(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& token = analysis.tokens[i];
    if ((token.pos != "NOUN" && token.pos != "PROPN") || cast.is_claimed(i)) continue;
    if (token.dep == "compound" || token.dep == "amod") continue;
    std::string head(token.lemma);
    head = text::fold(head);
    std::string determiner;
    bool negative = false;
    for (const std::uint32_t child : cast.tree.children(i)) {
      if (analysis.tokens[child].dep == "det" || analysis.tokens[child].dep == "poss") {
        determiner = lower_word(analysis, child);
        negative = determiner == "no";
      }
    }
    if (negative) continue;
    const std::uint32_t begin = phrase_begin(cast, i);
    if ((head == "alliance" || head == "bloc" || head == "organization" ||
         head == "organisation") &&
        (determiner == "the" || determiner == "this")) {
      if (const Mention* bloc = antecedent_bloc(cast, i, head)) {
        cast.add({i == begin ? i : std::max(begin, i - 1), i + 1}, i, bloc->actor,
                 SpeakerBasis::kName, "takes up the bloc named before");
      }
      continue;
    }
    const auto found = lexicon().find(head);
    if (found == lexicon().end()) continue;
    const Group group = found->second;
    const bool plural = is_plural(token);

    const Mention* who = nullptr;
    std::string country = country_of_phrase(cast, i, &who);
    std::string owner;
    std::string owner_country = country;
    const Mention* own = who;
    if (own == nullptr) {  // a bloc or body as owner: "NATO officials", "Hamas fighters"
      for (std::uint32_t k = begin; k < i; ++k) {
        if (cast.at(k) != nullptr) own = cast.at(k);
      }
    }
    if (own != nullptr) {
      owner = cast.actor(own->actor).name;
      owner_country = cast.actor(own->actor).country;
    }
    std::string modifiers;
    for (std::uint32_t k = begin; k < i; ++k) {
      if (!cast.is_claimed(k)) modifiers += lower_word(analysis, k) + " ";
    }
    std::string sector = group == Group::kForces    ? "MIL"
                         : group == Group::kRebels  ? "REB"
                         : group == Group::kCrowd   ? "CVL"
                         : group == Group::kExperts ? "EDU"
                         : group == Group::kSource  ? ""
                                                    : "GOV";
    TokenRange range{begin, i + 1};
    while (range.begin < i && cast.is_claimed(range.begin)) ++range.begin;
    // "US" in "US officials" keeps its own mention; the phrase takes the rest.
    for (std::uint32_t k = range.begin; k < i; ++k) {
      if (cast.is_claimed(k)) range.begin = k + 1;
    }

    // Bodies and governments of a state.
    if (group == Group::kBody || group == Group::kGovernment || head == "army" ||
        head == "military" || head == "police" || head == "navy" || head == "authority" ||
        head == "government") {
      const std::string body = name_of_body(modifiers, head);
      if (!body.empty() && who != nullptr && !country.empty()) {
        const std::string name = knowledge::of_owner(body, owner);
        const bool military =
            body == "Armed Forces" || body == "Navy" || body == "Ministry of Defence";
        const auto listed = cast.context.knowledge.body(
            cast.context.knowledge.body_role_of(text::fold(body)), country);
        const std::uint32_t actor = listed ? cast.known(*listed)
                                           : cast.named("body:" + text::slug(name), name,
                                                        ActorKind::kGovernmentBody, country,
                                                        military           ? "MIL"
                                                        : body == "Police" ? "COP"
                                                                           : "GOV");
        if (cast.add(range, i, actor, SpeakerBasis::kName, "body of a state"))
          cast.set_phrase(i, {begin, i + 1});
        continue;
      }
      if (group == Group::kBody) continue;
    }
    // "the Biden administration": the government of the person's country.
    if (group == Group::kGovernment && own != nullptr) {
      const Actor& person = cast.actor(own->actor);
      if (person.kind == ActorKind::kPerson && !person.country.empty()) {
        if (const auto state = cast.context.knowledge.state(person.country)) {
          const std::string name =
              "Government of " + std::string(cast.context.knowledge.entry(*state).name);
          const std::uint32_t actor = cast.named("body:" + text::slug(name), name,
                                                 ActorKind::kGovernmentBody, person.country, "GOV");
          cast.add(range, i, actor, SpeakerBasis::kName, "government of a person's country");
          continue;
        }
      }
    }
    // "the Georgian side": the state itself.
    if ((head == "side" || head == "leadership") && who != nullptr) {
      if (cast.add(range, i, who->actor, SpeakerBasis::kMetonym, "a state's side"))
        cast.set_phrase(i, {begin, i + 1});
    }
    if (group == Group::kGovernment) continue;

    const bool indefinite =
        determiner == "a" || determiner == "an" || determiner == "one" || determiner == "another";
    if (group == Group::kStates) {
      // "Western countries", "its allies": a group only with a modifier that tells which.
      if (!plural || modifiers.empty() || head == "side" || head == "party" || head == "capital" ||
          head == "member" || head == "government" || head == "power") {
        continue;
      }
      const std::string words = phrase_words(cast, begin, i);
      if (words.find(' ') == std::string::npos) continue;
      // Which states: a name ("G7 countries") or a word that tells a camp.
      static const std::set<std::string> kCamps = {
          "western", "european",  "allied",  "african",     "arab",    "asian",
          "baltic",  "balkan",    "gulf",    "nordic",      "eastern", "muslim",
          "islamic", "caribbean", "pacific", "scandinavian"};
      const std::string first_word = text::fold(words.substr(0, words.find(' ')));
      const bool named = words[0] >= 'A' && words[0] <= 'Z';
      if (!named && kCamps.count(first_word) == 0) continue;
      const std::uint32_t actor =
          cast.named("group:" + text::slug(words), words, ActorKind::kGroup, {}, "GOV");
      cast.add(range, i, actor, SpeakerBasis::kGroup, "group of states");
      continue;
    }
    if (!plural && !indefinite && head != "army" && head != "military" && head != "police" &&
        head != "opposition" && head != "delegation" && head != "crowd" && head != "militia" &&
        head != "people") {
      continue;  // one person whose office no table resolves
    }
    if (!plural && !indefinite && owner.empty() && head != "police" && head != "opposition" &&
        head != "army" && head != "military") {
      continue;
    }
    std::string words = phrase_words(cast, begin, i);
    if (words.empty()) continue;
    if (head == "people" && words.find(' ') == std::string::npos) continue;
    if (head == "opposition" && determiner != "the") continue;
    if (indefinite && !plural && group != Group::kOfficials && group != Group::kSource) continue;
    // "its forces" are the forces of whom "its" takes up; only the phrase tells.
    const bool anonymous = group == Group::kSource || (indefinite && !plural);
    // "an official of the White House": whose official it is belongs to the name.
    if (who == nullptr || who->head > i) {
      for (const std::uint32_t child : cast.tree.children(i)) {
        if (child < i || analysis.tokens[child].dep != "prep") continue;
        for (const std::uint32_t object : cast.tree.children(child)) {
          if (cast.at(object) != nullptr && analysis.tokens[object].dep == "pobj") {
            words += " of " + cast.actor(cast.at(object)->actor).name;
            if (owner_country.empty()) owner_country = cast.actor(cast.at(object)->actor).country;
          }
        }
      }
    }
    if (words.size() > 1 && words[0] >= 'a' && words[0] <= 'z')
      words[0] = static_cast<char>(words[0] - 32);
    const std::uint32_t actor =
        cast.named("group:" + text::slug(words), words, ActorKind::kGroup, owner_country, sector);
    const bool added =
        cast.add(range, i, actor, anonymous ? SpeakerBasis::kAnonymous : SpeakerBasis::kGroup,
                 anonymous ? "unnamed person" : "group named by a phrase");
    if (added) cast.set_phrase(i, {begin, i + 1});
  }
}

}  // namespace demarche::extract
