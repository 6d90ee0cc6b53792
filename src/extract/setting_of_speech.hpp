// To whom, through what, where and when something was said.
#pragma once

#include "extract/utterances.hpp"

namespace demarche::extract {

// Fills addressee, medium, place and date from what hangs on the cue outside the content.
void set_speech_setting(const SpeechContext& speech, const Utterance& utterance,
                        Statement& statement);

}  // namespace demarche::extract
