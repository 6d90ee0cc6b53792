#include "extract/findings.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace demarche::extract {

namespace {

// Parties that no table and no mention resolves stand under the words that name them; they are
// actors of their own, so that every reference leads somewhere.
void add_unresolved(Reading& reading) {
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < reading.actors.size(); ++i) known.emplace(reading.actors[i].id, i);
  const auto add = [&](const Ref& ref) {
    const auto [place, is_new] = known.emplace(ref.id, reading.actors.size());
    if (!is_new) {
      Actor& actor = reading.actors[place->second];
      if (actor.kind == ActorKind::kUnknown) ++actor.mentions;
      return;
    }
    Actor actor;
    actor.id = ref.id;
    actor.name = ref.name;
    actor.names.push_back(ref.text);
    actor.mentions = 1;
    actor.articles = 1;
    reading.actors.push_back(std::move(actor));
  };
  const auto add_all = [&](const std::vector<Ref>& refs) {
    std::for_each(refs.begin(), refs.end(), add);
  };
  for (const Statement& s : reading.statements) {
    if (s.speaker) add(*s.speaker);
    if (s.addressee) add(*s.addressee);
    add_all(s.co_speakers);
    add_all(s.via);
  }
  for (const Event& e : reading.events) {
    add_all(e.actors);
    add_all(e.recipients);
    add_all(e.according_to);
  }
  for (const Figure& f : reading.figures) {
    if (f.of) add(*f.of);
    if (f.claimant) add(*f.claimant);
  }
  for (const Meeting& m : reading.meetings) add_all(m.parties);
}

// "Biden warned Putin that ..., the White House said": the warning is Biden's, told by the White
// House. The outer statement says nothing of its own and goes; its speaker becomes the teller.
void unwrap_told_statements(std::vector<Statement>& statements) {
  std::vector<bool> dropped(statements.size(), false);
  // Inner and outer words end at the same place.
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_end;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].evidence.size() != 1) continue;
    by_end[statements[i].evidence[0].span.end].push_back(i);
  }
  for (std::size_t outer = 0; outer < statements.size(); ++outer) {
    const Statement& a = statements[outer];
    if (a.evidence.size() != 1 || a.mode == SpeechMode::kDirect || !a.speaker) continue;
    for (const std::size_t inner : by_end[a.evidence[0].span.end]) {
      Statement& b = statements[inner];
      if (inner == outer || dropped[inner] || !b.speaker) continue;
      const Span whole = a.evidence[0].span;
      const Span part = b.evidence[0].span;
      const bool wraps =
          whole.contains(part) && whole.begin < part.begin && part.size() * 2 >= whole.size();
      if (!wraps || b.speaker->id == a.speaker->id) continue;
      b.via.push_back(*a.speaker);
      dropped[outer] = true;
      break;
    }
  }
  std::size_t i = 0;
  std::erase_if(statements, [&](const Statement&) { return dropped[i++]; });
}

// A meeting that is set for a day to come is an act to come: the noun alone ("a session in Vienna
// on Thursday") does not tell, the meeting's own clues do.
void take_status_of_meetings(Reading& reading) {
  for (Event& event : reading.events) {
    if (event.type != EventType::kConsult || event.status != EventStatus::kHappened) continue;
    bool ahead = false;
    bool held = false;
    for (const Meeting& meeting : reading.meetings) {
      const bool here =
          std::any_of(meeting.evidence.begin(), meeting.evidence.end(),
                      [&](const Evidence& e) { return e.span.contains(event.trigger); });
      if (!here) continue;
      ahead = ahead || meeting.status == MeetingStatus::kScheduled ||
              meeting.status == MeetingStatus::kProposed;
      held = held || meeting.status == MeetingStatus::kHeld;
    }
    if (ahead && !held) {
      event.status = EventStatus::kPlanned;
      event.plover = EventType::kAgree;
      event.rule += "; the meeting is set for a day to come";
    }
  }
}

}  // namespace

Reading read_article(Article article, const Analysis& analysis,
                     const knowledge::Knowledge& knowledge) {
  Reading reading;
  reading.article = std::move(article);
  const Context context{reading.article, analysis, knowledge};
  Findings findings;
  findings.times = find_times(context);
  findings.places = find_places(context);
  findings.cast = find_actors(context);
  reading.statements = find_statements(context, findings);
  unwrap_told_statements(reading.statements);
  reading.events = find_events(context, findings, reading.statements);
  link_denials(reading.statements, reading.events);
  reading.figures = find_figures(context, findings, reading.statements);
  reading.meetings = find_meetings(context, findings);
  take_status_of_meetings(reading);
  reading.actors = findings.cast.actors;
  add_unresolved(reading);
  return reading;
}

}  // namespace demarche::extract
