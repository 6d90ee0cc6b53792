// The words by which a person is called after the first mention.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::knowledge {

// Surnames of a full name as printed, by the custom of the person's country (alpha-3): the last
// word with its particles ("von der Leyen", "al-Assad" and "Assad"), the first where the family
// name comes first (CHN, KOR, PRK, TWN, VNM, KHM), both where people are called by their first name
// (ETH, ERI, MYS). None for one word, for monarchs ("Elizabeth II", "Hussein of Jordan") and
// patronymics with "bin".
std::vector<std::string> surnames(const std::string& name, std::string_view country);

}  // namespace demarche::knowledge
