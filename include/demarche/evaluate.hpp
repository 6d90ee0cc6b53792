// Measuring: answers on a labelled file, and how right they are (docs/evaluate.md).
#pragma once

#include <demarche/engine.hpp>
#include <demarche/status.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche {

struct EvaluateOptions {
  std::string task;
  std::string gold;                // labelled file; its labels are read for scoring only
  std::string predictions;         // file to write the answers to; empty: none
  std::string answers;             // answers to score instead of the engine's; empty: the engine's
  std::vector<std::string> texts;  // files with the texts of a labelled file that holds none
  bool given = false;              // the spans in the file are given and only resolved
  EngineOptions engine;
};

struct Measurement {
  std::string name;
  double value = 0.0;
};

struct Evaluation {
  std::vector<Measurement> figures;  // in the order of docs/evaluate.md; empty: nothing is labelled
  std::vector<std::string> notes;    // what was left out, for the user to know
};

struct EvaluateTask {
  std::string_view name;
  std::string_view what;     // one line for --help
  bool takes_given = false;  // `--given` has a meaning
};

// What can be measured, in the order of docs/evaluate.md.
std::vector<EvaluateTask> evaluate_tasks();

// Reads the labelled file, answers (or reads the answers), writes and scores them. Errors name
// file, place and cause. Labels never change an answer.
Result<Evaluation> evaluate(const EvaluateOptions& options);

}  // namespace demarche
