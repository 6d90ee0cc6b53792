// "if ...", "unless ...", "once ...": the words on which a content's coming true hangs; and the
// words that say by when.
#pragma once

#include "extract/utterances.hpp"

namespace demarche::extract {

// Inside the pieces or in the same sentence outside them.
std::optional<TokenRange> find_condition(const SpeechContext& speech, const Utterance& utterance);
// The first that the encoder marks in a sentence which the pieces or the cue touch.
std::optional<TokenRange> encoded_condition(const std::vector<SentenceMeaning>& meanings,
                                            const Utterance& utterance);
// "by Friday", "within 48 hours", "immediately". The interval's `begin` is empty where only the
// end or nothing can be resolved.
std::optional<Interval> find_deadline(const SpeechContext& speech, const Utterance& utterance);

}  // namespace demarche::extract
