// Tension of a pair of states on a day.
//
// hostility = sum over the day's events between them (one a group, background left out) of
//   intensity * weight of the status, with intensity on the scale of Goldstein (1992), -10 to 10,
//   conflict counted positive and cooperation at half weight against it, divided by 10;
// An act without a date counts on the day of its report, if that is known to a week;
// score = h / (1 + h) for h > 0, else 0: 0 calm, 0.5 one full-scale hostile act, towards 1 many.
// low and high: the least and the largest score when any one origin is left out.
#include "reconcile/likeness.hpp"
#include "reconcile/steps.hpp"

#include <algorithm>

namespace demarche::reconcile {

namespace {

double weight_of(EventStatus status) {
  switch (status) {
    case EventStatus::kHappened:
    case EventStatus::kOngoing:
      return 1.0;
    case EventStatus::kAlleged:
      return 0.5;
    case EventStatus::kThreatened:
    case EventStatus::kConditional:
      return 0.6;
    case EventStatus::kPlanned:
      return 0.5;
    case EventStatus::kDemanded:
    case EventStatus::kOffered:
      return 0.3;
    case EventStatus::kHypothetical:
    case EventStatus::kDenied:
      return 0.2;
    case EventStatus::kRefused:
    case EventStatus::kNegated:
      return 0.0;
  }
  return 0.0;
}

double score_of(double hostility) {
  return hostility <= 0.0 ? 0.0 : hostility / (1.0 + hostility);
}

struct Day {
  struct Act {
    double hostility;
    std::set<std::string> origins;  // of all records of the group
    std::string id;
  };
  std::vector<Act> acts;
};

}  // namespace

std::vector<Tension> measure_tension(const Dossier& dossier) {
  std::map<std::string, const Actor*> actors;
  std::map<std::string, Ref> state_of;  // by alpha-3
  std::map<std::string, std::string> origin_of;
  std::map<std::string, std::string> day_of;  // of the report
  for (const Article& article : dossier.articles) {
    origin_of[article.id] = article.origin;
    if (article.published && article.published->precision <= Precision::kWeek &&
        day_number(article.published->end) - day_number(article.published->begin) <= 7) {
      day_of[article.id] = article.published->end.substr(0, 10);
    }
  }
  for (const Actor& actor : dossier.actors) {
    actors[actor.id] = &actor;
    if (actor.kind == ActorKind::kState && !actor.country.empty()) {
      state_of[actor.country] = {actor.id, actor.name, actor.name};
    }
  }
  // A person or body acts for its state; blocs stand for themselves.
  const auto party = [&](const Ref& ref) -> std::optional<Ref> {
    const auto found = actors.find(ref.id);
    if (found == actors.end()) return std::nullopt;
    const Actor& actor = *found->second;
    if (actor.kind == ActorKind::kBloc) return Ref{actor.id, actor.name, actor.name};
    if (actor.kind == ActorKind::kArmedGroup || actor.kind == ActorKind::kMedium)
      return std::nullopt;
    const auto state = state_of.find(actor.country);
    return state == state_of.end() ? std::nullopt : std::optional<Ref>(state->second);
  };
  std::map<std::pair<std::string, std::string>, std::map<std::string, Day>> pairs;
  std::map<std::string, Ref> names;
  std::map<std::string, std::set<std::string>> origins_of;  // by group
  for (const Event& event : dossier.events) {
    for (const Evidence& evidence : event.evidence) {
      origins_of[event.group].insert(origin_of[evidence.article]);
    }
  }
  for (const Event& event : dossier.events) {
    if (!is_firm(event) || event.historical || event.id != event.group || event.evidence.empty()) {
      continue;
    }
    std::string day;
    if (event.date && event.date->begin.size() >= 10 && event.date->precision <= Precision::kDay) {
      day = event.date->begin.substr(0, 10);
    } else if (!event.date || event.date->begin.empty()) {
      day = day_of[event.evidence[0].article];
    }
    if (day.empty()) continue;
    std::set<std::pair<std::string, std::string>> own;
    const auto couple = [&](const Ref& a, const Ref& b) {
      const auto x = party(a);
      const auto y = party(b);
      if (!x || !y || x->id == y->id) return;
      names[x->id] = *x;
      names[y->id] = *y;
      own.insert({std::min(x->id, y->id), std::max(x->id, y->id)});
    };
    for (const Ref& a : event.actors) {
      for (const Ref& b : event.recipients) couple(a, b);
      if (event.recipients.empty()) {
        for (const Ref& b : event.actors) couple(a, b);
      }
    }
    const double toned = event.intensity < 0 ? -event.intensity : -0.5 * event.intensity;
    for (const auto& pair : own) {
      pairs[pair][day].acts.push_back(
          {toned * weight_of(event.status) / 10.0, origins_of[event.group], event.id});
    }
  }
  std::vector<Tension> out;
  for (auto& [pair, days] : pairs) {
    for (auto& [date, day] : days) {
      std::sort(day.acts.begin(), day.acts.end(), [](const Day::Act& a, const Day::Act& b) {
        return a.hostility != b.hostility ? a.hostility > b.hostility : a.id < b.id;
      });
      Tension tension;
      tension.date = date;
      tension.pair = {names[pair.first], names[pair.second]};
      std::set<std::string> origins;
      double hostility = 0.0;
      for (const Day::Act& act : day.acts) {
        hostility += act.hostility;
        origins.insert(act.origins.begin(), act.origins.end());
        if (act.hostility > 0.0 && tension.moved_by.size() < 3) tension.moved_by.push_back(act.id);
      }
      tension.events = static_cast<std::uint32_t>(day.acts.size());
      tension.origins = static_cast<std::uint32_t>(origins.size());
      tension.score = score_of(hostility);
      tension.low = tension.score;
      tension.high = tension.score;
      for (const std::string& left_out : origins) {
        if (origins.size() < 2) break;
        double rest = 0.0;
        for (const Day::Act& act : day.acts) {
          const bool told_by_others = act.origins.size() > 1 || !act.origins.count(left_out);
          rest += told_by_others ? act.hostility : 0.0;
        }
        tension.low = std::min(tension.low, score_of(rest));
        tension.high = std::max(tension.high, score_of(rest));
      }
      out.push_back(std::move(tension));
    }
  }
  return out;
}

}  // namespace demarche::reconcile
