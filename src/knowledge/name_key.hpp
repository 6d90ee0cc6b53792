// The key under which a name is looked up.
#pragma once

#include <string>
#include <string_view>

namespace demarche::knowledge {

// Folded (case, accents, typography), without a leading "the", a trailing possessive, stops inside
// abbreviations ("U.S." is "us") and hyphens, spaces squeezed.
std::string name_key(std::string_view surface);

// The same without folding the case, for acronyms.
std::string exact_key(std::string_view surface);

}  // namespace demarche::knowledge
