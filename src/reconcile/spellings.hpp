// One person whose name reports spell in several ways.
#pragma once

#include <demarche/records.hpp>

#include <vector>

namespace demarche::reconcile {

// Persons whose full names have one spelling key (knowledge/spelling.hpp: "Matvei Sobinov", "Matvey
// Sobinov") and whose countries do not differ get one id and name in all records: those of the one
// with an office, then of the one mentioned most. Does not depend on the order of `readings`.
void join_spellings(std::vector<Reading>& readings);

}  // namespace demarche::reconcile
