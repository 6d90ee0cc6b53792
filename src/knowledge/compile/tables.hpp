// Reading the tables that knowledge.bin is compiled from.
#pragma once

#include <demarche/status.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche::knowledge {

using Fields = std::vector<std::string>;

// The parts of a list inside a field, "a;b;c", trimmed; empty ones are left out.
std::vector<std::string> parts(std::string_view list);

// Rows of a tab-separated table; lines that begin with # are remarks. Missing fields are empty;
// more than `columns` are an error that names the file and the line.
Result<std::vector<Fields>> read_table(const std::string& path, std::size_t columns);

}  // namespace demarche::knowledge
