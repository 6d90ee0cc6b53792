// Reading articles (or a dossier) for a command, with progress, problems and timings on standard
// error.
#pragma once

#include "cli/arguments.hpp"

#include <demarche/records.hpp>

#include <optional>

namespace demarche::cli {

struct Outcome {
  std::optional<Dossier> dossier;  // nothing: a failure, already reported
  int exit_code = kAllRead;
};

Outcome read_all(const ReadArguments& arguments);

void report(const Error& error);  // "demarche: articles.jsonl: line 3: ..." on standard error

}  // namespace demarche::cli
