// Labels never change an answer: for every task the written answers are the same bytes without
// them, and with no label at all no figure is printed.
#include "eval/measuring.hpp"

#include <vector>

#include <nlohmann/json.hpp>

namespace demarche::eval {
namespace {

using Json = nlohmann::ordered_json;

struct Case {
  const char* task;
  const char* gold;                 // labelled
  std::vector<const char*> labels;  // fields set to null; below a list as "list/field"
  bool given = false;
};

// Texts in which the engine finds something.
const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = {
      {"attribution",
       R"({"id": "1", "text": "Russia said on Monday that it would not attack Ukraine.",)"
       R"( "attributions": [{"source": [[0, 6]], "cue": [[7, 11]], "content": [[22, 54]]}],)"
       R"( "discard": []})",
       {"attributions"}},
      {"statements",
       R"({"id": "1", "date": "2022-01-10", "use": "check",)"
       R"( "text": "Russia said on Monday that it would not attack Ukraine.", "statements":)"
       R"( [{"source": [0, 6], "cue": [7, 11], "content": [[22, 54]], "speaker": "Russia",)"
       R"( "basis": "name", "act": "promise", "condition": null, "deadline": null}]})",
       {"statements"}},
      {"acts",
       R"({"text": "Russia said on Monday that it would not attack Ukraine.", "source": [[0, 6]],)"
       R"( "cue": [[7, 11]], "content": [[22, 54]], "act": "promise", "condition": [0, 6],)"
       R"( "sure": true})",
       {"act", "condition", "sure"}},
      {"happenings",
       R"({"id": "1", "date": "2022-01-10", "text": "Russian forces shelled Kharkiv on Sunday.",)"
       R"( "events": [{"trigger": [15, 22], "actors": [[0, 14]], "recipients": [[23, 30]],)"
       R"( "type": "ASSAULT", "status": "happened", "historical": false}]})",
       {"events"}},
      {"factuality",
       R"({"id": "1", "text": "Russian forces did not shell Kharkiv .",)"
       R"( "events": [{"begin": 23, "end": 28, "value": -3.0, "text": "shell"}]})",
       {"events/value"}},
      {"time",
       R"({"id": "1", "document_date": "2022-01-10", "text": "They met on Sunday .",)"
       R"( "timexes": [{"begin": 12, "end": 18, "type": "DATE", "value": "2022-01-09"}]})",
       {"timexes"}},
      {"place",
       R"({"id": "1", "text": "They met in Geneva, Switzerland.", "title": "", "toponyms":)"
       R"( [{"begin": 12, "end": 18, "text": "Geneva", "geonames": 2660646, "lat": 46.2,)"
       R"( "lon": 6.1, "name": "Geneva", "feature": "PPLA"}]})",
       {"toponyms"}},
      {"place",
       R"({"id": "1", "text": "They met in Geneva, Switzerland.", "title": "", "toponyms":)"
       R"( [{"begin": 12, "end": 18, "text": "Geneva", "geonames": 2660646, "lat": 46.2,)"
       R"( "lon": 6.1, "name": "Geneva", "feature": "PPLA", "type": "Literal"}]})",
       {"toponyms/geonames", "toponyms/lat", "toponyms/lon", "toponyms/name", "toponyms/feature",
        "toponyms/type", "toponyms/text"},
       true},
      {"origins",
       R"({"id": "1", "origin": "a", "kind": "reference", "story": "s", "text": "A text."})",
       {"origin", "kind", "story"}},
      {"pairs", R"({"id": "1", "a": "Troops left.", "b": "Soldiers left.", "same": 1})", {"same"}},
      {"same",
       R"({"id": "1", "kind": "reworded", "date_a": "2022-01-10", "speaker_a": "X",)"
       R"( "a": "We will defend our borders.", "date_b": "2022-01-10", "speaker_b": "X",)"
       R"( "b": "They would defend their borders.", "same": 1, "why": "reworded"})",
       {"same", "kind", "why"}},
      {"same",
       R"({"id": "1", "kind": "reworded", "date_a": "2022-01-10", "date_b": "2022-01-10",)"
       R"( "a": "Russian forces shelled Kharkiv on Sunday.",)"
       R"( "b": "Russian forces shelled Kharkiv on Sunday night.", "same": 1, "why": ""})",
       {"same", "kind", "why"}},
      {"relations",
       R"({"id": "1", "kind": "as-of", "date_a": "2022-01-10", "a": "50 soldiers were killed.",)"
       R"( "text_a": "50 soldiers", "date_b": "2022-01-12", "b": "60 soldiers were killed.",)"
       R"( "text_b": "60 soldiers", "relation": "superseded", "why": "later"})",
       {"relation", "kind", "why"}},
      {"events",
       "\tsentence\tmarked_sentence\tsource\ttarget\tgold_penta\tgold_root\n"
       "4\tRussian forces shelled Kharkiv.\t<s>Russian forces</s> shelled <t>Kharkiv</t>.\t"
       "Russian forces\tKharkiv\t4\tASSAULT\n",
       {}},
  };
  return kCases;
}

std::string without_labels(const Case& one) {
  if (std::string(one.task) == "events") {
    std::string table = one.gold;
    table.replace(table.find("4\tASSAULT"), 9, "\t");
    return table;
  }
  Json line = Json::parse(one.gold);
  for (const std::string label : one.labels) {
    const std::size_t slash = label.find('/');
    if (slash == std::string::npos) {
      line.at(label) = nullptr;
    } else {
      for (Json& item : line.at(label.substr(0, slash))) item.at(label.substr(slash + 1)) = nullptr;
    }
  }
  return line.dump() + "\n";
}

class Unlabelled : public Measuring {
 protected:
  Evaluation run(const Case& one, const std::string& gold, const std::string& name) const {
    EvaluateOptions options;
    options.task = one.task;
    options.given = one.given;
    options.gold = write(name + ".jsonl", gold);
    options.predictions = path(name + ".out");
    const char* data = std::getenv("DEMARCHE_DATA");
    options.engine.data = data == nullptr ? "" : data;
    const auto evaluation = evaluate(options);
    EXPECT_TRUE(evaluation) << one.task << ": " << evaluation.error().to_string();
    return evaluation ? *evaluation : Evaluation{};
  }
};

TEST_F(Unlabelled, AnswersAreTheSameAndNoFigureIsPrinted) {
  std::set<std::string> covered;
  for (const Case& one : cases()) {
    const Evaluation labelled = run(one, std::string(one.gold) + "\n", "labelled");
    const Evaluation unlabelled = run(one, without_labels(one), "unlabelled");
    EXPECT_FALSE(labelled.figures.empty()) << one.task;
    EXPECT_TRUE(unlabelled.figures.empty()) << one.task;
    EXPECT_EQ(read("labelled.out"), read("unlabelled.out")) << one.task;
    EXPECT_NE(read("labelled.out"), "") << one.task;
    // The answer is more than an empty list.
    EXPECT_EQ(read("labelled.out").find("[]}\n"), std::string::npos) << read("labelled.out");
    covered.insert(one.task);
  }
  covered.insert("extraction");  // reads more than one file: extraction_test.cpp
  for (const EvaluateTask& task : evaluate_tasks()) {
    EXPECT_EQ(covered.count(std::string(task.name)), 1U) << task.name << " has no case here";
  }
}

// The table knows who held the office; the text does not say, and the answer is what it says.
TEST_F(Unlabelled, AnOfficeWhoseHolderIsNotPrintedAnswersAsTheOffice) {
  const auto answer = [&](const std::string& text) {
    const std::string line = R"({"id": "1", "date": "2022-01-10", "text": ")" + text + "\"}\n";
    run({"statements", "", {}}, line, "office");
    return read("office.out");
  };
  const std::string unnamed = answer("Moldova's president said that the talks had failed.");
  EXPECT_NE(unnamed.find(R"("speaker":"President of Moldova")"), std::string::npos) << unnamed;
  const std::string named =
      answer("Maia Sandu arrived on Sunday. Moldova's president said that the talks had failed.");
  EXPECT_NE(named.find(R"("speaker":"Maia Sandu")"), std::string::npos) << named;
}

TEST_F(Unlabelled, WrittenAnswersScoreAsTheyDidWhenTheyWereGiven) {
  for (const Case& one : cases()) {
    const Evaluation direct = run(one, std::string(one.gold) + "\n", "labelled");
    EvaluateOptions options;
    options.task = one.task;
    options.given = one.given;
    options.gold = path("labelled.jsonl");
    options.answers = path("labelled.out");
    const auto again = evaluate(options);
    ASSERT_TRUE(again) << one.task << ": " << again.error().to_string();
    EXPECT_EQ(printed(*again), printed(direct)) << one.task;
  }
}

}  // namespace
}  // namespace demarche::eval
