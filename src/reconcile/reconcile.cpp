#include "reconcile/reconcile.hpp"

#include "reconcile/spellings.hpp"
#include "reconcile/steps.hpp"

namespace demarche::reconcile {

namespace {

template <typename T>
void append(std::vector<T>& to, std::vector<T>& from) {
  for (T& item : from) to.push_back(std::move(item));
}

template <typename Record>
std::string date_of(const Record& record) {
  return record.date ? record.date->begin : std::string("~");
}

// One actor a key: counts add up, names join, dated offices win over those an article told.
std::vector<Actor> join_actors(std::vector<Actor> actors) {
  std::map<std::string, Actor> joined;
  for (Actor& actor : actors) {
    const auto [place, is_new] = joined.emplace(actor.id, actor);
    if (is_new) continue;
    Actor& kept = place->second;
    kept.mentions += actor.mentions;
    kept.articles += actor.articles;
    if (kept.country.empty()) kept.country = actor.country;
    if (kept.sector.empty()) kept.sector = actor.sector;
    if (kept.offices.size() < actor.offices.size()) kept.offices = actor.offices;
    for (std::string& name : actor.names) {
      if (std::find(kept.names.begin(), kept.names.end(), name) == kept.names.end())
        kept.names.push_back(std::move(name));
    }
  }
  std::vector<Actor> out;
  for (auto& [id, actor] : joined) {
    std::sort(actor.names.begin(), actor.names.end());
    out.push_back(std::move(actor));
  }
  return out;
}

// A record that two identical texts gave twice keeps one: ids come from content and article.
template <typename Record>
void drop_twins(std::vector<Record>& records) {
  std::set<std::string> seen;
  std::vector<Record> kept;
  for (Record& record : records) {
    if (seen.insert(record.id).second) kept.push_back(std::move(record));
  }
  records = std::move(kept);
}

}  // namespace

Dossier reconcile(std::vector<Reading> readings, const SameWords& same_words) {
  Dossier dossier;
  join_spellings(readings);
  std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    const auto key = [](const Reading& r) {
      return std::make_tuple(r.article.published ? r.article.published->begin : std::string("~"),
                             r.article.id);
    };
    return key(a) < key(b);
  });
  std::vector<Actor> actors;
  for (Reading& r : readings) {
    append(actors, r.actors);
    append(dossier.statements, r.statements);
    append(dossier.events, r.events);
    append(dossier.figures, r.figures);
    append(dossier.meetings, r.meetings);
    dossier.articles.push_back(std::move(r.article));
  }
  dossier.actors = join_actors(std::move(actors));
  drop_twins(dossier.statements);
  drop_twins(dossier.events);
  drop_twins(dossier.figures);
  drop_twins(dossier.meetings);
  const auto by_date = [](auto& records, auto&& date) {
    std::stable_sort(records.begin(), records.end(), [&](const auto& a, const auto& b) {
      return std::make_pair(date(a), a.id) < std::make_pair(date(b), b.id);
    });
  };
  by_date(dossier.statements, [](const Statement& s) { return date_of(s); });
  by_date(dossier.events, [](const Event& e) { return date_of(e); });
  by_date(dossier.figures,
          [](const Figure& f) { return f.as_of ? f.as_of->begin : std::string("~"); });
  by_date(dossier.meetings,
          [](const Meeting& m) { return m.begin.empty() ? std::string("~") : m.begin; });

  Sources sources;
  for (const Article& article : dossier.articles) sources.articles[article.id] = &article;
  group_statements(dossier.statements, sources, same_words);
  group_events(dossier.events, sources);
  link_denials(dossier.statements, dossier.events);
  group_figures(dossier.figures, sources);
  group_meetings(dossier.meetings, sources);
  dossier.stories = find_stories(dossier);
  dossier.tension = measure_tension(dossier);
  return dossier;
}

}  // namespace demarche::reconcile
