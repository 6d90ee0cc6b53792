// demarche-knowledge: compiles the tables of src/knowledge/tables and GeoNames' cities500.txt into
// knowledge.bin. Run at set-up; the same input gives the same bytes.
//
//   demarche-knowledge TABLES_FOLDER CITIES500.txt OUT
#include "knowledge/compile/compiler.hpp"

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: demarche-knowledge TABLES_FOLDER CITIES500.txt OUT\n");
    return 2;
  }
  const auto report = demarche::knowledge::compile(argv[1], argv[2], argv[3]);
  if (!report) {
    std::fprintf(stderr, "demarche-knowledge: %s\n", report.error().to_string().c_str());
    return 1;
  }
  std::printf(
      "knowledge: %zu actors, %zu names, %zu tenures, %zu places, %zu place names, %.1f MB\n",
      report->entries, report->names, report->tenures, report->places, report->place_names,
      static_cast<double>(report->bytes) / 1e6);
  return 0;
}
