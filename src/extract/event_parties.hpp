// Who can be a party of a political act.
#pragma once

#include "extract/syntax.hpp"

#include <string>

namespace demarche::extract {

// True where the noun phrase headed by the token can be a party of political acts: named states,
// bodies and persons, pronouns, officials, forces, crowds, and what belongs to them.
bool is_political(const Context& context, const Tree& tree, std::uint32_t token);

// True where the phrase is political whatever it is said of: a state, its people, bodies, forces.
// A named person or company and plain people are not, by themselves.
bool is_strong_party(const Context& context, const Tree& tree, std::uint32_t token);

// Lower case, without a plural s: headlines and sentence beginnings tag common nouns as names
// ("Drones" -> "drone").
std::string singular(std::string_view word);

}  // namespace demarche::extract
