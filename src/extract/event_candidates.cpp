#include "extract/event_candidates.hpp"

#include "extract/plover.hpp"
#include "records/names.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace demarche::extract {

namespace {

using enum EventType;
using enum EventStatus;

// Least probability of an act that the encoder alone finds, and least confidence of one that the
// lexicon alone finds. Set on the news that the encoder's training left out (14 documents of 139).
constexpr double kEncoderAlone = 0.6;
constexpr double kLexiconAlone = 0.85;

// CAMEO's roots, "not specified below", for words that no line of the lexicon fits. A yielding has
// one root, in words and in deed.
constexpr std::array kGeneralLines{
    std::pair{kAgree, Predicate{'v', "", "", "030", "", Frame::kSubject, ""}},
    std::pair{kConsult, Predicate{'v', "", "", "040", "", Frame::kMutual, ""}},
    std::pair{kSupport, Predicate{'v', "", "", "050", "", Frame::kDirect, ""}},
    std::pair{kConcede, Predicate{'v', "", "", "080", "", Frame::kSubject, ""}},
    std::pair{kCooperate, Predicate{'v', "", "", "060", "", Frame::kMutual, ""}},
    std::pair{kAid, Predicate{'v', "", "", "070", "", Frame::kSubject, ""}},
    std::pair{kRetreat, Predicate{'v', "", "", "080", "", Frame::kSubject, ""}},
    std::pair{kRequest, Predicate{'v', "", "", "100", "", Frame::kDirect, ""}},
    std::pair{kAccuse, Predicate{'v', "", "", "110", "", Frame::kDirect, ""}},
    std::pair{kReject, Predicate{'v', "", "", "120", "", Frame::kSubject, ""}},
    std::pair{kThreaten, Predicate{'v', "", "", "130", "", Frame::kDirect, ""}},
    std::pair{kProtest, Predicate{'v', "", "", "140", "", Frame::kSubject, ""}},
    std::pair{kSanction, Predicate{'v', "", "", "160", "", Frame::kSubject, ""}},
    std::pair{kMobilize, Predicate{'v', "", "", "150", "", Frame::kSubject, ""}},
    std::pair{kCoerce, Predicate{'v', "", "", "170", "", Frame::kDirect, ""}},
    std::pair{kAssault, Predicate{'v', "", "", "190", "", Frame::kDirect, ""}},
};
constexpr auto kGeneralLinesOfNouns = [] {
  auto lines = kGeneralLines;
  for (auto& [type, line] : lines) line.pos = 'n';
  return lines;
}();

Trigger trigger_of(const EncodedEvent& event, const Clauses& clauses) {
  const auto& lines = clauses.is_verb(event.token) ? kGeneralLines : kGeneralLinesOfNouns;
  const auto* const line = std::find_if(
      lines.begin(), lines.end(), [&](const auto& entry) { return entry.first == event.type; });
  return {event.token, {event.token, event.token + 1}, &line->second};
}

// "must", "re-": no word that names an act.
bool can_name_act(const Token& word) {
  return word.tag != "MD" && (word.pos == "VERB" || word.pos == "NOUN" || word.pos == "PROPN" ||
                              word.pos == "ADJ" || word.pos == "AUX");
}

bool is_fact(EventStatus status) {
  return status == kHappened || status == kOngoing;
}

// Told as true by somebody.
bool is_claimed(EventStatus status) {
  return is_fact(status) || status == kAlleged || status == kDenied;
}

// What an act of speech is as an event.
bool is_event_of(Act act, EventType type) {
  switch (act) {
    case Act::kAccuse:
    case Act::kCondemn:
      return type == kAccuse;
    case Act::kDemand:
    case Act::kAppeal:
      return type == kRequest;
    case Act::kThreaten:
      return type == kThreaten;
    case Act::kRefuse:
    case Act::kDeny:
      return type == kReject;
    case Act::kOffer:
    case Act::kPromise:
    case Act::kAccept:
      return type == kAgree || type == kConcede;
    case Act::kPraise:
    case Act::kApologise:
      return type == kSupport;
    default:
      return false;
  }
}

}  // namespace

