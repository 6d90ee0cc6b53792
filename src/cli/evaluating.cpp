#include "cli/evaluating.hpp"

#include "cli/arguments.hpp"
#include "cli/data_folder.hpp"
#include "cli/reading.hpp"

#include <cstdio>

namespace demarche::cli {

int run_evaluate(EvaluateOptions options) {
  if (options.engine.data.empty()) options.engine.data = find_data_folder();
  const auto evaluation = evaluate(options);
  if (!evaluation) {
    report(evaluation.error());
    return evaluation.error().code == ErrorCode::kUsage ? kUsage : kFailure;
  }
  for (const std::string& note : evaluation->notes) {
    std::fprintf(stderr, "demarche: %s\n", note.c_str());
  }
  for (const Measurement& figure : evaluation->figures) {
    std::printf("%s\t%.4f\n", figure.name.c_str(), figure.value);
  }
  return kAllRead;
}

std::string describe_tasks() {
  std::string out = "Tasks:\n";
  for (const EvaluateTask& task : evaluate_tasks()) {
    std::string name(task.name);
    name.resize(14, ' ');
    out +=
        "  " + name + std::string(task.what) + (task.takes_given ? " (takes --given)" : "") + "\n";
  }
  return out +
         "docs/evaluate.md defines the figures and what each task reads. Labels are read for "
         "scoring "
         "only.";
}

}  // namespace demarche::cli
