// Events of a passage: trigger, type, status, sides.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/pairing.hpp"
#include "eval/task.hpp"
#include "eval/texts.hpp"
#include "eval/tokens.hpp"
#include "text/utf8.hpp"

namespace demarche::eval {

namespace {

struct Side {
  std::vector<Span> triggers;
  struct Item {
    std::string type;
    std::string status;
    bool historical = false;
    std::vector<std::string> actors;  // words
    std::vector<std::string> recipients;
  };
  std::vector<Item> items;
};

class HappeningsScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const std::string printed = gold.text("text");
    const text::CodePoints text(printed);
    const Side want = side_of(gold, text);
    const Side got = side_of(answer, text);
    triggers_.gold += static_cast<double>(want.items.size());
    triggers_.predicted += static_cast<double>(got.items.size());
    if (want.items.empty()) {
      ++empty_passages_;
      false_events_ += static_cast<double>(got.items.size());
    }
    for (const Pair& pair : pair_spans(want.triggers, got.triggers)) {
      ++triggers_.right;
      count_pair(want.items[pair.gold], got.items[pair.predicted]);
    }
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("trigger", triggers_);
    out.add("type accuracy", types_.accuracy());
    out.add("type macro-F1", types_.macro_f1());
    out.add("status accuracy", statuses_.accuracy());
    out.add("status macro-F1", statuses_.macro_f1());
    out.add("historical F1", historical_.f1());
    out.add("actor word F1", ratio(actor_f1_, triggers_.right));
    out.add("recipient word F1", ratio(recipient_f1_, triggers_.right));
    Count events = triggers_;
    events.right = right_events_;
    out.add("event F1", events.f1());
    out.add("passages without event: false events a passage",
            ratio(false_events_, empty_passages_));
    return out.take();
  }

 private:
  static std::vector<std::string> words_at(const std::vector<Span>& spans,
                                           const text::CodePoints& text) {
    std::vector<std::string> out;
    for (const Span span : spans) {
      for (std::string& word : words_of(text.slice(span))) out.push_back(std::move(word));
    }
    return out;
  }

  static Side side_of(const Record& record, const text::CodePoints& text) {
    Side side;
    for (const Record& one : record.list("events")) {
      side.triggers.push_back(one.span("trigger").value_or(Span{}));
      side.items.push_back({one.text("type"), one.text("status"), one.flag("historical"),
                            words_at(one.spans("actors"), text),
                            words_at(one.spans("recipients"), text)});
    }
    return side;
  }

  void count_pair(const Side::Item& gold, const Side::Item& predicted) {
    types_.add(gold.type, predicted.type);
    statuses_.add(gold.status, predicted.status);
    historical_.gold += gold.historical ? 1 : 0;
    historical_.predicted += predicted.historical ? 1 : 0;
    historical_.right += gold.historical && predicted.historical ? 1 : 0;
    actor_f1_ += word_f1(gold.actors, predicted.actors);
    recipient_f1_ += word_f1(gold.recipients, predicted.recipients);
    right_events_ += gold.type == predicted.type && gold.status == predicted.status ? 1 : 0;
  }

  Count triggers_, historical_;
  Classes types_, statuses_;
  double actor_f1_ = 0;
  double recipient_f1_ = 0;
  double right_events_ = 0;
  double empty_passages_ = 0;
  double false_events_ = 0;
};

// Lines without a text of their own are a stretch of a document; offsets count in the document.
Question question_of(const Json& line, bool) {
  Question question = keep(line, {"text", "date"});
  if (!line.contains("doc")) return question;
  std::string problem;
  const std::string document = line.value("text", "");
  const text::CodePoints text(document);
  const Span passage = Record(line, text.size(), problem).range();
  question["text"] = std::string(text.slice(passage));
  question["begin"] = passage.begin;
  return question;
}

}  // namespace

Task happenings_task() {
  Task task;
  task.about = {"happenings", "events with trigger, type, status and sides"};
  task.attach = [](std::vector<Line>& lines, const std::string& gold_path,
                   const std::vector<std::string>& texts) {
    return attach_texts(lines, gold_path, "place", texts);
  };
  task.skips_train = true;
  task.ids = Ids::kFieldOrNumber;
  task.question = question_of;
  task.answer = answer_happenings;
  task.labelled = [](const Record& line) { return !line.list("events").empty(); };
  task.scorer = make_scorer<HappeningsScorer>;
  return task;
}

}  // namespace demarche::eval
