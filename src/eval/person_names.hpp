// When two names of speakers are one.
#pragma once

#include <string>

namespace demarche::eval {

// Equal in lower case without accents, without titles before a person's name ("President Macron",
// but not "President of France"); or both may be persons and have one surname. Two empty names are
// one: nobody.
bool same_speaker(const std::string& a, const std::string& b);

}  // namespace demarche::eval
