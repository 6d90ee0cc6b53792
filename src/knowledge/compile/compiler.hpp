// Tables to knowledge.bin.
#pragma once

#include <demarche/status.hpp>

#include <cstddef>
#include <string>

namespace demarche::knowledge {

struct CompileReport {
  std::size_t entries = 0;
  std::size_t names = 0;
  std::size_t tenures = 0;
  std::size_t places = 0;
  std::size_t place_names = 0;
  std::size_t bytes = 0;
};

// `cities` may be empty: then there are only the places of places.tsv and countries.tsv. Errors
// name the file and the line. Written to a temporary file first and moved into place.
Result<CompileReport> compile(const std::string& tables, const std::string& cities,
                              const std::string& out);

}  // namespace demarche::knowledge
