// Reported speech as spans of the article: who, by which words, what.
#pragma once

#include "extract/findings.hpp"

#include <demarche/encoder.hpp>

#include <optional>
#include <vector>

namespace demarche::extract {

struct Attribution {
  std::vector<Span> source;  // several for a joint statement; none where nobody is named
  std::optional<Span> cue;
  std::vector<Span> content;  // several where source or cue interrupt it; none for silence
};

// In text order of the contents.
std::vector<Attribution> find_attributions(const Context& context, const Findings& findings);

// As PolNeAR annotates: with the commas, stops and marks at the edges of contents that the encoder
// counts to them, with the sources of a joint statement as the one phrase that they are printed as,
// and without speech told within the speech of another. Statements leave edges off, part their
// speakers and keep what is told within.
std::vector<Attribution> as_printed(const Analysis& analysis, std::vector<Attribution> found);

struct SpeechAct {
  Act act = Act::kAssert;
  std::optional<Span> condition;
};

// What is done by speech whose spans are known. `encoded`: what the encoder takes it for, if it was
// asked.
SpeechAct act_of(const Context& context, const Findings& findings, const Attribution& attribution,
                 const std::optional<ActMeaning>& encoded);
// The spans as the encoder takes them.
GivenSpeech given_speech(const Analysis& analysis, const Attribution& attribution);

}  // namespace demarche::extract
