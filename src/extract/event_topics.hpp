// Talk that borrows the words of conflict: sport, weather, shows, markets.
#pragma once

#include "extract/findings.hpp"

namespace demarche::extract {

// True where the sentence, or the paragraph around it as a whole, is about such matters and not
// about politics.
bool is_off_topic(const Context& context, std::uint32_t token);

// True where the paragraph speaks of governments, forces, diplomacy or unrest: what a person or a
// company does counts as a political act only there.
bool is_political_talk(const Context& context, std::uint32_t token);
// The same for the article as a whole: such words are frequent in it (one in forty).
bool is_political_article(const Context& context);

}  // namespace demarche::extract
