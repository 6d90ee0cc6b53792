// The act and the condition of reported speech whose spans are given.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"
#include "eval/texts.hpp"
#include "eval/tokens.hpp"
#include "text/utf8.hpp"

namespace demarche::eval {

namespace {

class ActsScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const Tokens tokens(text::decode(gold.text("text")));
    const auto condition = [&](const Record& record) {
      std::set<TokenStretch> out;
      if (const auto span = record.span("condition")) {
        if (const auto stretch = tokens.touched(*span)) out.insert(*stretch);
      }
      return out;
    };
    const auto want = condition(gold);
    const auto got = condition(answer);
    const std::string act = gold.text("act");
    const std::string answered = answer.text("act");
    all_.acts.add(act, answered);
    all_.conditions.add(want, got);
    if (!gold.flag("sure")) return;
    sure_.acts.add(act, answered);
    sure_.conditions.add(want, got);
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    const auto add = [&](const std::string& prefix, const Part& part) {
      out.add(prefix + "act accuracy", part.acts.accuracy());
      out.add(prefix + "act macro-F1", part.acts.macro_f1());
      out.add(prefix + "condition exact F1", part.conditions.f1());
    };
    add("", sure_);
    add("all: ", all_);
    return out.take();
  }

 private:
  struct Part {
    Classes acts;
    Count conditions;
  };
  Part sure_, all_;
};

}  // namespace

Task acts_task() {
  Task task;
  task.about = {"acts", "act and condition of statements whose spans are given"};
  task.ids = Ids::kNumber;
  task.attach = [](std::vector<Line>& lines, const std::string& gold_path,
                   const std::vector<std::string>& texts) {
    return attach_texts(lines, gold_path, "attribution", texts);
  };
  task.question = [](const Json& line, bool) {
    return keep(line, {"text", "source", "cue", "content"});
  };
  task.answer = answer_acts;
  task.labelled = [](const Record& line) { return line.has("act"); };
  task.scorer = make_scorer<ActsScorer>;
  return task;
}

}  // namespace demarche::eval
