// What a task is made of: reading, answering and scoring, kept apart.
#pragma once

#include "eval/lines.hpp"
#include "eval/product.hpp"
#include "eval/record.hpp"

#include <demarche/evaluate.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace demarche::eval {

// Sees labels and answers, never the product.
class Scorer {
 public:
  virtual ~Scorer() = default;
  // One labelled line and its answer (without fields if there is none). Called for every line, in
  // the order of the file. Wrong shapes are noted by the records.
  virtual void add(const Record& gold, const Record& answer) = 0;
  // In the order of docs/evaluate.md.
  [[nodiscard]] virtual std::vector<Measurement> figures() const = 0;
};

// A labelled line without its labels: all that an answer may depend on.
using Question = Json;

struct Task {
  EvaluateTask about;
  enum class Format { kJsonLines, kTable } format = Format::kJsonLines;
  Ids ids = Ids::kField;
  // Brings what lies in other files into the lines; null: nothing does.
  Result<void> (*attach)(std::vector<Line>& lines, const std::string& gold_path,
                         const std::vector<std::string>& texts) = nullptr;
  // Lines marked `"use": "train"` are passed over.
  bool skips_train = false;
  Question (*question)(const Json& line, bool given) = nullptr;
  // One answer a question, in order: objects without "id".
  Result<std::vector<Json>> (*answer)(Product& product,
                                      const std::vector<Question>& questions) = nullptr;
  // Does the line carry labels?
  bool (*labelled)(const Record& line) = nullptr;
  Result<std::unique_ptr<Scorer>> (*scorer)(const std::string& gold_path) = nullptr;
};

// In the order of docs/evaluate.md.
const std::vector<Task>& tasks();

// ---------------------------------------------------------------- for the tasks

// The named fields of a line; absent ones stay absent.
Question keep(const Json& line, std::initializer_list<const char*> fields);
// The same list of objects with the named fields only.
Json keep_each(const Json& line, const char* list, std::initializer_list<const char*> fields);

template <typename T>
Result<std::unique_ptr<Scorer>> make_scorer(const std::string&) {
  return std::make_unique<T>();
}

Task attribution_task();
Task events_task();
Task factuality_task();
Task time_task();
Task place_task();
Task origins_task();
Task pairs_task();
Task statements_task();
Task acts_task();
Task happenings_task();
Task same_task();
Task relations_task();
Task extraction_task();

}  // namespace demarche::eval
