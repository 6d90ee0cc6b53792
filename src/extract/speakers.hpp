// From the words that name a source to an actor.
#pragma once

#include "extract/utterances.hpp"

namespace demarche::extract {

struct Speaker {
  Ref ref;
  SpeakerBasis basis = SpeakerBasis::kNone;
  bool known = false;  // an actor of the cast
  const Mention* mention =
      nullptr;  // of that actor, in the cast; null for capitals and unknown ones
};

// The noun phrase of a head token as printed: with title and apposition, without a relative clause.
TokenRange phrase_of(const SpeechContext& speech, std::uint32_t head);
// Nothing for a pronoun that the cast does not resolve.
std::optional<Speaker> speaker_of(const SpeechContext& speech, std::uint32_t head);
// The token that governs the rest of a source ("US Secretary of State Antony Blinken"): the first
// one whose own governor lies outside; a noun or pronoun where there is one.
std::uint32_t head_of_source(const SpeechContext& speech, TokenRange source);
// The actor behind a whole source span.
std::optional<Speaker> speaker_of_source(const SpeechContext& speech, TokenRange source);

// The outlet or broadcaster spoken to, as printed; nothing if it is none.
std::optional<std::string> medium_of(const SpeechContext& speech, std::uint32_t head);
bool is_press(const SpeechContext& speech, std::uint32_t head);

}  // namespace demarche::extract
