// How certain the author makes it that an event happens or holds, from -3 (it does not) over 0
// (open) to 3 (it does): the scale of FactBank as UDS and Stanovsky et al. (2017) use it.
#pragma once

#include "extract/clause.hpp"
#include "extract/syntax.hpp"

#include <cstdint>

namespace demarche::extract {

// Of the event that the token names, a verb, noun or adjective: its own clause (negation, modals),
// then every clause above it as far as it bears on the event ("failed to", "plans to", "fears of",
// "if"). What others are reported to say counts as said: the author does not doubt it.
// Lexicons after the implicative and factive classes of Karttunen (1971, 2012).
double factuality_of(const Analysis& analysis, const Tree& tree, const Clauses& clauses,
                     std::uint32_t token);

}  // namespace demarche::extract
