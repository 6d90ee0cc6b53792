// Across articles: the same actor, statement, event, figure and meeting; stories; disputes;
// tension.
#pragma once

#include <demarche/records.hpp>

#include <functional>
#include <vector>

namespace demarche::reconcile {

// Log-odds that two statements of one speaker, of different articles and near days, are one
// utterance in other words. Must not depend on the order of the two.
using SameWords = std::function<float(const Statement&, const Statement&)>;

// Joins readings whose articles already have their origins. The result is sorted by content and
// does not depend on the order of `readings`. Without `same_words` only close wordings are joined.
Dossier reconcile(std::vector<Reading> readings, const SameWords& same_words = {});

}  // namespace demarche::reconcile
