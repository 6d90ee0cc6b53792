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

bool same_event(const Event& a, const Event& b, const Sources& sources) {
  if (a.type != b.type || a.historical != b.historical) return false;
  if (family_of(a.status) != family_of(b.status)) return false;
  if (!share_actor(a.actors, b.actors)) return false;
  const bool recipients_agree =
      a.recipients.empty() == b.recipients.empty()
          ? a.recipients.empty() || share_actor(a.recipients, b.recipients)
          : true;
  if (!recipients_agree) return false;
  if (a.date && b.date ? days_apart(a.date, b.date) > 1
                       : days_apart(when(a, sources), when(b, sources)) > 3)
    return false;
  if (a.place && b.place && a.place->name != b.place->name &&
      a.place->precision == PlacePrecision::kCity && b.place->precision == PlacePrecision::kCity) {
    return false;
  }
  const bool same_word = stem_of(a.predicate) == stem_of(b.predicate);
  const bool both_sides = !a.recipients.empty() && !b.recipients.empty();
  const bool both_dated = a.date && b.date;
  // Another word for it needs sides and dates that agree; a bare act of one party is too little.
  return same_word ? (both_sides || both_dated || a.historical ||
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
  Sets sets(events.size());
  for (const auto& [key, list] : blocks) {
    for (std::size_t x = 0; x < list.size(); ++x) {
      for (std::size_t y = x + 1; y < list.size(); ++y) {
        if (same_event(events[list[x]], events[list[y]], sources)) sets.join(list[x], list[y]);
      }
    }
  }
  close_groups(
      events, sets, sources,
      [](const Event& e) {
        return std::make_tuple(e.recipients.empty() ? 0 : 1, e.date ? 1 : 0, e.place ? 1 : 0,
                               e.confidence);
      },
      [](Event& e, std::uint32_t articles, std::uint32_t outlets, std::uint32_t origins) {
        e.articles = articles;
        e.outlets = outlets;
        e.origins = origins;
      });
}

}  // namespace demarche::reconcile
