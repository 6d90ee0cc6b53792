// New, changed, scheduled, tension: the sections over events, meetings and pairs of actors.
#include "brief/outline.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "records/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace demarche::brief {

namespace {

constexpr std::size_t kMostNew = 7;
constexpr std::size_t kMostOfOneKind = 4;  // statements, or acts
constexpr std::size_t kContentLimit = 160;

std::string sides(const std::vector<Ref>& a, const std::vector<Ref>& b) {
  std::string out;
  for (const Ref& ref : a) out += ref.id + " ";
  out += "> ";
  for (const Ref& ref : b) out += ref.id + " ";
  return out;
}

struct Candidate {
  double weight = 0.0;
  std::string sides;  // at most two rows over the same sides
  std::string kind;   // at most one row of a kind over the same sides
  Row row;
  std::string sort;  // ties: by date, then id
  bool spoken = false;
};

double act_weight(Act act) {
  switch (act) {
    case Act::kThreaten:
      return 3.0;
    case Act::kDemand:
      return 2.5;
    case Act::kRefuse:
      return 2.5;
    case Act::kOffer:
      return 2.0;
    case Act::kClaimResponsibility:
      return 3.0;
    case Act::kAccept:
      return 2.0;
    case Act::kDeny:
      return 1.5;
    case Act::kAccuse:
      return 1.5;
    case Act::kWarn:
      return 1.2;
    case Act::kPromise:
      return 1.2;
    default:
      return 0.0;
  }
}

}  // namespace

Section what_is_new(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"new", "NEW", "no event or statement of weight is reported", {}};
  const std::string year = single_year(dossier);
  std::set<std::string> known;
  for (const Actor& actor : dossier.actors) {
    if (actor.kind != ActorKind::kUnknown) known.insert(actor.id);
  }
  const auto all_known = [&](const std::vector<Ref>& refs) {
    return std::all_of(refs.begin(), refs.end(),
                       [&](const Ref& ref) { return known.count(ref.id) > 0; });
  };
  std::vector<Candidate> candidates;
  for (const Event* event : leading(dossier.events)) {
    if (!is_firm(*event) || event->historical || event->actors.empty() ||
        !all_known(event->actors) || !all_known(event->recipients))
      continue;
    if (event->status == EventStatus::kHypothetical) continue;
    // What was said stands among the statements, with its words.
    if (event->type == EventType::kAccuse || event->type == EventType::kRequest ||
        event->type == EventType::kReject || event->type == EventType::kThreaten) {
      continue;
    }
    // What parties did weighs by intensity; hearsay and intentions weigh less.
    double weight = std::abs(event->intensity) / 4.0 + event->origins + 0.2 * event->articles;
    if (event->status == EventStatus::kAlleged || event->status == EventStatus::kDenied) {
      weight -= 0.5;
    }
    if (event->recipients.empty() && event->actors.size() < 2) weight -= 1.0;
    if (!event->date) weight -= 0.5;
    Row row = row_of(*event, year);
    row.text = phrase_event(*event);
    candidates.push_back({weight, sides(event->actors, event->recipients),
                          std::string(name_of(event->type)), std::move(row),
                          (event->date ? event->date->begin : "~") + event->id});
  }
  for (const Statement* statement : leading(dossier.statements)) {
    const double base = act_weight(statement->act);
    if (base == 0.0 || !statement->speaker) continue;
    const double weight = base + statement->origins + 0.2 * statement->articles +
                          (statement->condition ? 0.5 : 0.0) - (statement->date ? 0.0 : 0.5);
    Row row = row_of(*statement, year);
    row.text = statement->speaker->name + " " + std::string(phrase_act(statement->act)) +
               (statement->addressee ? " (to " + statement->addressee->name + ")" : "") + ": " +
               phrase_content(*statement, kContentLimit);
    candidates.push_back({weight, statement->speaker->id, std::string(name_of(statement->act)),
                          std::move(row),
                          (statement->date ? statement->date->begin : "~") + statement->id, true});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(b.weight, a.sort) < std::tie(a.weight, b.sort);
  });
  std::map<std::string, int> over_sides;
  std::set<std::string> kinds;
  std::array<std::size_t, 2> of_kind{};
  Group group;
  for (Candidate& candidate : candidates) {
    if (group.rows.size() == kMostNew) break;
    if (of_kind[candidate.spoken ? 1 : 0] == kMostOfOneKind || over_sides[candidate.sides] == 2)
      continue;
    if (!kinds.insert(candidate.sides + candidate.kind).second) continue;
    ++over_sides[candidate.sides];
    ++of_kind[candidate.spoken ? 1 : 0];
    candidate.row.mark = std::to_string(group.rows.size() + 1);
    group.rows.push_back(std::move(candidate.row));
  }
  section.groups.push_back(std::move(group));
  return section;
}

Section what_changed(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"changed", "CHANGED", {}, {}};
  const std::string year = single_year(dossier);
  Group group;
  for (const Meeting* meeting : leading(dossier.meetings)) {
    if (meeting->status != MeetingStatus::kMoved && meeting->status != MeetingStatus::kCancelled) {
      continue;
    }
    Row row = row_of(*meeting, year);
    row.mark = "!";
    row.text = meeting->title + ": " + std::string(name_of(meeting->status));
    group.rows.push_back(std::move(row));
  }
  for (const Figure& figure : dossier.figures) {
    for (const FigureRelation& relation : figure.relations) {
      if (relation.kind != RelationKind::kSuperseded) continue;
      const Figure* other = lookup.figure(relation.to);
      if (other == nullptr || other->id == figure.id) continue;
      Row row = row_of(figure, year);
      row.mark = "!";
      row.text = phrase_figure(figure) + " superseded by " + phrase_figure(*other);
      if (!relation.why.empty()) row.text += " (" + relation.why + ")";
      group.rows.push_back(std::move(row));
    }
  }
  if (!group.rows.empty()) section.groups.push_back(std::move(group));
  return section;
}

