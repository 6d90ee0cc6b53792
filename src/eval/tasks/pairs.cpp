// How alike two sentences are.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"

namespace demarche::eval {

namespace {

class PairsScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const bool judged = gold.has("same");
    gold_.push_back(judged ? (gold.flag("same") ? 1.0 : 0.0) : gold.number("score").value_or(0.0));
    scores_.push_back(answer.number("score").value_or(0.0));
    if (!judged) return;
    const bool want = gold.flag("same");
    const bool got = answer.flag("same");
    ++judged_;
    correct_ += want == got ? 1 : 0;
    counts_.gold += want ? 1 : 0;
    counts_.predicted += got ? 1 : 0;
    counts_.right += want && got ? 1 : 0;
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("r", pearson(scores_, gold_));
    if (judged_ > 0) {
      out.add("accuracy", ratio(correct_, judged_));
      out.add("same", counts_);
    }
    return out.take();
  }

 private:
  std::vector<double> gold_, scores_;
  Count counts_;
  double judged_ = 0;
  double correct_ = 0;
};

}  // namespace

Task pairs_task() {
  Task task;
  task.about = {"pairs", "likeness of two sentences"};
  task.question = [](const Json& line, bool) { return keep(line, {"a", "b"}); };
  task.answer = answer_pairs;
  task.labelled = [](const Record& line) { return line.has("same") || line.has("score"); };
  task.scorer = make_scorer<PairsScorer>;
  return task;
}

}  // namespace demarche::eval
