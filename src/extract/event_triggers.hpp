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

// True where the noun phrase headed by the token can be a party of political acts: named states,
// bodies and persons, pronouns, officials, forces, crowds, and what belongs to them.
bool is_political(const Context& context, const Tree& tree, std::uint32_t token);

// True where the phrase is political whatever it is said of: a state, its people, bodies, forces.
// A named person or company and plain people are not, by themselves.
bool is_strong_party(const Context& context, const Tree& tree, std::uint32_t token);

}  // namespace demarche::extract
