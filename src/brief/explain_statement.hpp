// The fields of a statement as `explain` shows them.
#pragma once

#include <demarche/records.hpp>

#include <nlohmann/json.hpp>

namespace demarche::brief {

// The record's fields in their order, with what they were read off (code points in square
// brackets), what came second for speaker and act, and by how much.
nlohmann::ordered_json explained_fields(const Statement& statement);

}  // namespace demarche::brief
