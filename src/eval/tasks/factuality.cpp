// How certain the author is of an event: -3 (did not happen) to 3 (did).
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"

#include <cmath>

namespace demarche::eval {

namespace {

constexpr double kHappened = 3.0;

class FactualityScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    std::map<Span, double> answers;
    for (const Record& event : answer.list("events")) {
      if (const auto value = event.number("value")) answers.emplace(event.range(), *value);
    }
    for (const Record& event : gold.list("events")) {
      const auto want = event.number("value");
      if (!want) continue;
      const auto got = answers.find(event.range());
      gold_.push_back(*want);
      answers_.push_back(got == answers.end() ? 0.0 : got->second);
      missing_ += got == answers.end() ? 1 : 0;
    }
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    double error = 0;
    double error_of_happened = 0;
    for (std::size_t i = 0; i < gold_.size(); ++i) {
      error += std::abs(gold_[i] - answers_[i]);
      error_of_happened += std::abs(gold_[i] - kHappened);
    }
    const auto events = static_cast<double>(gold_.size());
    Figures out;
    out.add("r", pearson(answers_, gold_));
    out.add("MAE", ratio(error, events));
    out.add("MAE of all 3.0", ratio(error_of_happened, events));
    out.add("missing", ratio(missing_, events));
    return out.take();
  }

 private:
  std::vector<double> gold_, answers_;
  double missing_ = 0;
};

}  // namespace

Task factuality_task() {
  Task task;
  task.about = {"factuality", "how certain events are that are given as spans"};
  task.question = [](const Json& line, bool) {
    Question question = keep(line, {"text"});
    question["events"] = keep_each(line, "events", {"begin", "end"});
    return question;
  };
  task.answer = answer_factuality;
  task.labelled = [](const Record& line) {
    for (const Record& event : line.list("events")) {
      if (event.has("value")) return true;
    }
    return false;
  };
  task.scorer = make_scorer<FactualityScorer>;
  return task;
}

}  // namespace demarche::eval
