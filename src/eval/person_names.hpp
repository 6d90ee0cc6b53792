// When two names of speakers are one.
#pragma once

#include <string>
#include <string_view>

namespace demarche::eval {

// Equal in lower case without accents, without titles before a person's name ("President Macron",
// but not "President of France"); or both may be persons and have one surname. Two empty names are
// one: nobody.
bool same_speaker(const std::string& a, const std::string& b);

// False where both end in a full name and the surnames differ: "army spokesman Abdou Sall" and
// "Minister Awa Diop", but not "the minister" and "Awa Diop". tools/train/same.py has the same
// rule.
bool may_be_one_speaker(std::string_view a, std::string_view b);

}  // namespace demarche::eval
