// The JSON of labelled files and answers; fields keep their order when written.
#pragma once

#include <nlohmann/json.hpp>

namespace demarche::eval {

using Json = nlohmann::ordered_json;

}  // namespace demarche::eval
