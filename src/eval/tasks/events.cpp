// The PLOVER root and quad of what a source does to a target in a sentence.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"

namespace demarche::eval {

namespace {

// The two ways of giving way are one class here.
std::string merged(const std::string& root) {
  return root == "CONCEDE" || root == "RETREAT" ? "YIELD" : root;
}

class EventsScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    roots_.add(merged(gold.text("gold_root")), merged(answer.text("root")));
    quads_.add(gold.label("gold_penta"), answer.label("quad"));
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("root accuracy", roots_.accuracy());
    out.add("root macro-F1", roots_.macro_f1());
    out.add("quad accuracy", quads_.accuracy());
    out.add("quad macro-F1", quads_.macro_f1());
    return out.take();
  }

 private:
  Classes roots_, quads_;
};

}  // namespace

Task events_task() {
  Task task;
  task.about = {"events", "PLOVER root and quad between a source and a target"};
  task.format = Task::Format::kTable;
  task.question = [](const Json& line, bool) {
    return keep(line, {"sentence", "marked_sentence", "source", "target"});
  };
  task.answer = answer_events;
  task.labelled = [](const Record& line) { return !line.text("gold_root").empty(); };
  task.scorer = make_scorer<EventsScorer>;
  return task;
}

}  // namespace demarche::eval
