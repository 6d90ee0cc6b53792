// `demarche eval`: figures on a labelled file.
#pragma once

#include <demarche/evaluate.hpp>

#include <string>

namespace demarche::cli {

// Prints `name<TAB>value` lines with four decimals on standard output, notes on standard error.
int run_evaluate(EvaluateOptions options);

// One line a task, for --help.
std::string describe_tasks();

}  // namespace demarche::cli
