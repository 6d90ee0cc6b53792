// Nouns of persons that several steps of the cast ask for.
#pragma once

#include <string_view>

namespace demarche::extract {

// Posts: whoever holds one speaks for somebody.
inline constexpr std::string_view kPostNouns =
    "ambassador envoy adviser advisor aide chief speaker secretary prosecutor minister mayor "
    "governor commander negotiator head chairman chairwoman coordinator delegate representative "
    "premier president leader general director consul commissioner deputy";
// Callings and ranks that stand as well before a name as alone.
inline constexpr std::string_view kCallingNouns =
    "spokesman spokeswoman spokesperson professor colonel captain senator congressman lawmaker "
    "judge bishop lawyer activist journalist analyst economist historian undersecretary";

}  // namespace demarche::extract
