// How two figures of two reports relate.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"

namespace demarche::eval {

namespace {

class RelationsScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    relations_.add(gold.text("relation"), answer.text("relation"));
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("accuracy", relations_.accuracy());
    out.add("macro-F1", relations_.macro_f1({"same", "compatible", "refines", "superseded",
                                             "conflicts", "not_comparable"}));
    return out.take();
  }

 private:
  Classes relations_;
};

}  // namespace

Task relations_task() {
  Task task;
  task.about = {"relations", "how two figures relate"};
  task.question = [](const Json& line, bool) {
    return keep(line, {"date_a", "a", "text_a", "date_b", "b", "text_b"});
  };
  task.answer = answer_relations;
  task.labelled = [](const Record& line) { return line.has("relation"); };
  task.scorer = make_scorer<RelationsScorer>;
  return task;
}

}  // namespace demarche::eval
