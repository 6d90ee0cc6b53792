// JSON values back to records: the inverse of json.hpp.
#pragma once

#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <string_view>

#include <nlohmann/json.hpp>

namespace demarche {

// Reads one record of `kind` ("statements") as json.hpp wrote it and appends it to the dossier.
// kBadFormat names the field that is missing or of the wrong type.
Result<void> add_record(Dossier& dossier, std::string_view kind, const nlohmann::json& json);

}  // namespace demarche
