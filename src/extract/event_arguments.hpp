// The two sides of an event.
#pragma once

#include "extract/event_triggers.hpp"

#include <vector>

namespace demarche::extract {

// Heads of noun phrases.
struct Sides {
  std::vector<std::uint32_t> actors;
  std::vector<std::uint32_t> recipients;
  // The act has a clause of its own: it is a verb, or a noun that a verb says took place.
  bool own_clause = false;
};

Sides find_sides(const Context& context, const Tree& tree, const Clauses& clauses,
                 const Trigger& trigger);

// The shortest noun phrase around a head: with its article, title, owner and "of" phrase, without
// relative clauses and appositions.
TokenRange noun_phrase(const Context& context, const Tree& tree, std::uint32_t head);

// Verbs that only lend a noun its subject and tense: "hold talks", "carry out an attack".
bool is_light_verb(std::string_view lemma);

}  // namespace demarche::extract
