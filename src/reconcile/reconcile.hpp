// Across articles: the same actor, statement, event, figure and meeting; stories; disputes;
// tension.
#pragma once

#include <demarche/records.hpp>

#include <vector>

namespace demarche::reconcile {

// Joins readings whose articles already have their origins. The result is sorted by content and
// does not depend on the order of `readings`.
Dossier reconcile(std::vector<Reading> readings);

}  // namespace demarche::reconcile
