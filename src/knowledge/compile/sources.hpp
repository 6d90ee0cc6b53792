// The steps of the compiler: each reads some tables of a folder and adds their rows. Errors name
// the file and the line. The order matters: states, bodies, holders of offices.
#pragma once

#include "knowledge/compile/writer.hpp"

namespace demarche::knowledge {

Result<void> add_states(const std::string& folder, Writer& out);
Result<void> add_bodies(const std::string& folder, Writer& out);
// The bodies that every state has (ministries, armed forces, parliament), named by pattern.
Result<void> add_state_bodies(const std::string& folder, Writer& out);
Result<void> add_tenures(const std::string& folder, Writer& out);
Result<void> add_roles(const std::string& folder, Writer& out);
// `cities` is GeoNames' cities500.txt; may be empty.
Result<void> add_places(const std::string& folder, const std::string& cities, Writer& out);

}  // namespace demarche::knowledge
