// What a given source does to a given target: by the encoder, and by the events found without it.
#include "eval/measuring.hpp"

namespace demarche::eval {
namespace {

class ActorPairs : public Measuring {
 protected:
  std::string answers(const std::string& rows, bool encoder) const {
    EvaluateOptions options;
    options.task = "events";
    options.gold = write("pairs.tsv", "\tsentence\tmarked_sentence\tsource\ttarget\n" + rows);
    options.predictions = path("pairs.out");
    const char* data = std::getenv("DEMARCHE_DATA");
    options.engine.data = data == nullptr ? "" : data;
    options.engine.encoder = encoder;
    const auto evaluation = evaluate(options);
    EXPECT_TRUE(evaluation) << evaluation.error().to_string();
    return read("pairs.out");
  }
};

TEST_F(ActorPairs, TheMarksSayWhichOfTwoPairsIsMeant) {
  const std::string rows =
      "1\tFrance praised Poland, and Serbia accused France of murder.\t"
      "<s>France</s> praised <t>Poland</t>, and Serbia accused France of murder.\tFrance\tPoland\n"
      "2\tFrance praised Poland, and Serbia accused France of murder.\t"
      "France praised Poland, and <s>Serbia</s> accused <t>France</t> of murder.\tSerbia\tFrance\n";
  const std::string found = answers(rows, true);
  // The root tells the pairs apart; the pair head's quad is a second opinion and may differ from
  // it.
  for (const std::string& all : {found, answers(rows, false)}) {
    EXPECT_NE(all.find(R"({"id":"1","root":"SUPPORT",)"), std::string::npos) << all;
    EXPECT_NE(all.find(R"({"id":"2","root":"ACCUSE","quad":3})"), std::string::npos) << all;
  }
}

TEST_F(ActorPairs, ASideThatIsNotMarkedIsFoundByItsWordsAndAMissingOneLeavesTheEvents) {
  const std::string found = answers(
      "1\tRussian forces shelled Kharkiv.\tRussian forces shelled Kharkiv.\tRussian forces\t"
      "Kharkiv\n"
      "2\tRussian forces shelled Kharkiv.\t<s>Russian forces</s> shelled Kharkiv.\t"
      "Russian forces\ta recipient\n",
      true);
  EXPECT_EQ(found, R"({"id":"1","root":"ASSAULT","quad":4})"
                   "\n"
                   R"({"id":"2","root":"ASSAULT","quad":4})"
                   "\n");
}

}  // namespace
}  // namespace demarche::eval
