// Copies, excerpts, rewrites, translations and updates: which articles are independent.
#pragma once

#include <demarche/records.hpp>

#include <vector>

namespace demarche::origins {

// Fills `origin`, `copy` and `parents` of every article. Only the texts and dates matter; the
// result does not depend on the order of `articles`.
void find_origins(std::vector<Article>& articles);

}  // namespace demarche::origins
