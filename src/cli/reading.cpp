#include "cli/reading.hpp"

#include "cli/data_folder.hpp"
#include "cli/terminal.hpp"

#include <demarche/dossier.hpp>

#include <chrono>
#include <cstdio>
#include <fstream>

namespace demarche::cli {

namespace {

bool is_dossier(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char magic[16] = {};
  file.read(magic, sizeof magic);
  return std::string(magic, 15) == "SQLite format 3";
}

void print_timings(const RunReport& run, double total) {
  for (const StageTime& stage : run.timings) {
    std::fprintf(stderr, "%-10s %8.1f ms\n", stage.stage.c_str(), stage.seconds * 1e3);
  }
  std::fprintf(stderr, "%-10s %8.1f ms\n", "total", total * 1e3);
}

}  // namespace

void report(const Error& error) {
  std::fprintf(stderr, "demarche: %s\n", error.to_string().c_str());
}

Outcome read_all(const ReadArguments& arguments) {
  Outcome outcome;
  if (arguments.paths.size() == 1 && is_dossier(arguments.paths[0])) {
    auto loaded = load_dossier(arguments.paths[0]);
    if (!loaded) {
      report(loaded.error());
      outcome.exit_code = kFailure;
      return outcome;
    }
    outcome.dossier = std::move(*loaded);
    return outcome;
  }

  const auto begin = std::chrono::steady_clock::now();
  EngineOptions options = arguments.engine;
  if (options.data.empty()) options.data = find_data_folder();
  const auto engine = Engine::open(options);
  if (!engine) {
    report(engine.error());
    outcome.exit_code = kFailure;
    return outcome;
  }
  RunReport run;
  auto dossier = [&] {
    ProgressLine progress(arguments.quiet);
    return engine->read(arguments.paths, run,
                        [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  }();
  for (const Problem& problem : run.problems) report(problem.error);
  if (!dossier) {
    report(dossier.error());
    outcome.exit_code = kFailure;
    return outcome;
  }
  if (run.left_out > 0) {
    std::fprintf(stderr, "demarche: %zu of %zu documents left out\n", run.left_out,
                 run.left_out + run.documents);
    outcome.exit_code = kSomethingLeftOut;
  }
  if (!arguments.into.empty()) {
    if (const auto saved = save_dossier(*dossier, arguments.into); !saved) {
      report(saved.error());
      outcome.exit_code = kFailure;
      return outcome;
    }
  }
  if (arguments.timings) {
    print_timings(run,
                  std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  outcome.dossier = std::move(*dossier);
  return outcome;
}

}  // namespace demarche::cli
