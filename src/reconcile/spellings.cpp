#include "reconcile/spellings.hpp"

#include "knowledge/spelling.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace demarche::reconcile {

namespace {

template <typename Visit>
void each_ref(Reading& reading, Visit&& visit) {
  const auto all = [&](std::vector<Ref>& refs) { std::for_each(refs.begin(), refs.end(), visit); };
  const auto one = [&](std::optional<Ref>& ref) {
    if (ref) visit(*ref);
  };
  for (Statement& s : reading.statements) {
    one(s.speaker);
    all(s.co_speakers);
    all(s.via);
    one(s.addressee);
    one(s.grounds.speaker_next);
  }
  for (Event& e : reading.events) {
    all(e.actors);
    all(e.recipients);
    all(e.according_to);
  }
  for (Figure& f : reading.figures) {
    one(f.of);
    one(f.claimant);
  }
  for (Meeting& m : reading.meetings) all(m.parties);
}

// What is known of one id over all articles.
struct Bearer {
  std::string id;
  std::string name;
  std::set<std::string> countries;
  std::size_t offices = 0;
  std::size_t mentions = 0;
};

bool leads(const Bearer& a, const Bearer& b) {
  const auto rank = [](const Bearer& x) { return std::make_tuple(x.offices > 0, x.mentions); };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.id < b.id;
}

}  // namespace

void join_spellings(std::vector<Reading>& readings) {
  std::map<std::string, std::map<std::string, Bearer>> by_key;  // then by id
  for (const Reading& reading : readings) {
    for (const Actor& actor : reading.actors) {
      if (actor.kind != ActorKind::kPerson || !actor.id.starts_with("person:")) continue;
      if (actor.name.find(' ') == std::string::npos) continue;  // a surname alone is many people's
      Bearer& bearer = by_key[knowledge::spelling_key(text::fold(actor.name))][actor.id];
      bearer.id = actor.id;
      bearer.name = std::max(bearer.name, actor.name);
      if (!actor.country.empty()) bearer.countries.insert(actor.country);
      bearer.offices += actor.offices.size();
      bearer.mentions += actor.mentions;
    }
  }
  std::map<std::string, const Bearer*> joined;  // id -> whose it is
  for (const auto& [key, bearers] : by_key) {
    std::set<std::string> countries;
    const Bearer* first = nullptr;
    for (const auto& [id, bearer] : bearers) {
      countries.insert(bearer.countries.begin(), bearer.countries.end());
      if (first == nullptr || leads(bearer, *first)) first = &bearer;
    }
    if (bearers.size() < 2 || countries.size() > 1) continue;
    for (const auto& [id, bearer] : bearers) joined[id] = first;
  }
  if (joined.empty()) return;
  for (Reading& reading : readings) {
    std::map<std::string, std::size_t> here;  // joined persons of this article
    std::vector<Actor> actors;
    for (Actor& actor : reading.actors) {
      if (const auto found = joined.find(actor.id); found != joined.end()) {
        actor.id = found->second->id;
        actor.name = found->second->name;
        const auto [place, is_new] = here.emplace(actor.id, actors.size());
        if (!is_new) {
          Actor& kept = actors[place->second];
          kept.mentions += actor.mentions;
          kept.names.insert(kept.names.end(), actor.names.begin(), actor.names.end());
          continue;
        }
      }
      actors.push_back(std::move(actor));
    }
    reading.actors = std::move(actors);
    each_ref(reading, [&](Ref& ref) {
      const auto found = joined.find(ref.id);
      if (found == joined.end()) return;
      ref.id = found->second->id;
      ref.name = found->second->name;
    });
  }
}

}  // namespace demarche::reconcile
