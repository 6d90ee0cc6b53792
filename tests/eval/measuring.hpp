// Measuring on small files of a test's own.
#pragma once

#include <demarche/evaluate.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace demarche::eval {

class Measuring : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("demarche-eval-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // Scores answers without the engine: "name\tvalue" lines as the program prints them.
  [[nodiscard]] std::string score(const std::string& task, const std::string& gold,
                                  const std::string& answers) const {
    EvaluateOptions options;
    options.task = task;
    options.gold = write("gold.jsonl", gold);
    options.answers = write("answers.jsonl", answers);
    const auto evaluation = evaluate(options);
    return evaluation ? printed(*evaluation) : evaluation.error().to_string();
  }

  static std::string printed(const Evaluation& evaluation) {
    std::string out;
    for (const Measurement& figure : evaluation.figures) {
      char value[32];
      std::snprintf(value, sizeof value, "\t%.4f\n", figure.value);
      out += figure.name + value;
    }
    return out;
  }

  // The span of the first occurrence of `words` (ASCII texts): "[3, 7]".
  static std::string at(const std::string& text, const std::string& words) {
    const std::size_t begin = text.find(words);
    if (begin == std::string::npos) ADD_FAILURE() << words << " is not in " << text;
    return "[" + std::to_string(begin) + ", " + std::to_string(begin + words.size()) + "]";
  }
  // The same as fields: "\"begin\": 3, \"end\": 7".
  static std::string fields_at(const std::string& text, const std::string& words) {
    const std::size_t begin = text.find(words);
    if (begin == std::string::npos) ADD_FAILURE() << words << " is not in " << text;
    return "\"begin\": " + std::to_string(begin) +
           ", \"end\": " + std::to_string(begin + words.size());
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace demarche::eval
