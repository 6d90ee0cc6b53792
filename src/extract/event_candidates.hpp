// Two readers find events, the lexicon on the parse and the encoder; here they are reconciled.
//
// The lexicon is precise in what it was made for, crises, and knows leaf, mode and frame; the
// encoder finds what no list of words holds. An act that both find keeps the lexicon's type and
// sides, and the encoder fills a side that is empty. An act of the encoder alone needs some
// certainty and must not gainsay the statement that its word reports; outside of political
// articles one of the lexicon alone needs a line that fits well.
#pragma once

#include "extract/encoded_events.hpp"
#include "extract/event_status.hpp"

#include <string>
#include <vector>

namespace demarche::extract {

// A word that names an act.
struct EventCandidate {
  Trigger trigger;         // of the lexicon, else with a general line of the encoder's type
  bool in_lexicon = true;  // the lexicon finds it
  const EncodedEvent* encoded = nullptr;  // the encoder finds it
};

// Each act once, in text order. The readers mean the same act where their words touch, and where
// one word governs the other and both give the same type ("launched" and "attack"; the lexicon's
// word stays). Acts that the encoder alone finds with too little certainty are left out. Points
// into `encoded`.
std::vector<EventCandidate> join_readers(const Context& context, const Clauses& clauses,
                                         const std::vector<Trigger>& triggers,
                                         const std::vector<EncodedEvent>& encoded);

EventType type_of(const EventCandidate& candidate);

// Fills an empty side of the lexicon's with the encoder's where both give one type; for a word of
// the encoder alone they are the encoder's.
void fill_sides(const EventCandidate& candidate, Sides& sides);

// How sure it is that the words name the act and these sides, as the lexicon found them, from 0 to
// 1; at most kMostOfEncoderAlone where only the encoder stands behind word or sides.
double confidence_of(const EventCandidate& candidate, const Sides& sides);
// False where only the lexicon finds an act and the fit is too loose to stand by itself.
bool stands_alone(const EventCandidate& candidate, double confidence);

// False where the encoder alone finds the act in the cue of a statement that does something else:
// who warns does not threaten, and plain saying is no event.
bool agrees_with_speech(const Context& context, const EventCandidate& candidate,
                        const SpokenWords& spoken);

// Where the act stands. A cue in the words decides. An ambiguous one (a negation, a threat, a
// possibility) leaves it to the encoder how the act is unreal; without a cue the encoder decides
// about its own words and about what is told in speech. Clears `standing.why` where it decides.
EventStatus settle_status(const EventCandidate& candidate, Standing& standing);

// For `explain`: by which reader and how it was found.
std::string rule_of(const Context& context, const EventCandidate& candidate);

}  // namespace demarche::extract
