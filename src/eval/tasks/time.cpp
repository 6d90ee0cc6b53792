// Time expressions: span, TIMEX3 type and value.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/pairing.hpp"
#include "eval/task.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <array>

namespace demarche::eval {

namespace {

constexpr std::array<const char*, 4> kTypes = {"DATE", "DURATION", "TIME", "SET"};

struct Side {
  std::vector<Span> spans;
  std::vector<std::string> types;
  std::vector<std::string> values;
};

class TimeScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const std::u32string text = text::decode(gold.text("text"));
    const Side want = side_of(gold, text);
    const Side got = side_of(answer, text);
    for (Count* count : {&strict_, &relaxed_, &types_, &values_}) {
      count->gold += static_cast<double>(want.spans.size());
      count->predicted += static_cast<double>(got.spans.size());
    }
    for (const std::string& type : want.types) ++of_type_[type].gold;
    for (const Pair& pair : pair_spans(want.spans, got.spans)) {
      ++relaxed_.right;
      strict_.right += want.spans[pair.gold] == got.spans[pair.predicted] ? 1 : 0;
      types_.right += want.types[pair.gold] == got.types[pair.predicted] ? 1 : 0;
      if (want.values[pair.gold] != got.values[pair.predicted]) continue;
      ++values_.right;
      ++of_type_[want.types[pair.gold]].right;
    }
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("strict", strict_);
    out.add("relaxed", relaxed_);
    out.add("type F1", types_.f1());
    out.add("value F1", values_.f1());
    for (const char* type : kTypes) {
      const auto found = of_type_.find(type);
      out.add(std::string("value recall ") + type,
              found == of_type_.end() ? 0.0 : found->second.recall());
    }
    return out.take();
  }

 private:
  static Side side_of(const Record& record, const std::u32string& text) {
    Side side;
    for (const Record& one : record.list("timexes")) {
      Span span = one.range();
      while (!span.empty() && text::is_space(text[span.begin])) ++span.begin;
      while (!span.empty() && text::is_space(text[span.end - 1])) --span.end;
      side.spans.push_back(span);
      side.types.push_back(one.text("type"));
      side.values.push_back(one.text("value"));
    }
    return side;
  }

  Count strict_, relaxed_, types_, values_;
  std::map<std::string, Count> of_type_;
};

}  // namespace

Task time_task() {
  Task task;
  task.about = {"time", "time expressions with TIMEX3 type and value"};
  task.question = [](const Json& line, bool) {
    return keep(line, {"text", "document_date", "title"});
  };
  task.answer = answer_time;
  task.labelled = [](const Record& line) { return !line.list("timexes").empty(); };
  task.scorer = make_scorer<TimeScorer>;
  return task;
}

}  // namespace demarche::eval
