// The same meeting across articles: announced here, reported there.
#include "reconcile/likeness.hpp"
#include "reconcile/steps.hpp"

namespace demarche::reconcile {

namespace {

std::size_t shared_parties(const Meeting& a, const Meeting& b) {
  std::size_t n = 0;
  for (const Ref& x : a.parties) {
    for (const Ref& y : b.parties) n += x.id == y.id ? 1 : 0;
  }
  return n;
}

bool is_city(const std::optional<Place>& place) {
  return place &&
         (place->precision == PlacePrecision::kCity || place->precision == PlacePrecision::kSite);
}

std::optional<Interval> when(const Meeting& meeting) {
  if (meeting.begin.empty()) return std::nullopt;
  Interval interval;
  interval.begin = meeting.begin;
  interval.end = meeting.end.empty() ? meeting.begin : meeting.end;
  return interval;
}

bool same_meeting(const Meeting& a, const Meeting& b, const Sources& sources) {
  const auto a_when = when(a);
  const auto b_when = when(b);
  const bool both_dated = a_when && b_when;
  if (both_dated && days_apart(a_when, b_when) > 0) return false;
  const Article* x = sources.of(a.evidence);
  const Article* y = sources.of(b.evidence);
  if (!both_dated && x != nullptr && y != nullptr && days_apart(x->published, y->published) > 8)
    return false;
  if (is_city(a.place) && is_city(b.place) && a.place->name != b.place->name) return false;
  const auto distant = [](MeetingFormat f) {
    return f == MeetingFormat::kVirtual || f == MeetingFormat::kPhone;
  };
  if (a.format != b.format && a.format != MeetingFormat::kUnknown &&
      b.format != MeetingFormat::kUnknown && distant(a.format) != distant(b.format)) {
    return false;
  }
  const bool place_agrees = is_city(a.place) && is_city(b.place);
  const std::size_t shared = shared_parties(a, b);
  const std::size_t fewer = std::min(a.parties.size(), b.parties.size());
  if (shared >= 2 && shared == fewer) return true;
  return shared >= 1 && shared == fewer && both_dated && place_agrees;
}

int rank(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::kHeld:
      return 5;
    case MeetingStatus::kCancelled:
      return 4;
    case MeetingStatus::kMoved:
      return 3;
    case MeetingStatus::kLapsed:
      return 2;
    case MeetingStatus::kScheduled:
      return 1;
    case MeetingStatus::kProposed:
      return 0;
  }
  return 0;
}

}  // namespace

void group_meetings(std::vector<Meeting>& meetings, const Sources& sources) {
  Sets sets(meetings.size());
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    for (std::size_t j = i + 1; j < meetings.size(); ++j) {
      if (same_meeting(meetings[i], meetings[j], sources)) sets.join(i, j);
    }
  }
  close_groups(
      meetings, sets, sources,
      [](const Meeting& m) {  // what came of it, then the fullest
        return std::make_tuple(rank(m.status), m.begin.empty() ? 0 : 1, m.place ? 1 : 0,
                               m.parties.size(), m.begin.size());
      },
      [](Meeting& m, std::uint32_t articles, std::uint32_t, std::uint32_t origins) {
        m.articles = articles;
        m.origins = origins;
      });
}

}  // namespace demarche::reconcile
