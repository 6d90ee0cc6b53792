// Words that name a political act, each with its line of the lexicon.
#pragma once

#include "extract/clause.hpp"
#include "extract/event_lexicon.hpp"

#include <vector>

namespace demarche::extract {

struct Trigger {
  std::uint32_t token = 0;  // the word that carries the act
  TokenRange range;         // with its particle: "ruled out", "shot down"
  const Predicate* predicate = nullptr;
};

// In text order. Words used as modifiers ("occupied territories") are left out.
std::vector<Trigger> find_triggers(const Context& context, const Tree& tree,
                                   const Clauses& clauses);

}  // namespace demarche::extract
