// The act of a statement (the 18 of docs/labels.md) from its cue and its content.
#pragma once

#include "extract/utterances.hpp"

namespace demarche::extract {

struct ActDecision {
  Act act = Act::kAssert;
  std::string why;
  bool settled = false;  // docs/labels.md itself decides so by these words; no model is asked
};

// By cue and content alone, whatever the encoder says.
ActDecision act_of_words(const SpeechContext& speech, const Utterance& utterance,
                         bool has_condition);
// With what the encoder takes it for, if it was asked.
ActDecision decide_act(const SpeechContext& speech, const Utterance& utterance, bool has_condition);

// Do the words say what the speaker will do: "we will answer", "I am going to"?
bool announces_own_deed(const SpeechContext& speech, const Utterance& utterance);

}  // namespace demarche::extract
