// Figures of the same thing, and how they relate: as intervals, compared only where scope and time
// agree.
#include "reconcile/likeness.hpp"
#include "reconcile/steps.hpp"
#include "text/strings.hpp"

#include <cmath>
#include <limits>

namespace demarche::reconcile {

namespace {

double low_of(const Figure& f) {
  return f.low ? *f.low : -std::numeric_limits<double>::infinity();
}
double high_of(const Figure& f) {
  return f.high ? *f.high : std::numeric_limits<double>::infinity();
}

// What is claimed, widened where the words say that it is not exact.
std::pair<double, double> claimed(const Figure& f) {
  double low = low_of(f);
  double high = high_of(f);
  if (f.bound == Bound::kAbout || f.bound == Bound::kVague) {
    low -= std::abs(low) * 0.1;
    high += std::abs(high) * 0.1;
  }
  return {low, high};
}

std::optional<Interval> when(const Figure& figure, const Sources& sources) {
  if (figure.as_of) return figure.as_of;
  const Article* article = sources.of(figure.evidence);
  return article == nullptr ? std::nullopt : article->published;
}

// What is compared of a figure, read off once.
struct Facts {
  const Figure& figure;
  std::optional<Interval> as_of;
  Days days;                        // of `as_of`
  std::vector<std::string> counts;  // gist of what is counted
  std::vector<std::string> around;  // gist of the words of its evidence

