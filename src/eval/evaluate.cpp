// One run of a measurement: read, answer, write, score.
#include "eval/record.hpp"
#include "eval/task.hpp"
#include "text/utf8.hpp"

#include <demarche/evaluate.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

namespace demarche {

namespace {

using eval::Json;
using eval::Line;
using eval::Record;
using eval::Task;

Result<const Task*> find_task(const EvaluateOptions& options) {
  std::string names;
  for (const Task& task : eval::tasks()) {
    if (task.about.name == options.task) {
      if (options.given && !task.about.takes_given) {
        return fail(ErrorCode::kUsage, "no spans are given in the task " + options.task);
      }
      return &task;
    }
    names += (names.empty() ? "" : ", ") + std::string(task.about.name);
  }
  return fail(ErrorCode::kUsage, "no task \"" + options.task + "\"; there are " + names);
}

std::uint32_t text_size(const Line& line) {
  const auto text = line.fields.find("text");
  return text == line.fields.end() || !text->is_string()
             ? 0
             : static_cast<std::uint32_t>(text::count(text->get_ref<const std::string&>()));
}

Result<std::vector<Line>> read_gold(const Task& task, const EvaluateOptions& options,
                                    Evaluation& out) {
  auto lines = task.format == Task::Format::kTable ? eval::read_table(options.gold)
                                                   : eval::read_json_lines(options.gold, task.ids);
  if (!lines) return lines;
  const std::size_t all = lines->size();
  if (task.skips_train) {
    std::erase_if(*lines, [](const Line& line) {
      const auto use = line.fields.find("use");
      return use != line.fields.end() && *use == "train";
    });
  }
  if (lines->size() < all) {
    out.notes.push_back(options.gold + ": " + std::to_string(all - lines->size()) + " of " +
                        std::to_string(all) + " lines are marked train and passed over");
  }
  if (task.attach != nullptr) {
    const auto attached = task.attach(*lines, options.gold, options.texts);
    if (!attached) return tl::unexpected(attached.error());
  }
  return lines;
}

// One answer a line, with its id.
Result<std::vector<Json>> ask(const Task& task, const std::vector<Line>& gold,
                              const EvaluateOptions& options, Evaluation& out) {
  std::vector<eval::Question> questions;
  for (const Line& line : gold) questions.push_back(task.question(line.fields, options.given));
  auto product = eval::Product::open(options.engine);
  if (!product) return tl::unexpected(product.error());
  for (const Error& missing : product->missing()) out.notes.push_back(missing.to_string());
  const auto answers = task.answer(*product, questions);
  if (!answers) {
    Error error = answers.error();
    if (error.source.empty()) error.source = options.gold;
    return tl::unexpected(error);
  }
  std::vector<Json> lines;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    Json line{{"id", gold[i].id}};
    for (const auto& [key, value] : (*answers)[i].items()) line[key] = value;
    lines.push_back(std::move(line));
  }
  return lines;
}

struct Given {
  std::vector<Json> answers;         // in the order of the gold; without fields where missing
  std::vector<std::size_t> numbers;  // of their lines, 0 where missing
};

Result<Given> read_answers(const std::vector<Line>& gold, const std::string& path,
                           Evaluation& out) {
  const auto lines = eval::read_json_lines(path, eval::Ids::kField);
  if (!lines) return tl::unexpected(lines.error());
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < gold.size(); ++i) place.emplace(gold[i].id, i);
  Given given{std::vector<Json>(gold.size(), Json::object()),
              std::vector<std::size_t>(gold.size(), 0)};
  for (const Line& line : *lines) {
    const auto found = place.find(line.id);
    if (found == place.end()) {
      return eval::bad_line(path, line.number,
                            "id \"" + line.id + "\" is not in the labelled file");
    }
    given.answers[found->second] = line.fields;
    given.numbers[found->second] = line.number;
  }
  const auto missing = std::count(given.numbers.begin(), given.numbers.end(), 0U);
  if (missing > 0) {
    out.notes.push_back(path + ": " + std::to_string(missing) + " of " +
                        std::to_string(gold.size()) +
                        " lines have no answer and count as empty ones");
  }
  return given;
}

Result<void> write_answers(const std::vector<Json>& answers, const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  for (const Json& answer : answers) file << answer.dump() << '\n';
  file.close();
  if (file) return {};
  return fail(ErrorCode::kUnreadable, std::string("cannot write: ") + std::strerror(errno), path);
}

bool is_labelled(const Task& task, const std::vector<Line>& gold) {
  return std::any_of(gold.begin(), gold.end(), [&](const Line& line) {
    std::string unused;  // wrong shapes are named when the line is scored
    return task.labelled(Record(line.fields, text_size(line), unused));
  });
}

Result<std::vector<Measurement>> score(const Task& task, const std::vector<Line>& gold,
                                       const Given& given, const EvaluateOptions& options) {
  auto scorer = task.scorer(options.gold);
  if (!scorer) return tl::unexpected(scorer.error());
  for (std::size_t i = 0; i < gold.size(); ++i) {
    std::string gold_problem;
    std::string answer_problem;
    const std::uint32_t size = text_size(gold[i]);
    (*scorer)->add(Record(gold[i].fields, size, gold_problem),
                   Record(given.answers[i], size, answer_problem));
    if (!gold_problem.empty()) return eval::bad_line(options.gold, gold[i].number, gold_problem);
    if (!answer_problem.empty()) {
      return eval::bad_line(options.answers.empty() ? "answer to " + gold[i].id : options.answers,
                            given.numbers[i], answer_problem);
    }
  }
  return (*scorer)->figures();
}

}  // namespace

std::vector<EvaluateTask> evaluate_tasks() {
  std::vector<EvaluateTask> out;
  for (const Task& task : eval::tasks()) out.push_back(task.about);
  return out;
}

Result<Evaluation> evaluate(const EvaluateOptions& options) {
  const auto task = find_task(options);
  if (!task) return tl::unexpected(task.error());
  Evaluation out;
  const auto gold = read_gold(**task, options, out);
  if (!gold) return tl::unexpected(gold.error());
  Given given;
  if (options.answers.empty()) {
    auto answers = ask(**task, *gold, options, out);
    if (!answers) return tl::unexpected(answers.error());
    given = {std::move(*answers), std::vector<std::size_t>(gold->size(), 0)};
  } else {
    auto read = read_answers(*gold, options.answers, out);
    if (!read) return tl::unexpected(read.error());
    given = std::move(*read);
  }
  if (!options.predictions.empty()) {
    const auto written = write_answers(given.answers, options.predictions);
    if (!written) return tl::unexpected(written.error());
  }
  if (!is_labelled(**task, *gold)) return out;
  auto figures = score(**task, *gold, given, options);
  if (!figures) return tl::unexpected(figures.error());
  out.figures = std::move(*figures);
  return out;
}

}  // namespace demarche
