// Meetings: mentions of talks, calls, visits, summits and sessions, joined to one record for each
// real meeting of the article.
#include "extract/findings.hpp"
#include "extract/meeting_mentions.hpp"
#include "extract/syntax.hpp"
#include "text/hash.hpp"

#include <algorithm>
#include <set>

namespace demarche::extract {

namespace {

struct Group {
  std::vector<MeetingMention> mentions;
  std::set<std::uint32_t> actors;
};

// Actors under which two parties are the same side: a person counts for his state too.
std::set<std::string> sides_of(const Cast& cast, const std::set<std::uint32_t>& actors) {
  std::set<std::string> sides;
  for (const std::uint32_t a : actors) {
    const Actor& actor = cast.actors[a];
    sides.insert(actor.country.empty() ? actor.id : actor.country);
  }
  return sides;
}

bool subset(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool dates_agree(const TimeMention* a, const TimeMention* b) {
  if (a == nullptr || b == nullptr) return true;
  return a->interval.begin.substr(0, 10) <= b->interval.end.substr(0, 10) &&
         b->interval.begin.substr(0, 10) <= a->interval.end.substr(0, 10);
}

bool remote(MeetingFormat format) {
  return format == MeetingFormat::kPhone || format == MeetingFormat::kVirtual;
}

bool formats_agree(MeetingFormat a, MeetingFormat b) {
  if (a == MeetingFormat::kUnknown || b == MeetingFormat::kUnknown) return true;
  return a == b || (remote(a) && remote(b));
}

bool places_agree(const std::optional<Place>& a, const std::optional<Place>& b) {
  if (!a.has_value() || !b.has_value()) return true;
  return a->name == b->name ||
         (a->country == b->country &&
          (a->precision >= PlacePrecision::kAdmin1 || b->precision >= PlacePrecision::kAdmin1));
}

bool persons_clash(const Cast& cast, const std::set<std::uint32_t>& a,
                   const std::set<std::uint32_t>& b) {
  // Two different persons of one state do not stand for one side: the ministers' talks are not the
  // presidents' talks.
  for (const std::uint32_t x : a) {
    const Actor& one = cast.actors[x];
    if (one.kind != ActorKind::kPerson || one.country.empty()) continue;
    bool same = false;
    bool other = false;
    for (const std::uint32_t y : b) {
      const Actor& two = cast.actors[y];
      if (two.kind != ActorKind::kPerson || two.country != one.country) continue;
      (x == y ? same : other) = true;
    }
    if (other && !same) return true;
  }
  return false;
}

class Joiner {
 public:
  Joiner(const Context& context, const Findings& findings)
      : context_(context), findings_(findings) {}

  void take(MeetingMention mention) {
    std::set<std::uint32_t> actors;
    for (const Mention* party : mention.parties) actors.insert(party->actor);
    // The latest group that fits.
    for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
      if (!fits(*group, mention, actors)) continue;
      group->actors.insert(actors.begin(), actors.end());
      group->mentions.push_back(std::move(mention));
      return;
    }
    // A bare "the talks" that joins nothing is not told well enough to stand alone.
    const bool placed = mention.time != nullptr || mention.place.has_value();
    const bool enough = (actors.size() >= 2) ||
                        (!actors.empty() && (placed || (mention.status_sure && !mention.definite)));
    // Day and place name a meeting whose parties the article takes as known.
    const bool known = mention.time != nullptr && mention.place.has_value() && mention.status_sure;
    if (!enough && !known) {
      if (mention.time != nullptr || mention.place.has_value())
        pending_.push_back(std::move(mention));
      return;
    }
    groups_.push_back({{std::move(mention)}, std::move(actors)});
  }

  // Mentions without parties ("talks which begin on Sunday in Geneva") join the one record of that
  // day or place.
  void settle() {
    for (MeetingMention& mention : pending_) {
      Group* only = nullptr;
      bool several = false;
      for (Group& group : groups_) {
        if (!fits_by_date(group, mention)) continue;
        several = only != nullptr;
        only = &group;
        if (several) break;
      }
      if (only != nullptr && !several) only->mentions.push_back(std::move(mention));
    }
    pending_.clear();
  }

  std::vector<Meeting> meetings() const {
    std::vector<Meeting> out;
    for (const Group& group : groups_) out.push_back(meeting_of(group));
    return out;
  }

 private:
  [[nodiscard]] bool fits(const Group& group, const MeetingMention& mention,
                          const std::set<std::uint32_t>& actors) const {
    const Cast& cast = findings_.cast;
    const auto ours = sides_of(cast, actors);
    const auto theirs = sides_of(cast, group.actors);
    // "the conference" is the one told of, whoever speaks at it.
    const bool told = mention.definite && mention.assembly;
    const bool full = ours.size() >= 2 && theirs.size() >= 2;
    const bool nested =
        told || (full ? ours == theirs : subset(ours, theirs) || subset(theirs, ours));
    if (!nested || persons_clash(cast, group.actors, actors)) return false;
    const bool assembly = std::any_of(group.mentions.begin(), group.mentions.end(),
                                      [](const MeetingMention& m) { return m.assembly; });
    if (assembly != mention.assembly && !(actors.empty() && mention.definite)) return false;
    bool call = false;
    bool visit = false;
    for (const MeetingMention& other : group.mentions) {
      if (!dates_agree(other.time, mention.time) || !formats_agree(other.format, mention.format) ||
          !places_agree(other.place, mention.place)) {
        return false;
      }
      call = call || other.type == "call";
      visit = visit || other.type == "visit";
      // What was held is not what is to come, unless one date holds both.
      const bool past = other.status == MeetingStatus::kHeld;
      const bool now_past = mention.status == MeetingStatus::kHeld;
      const bool dated = other.time != nullptr && mention.time != nullptr;
      if (past != now_past && other.status_sure && mention.status_sure && !dated) return false;
    }
    if (visit != (mention.type == "visit")) return false;
    if (call && mention.format == MeetingFormat::kInPerson) return false;
    // Without a date, a place or a person in common, a full set of parties must agree.
    return !ours.empty() || mention.definite;
  }

  static bool fits_by_date(const Group& group, const MeetingMention& mention) {
    bool same_day = false;
    for (const MeetingMention& other : group.mentions) {
      if (other.assembly != mention.assembly || !dates_agree(other.time, mention.time) ||
          !places_agree(other.place, mention.place) ||
          !formats_agree(other.format, mention.format) ||
          (other.type == "visit") != (mention.type == "visit")) {
        return false;
      }
      same_day = same_day || (other.time != nullptr && mention.time != nullptr);
    }
    return same_day;
  }

  [[nodiscard]] Meeting meeting_of(const Group& group) const {
    const Cast& cast = findings_.cast;
    Meeting meeting;
    const MeetingMention* dated = nullptr;
    for (const MeetingMention& mention : group.mentions) {
      for (const Mention* party : mention.parties) {
        const Actor& actor = cast.actors[party->actor];
        const bool known = std::any_of(meeting.parties.begin(), meeting.parties.end(),
                                       [&](const Ref& r) { return r.id == actor.id; });
        if (!known) meeting.parties.push_back(cast.ref(*party, context_));
      }
      // The finest date leads.
      if (mention.time != nullptr &&
          (dated == nullptr || mention.time->interval.precision < dated->time->interval.precision))
        dated = &mention;
      if (!meeting.place.has_value() ||
          (mention.place.has_value() && mention.place->precision < meeting.place->precision)) {
        if (mention.place.has_value()) meeting.place = mention.place;
      }
      if (mention.format != MeetingFormat::kUnknown &&
          (meeting.format == MeetingFormat::kUnknown ||
           mention.format == MeetingFormat::kVirtual)) {
        meeting.format = mention.format;
      }
      const Evidence evidence =
          evidence_of(context_, sentence_around(context_.analysis, mention.trigger));
      const bool again = std::any_of(meeting.evidence.begin(), meeting.evidence.end(),
                                     [&](const Evidence& e) { return e.span == evidence.span; });
      if (!again) meeting.evidence.push_back(evidence);
    }
    drop_states_of_persons(meeting, group);
    if (dated != nullptr) {
      const Interval& interval = dated->time->interval;
      meeting.begin = interval.begin;
      meeting.end = interval.end;
      meeting.precision = interval.precision;
      meeting.zone = interval.zone.value_or("");
      meeting.date_basis = interval.basis;
    }
    if (dated == nullptr) {
      // The printed words are all there is: "10 a.m. Washington time".
      for (const MeetingMention& mention : group.mentions) {
        if (mention.undated == nullptr) continue;
        const bool finer = meeting.date_basis.empty() || mention.undated->interval.zone.has_value();
        if (!finer) continue;
        meeting.date_basis =
            "day of publication not known: \"" + mention.undated->interval.text + "\"";
        meeting.zone = mention.undated->interval.zone.value_or("");
        meeting.precision = mention.undated->interval.precision;
      }
    }
    meeting.status = status_of(group);
    meeting.title = title_of(meeting, group);
    const MeetingMention& first = group.mentions.front();
    meeting.rule = std::string("named by ") + std::string(context_.analysis.word(first.trigger));
    meeting.id = text::content_id(
        'M', {context_.article.id,
              std::to_string(context_.analysis.tokens[first.trigger].span.begin), meeting.title});
    return meeting;
  }

  // "the US and Russia" beside Blinken and Lavrov are the same sides.
  void drop_states_of_persons(Meeting& meeting, const Group& group) const {
    const Cast& cast = findings_.cast;
    const bool assembly = std::any_of(group.mentions.begin(), group.mentions.end(),
                                      [](const MeetingMention& m) { return m.assembly; });
    if (assembly) return;
    std::set<std::string> of_persons;
    for (const std::uint32_t a : group.actors) {
      if (cast.actors[a].kind == ActorKind::kPerson) of_persons.insert(cast.actors[a].country);
    }
    std::erase_if(meeting.parties, [&](const Ref& ref) {
      const auto actor = std::find_if(cast.actors.begin(), cast.actors.end(),
                                      [&](const Actor& a) { return a.id == ref.id; });
      return actor != cast.actors.end() && actor->kind == ActorKind::kState &&
             !actor->country.empty() && of_persons.count(actor->country) > 0;
    });
  }

  static MeetingStatus status_of(const Group& group) {
    // Calling off and moving outweigh the plan; of the rest the surest, then the first.
    for (const MeetingMention& m : group.mentions) {
      if (m.status == MeetingStatus::kCancelled || m.status == MeetingStatus::kMoved ||
          m.status == MeetingStatus::kLapsed)
        return m.status;
    }
    for (const MeetingMention& m : group.mentions) {
      if (m.status_sure) return m.status;
    }
    return group.mentions.front().status;
  }

  [[nodiscard]] std::string title_of(const Meeting& meeting, const Group& group) const {
    std::string type = group.mentions.front().type;
    for (const MeetingMention& m : group.mentions) {
      if (m.assembly) type = m.type;
    }
    if (meeting.format == MeetingFormat::kVirtual && type != "video conference")
      type = type == "call" ? "video call" : "virtual " + type;
    if (meeting.format == MeetingFormat::kPhone && type != "call") type = "phone " + type;
    std::string title;
    // A session is its body's: "OSCE session", whoever attends.
    const Ref* body = nullptr;
    for (const Ref& party : meeting.parties) {
      const auto actor = std::find_if(findings_.cast.actors.begin(), findings_.cast.actors.end(),
                                      [&](const Actor& a) { return a.id == party.id; });
      if (actor == findings_.cast.actors.end()) continue;
      const bool collective = actor->kind == ActorKind::kBloc ||
                              actor->kind == ActorKind::kOrganisation ||
                              actor->kind == ActorKind::kGovernmentBody;
      if (collective && body == nullptr) body = &party;
    }
    const bool assembly = std::any_of(group.mentions.begin(), group.mentions.end(),
                                      [](const MeetingMention& m) { return m.assembly; });
    if (assembly && body != nullptr) return body->name + " " + type;
    if (assembly && meeting.place.has_value()) return type + " in " + meeting.place->name;
    for (const Ref& party : meeting.parties) {
      if (!title.empty()) title += " - ";
      title += party.name;
    }
    if (!title.empty()) return title + " " + type;
    return meeting.place.has_value() ? type + " in " + meeting.place->name : type;
  }

  const Context& context_;
  const Findings& findings_;
  std::vector<Group> groups_;
  std::vector<MeetingMention> pending_;
};

}  // namespace

std::vector<Meeting> find_meetings(const Context& context, const Findings& findings) {
  const Tree tree(context.analysis);
  Joiner joiner(context, findings);
  for (MeetingMention& mention : meeting_mentions(context, tree, findings))
    joiner.take(std::move(mention));
  joiner.settle();
  return joiner.meetings();
}

}  // namespace demarche::extract
