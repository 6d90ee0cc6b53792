#include "cli/commands.hpp"

#include <demarche/demarche.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace demarche::cli {

int run(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  std::vector<std::string> paths;
  std::string export_dir;
  for (int i = 2; i < argc; ++i) {
    if (std::string(argv[i]) == "--export-dir" && i + 1 < argc) {
      export_dir = argv[++i];
    } else {
      paths.emplace_back(argv[i]);
    }
  }
  EngineOptions options;
  const char* data = std::getenv("DEMARCHE_DATA");
  options.data = data != nullptr ? data : "build/data";
  auto engine = Engine::open(options);
  if (!engine) {
    std::fprintf(stderr, "demarche: %s\n", engine.error().to_string().c_str());
    return 1;
  }
  RunReport report;
  auto dossier = engine->read(paths, report);
  for (const Problem& p : report.problems) {
    std::fprintf(stderr, "demarche: %s\n", p.error.to_string().c_str());
  }
  if (!dossier) return 1;
  if (!export_dir.empty()) {
    for (const std::string& kind : record_kinds()) {
      std::ofstream(export_dir + "/" + kind + ".jsonl") << export_records(*dossier, kind).value();
    }
  }
  if (command == "brief") std::fputs(brief_text(*dossier, {}).c_str(), stdout);
  return report.problems.empty() ? 0 : 3;
}

}  // namespace demarche::cli
