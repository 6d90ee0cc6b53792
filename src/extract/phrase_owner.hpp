// Whose a body or post is: "the foreign ministry in Moscow", "Baku's army", "its ambassador",
// "a Pentagon spokesman".
#pragma once

#include "extract/focus.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarche::extract {

struct Owner {
  std::uint32_t actor = 0;  // a state, body, bloc, organisation or armed group
  std::uint32_t token = 0;  // the word that names it
  bool pronoun = false;     // "its", "their", "his"
};

// The owner of the noun phrase headed by `head`: a name, demonym, capital or possessor before it, a
// phrase with "of", "for", "in", "from", "to" or "at" behind it, else a possessive pronoun; "the
// island's" is the state in focus. Adds the state to the cast.
std::optional<Owner> owner_of_phrase(CastBuilder& cast, const Focus& focus, std::uint32_t head);

// "minister of defence" -> "Minister of Defence".
std::string title_case(std::string_view words);

// One title for the ways to say it, of words in lower case: "foreign minister" -> "Minister of
// Foreign Affairs", "energy minister" -> "Minister of Energy"; others in title case.
std::string office_title(std::string_view words);

}  // namespace demarche::extract
