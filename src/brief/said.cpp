// Who said what: one group a speaker, one row a claim.
#include "brief/outline.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "records/names.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace demarche::brief {

namespace {

constexpr std::size_t kContentLimit = 240;
constexpr std::size_t kMostRows = 12;  // of one speaker

// Order of the rows of a speaker: what commits or charges first, plain assertion last.
int rank(Act act) {
  switch (act) {
    case Act::kThreaten:
      return 0;
    case Act::kDemand:
      return 1;
    case Act::kRefuse:
      return 2;
    case Act::kAccuse:
      return 3;
    case Act::kCondemn:
      return 4;
    case Act::kDeny:
      return 5;
    case Act::kOffer:
      return 6;
    case Act::kAccept:
      return 7;
    case Act::kPromise:
      return 8;
    case Act::kWarn:
      return 9;
    case Act::kAssert:
      return 20;
    case Act::kDeclineComment:
      return 21;
    default:
      return 10;
  }
}

std::string target_of_denial(const Lookup& lookup, const std::string& id) {
  if (const Event* event = lookup.event(id)) {
    return phrase_event(*event) + " (" + lookup.shown(id) + ")";
  }
  if (const Statement* other = lookup.statement(id)) {
    return (other->speaker ? other->speaker->name + ": " : std::string()) +
           phrase_content(*other, 80) + " (" + lookup.shown(id) + ")";
  }
  return {};
}

Row row_for(const Lookup& lookup, const Statement& statement, std::string_view year) {
  Row row = row_of(statement, year);
  row.mark = std::string(phrase_act(statement.act));
  row.text = phrase_content(statement, kContentLimit);
  if (row.text.empty()) row.text = statement.cue;
  // A condition that the words already hold is not said twice.
  if (statement.condition && statement.text.find(statement.condition->text) == std::string::npos) {
    row.details.push_back("IF " + statement.condition->text);
  }
  std::string how;
  if (!statement.co_speakers.empty()) how += "jointly with " + phrase_names(statement.co_speakers);
  if (statement.addressee) how += (how.empty() ? "to " : "; to ") + statement.addressee->name;
  if (statement.medium) how += (how.empty() ? "on " : "; on ") + *statement.medium;
  if (statement.place) how += (how.empty() ? "in " : "; in ") + statement.place->name;
  if (!statement.via.empty()) {
    how += (how.empty() ? "told by " : "; told by ") + phrase_names(statement.via);
  }
  if (statement.deadline) {
    how += (how.empty() ? "deadline " : "; deadline ") + statement.deadline->text;
  }
  if (!how.empty()) row.details.push_back(how);
  if (statement.denies) {
    const std::string target = target_of_denial(lookup, *statement.denies);
    if (!target.empty()) row.details.push_back("denied: " + target);
  }
  return row;
}

}  // namespace

Section who_said_what(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"said", "WHO SAID WHAT", "no statement with a named or nameable speaker", {}};
  const std::string year = single_year(dossier);
  std::map<std::string, std::vector<const Statement*>> by_speaker;
  for (const Statement* statement : leading(dossier.statements)) {
    if (statement->speaker) by_speaker[statement->speaker->id].push_back(statement);
  }
  std::vector<std::vector<const Statement*>*> order;
  for (auto& [id, statements] : by_speaker) {
    std::stable_sort(statements.begin(), statements.end(),
                     [](const Statement* a, const Statement* b) {
                       const auto key = [](const Statement* s) {
                         return std::make_tuple(rank(s->act), -static_cast<int>(s->origins),
                                                s->date ? s->date->begin : std::string("~"), s->id);
                       };
                       return key(a) < key(b);
                     });
    order.push_back(&statements);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return std::make_tuple(b->size(), a->front()->speaker->name) <
           std::make_tuple(a->size(), b->front()->speaker->name);
  });
  for (const auto* statements : order) {
    const Statement& first = *statements->front();
    Group group;
    group.heading = phrase_actor(lookup.actor(first.speaker->id), *first.speaker,
                                 latest_publication(dossier).substr(0, 10));
    for (const Statement* statement : *statements) {
      if (group.rows.size() == kMostRows) {
        Row more;
        more.text = "and " + std::to_string(statements->size() - kMostRows) +
                    " more (demarche statements --speaker \"" + first.speaker->name + "\")";
        group.rows.push_back(std::move(more));
        break;
      }
      group.rows.push_back(row_for(lookup, *statement, year));
    }
    section.groups.push_back(std::move(group));
  }
  return section;
}

}  // namespace demarche::brief
