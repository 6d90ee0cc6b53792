// What one wording leaves out and puts in against another.
#pragma once

#include <string>
#include <string_view>

namespace demarche::reconcile {

// `from` turned into `to`, word by word: "[-avert-] {+avoid+} a crisis", by a longest common
// subsequence of words; case, quotation marks and stops do not make a difference. Empty where the
// words are the same, or where one has more than 400 of them.
std::string word_difference(std::string_view from, std::string_view to);

}  // namespace demarche::reconcile