Section schedule(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  Section section{"schedule", "MEETINGS", "no meeting is reported", {}};
  const std::string year = single_year(dossier);
  const std::string today = latest_publication(dossier);
  Group ahead{"Scheduled", {}};
  Group lapsed{"Lapsed: the date is past, and no report says that it was held", {}};
  Group held{"Held", {}};
  Group off{"Moved, cancelled or only proposed", {}};
  for (const Meeting* meeting : leading(dossier.meetings)) {
    Row row = row_of(*meeting, year);
    row.text = meeting->title;
    if (meeting->place) row.text += ", " + meeting->place->name;
    if (meeting->format != MeetingFormat::kUnknown && meeting->format != MeetingFormat::kInPerson) {
      row.text += " (" + std::string(name_of(meeting->format)) + ")";
    }
    if (meeting->precision == Precision::kMinute && meeting->begin.size() >= 16) {
      row.date += " " + meeting->begin.substr(11, 5);
      if (!meeting->zone.empty()) row.details.push_back("time of " + meeting->zone);
    }
    switch (meeting->status) {
      case MeetingStatus::kHeld:
        held.rows.push_back(std::move(row));
        break;
      case MeetingStatus::kScheduled: {
        const bool over = !today.empty() && !meeting->end.empty() &&
                          meeting->end.substr(0, 10) < today.substr(0, 10);
        (over ? lapsed : ahead).rows.push_back(std::move(row));
        break;
      }
      case MeetingStatus::kLapsed:
        lapsed.rows.push_back(std::move(row));
        break;
      default:
        row.mark = std::string(name_of(meeting->status));
        off.rows.push_back(std::move(row));
    }
  }
  for (Group* group : {&ahead, &off, &lapsed, &held}) {
    if (!group->rows.empty()) section.groups.push_back(std::move(*group));
  }
  return section;
}

namespace {

// Eight heights for a series of scores in [-1, 1] or beyond.
std::string spark(const std::vector<double>& scores) {
  static constexpr const char* kBars[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                          "\u2585", "\u2586", "\u2587", "\u2588"};
  std::string out;
  for (const double score : scores) {
    const double unit = std::clamp(score, 0.0, 1.0);
    out += kBars[std::min<std::size_t>(7, static_cast<std::size_t>(unit * 8.0))];
  }
  return out;
}

std::string two_digits(double value) {
  const long scaled = std::lround(value * 100.0);
  const long whole = std::labs(scaled) / 100;
  const long rest = std::labs(scaled) % 100;
  return (scaled < 0 ? "-" : "") + std::to_string(whole) + (rest < 10 ? ".0" : ".") +
         std::to_string(rest);
}

}  // namespace

Section tension(const Lookup& lookup) {
  const Dossier& dossier = lookup.dossier();
  constexpr std::size_t kMostPairs = 6;
  constexpr double kLeastShown = 0.05;
  Section section{
      "tension", "TENSION", "no hostile act between two parties on a day that is known", {}};
  struct Series {
    const Tension* last = nullptr;
    std::vector<double> scores;
    std::uint32_t events = 0;
    double highest = 0.0;
  };
  std::map<std::string, Series> pairs;
  for (const Tension& day : dossier.tension) {  // ordered by date within a pair
    Series& series = pairs[day.pair[0].id + " " + day.pair[1].id];
    series.last = &day;
    series.scores.push_back(day.score);
    series.events += day.events;
    series.highest = std::max(series.highest, day.score);
  }
  std::vector<const Series*> order;
  for (const auto& [key, series] : pairs) order.push_back(&series);
  std::stable_sort(order.begin(), order.end(), [](const Series* a, const Series* b) {
    return std::tie(b->events, b->highest) < std::tie(a->events, a->highest);
  });
  Group group;
  for (const Series* series : order) {
    if (group.rows.size() == kMostPairs) break;
    if (series->highest < kLeastShown) continue;
    const Tension& last = *series->last;
    Row row;
    row.text = last.pair[0].name + " \u2013 " + last.pair[1].name + "  " + spark(series->scores);
    if (series->scores.size() > 1) {
      const double step = series->scores.back() - series->scores[series->scores.size() - 2];
      row.text += step > 0.02 ? "  up," : step < -0.02 ? "  down," : "  steady,";
    } else {
      row.text += " ";
    }
    row.text += " " + two_digits(last.score) + " (" + two_digits(last.low) + " to " +
                two_digits(last.high) + ")";
    row.date = phrase_dates(last.date, last.date, Precision::kDay, single_year(dossier));
    row.origins = last.origins;
    std::string moved;
    for (const std::string& id : last.moved_by) {
      if (!moved.empty()) moved += ", ";
      moved += lookup.shown(id);
      if (moved.size() > 40) break;
    }
    if (!moved.empty()) row.details.push_back("moved by " + moved);
    group.rows.push_back(std::move(row));
  }
  if (!group.rows.empty()) section.groups.push_back(std::move(group));
  return section;
}

}  // namespace demarche::brief
