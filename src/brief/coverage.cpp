// What the brief rests on, and what it cannot see.
#include "brief/outline.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "records/names.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace demarche::brief {

namespace {

std::string plural(std::size_t n, const std::string& one, const std::string& many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string name_of_source(const Article& article) {
  return article.outlet.empty() ? "\u201C" + shorten(article.title, 50) + "\u201D" : article.outlet;
}

// States that take part in at least three events and are given no word of their own.
std::vector<std::string> silent_parties(const Dossier& dossier) {
  std::map<std::string, std::set<std::string>> events_of;
  std::map<std::string, std::string> country_name;
  std::map<std::string, const Actor*> actors;
  for (const Actor& actor : dossier.actors) actors[actor.id] = &actor;
  for (const Actor& actor : dossier.actors) {
    if (actor.kind == ActorKind::kState && !actor.country.empty()) {
      country_name[actor.country] = actor.name;
    }
  }
  const auto country_of = [&](const Ref& ref) -> std::string {
    const auto found = actors.find(ref.id);
    return found == actors.end() ? std::string() : found->second->country;
  };
  for (const Event* event : leading(dossier.events)) {
    if (event->historical) continue;
    for (const auto* side : {&event->actors, &event->recipients}) {
      for (const Ref& ref : *side) {
        const std::string country = country_of(ref);
        if (!country.empty()) events_of[country].insert(event->id);
      }
    }
  }
  std::set<std::string> heard;
  for (const Statement& statement : dossier.statements) {
    if (statement.speaker) heard.insert(country_of(*statement.speaker));
    for (const Ref& ref : statement.co_speakers) heard.insert(country_of(ref));
  }
  std::vector<std::string> silent;
  for (const auto& [country, events] : events_of) {
    if (events.size() >= 3 && heard.count(country) == 0 && country_name.count(country) > 0) {
      silent.push_back(country_name[country]);
    }
  }
  return silent;
}

}  // namespace

Section blind_spots(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"blind_spots", "BLIND SPOTS", {}, {}};
  Group group;
  const auto say = [&](std::string words) {
    Row row;
    row.text = std::move(words);
    group.rows.push_back(std::move(row));
  };
  std::size_t without_date = 0;
  std::size_t without_outlet = 0;
  std::set<std::string> languages;
  for (const Article& article : dossier.articles) {
    without_date += article.published ? 0 : 1;
    without_outlet += article.outlet.empty() ? 1 : 0;
    languages.insert(article.language);
  }
  const std::size_t total = dossier.articles.size();
  if (without_date > 0) {
    say(plural(without_date, "article has", "articles have") +
        " no date: \u201Cyesterday\u201D or \u201Con Thursday\u201D in " +
        (without_date == 1 ? "it" : "them") + " stay open.");
  }
  if (without_outlet > 0) {
    say("The outlet is not known for " + std::to_string(without_outlet) + " of " +
        plural(total, "article", "articles") + ".");
  }
  if (languages.size() == 1 && total > 1) {
    say("All articles are in one language (" + *languages.begin() + ").");
  }
  const std::size_t origins = count_origins(dossier);
  if (origins < total) {
    say(plural(total - origins, "article repeats", "articles repeat") + " another one and count" +
        (total - origins == 1 ? "s" : "") + " as its copy.");
  }
  const std::vector<std::string> silent = silent_parties(dossier);
  if (!silent.empty()) say("No word of its own is reported from " + phrase_list(silent) + ".");
  for (const Article& article : dossier.articles) {
    for (const std::string& warning : article.warnings) {
      say(name_of_source(article) + ": " + warning);
    }
  }
  if (!group.rows.empty()) section.groups.push_back(std::move(group));
  return section;
}

Section sources(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"sources", "ARTICLES", {}, {}};
  Group group;
  for (const Article& article : dossier.articles) {
    Row row;
    row.id = article.id;
    row.text = article.title.empty() ? article.uri : article.title;
    row.date = phrase_date(article.published);
    if (!article.outlet.empty()) row.details.push_back(article.outlet);
    if (article.published) {
      row.details.push_back("date: " + article.published->basis);
    } else {
      row.details.push_back("no date found");
    }
    if (article.copy) {
      row.details.push_back(std::string(name_of(article.copy->kind)) + " of " +
                            lookup.shown(article.copy->of));
    }
    std::map<std::string, std::size_t> removed;
    for (const Removal& removal : article.removed) {
      ++removed[std::string(name_of(removal.reason))];
    }
    std::vector<std::string> parts;
    for (const auto& [reason, n] : removed) {
      std::string words = reason;
      std::replace(words.begin(), words.end(), '_', ' ');
      parts.push_back(std::to_string(n) + " " + words);
    }
    if (!parts.empty()) row.details.push_back("left aside: " + phrase_list(parts));
    if (!article.credits.empty()) {
      std::vector<std::string> agencies;
      for (const Credit& credit : article.credits) {
        if (std::find(agencies.begin(), agencies.end(), credit.agency) == agencies.end()) {
          agencies.push_back(credit.agency);
        }
      }
      row.details.push_back("credits: " + phrase_list(agencies));
    }
    group.rows.push_back(std::move(row));
  }
  section.groups.push_back(std::move(group));
  return section;
}

}  // namespace demarche::brief
