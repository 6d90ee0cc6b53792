// The same event in several articles, or told twice in one.
#include "reconcile/likeness.hpp"
#include "reconcile/steps.hpp"
#include "text/strings.hpp"

namespace demarche::reconcile {

namespace {

enum class Family { kReal, kAhead, kCharged, kNot };

Family family_of(EventStatus status) {
  switch (status) {
    case EventStatus::kHappened:
    case EventStatus::kOngoing:
      return Family::kReal;
    case EventStatus::kAlleged:
    case EventStatus::kDenied:
      return Family::kCharged;
    case EventStatus::kNegated:
    case EventStatus::kRefused:
      return Family::kNot;
    default:
      return Family::kAhead;
  }
}

bool share_actor(const std::vector<Ref>& a, const std::vector<Ref>& b) {
  for (const Ref& x : a) {
    for (const Ref& y : b) {
      if (x.id == y.id) return true;
    }
  }
  return false;
}

std::string stem_of(const std::string& predicate) {
  const auto words = gist(predicate);
  return words.empty() ? text::fold(predicate) : words.front();
}

std::optional<Interval> when(const Event& event, const Sources& sources) {
  if (event.date) return event.date;
  if (event.historical) return std::nullopt;
  const Article* article = sources.of(event.evidence);
  return article == nullptr ? std::nullopt : article->published;
}

// What is compared of an event, read off once.
struct Facts {
  Days dated;  // of the event itself
  Days when;   // or of the report
  std::string stem;
};

bool same_event(const Event& a, const Facts& facts_a, const Event& b, const Facts& facts_b) {
  if (a.type != b.type || a.historical != b.historical) return false;
  if (family_of(a.status) != family_of(b.status)) return false;
  const bool both_dated = a.date && b.date;
  if (both_dated ? days_apart(facts_a.dated, facts_b.dated) > 1
                 : days_apart(facts_a.when, facts_b.when) > 3)
    return false;
  if (!share_actor(a.actors, b.actors)) return false;
  const bool recipients_agree =
      a.recipients.empty() == b.recipients.empty()
          ? a.recipients.empty() || share_actor(a.recipients, b.recipients)
          : true;
  if (!recipients_agree) return false;
  if (a.place && b.place && a.place->name != b.place->name &&
      a.place->precision == PlacePrecision::kCity && b.place->precision == PlacePrecision::kCity) {
    return false;
  }
  const bool both_sides = !a.recipients.empty() && !b.recipients.empty();
  // Another word for it needs sides and dates that agree; a bare act of one party is too little.
  return facts_a.stem == facts_b.stem ? (both_sides || both_dated || a.historical ||
                                         a.recipients.empty() == b.recipients.empty())
                                      : both_sides && (both_dated || a.historical);
}

}  // namespace

void group_events(std::vector<Event>& events, const Sources& sources) {
  std::map<std::pair<int, std::string>, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const Ref& actor : events[i].actors) {
      blocks[{static_cast<int>(events[i].type), actor.id}].push_back(i);
    }
  }
  std::vector<Facts> facts;
  for (const Event& event : events) {
    facts.push_back({days_of(event.date), days_of(when(event, sources)), stem_of(event.predicate)});
  }
  Sets sets(events.size());
  for (const auto& [key, list] : blocks) {
    for (std::size_t x = 0; x < list.size(); ++x) {
      for (std::size_t y = x + 1; y < list.size(); ++y) {
        const std::size_t a = list[x];
        const std::size_t b = list[y];
        if (same_event(events[a], facts[a], events[b], facts[b])) sets.join(a, b);
      }
    }
  }
  close_groups(
      events, sets, sources,
      [](const Event& e) {
        return std::make_tuple(is_firm(e), !e.recipients.empty(), e.date.has_value(),
                               e.place.has_value(), e.confidence);
      },
      [](Event& e, std::uint32_t articles, std::uint32_t outlets, std::uint32_t origins) {
        e.articles = articles;
        e.outlets = outlets;
        e.origins = origins;
      });
}

}  // namespace demarche::reconcile
