// Surnames: short for a person named in full, or for one whom the tables know in office.
#include "extract/cast_builder.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>

namespace demarche::extract {

namespace {

std::string last_word(const std::string& name) {
  const std::size_t space = name.rfind(' ');
  return text::fold(space == std::string::npos ? name : name.substr(space + 1));
}

// Edit distance of two short words, at most `limit` + 1.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// Two unknown persons with one surname and like first names are one: "Anthony" and "Antony".
void join_misspelt(CastBuilder& cast, std::map<std::uint32_t, std::uint32_t>& same) {
  std::vector<std::uint32_t> persons;
  for (const Mention& mention : cast.mentions()) {
    if (cast.actor(mention.actor).kind == ActorKind::kPerson &&
        std::find(persons.begin(), persons.end(), mention.actor) == persons.end()) {
      persons.push_back(mention.actor);
    }
  }
  for (const std::uint32_t a : persons) {
    for (const std::uint32_t b : persons) {
      if (a == b || same.count(a) > 0) continue;
      const std::string name_a = text::fold(cast.actor(a).name);
      const std::string name_b = text::fold(cast.actor(b).name);
      // The one with offices (known) or named first stays.
      const bool b_leads =
          cast.actor(a).offices.empty() && (!cast.actor(b).offices.empty() || b < a);
      if (!b_leads || last_word(name_a).size() < 4) continue;
      const std::string first_a = name_a.substr(0, name_a.find(' '));
      const std::string first_b = name_b.substr(0, name_b.find(' '));
      const bool surnames = distance(last_word(name_a), last_word(name_b)) <=
                            (last_word(name_a).size() > 6 ? 2U : 0U);
      const bool firsts = distance(first_a, first_b) <= 2 && first_a[0] == first_b[0];
      if (surnames && firsts) same[a] = b;
    }
  }
}

}  // namespace

void add_surnames(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  std::map<std::uint32_t, std::uint32_t> same;
  join_misspelt(cast, same);
  for (const Mention& mention : cast.mentions()) {
    const auto found = same.find(mention.actor);
    if (found != same.end()) const_cast<Mention&>(mention).actor = found->second;
  }

  // Surnames of the persons named in full, with the place of each mention.
  struct Person {
    std::uint32_t actor;
    std::uint32_t first_token;
  };
  std::map<std::string, std::vector<Person>> by_surname;
  for (const Mention& mention : cast.mentions()) {
    const Actor& actor = cast.actor(mention.actor);
    if (actor.kind != ActorKind::kPerson) continue;
    by_surname[last_word(actor.name)].push_back({mention.actor, mention.tokens.begin});
    // As printed, too: the table may spell the name otherwise.
    by_surname[text::fold(analysis.word(mention.tokens.end - 1))].push_back(
        {mention.actor, mention.tokens.begin});
  }

  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& token = analysis.tokens[i];
    if (cast.is_claimed(i) || is_mark(token)) continue;
    const std::string_view word = analysis.word(i);
    std::size_t at = 0;
    if (!text::is_upper(text::decode_at(word, at)) || word.size() < 3) continue;
    const bool proper = token.pos == "PROPN" || token.entity == "PERSON" || token.entity == "GPE" ||
                        token.entity == "ORG" || token.entity == "NORP";
    if (!proper) continue;
    // Inside a longer entity of another kind ("Putin's Russia" is two), only the whole word counts.
    const std::string key = text::fold(word);
    const auto known = by_surname.find(key);
    if (known != by_surname.end()) {
      const Person* best = nullptr;
      for (const Person& person : known->second) {  // the nearest full name before, else the first
        if (best == nullptr ||
            (person.first_token < i && person.first_token >= best->first_token)) {
          if (best == nullptr || person.first_token < i) best = &person;
        }
      }
      std::uint32_t begin = i;
      if (i > 0 && !cast.is_claimed(i - 1)) {
        const std::string before = text::fold(analysis.word(i - 1));
        if (before == "mr" || before == "mr." || before == "mrs" || before == "mrs." ||
            before == "ms" || before == "ms." || before == "dr" || before == "dr.") {
          begin = i - 1;
        }
      }
      if (cast.add({begin, i + 1}, i, best->actor, SpeakerBasis::kName,
                   "surname of a person named in full")) {
        const auto other =
            std::find_if(known->second.rbegin(), known->second.rend(), [&](const Person& person) {
              return person.actor != best->actor && person.first_token < i;
            });
        if (other != known->second.rend()) {
          cast.set_runner_up(i, other->actor, "the same surname, named in full further back");
        }
      }
      continue;
    }
    // Known by the surname alone: only somebody in office on the day, and no place of that name.
    if (word.size() < 4) continue;
    std::optional<knowledge::EntryId> chosen;
    for (const knowledge::Name& name : cast.context.knowledge.named(word)) {
      if (name.kind != knowledge::NameKind::kSurname && name.kind != knowledge::NameKind::kAlias)
        continue;
      const knowledge::Entry entry = cast.context.knowledge.entry(name.entry);
      if (entry.kind != ActorKind::kPerson) continue;
      bool in_office = false;
      for (const knowledge::Tenure& tenure : cast.context.knowledge.tenures_of(name.entry)) {
        // Without a day any time in office will do; two persons of that surname then settle
        // nothing.
        const bool begun = cast.day.empty() || tenure.begin <= cast.day;
        const bool over = !tenure.end.empty() && !cast.day.empty() &&
                          tenure.end < cast.day.substr(0, tenure.end.size());
        in_office = in_office || (begun && !over);
      }
      if (!in_office) continue;
      if (chosen && *chosen != name.entry) {
        chosen.reset();  // two of that surname in office: none is chosen
        break;
      }
      chosen = name.entry;
    }
    if (!chosen) continue;
    const knowledge::Entry entry = cast.context.knowledge.entry(*chosen);
    // The person's country must be in play, unless the recognizer says it is a person.
    bool country_in_play = token.entity == "PERSON";
    for (const Mention& mention : cast.mentions()) {
      country_in_play = country_in_play || (!entry.country.empty() &&
                                            cast.actor(mention.actor).country == entry.country);
    }
    const auto places = cast.context.knowledge.places(word);
    const bool is_town =
        !places.empty() && places[0].population > 100000 && token.entity != "PERSON";
    const bool next_is_name = i + 1 < n && analysis.tokens[i].space_after &&
                              analysis.tokens[i + 1].pos == "PROPN" && token.entity == "PERSON" &&
                              analysis.tokens[i + 1].entity == "PERSON" &&
                              !analysis.tokens[i + 1].entity_begins;
    if (country_in_play && !is_town && !next_is_name) {
      cast.add({i, i + 1}, i, cast.known(*chosen), SpeakerBasis::kName,
               "surname of a holder of office on the day");
    }
  }
}

}  // namespace demarche::extract
