// Where an act stands: happened, planned, threatened, denied ... (labels as in docs/labels.md).
#pragma once

#include "extract/event_triggers.hpp"
#include "extract/spoken_words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarche::extract {

struct Standing {
  EventStatus status = EventStatus::kHappened;
  std::optional<TokenRange> condition;  // "if Russia invades"
  std::string why;                      // the words that decided: "will", "threatened to"
  bool absent = false;                  // "without talks": no act at all
  bool reported = false;                // told by somebody, not by the article
  std::uint32_t reporter = 0;           // verb that tells it, if `reported`
};

// `actors` are the heads of the act's actors: what a party says of its own routine acts is taken
// as it says, what it says of others is alleged.
Standing find_standing(const Context& context, const Tree& tree, const Clauses& clauses,
                       const Trigger& trigger, EventType type,
                       const std::vector<std::uint32_t>& actors, const SpokenWords& spoken);

}  // namespace demarche::extract
