// Statements of a passage: what was said, by whom, as which act, on what condition, by when.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/pairing.hpp"
#include "eval/person_names.hpp"
#include "eval/task.hpp"
#include "text/utf8.hpp"

namespace demarche::eval {

namespace {

constexpr const char* kSilence = "decline_comment";

struct Item {
  TokenSet content;
  std::string act;
  std::string speaker;
  std::string basis;
};

struct Side {
  std::vector<Item> items;
  std::set<TokenStretch> conditions;
  std::set<TokenStretch> deadlines;
  TokenSet condition_tokens;

  [[nodiscard]] std::vector<TokenSet> contents() const {
    std::vector<TokenSet> out;
    for (const Item& item : items) out.push_back(item.content);
    return out;
  }
};

class StatementsScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const Tokens tokens(text::decode(gold.text("text")));
    const Side want = side_of(gold, tokens);
    const Side got = side_of(answer, tokens);
    quotes_.gold += static_cast<double>(want.items.size());
    quotes_.predicted += static_cast<double>(got.items.size());
    for (const QuotePair& pair : pair_quotations(want.contents(), got.contents())) {
      ++quotes_.right;
      count_pair(want.items[pair.gold], got.items[pair.predicted]);
    }
    conditions_.add(want.conditions, got.conditions);
    condition_tokens_.add(want.condition_tokens, got.condition_tokens);
    deadlines_.add(want.deadlines, got.deadlines);
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("quote .3", quotes_);
    out.add("act accuracy", acts_.accuracy());
    out.add("act macro-F1", acts_.macro_f1());
    out.add("speaker accuracy", ratio(speakers_, quotes_.right));
    out.add("speaker accuracy pronoun", ratio(pronoun_speakers_, pronouns_));
    out.add("basis accuracy", ratio(bases_, quotes_.right));
    out.add("condition exact F1", conditions_.f1());
    out.add("condition overlap F1", condition_tokens_.f1());
    out.add("deadline exact F1", deadlines_.f1());
    return out.take();
  }

 private:
  static Side side_of(const Record& record, const Tokens& tokens) {
    Side side;
    for (const Record& one : record.list("statements")) {
      Item item;
      item.act = one.text("act");
      item.speaker = one.text("speaker");
      item.basis = one.text("basis");
      item.content = tokens.touched(one.spans("content"));
      // Silence has no content; its cue stands for it.
      const auto cue = one.span("cue");
      if (item.content.empty() && item.act == kSilence && cue)
        item.content = tokens.touched({{*cue}});
      if (const auto condition = one.span("condition")) {
        if (const auto stretch = tokens.touched(*condition)) {
          side.conditions.insert(*stretch);
          side.condition_tokens.merge(tokens.touched({{*condition}}));
        }
      }
      if (const auto deadline = one.span("deadline")) {
        if (const auto stretch = tokens.touched(*deadline)) side.deadlines.insert(*stretch);
      }
      if (!item.content.empty()) side.items.push_back(std::move(item));
    }
    return side;
  }

  void count_pair(const Item& gold, const Item& predicted) {
    acts_.add(gold.act, predicted.act);
    const bool speaker = same_speaker(gold.speaker, predicted.speaker);
    speakers_ += speaker ? 1 : 0;
    if (gold.basis == "pronoun") {
      ++pronouns_;
      pronoun_speakers_ += speaker ? 1 : 0;
    }
    bases_ += gold.basis == predicted.basis ? 1 : 0;
  }

  Count quotes_, conditions_, condition_tokens_, deadlines_;
  Classes acts_;
  double speakers_ = 0;
  double pronouns_ = 0;
  double pronoun_speakers_ = 0;
  double bases_ = 0;
};

}  // namespace

Task statements_task() {
  Task task;
  task.about = {"statements", "statements with speaker, act, condition and deadline"};
  task.skips_train = true;
  task.question = [](const Json& line, bool) { return keep(line, {"text", "title", "date"}); };
  task.answer = answer_statements;
  task.labelled = [](const Record& line) { return !line.list("statements").empty(); };
  task.scorer = make_scorer<StatementsScorer>;
  return task;
}

}  // namespace demarche::eval
