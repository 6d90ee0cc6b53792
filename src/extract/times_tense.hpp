// Which way a bare weekday or month points: tense and modality of the verb that governs it.
#pragma once

#include "extract/findings.hpp"
#include "extract/syntax.hpp"

#include <string_view>

namespace demarche::extract {

struct Direction {
  bool ahead = false;
  std::string_view why;  // "the verb is past", "announced", for the basis of the interval
};

// `time` is the expression without its preposition.
Direction direction_of(const Analysis& analysis, const Tree& tree, TokenRange time);

// True for "will meet", "are to meet", "is meeting on", "would hold", "starts on": the act of this
// verb lies ahead of the telling.
bool lies_ahead(const Analysis& analysis, const Tree& tree, std::uint32_t verb);

}  // namespace demarche::extract
