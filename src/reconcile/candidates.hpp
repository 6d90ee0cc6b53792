// Which statements are worth comparing: those that share a rare word.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace demarche::reconcile {

using Gists = std::vector<std::vector<std::string>>;  // as `sentence_gists` gives them

// All pairs (a < b) of `statements` that hold a pair of sentences whose F1 of words reaches `least`
// with two words or more in common, and some that do not: what is left out is certain, what is
// listed is to be compared. Time grows with the pairs, not with their number squared.
std::vector<std::pair<std::size_t, std::size_t>> candidates(
    const std::vector<const Gists*>& statements, double least);

}  // namespace demarche::reconcile
