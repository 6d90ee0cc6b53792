// Do two reports tell the same utterance, the same event?
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"

#include <algorithm>

namespace demarche::eval {

namespace {

class SameScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const bool want = gold.flag("same");
    const bool got = answer.flag("same");
    counts_.gold += want ? 1 : 0;
    counts_.predicted += got ? 1 : 0;
    counts_.right += want && got ? 1 : 0;
    correct_ += want == got ? 1 : 0;
    ranked_.push_back({answer.number("score").value_or(0.0), want});
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("accuracy", ratio(correct_, static_cast<double>(ranked_.size())));
    out.add("same", counts_);
    out.add("P at R .5", precision_at_half());
    return out.take();
  }

 private:
  struct Scored {
    double score = 0.0;
    bool same = false;
  };

  // Precision of the highest score that, taken as threshold, finds half of the same pairs.
  [[nodiscard]] double precision_at_half() const {
    std::vector<Scored> ranked = ranked_;
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    double right = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      right += ranked[i].same ? 1 : 0;
      const bool tie = i + 1 < ranked.size() && ranked[i + 1].score == ranked[i].score;
      if (!tie && 2 * right >= counts_.gold) return ratio(right, static_cast<double>(i + 1));
    }
    return 0;
  }

  Count counts_;
  double correct_ = 0;
  std::vector<Scored> ranked_;
};

}  // namespace

Task same_task() {
  Task task;
  task.about = {"same", "is it the same utterance, the same event (utterance and event pairs)"};
  task.question = [](const Json& line, bool) {
    return keep(line, {"date_a", "speaker_a", "a", "date_b", "speaker_b", "b"});
  };
  task.answer = answer_same;
  task.labelled = [](const Record& line) { return line.has("same"); };
  task.scorer = make_scorer<SameScorer>;
  return task;
}

}  // namespace demarche::eval