std::vector<EventCandidate> join_readers(const Context& context, const Clauses& clauses,
                                         const std::vector<Trigger>& triggers,
                                         const std::vector<EncodedEvent>& encoded) {
  std::vector<EventCandidate> out;
  for (const Trigger& trigger : triggers) out.push_back({trigger, true, nullptr});
  const auto begin_of = [](const EventCandidate& c, std::uint32_t token) {
    return c.trigger.range.end <= token;
  };
  // Gives the event to the first of the lexicon's acts around its word that has none and fits.
  const auto give = [&](const EncodedEvent& event, TokenRange around, const auto& fits) {
    for (auto c = std::lower_bound(out.begin(), out.end(), around.begin, begin_of);
         c != out.end() && c->trigger.range.begin < around.end; ++c) {
      if (c->encoded != nullptr || !fits(*c)) continue;
      c->encoded = &event;
      return true;
    }
    return false;
  };
  std::vector<const EncodedEvent*> left;
  for (const EncodedEvent& event : encoded) {
    const TokenRange word{event.token, event.token + 1};
    if (!give(event, word, [](const EventCandidate&) { return true; })) left.push_back(&event);
  }
  std::vector<EventCandidate> alone;
  for (const EncodedEvent* const event : left) {
    const auto tied = [&](const EventCandidate& c) {
      const std::uint32_t word = c.trigger.token;
      return type_of(c) == event->type &&
             (clauses.head(word) == event->token || clauses.head(event->token) == word);
    };
    if (!give(*event, sentence_around(context.analysis, event->token), tied) &&
        event->probability >= kEncoderAlone &&
        can_name_act(context.analysis.tokens[event->token])) {
      alone.push_back({trigger_of(*event, clauses), false, event});
    }
  }
  out.insert(out.end(), alone.begin(), alone.end());
  std::stable_sort(out.begin(), out.end(), [](const EventCandidate& a, const EventCandidate& b) {
    return a.trigger.token < b.trigger.token;
  });
  return out;
}

EventType type_of(const EventCandidate& candidate) {
  const Predicate& line = *candidate.trigger.predicate;
  return candidate.in_lexicon ? type_of_cameo(line.cameo, line.mode) : candidate.encoded->type;
}

void fill_sides(const EventCandidate& candidate, Sides& sides) {
  if (candidate.encoded == nullptr || candidate.encoded->type != type_of(candidate)) return;
  const Sides& more = candidate.encoded->sides;
  if (!candidate.in_lexicon) sides.own_clause = more.own_clause;
  const auto fill = [](std::vector<std::uint32_t>& side, const std::vector<std::uint32_t>& with,
                       const std::vector<std::uint32_t>& other) {
    if (!side.empty()) return;
    for (const std::uint32_t head : with) {
      if (std::find(other.begin(), other.end(), head) == other.end()) side.push_back(head);
    }
  };
  fill(sides.actors, more.actors, sides.recipients);
  fill(sides.recipients, more.recipients, sides.actors);
}

double confidence_of(const EventCandidate& candidate, const Sides& sides) {
  const bool sided = !sides.actors.empty() || !sides.recipients.empty();
  if (candidate.encoded != nullptr && !(candidate.in_lexicon && sided)) {
    return kMostOfEncoderAlone * candidate.encoded->probability;
  }
  double confidence = candidate.trigger.predicate->pos == 'v' ? 0.7 : 0.6;
  if (!candidate.trigger.predicate->needs.empty()) confidence += 0.05;
  if (!sides.actors.empty()) confidence += 0.1;
  if (!sides.recipients.empty()) confidence += 0.05;
  if (candidate.encoded != nullptr && candidate.encoded->type == type_of(candidate)) {
    confidence += 0.05;
  }
  return confidence;
}

bool stands_alone(const EventCandidate& candidate, double confidence) {
  return candidate.encoded != nullptr || confidence >= kLexiconAlone;
}

bool agrees_with_speech(const Context& context, const EventCandidate& candidate,
                        const SpokenWords& spoken) {
  if (candidate.in_lexicon) return true;
  const Span at = context.analysis.tokens[candidate.trigger.token].span;
  const auto cued = spoken.cued(at);
  return std::all_of(cued.begin(), cued.end(), [&](const Statement* s) {
    return is_event_of(s->act, candidate.encoded->type);
  });
}

EventStatus settle_status(const EventCandidate& candidate, Standing& standing) {
  if (candidate.encoded == nullptr) return standing.status;
  const EventStatus encoded = candidate.encoded->status;
  const bool told = standing.reported || !candidate.in_lexicon;
  const bool ambiguous = standing.status == kNegated || standing.status == kThreatened ||
                         standing.status == kHypothetical;
  const bool encoder_decides =
      is_fact(standing.status) ? told || !standing.why.empty() : ambiguous && !is_claimed(encoded);
  if (!encoder_decides) return standing.status;
  standing.why.clear();
  return encoded;
}

std::string rule_of(const Context& context, const EventCandidate& candidate) {
  const Predicate& line = *candidate.trigger.predicate;
  if (!candidate.in_lexicon) {
    return fmt::format("encoder {:.2f} {} -> CAMEO {}", candidate.encoded->probability,
                       name_of(candidate.encoded->type), line.cameo);
  }
  std::string rule = line.pos == 'v' ? "verb " : "noun ";
  rule += context.analysis.tokens[candidate.trigger.token].lemma;
  if (!line.needs.empty()) rule += fmt::format(" [{}]", line.needs);
  rule += fmt::format(" -> CAMEO {}", line.cameo);
  if (candidate.encoded != nullptr) {
    rule += fmt::format("; encoder {:.2f} {}", candidate.encoded->probability,
                        name_of(candidate.encoded->type));
  }
  return rule;
}

}  // namespace demarche::extract
