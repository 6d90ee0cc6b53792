// Which texts are tellings of one original.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/task.hpp"

#include <filesystem>
#include <utility>

namespace demarche::eval {

namespace {

using IdPair = std::pair<std::string, std::string>;

IdPair ordered(const std::string& a, const std::string& b) {
  return a < b ? IdPair{a, b} : IdPair{b, a};
}

class OriginsScorer final : public Scorer {
 public:
  explicit OriginsScorer(std::set<IdPair> ignored) : ignored_(std::move(ignored)) {}

  void add(const Record& gold, const Record& answer) override {
    Telling telling;
    telling.id = gold.text("id");
    telling.origin = label(gold);
    telling.answer = label(answer);
    telling.story = gold.text("story");
    telling.by_machine = gold.text("kind") == "machine_translation";
    tellings_.push_back(std::move(telling));
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Count pairs, mixed, machines;
    double story_pairs = 0;
    double story_folds = 0;
    for (std::size_t i = 0; i < tellings_.size(); ++i) {
      for (std::size_t k = i + 1; k < tellings_.size(); ++k) {
        const Telling& a = tellings_[i];
        const Telling& b = tellings_[k];
        const bool same = a.origin == b.origin;
        const bool folded = a.answer == b.answer;
        const bool told_apart = !same && !a.story.empty() && a.story == b.story;
        if (!same && !folded && !told_apart) continue;
        if (ignored_.count(ordered(a.id, b.id)) > 0) continue;
        pairs.gold += same ? 1 : 0;
        pairs.predicted += folded ? 1 : 0;
        pairs.right += same && folded ? 1 : 0;
        story_pairs += told_apart ? 1 : 0;
        story_folds += told_apart && folded ? 1 : 0;
        if (!same || (!a.by_machine && !b.by_machine)) continue;
        Count& kind = a.by_machine && b.by_machine ? machines : mixed;
        ++kind.gold;
        kind.right += folded ? 1 : 0;
      }
    }
    std::set<std::string> counted, real;
    for (const Telling& telling : tellings_) {
      counted.insert(telling.answer);
      real.insert(telling.origin);
    }
    Figures out;
    out.add("pair", pairs);
    out.add("recall reference and version", mixed.recall());
    out.add("recall two versions", machines.recall());
    out.add("false folds among same-event reports", ratio(story_folds, story_pairs));
    out.add("origins counted / true",
            ratio(static_cast<double>(counted.size()), static_cast<double>(real.size())));
    return out.take();
  }

 private:
  struct Telling {
    std::string id, origin, answer, story;
    bool by_machine = false;
  };

  // A text without a label stands alone: its own label is one that no other has.
  std::string label(const Record& record) const {
    return record.has("origin") ? "l" + record.label("origin")
                                : "n" + std::to_string(tellings_.size());
  }

  std::set<IdPair> ignored_;
  std::vector<Telling> tellings_;
};

// Pairs of ids that count for nobody: NAME_ignore_pairs.tsv beside NAME.jsonl, if it is there.
Result<std::unique_ptr<Scorer>> make(const std::string& gold_path) {
  namespace fs = std::filesystem;
  const fs::path gold(gold_path);
  const fs::path beside = gold.parent_path() / (gold.stem().string() + "_ignore_pairs.tsv");
  std::set<IdPair> ignored;
  std::error_code error;
  if (fs::exists(beside, error)) {
    const auto rows = read_table(beside.string());
    if (!rows) return tl::unexpected(rows.error());
    for (const Line& row : *rows) {
      if (!row.fields.contains("id_a") || !row.fields.contains("id_b")) {
        return bad_line(beside.string(), 1, "no columns \"id_a\" and \"id_b\"");
      }
      ignored.insert(ordered(row.fields["id_a"], row.fields["id_b"]));
    }
  }
  return std::make_unique<OriginsScorer>(std::move(ignored));
}

}  // namespace

Task origins_task() {
  Task task;
  task.about = {"origins", "which texts are tellings of one original"};
  task.question = [](const Json& line, bool) { return keep(line, {"text"}); };
  task.answer = answer_origins;
  task.labelled = [](const Record& line) { return line.has("origin"); };
  task.scorer = make;
  return task;
}

}  // namespace demarche::eval
