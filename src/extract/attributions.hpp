// Reported speech as spans of the article: who, by which words, what.
#pragma once

#include "extract/findings.hpp"

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

struct SpeechAct {
  Act act = Act::kAssert;
  std::optional<Span> condition;
};

// What is done by speech whose spans are known.
SpeechAct act_of(const Context& context, const Findings& findings, const Attribution& attribution);

}  // namespace demarche::extract
