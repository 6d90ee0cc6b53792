// The sentence of an event: its type gives the verb, its status the mood.
#include "brief/phrase.hpp"
#include "text/strings.hpp"

namespace demarche::brief {

namespace {

// Forms of the verb of a type and what joins the recipient to it.
struct Verb {
  std::string_view base;
  std::string_view past;
  std::string_view participle;
  std::string_view gerund;
  std::string_view joint;  // before the recipient: "with", "to", ""
};

Verb verb_of(EventType type) {
  switch (type) {
    case EventType::kAgree:
      return {"agree", "agreed", "agreed", "agreeing", "with"};
    case EventType::kConsult:
      return {"talk", "talked", "talked", "talking", "with"};
    case EventType::kSupport:
      return {"back", "backed", "backed", "backing", ""};
    case EventType::kConcede:
      return {"give way", "gave way", "given way", "giving way", "to"};
    case EventType::kCooperate:
      return {"cooperate", "cooperated", "cooperated", "cooperating", "with"};
    case EventType::kAid:
      return {"aid", "aided", "aided", "aiding", ""};
    case EventType::kRetreat:
      return {"pull back", "pulled back", "pulled back", "pulling back", "before"};
    case EventType::kRequest:
      return {"make a demand", "made a demand", "made a demand", "making a demand", "of"};
    case EventType::kAccuse:
      return {"accuse", "accused", "accused", "accusing", ""};
    case EventType::kReject:
      return {"rebuff", "rebuffed", "rebuffed", "rebuffing", ""};
    case EventType::kThreaten:
      return {"threaten", "threatened", "threatened", "threatening", ""};
    case EventType::kProtest:
      return {"protest", "protested", "protested", "protesting", "against"};
    case EventType::kSanction:
      return {"take sanctions", "took sanctions", "taken sanctions", "taking sanctions", "against"};
    case EventType::kMobilize:
      return {"move forces", "moved forces", "moved forces", "moving forces", "towards"};
    case EventType::kCoerce:
      return {"coerce", "coerced", "coerced", "coercing", ""};
    case EventType::kAssault:
      return {"attack", "attacked", "attacked", "attacking", ""};
  }
  return {"act", "acted", "acted", "acting", "towards"};
}

std::string predicate_in_mood(const Verb& verb, EventStatus status, bool plural) {
  const auto either = [&](std::string_view many, std::string_view one, std::string_view form) {
    return std::string(plural ? many : one) + " " + std::string(form);
  };
  switch (status) {
    case EventStatus::kHappened:
      return std::string(verb.past);
    case EventStatus::kOngoing:
      return either("are", "is", verb.gerund);
    case EventStatus::kPlanned:
      return either("are to", "is to", verb.base);
    case EventStatus::kThreatened:
      return either("threaten to", "threatens to", verb.base);
    case EventStatus::kConditional:
      return either("would", "would", verb.base);
    case EventStatus::kDemanded:
      return either("are told to", "is told to", verb.base);
    case EventStatus::kOffered:
      return either("offer to", "offers to", verb.base);
    case EventStatus::kRefused:
      return either("refuse to", "refuses to", verb.base);
    case EventStatus::kDenied:
      return either("deny", "denies", verb.gerund);
    case EventStatus::kAlleged:
      return either("are said to have", "is said to have", verb.participle);
    case EventStatus::kHypothetical:
      return either("may", "may", verb.base);
    case EventStatus::kNegated:
      return either("have not", "has not", verb.participle);
  }
  return std::string(verb.base);
}

}  // namespace

std::string phrase_event(const Event& event) {
  const bool joint = event.actors.size() > 1 && event.recipients.empty();
  // Two sides of one fight both do it.
  const Verb verb = joint && event.type == EventType::kAssault
                        ? Verb{"fight", "fought", "fought", "fighting", ""}
                        : verb_of(event.type);
  const auto is_group = [](const Ref& ref) {
    return ref.id.substr(0, 6) == "group:" && !ref.name.empty() && ref.name.back() == 's';
  };
  const bool plural =
      event.actors.size() > 1 || (event.actors.size() == 1 && is_group(event.actors[0]));
  std::string who = phrase_names(event.actors);
  if (who.empty()) who = "Somebody";
  std::string out = who + " ";
  out += predicate_in_mood(verb, event.status, plural);
  if (!event.recipients.empty()) {
    if (!verb.joint.empty()) out += " " + std::string(verb.joint);
    out += " " + phrase_names(event.recipients);
  } else if (joint && (event.type == EventType::kConsult || event.type == EventType::kAssault)) {
    out += event.type == EventType::kConsult ? " with each other" : " each other";
  }
  if (event.place) out += " (" + event.place->name + ")";
  if (!event.predicate.empty()) out += ": \u201C" + text::squeeze(event.predicate) + "\u201D";
  return out;
}

}  // namespace demarche::brief
