// When and where an act took place, and whether it is told as background.
#pragma once

#include "extract/event_triggers.hpp"

#include <optional>

namespace demarche::extract {

// The time expression of the act's own clause; null where the clause names none that is resolved.
std::optional<Interval> date_of(const Context& context, const Clauses& clauses,
                                const Findings& findings, const Trigger& trigger);

std::optional<Place> place_of(const Context& context, const Clauses& clauses,
                              const Findings& findings, const Trigger& trigger);

// Background: dated (by its own clause) half a year or more before publication, or in an earlier
// calendar year named as such; or placed in an earlier time by words ("during the Cold War").
bool is_historical(const Context& context, const Tree& tree, const Clauses& clauses,
                   const Trigger& trigger, const std::optional<Interval>& date);

// PLOVER contexts of the sentence, by words: "military", "diplomatic", "election" ...
std::vector<std::string> contexts_of(const Context& context, std::uint32_t token);

}  // namespace demarche::extract
