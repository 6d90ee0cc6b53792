// Which statements of one speaker are one utterance, by their wordings.
#pragma once

#include "reconcile/candidates.hpp"
#include "reconcile/reconcile.hpp"

#include <functional>
#include <vector>

namespace demarche::reconcile {

struct ScoredPair {
  double score;
  std::size_t a;  // a < b, into the statements
  std::size_t b;
};

// Scores from 0 to 1 of pairs of one speaker's statements, from kOneUtterance (steps.hpp) on one
// utterance; those that `may_be_one` turns down and those far apart are left out. Wordings equal to
// the letter or close in their words are one. Of the others `same_words` is asked about the few
// that are closest to a wording, however often that is printed, so that time grows with the
// wordings and not with their number squared.
std::vector<ScoredPair> score_pairs(const std::vector<const Statement*>& statements,
                                    const std::function<bool(std::size_t, std::size_t)>& may_be_one,
                                    const SameWords& same_words);

}  // namespace demarche::reconcile
