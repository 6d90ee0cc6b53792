// Figures that clash, figures told once, and what only one side says.
#include "brief/outline.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "records/names.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace demarche::brief {

namespace {

std::string told_by(const Figure& figure) {
  std::string out = phrase_figure(figure);
  if (figure.of && figure.value.find(figure.of->text) == std::string::npos) {
    out += " of " + figure.of->name;
  }
  out += figure.claimant ? " \u2014 " + figure.claimant->name : " \u2014 the article itself";
  return out;
}

}  // namespace

Section figures_in_dispute(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"figures", "FIGURES", "no figure of weight is reported", {}};
  const std::string year = single_year(dossier);
  std::set<std::string> shown;
  Group disputed{"In dispute", {}};
  for (const Figure* figure : leading(dossier.figures)) {
    for (const FigureRelation& relation : figure->relations) {
      if (relation.kind != RelationKind::kConflicts) continue;
      const Figure* other = lookup.figure(relation.to);
      if (other == nullptr || figure->id > other->id) continue;
      Row row = row_of(*figure, year);
      row.mark = "!";
      row.text = told_by(*figure) + "  \u2260  " + told_by(*other);
      row.details.push_back(relation.why + " (" + lookup.shown(other->id) + ")");
      disputed.rows.push_back(std::move(row));
      shown.insert(figure->id);
      shown.insert(other->id);
    }
  }
  std::map<std::string, std::set<std::string>> articles_of_group;
  for (const Figure& figure : dossier.figures) {
    for (const Evidence& evidence : figure.evidence) {
      articles_of_group[figure.group.empty() ? figure.id : figure.group].insert(evidence.article);
    }
  }
  Group others{disputed.rows.empty() ? "No two sources clash; reported are" : "Also reported", {}};
  for (const Figure* figure : leading(dossier.figures)) {
    if (shown.count(figure->id) > 0) continue;
    Row row = row_of(*figure, year);
    row.mark = std::string(name_of(figure->measure));
    row.text = told_by(*figure);
    if (figure->place) row.text += ", " + figure->place->name;
    row.articles = static_cast<std::uint32_t>(articles_of_group[figure->id].size());
    others.rows.push_back(std::move(row));
  }
  for (Group* group : {&disputed, &others}) {
    if (!group->rows.empty()) section.groups.push_back(std::move(*group));
  }
  return section;
}

Section one_sided(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"one_sided", "WHAT ONLY ONE SIDE SAYS", {}, {}};
  const std::string year = single_year(dossier);
  // Deeds that are told by named sources alone, never as fact; one group a source.
  std::map<std::string, Group> by_source;
  for (const Event* event : leading(dossier.events)) {
    if (!is_firm(*event) || event->status != EventStatus::kAlleged || event->according_to.empty() ||
        event->actors.empty() || event->historical)
      continue;
    std::set<std::string> sources;
    for (const Event& other : dossier.events) {
      if (other.id != event->id && other.group != event->id) continue;
      for (const Ref& ref : other.according_to) sources.insert(ref.name);
    }
    if (sources.size() != 1) continue;
    Row row = row_of(*event, year);
    row.text = phrase_event(*event);
    Group& group = by_source[*sources.begin()];
    group.heading = "According to " + *sources.begin() + " alone";
    group.rows.push_back(std::move(row));
  }
  for (auto& [source, group] : by_source) section.groups.push_back(std::move(group));
  return section;
}

}  // namespace demarche::brief
