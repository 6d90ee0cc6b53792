// What is wrong with a file is named with its file, line and cause.
#include "eval/measuring.hpp"

namespace demarche::eval {
namespace {

using Refusals = Measuring;

constexpr const char* kGold =
    R"({"id": "1", "text": "Ten chars.", "timexes": [{"begin": 0, "end": 3, "type": "DATE"}]}
{"id": "2", "text": "Ten chars.", "timexes": []}
)";

TEST_F(Refusals, IdsOfTheLabelledFile) {
  EXPECT_EQ(score("time", std::string(kGold) + kGold, ""),
            path("gold.jsonl") + ": line 3: id \"1\" is repeated, first on line 1");
  EXPECT_EQ(score("time", "{\"text\": \"x\"}\n", ""),
            path("gold.jsonl") + ": line 1: no \"id\" that is a text");
  EXPECT_EQ(score("time", "{\"id\": \"1\"\n", ""), path("gold.jsonl") + ": line 1: not valid JSON");
  EXPECT_EQ(score("time", "\n[]\n", ""), path("gold.jsonl") + ": line 2: not a JSON object");
}

TEST_F(Refusals, IdsOfTheAnswers) {
  EXPECT_EQ(score("time", kGold, "{\"id\": \"3\"}\n"),
            path("answers.jsonl") + ": line 1: id \"3\" is not in the labelled file");
  EXPECT_EQ(score("time", kGold, "{\"id\": \"2\"}\n{\"id\": \"2\"}\n"),
            path("answers.jsonl") + ": line 2: id \"2\" is repeated, first on line 1");
}

TEST_F(Refusals, OffsetsOutsideTheText) {
  EXPECT_EQ(score("time",
                  R"({"id": "1", "text": "Ten chars.", "timexes": [{"begin": 4, "end": 11}]})"
                  "\n",
                  ""),
            path("gold.jsonl") +
                ": line 1: timexes[0].begin, end: [4, 11] is not in the text of 10 code points");
  EXPECT_EQ(score("time", kGold,
                  R"({"id": "2", "timexes": []}
{"id": "1", "timexes": [{"begin": 0, "end": 3}, {"begin": 5, "end": 2}]})"
                  "\n"),
            path("answers.jsonl") +
                ": line 2: timexes[1].begin, end: [5, 2] is not in the text of 10 code points");
  // Offsets are code points: four of them, eight bytes.
  EXPECT_NE(score("time",
                  "{\"id\": \"1\", \"text\": \"\u00e9\u00e9\u00e9\u00e9\", \"timexes\": "
                  "[{\"begin\": 0, \"end\": 5}]}\n",
                  "")
                .find("text of 4 code points"),
            std::string::npos);
}

TEST_F(Refusals, FieldsOfAnotherShape) {
  const auto answer = [&](const std::string& timexes) {
    return score("time", kGold, R"({"id": "1", "timexes": )" + timexes + "}\n");
  };
  const std::string where = path("answers.jsonl") + ": line 1: ";
  EXPECT_EQ(answer("7"), where + "timexes: not a list");
  EXPECT_EQ(answer("[7]"), where + "timexes[0]: not an object");
  EXPECT_EQ(answer(R"([{"begin": 1}])"), where + "timexes[0].end: missing");
  EXPECT_EQ(answer(R"([{"begin": 1.5, "end": 2}])"),
            where + "timexes[0].begin, end: not a span [begin, end]");
  EXPECT_EQ(answer(R"([{"begin": 1, "end": 2, "type": 3}])"),
            where + "timexes[0].type: not a text");
}

TEST_F(Refusals, AMissingAnswerIsEmptyAndSaid) {
  EvaluateOptions options;
  options.task = "time";
  options.gold = write("gold.jsonl", kGold);
  options.answers = write("answers.jsonl", "{\"id\": \"2\", \"timexes\": []}\n");
  const auto evaluation = evaluate(options);
  ASSERT_TRUE(evaluation) << evaluation.error().to_string();
  ASSERT_EQ(evaluation->notes.size(), 1U);
  EXPECT_EQ(evaluation->notes[0],
            options.answers + ": 1 of 2 lines have no answer and count as empty ones");
  EXPECT_EQ(evaluation->figures.front().value, 0.0);
}

TEST_F(Refusals, RowsOfATable) {
  EXPECT_EQ(score("events", "a\tb\n1\t2\n1\t2\t3\n", ""),
            path("gold.jsonl") + ": row 2: 3 fields, the header has 2");
}

TEST_F(Refusals, TasksAndFilesThatAreNot) {
  EvaluateOptions options;
  options.task = "poetry";
  EXPECT_EQ(evaluate(options).error().code, ErrorCode::kUsage);
  options.task = "time";
  options.gold = path("nowhere.jsonl");
  EXPECT_EQ(evaluate(options).error().code, ErrorCode::kNotFound);
  options.given = true;
  EXPECT_EQ(evaluate(options).error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace demarche::eval
