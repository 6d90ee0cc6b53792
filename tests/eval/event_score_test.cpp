// Scores of events, happenings and factuality, with digits worked out by hand.
#include "eval/measuring.hpp"

namespace demarche::eval {
namespace {

using EventScore = Measuring;

TEST_F(EventScore, RootsGiveWayTogetherAndAMissingAnswerIsWrong) {
  const std::string gold =
      "\tsentence\tgold_penta\tgold_root\n"
      "7\tA yields to B\t2\tYIELD\n"
      "9\t\"A \"\"agrees\"\" with\tB\"\t1\tAGREE\n"
      "12\tA agrees with B\t1\tAGREE\n"
      "13\tA hits B\t4\tASSAULT\n";
  const std::string answers = R"({"id": "1", "root": "RETREAT", "quad": 2})"
                              "\n"
                              R"({"id": "3", "root": "CONSULT", "quad": 1})"
                              "\n"
                              R"({"id": "2", "root": "AGREE", "quad": 1})"
                              "\n";
  EXPECT_EQ(score("events", gold, answers),
            "root accuracy\t0.5000\nroot macro-F1\t0.5556\n"
            "quad accuracy\t0.7500\nquad macro-F1\t0.6667\n");
}

TEST_F(EventScore, HappeningsPairByTrigger) {
  const std::string text = "Russia shelled Kharkiv and Kyiv protested.";
  const std::string gold =
      R"({"id": "1", "text": ")" + text + R"(", "events": [{"trigger": )" + at(text, "shelled") +
      R"(, "actors": [)" + at(text, "Russia") + R"(], "recipients": [)" + at(text, "Kharkiv") +
      R"(], "type": "ASSAULT", "status": "happened", "historical": false}, {"trigger": )" +
      at(text, "protested") + R"(, "actors": [)" + at(text, "Kyiv") +
      R"(], "recipients": [], "type": "ACCUSE", "status": "happened", "historical": true}]})"
      "\n"
      R"({"id": "2", "text": "Nothing happened there.", "events": []})"
      "\n";
  const std::string answers =
      R"({"id": "2", "events": [{"trigger": [8, 16], "actors": [], "recipients": [],)"
      R"( "type": "AID", "status": "happened", "historical": false}]})"
      "\n"
      R"({"id": "1", "events": [{"trigger": )" +
      at(text, "shelled") + R"(, "actors": [)" + at(text, "Russia") + R"(], "recipients": [)" +
      at(text, "Kharkiv and Kyiv") +
      R"(], "type": "ASSAULT", "status": "alleged", "historical": false}, {"trigger": )" +
      at(text, "Kyiv protested") +
      R"(, "actors": [], "recipients": [], "type": "ACCUSE", "status": "happened",)"
      R"( "historical": true}]})"
      "\n";
  EXPECT_EQ(score("happenings", gold, answers),
            "trigger P\t0.6667\ntrigger R\t1.0000\ntrigger F1\t0.8000\n"
            "type accuracy\t1.0000\ntype macro-F1\t1.0000\n"
            "status accuracy\t0.5000\nstatus macro-F1\t0.6667\nhistorical F1\t1.0000\n"
            "actor word F1\t0.5000\nrecipient word F1\t0.7500\nevent F1\t0.4000\n"
            "passages without event: false events a passage\t1.0000\n");
}

TEST_F(EventScore, PassagesOfADocumentCountInTheDocument) {
  write("place/texts.jsonl", R"({"id": "d", "text": "Before it. Rebels struck. After it."})"
                             "\n");
  EvaluateOptions options;
  options.task = "happenings";
  options.gold = write("own/gold.jsonl",
                       R"({"doc": "d", "begin": 11, "end": 25, "events": [{"trigger": [18, 24],)"
                       R"( "actors": [[11, 17]], "recipients": [], "type": "ASSAULT",)"
                       R"( "status": "happened", "historical": false}]})"
                       "\n");
  options.answers = write("own/answers", R"({"id": "1", "events": [{"trigger": [18, 24],)"
                                         R"( "actors": [[11, 17]], "recipients": [],)"
                                         R"( "type": "ASSAULT", "status": "happened"}]})"
                                         "\n");
  const auto evaluation = evaluate(options);
  ASSERT_TRUE(evaluation) << evaluation.error().to_string();
  EXPECT_NE(printed(*evaluation).find("actor word F1\t1.0000\n"), std::string::npos);
  options.texts = {write("elsewhere.jsonl", R"({"id": "other", "text": "x"})"
                                            "\n")};
  const auto refused = evaluate(options);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().to_string().find("line 1: the text of document \"d\""),
            std::string::npos);
}

TEST_F(EventScore, FactualityOfAMissingAnswerIsZero) {
  const std::string text = "They built, left and slept.";
  const std::string gold = R"({"id": "1", "text": ")" + text + R"(", "events": [{)" +
                           fields_at(text, "built") + R"(, "value": 3.0}, {)" +
                           fields_at(text, "left") + R"(, "value": -3.0}, {)" +
                           fields_at(text, "slept") +
                           R"(, "value": 0}]})"
                           "\n";
  const std::string answers = R"({"id": "1", "events": [{)" + fields_at(text, "slept") +
                              R"(, "value": 3}, {)" + fields_at(text, "built") +
                              R"(, "value": 3}]})"
                              "\n";
  EXPECT_EQ(score("factuality", gold, answers),
            "r\t0.8660\nMAE\t2.0000\nMAE of all 3.0\t3.0000\nmissing\t0.3333\n");
}

}  // namespace
}  // namespace demarche::eval