  Facts(const Figure& of, std::optional<Interval> day)
      : figure(of),
        as_of(std::move(day)),
        days(days_of(as_of)),
        counts(gist(of.counts)),
        around(of.evidence.empty() ? std::vector<std::string>() : gist(of.evidence[0].text)) {}
};

// Same kind of thing: soldiers, troops and forces are counted alike.
bool counts_agree(const Facts& x, const Facts& y) {
  const Figure& a = x.figure;
  const Figure& b = y.figure;
  if (a.unit != b.unit) return false;
  if (x.counts.empty() || y.counts.empty()) {
    return a.measure == b.measure && a.measure != Measure::kOther;
  }
  const bool people = a.measure == Measure::kKilled || a.measure == Measure::kWounded ||
                      a.measure == Measure::kArrested || a.measure == Measure::kDisplaced ||
                      a.measure == Measure::kMissing;
  if (people && a.measure == b.measure) return true;
  return compare(x.counts, y.counts).shared > 0;
}

// Something beside the counted noun must tie the two: whose, where, by whom, or the words around.
bool about_one_thing(const Facts& x, const Facts& y) {
  const Figure& a = x.figure;
  const Figure& b = y.figure;
  if (a.of && b.of && a.of->id == b.of->id) return true;
  if (a.place && b.place && a.place->name == b.place->name) return true;
  if (a.claimant && b.claimant && a.claimant->id == b.claimant->id) return true;
  return compare(x.around, y.around).shared >= 4;
}

bool comparable(const Facts& x, const Facts& y) {
  const Figure& a = x.figure;
  const Figure& b = y.figure;
  if (a.measure != b.measure) return false;
  const bool plan_a = a.status == FigureStatus::kPlanned || a.status == FigureStatus::kCapacity;
  const bool plan_b = b.status == FigureStatus::kPlanned || b.status == FigureStatus::kCapacity;
  if (plan_a != plan_b) return false;
  if (a.of && b.of && a.of->id != b.of->id) return false;
  // Whose troops they are must be known of both, or the place must agree.
  const bool place_agrees = a.place && b.place && a.place->name == b.place->name;
  if ((a.of.has_value() != b.of.has_value()) && !place_agrees && a.measure == Measure::kForces)
    return false;
  if (a.place && b.place && !place_agrees && a.place->country != b.place->country) return false;
  return counts_agree(x, y) && about_one_thing(x, y);
}

bool same_bounds(const Figure& a, const Figure& b) {
  return a.low == b.low && a.high == b.high;
}

FigureRelation relate(const Facts& x, const Facts& y) {
  const Figure& a = x.figure;
  const Figure& b = y.figure;
  FigureRelation out;
  out.to = b.id;
  if (!comparable(x, y)) {
    out.kind = RelationKind::kNotComparable;
    out.why = "not of the same thing, side or status";
    return out;
  }
  if (same_bounds(a, b) && days_apart(x.days, y.days) <= 3) {
    out.kind = RelationKind::kSame;
    out.why = "the same number of the same thing";
    return out;
  }
  // Counts of different periods ("50 deaths in 2020, 61 in 2021") do not replace one another.
  const auto is_period = [](const Facts& f) {
    return f.as_of && !f.as_of->begin.empty() && f.as_of->precision >= Precision::kMonth;
  };
  if ((is_period(x) || is_period(y)) &&
      (!x.as_of || !y.as_of || x.as_of->begin != y.as_of->begin || x.as_of->end != y.as_of->end)) {
    out.kind = RelationKind::kNotComparable;
    out.why = "counts of different periods";
    return out;
  }
  const auto [a_low, a_high] = claimed(a);
  const auto [b_low, b_high] = claimed(b);
  const bool apart = a_high < b_low || b_high < a_low;
  const bool dated = x.days.known && y.days.known;
  if (apart && dated && days_apart(x.days, y.days) > 0) {
    out.kind = RelationKind::kSuperseded;
    out.why = "a later day, another number";
    return out;
  }
  // Days known only roughly may be different days.
  const auto rough = [](const Facts& f) {
    return !f.as_of || f.as_of->begin.substr(0, 10) != f.as_of->end.substr(0, 10);
  };
  if (apart && (rough(x) || rough(y))) {
    out.kind = RelationKind::kNotComparable;
    out.why = "no number fits both, but their days are not known closely enough";
    return out;
  }
  if (apart) {
    out.kind = RelationKind::kConflicts;
    out.why = "no number fits both, same thing and time";
    return out;
  }
  const bool a_inside = b_low <= a_low && a_high <= b_high;
  const bool b_inside = a_low <= b_low && b_high <= a_high;
  if (a_inside || b_inside) {
    out.kind = RelationKind::kRefines;
    out.why = "one range lies inside the other";
    return out;
  }
  out.kind = RelationKind::kCompatible;
  out.why = "there are numbers that fit both";
  return out;
}

}  // namespace

FigureRelation relate(const Figure& a, const Figure& b) {
  return relate(Facts(a, a.as_of), Facts(b, b.as_of));
}

void group_figures(std::vector<Figure>& figures, const Sources& sources) {
  Sets sets(figures.size());
  std::map<int, std::vector<std::size_t>> by_measure;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    figures[i].relations.clear();
    by_measure[static_cast<int>(figures[i].measure)].push_back(i);
  }
  // Compared as of their days; a figure without one is of the day of its report.
  std::vector<Facts> facts;
  for (const Figure& figure : figures) facts.emplace_back(figure, when(figure, sources));
  for (const auto& [measure, list] : by_measure) {
    for (std::size_t x = 0; x < list.size(); ++x) {
      for (std::size_t y = x + 1; y < list.size(); ++y) {
        const Facts& a = facts[list[x]];
        const Facts& b = facts[list[y]];
        FigureRelation relation = relate(a, b);
        if (relation.kind == RelationKind::kNotComparable) continue;
        FigureRelation back = relation;
        back.to = a.figure.id;
        const bool a_is_later = a.as_of && b.as_of && b.as_of->begin < a.as_of->begin;
        if (relation.kind == RelationKind::kSuperseded) {
          // Only the earlier one is superseded.
          figures[a_is_later ? list[y] : list[x]].relations.push_back(a_is_later ? back : relation);
        } else {
          figures[list[x]].relations.push_back(relation);
          figures[list[y]].relations.push_back(back);
        }
        if (relation.kind == RelationKind::kSame) sets.join(list[x], list[y]);
      }
    }
  }
  for (Figure& figure : figures) {
    std::sort(figure.relations.begin(), figure.relations.end(),
              [](const FigureRelation& a, const FigureRelation& b) { return a.to < b.to; });
  }
  close_groups(
      figures, sets, sources,
      [](const Figure& f) {
        return std::make_tuple(f.claimant ? 1 : 0, f.as_of ? 1 : 0, f.place ? 1 : 0);
      },
      [](Figure&, std::uint32_t, std::uint32_t, std::uint32_t) {});
}

}  // namespace demarche::reconcile
