// Scores of origins, pairs, same and relations, with digits worked out by hand.
#include "eval/measuring.hpp"

namespace demarche::eval {
namespace {

using AcrossScore = Measuring;

constexpr const char* kTellings =
    R"({"id": "a", "origin": "o1", "kind": "reference", "text": "."}
{"id": "b", "origin": "o1", "kind": "machine_translation", "text": "."}
{"id": "c", "origin": "o1", "kind": "machine_translation", "text": "."}
{"id": "d", "origin": "o2", "kind": "unrelated", "story": "s", "text": "."}
{"id": "e", "origin": "o3", "kind": "unrelated", "story": "s", "text": "."}
)";
constexpr const char* kFolds =
    R"({"id": "a", "origin": "x"}
{"id": "b", "origin": "x"}
{"id": "d", "origin": 7}
{"id": "e", "origin": 7}
)";

TEST_F(AcrossScore, OriginsCountPairs) {
  EXPECT_EQ(score("origins", kTellings, kFolds),
            "pair P\t0.5000\npair R\t0.3333\npair F1\t0.4000\n"
            "recall reference and version\t0.5000\nrecall two versions\t0.0000\n"
            "false folds among same-event reports\t1.0000\norigins counted / true\t1.0000\n");
}

TEST_F(AcrossScore, IgnoredPairsOfTextsCountForNobody) {
  write("gold_ignore_pairs.tsv", "id_a\tid_b\tjaccard\ne\td\t0.5\n");
  EXPECT_EQ(score("origins", kTellings, kFolds),
            "pair P\t1.0000\npair R\t0.3333\npair F1\t0.5000\n"
            "recall reference and version\t0.5000\nrecall two versions\t0.0000\n"
            "false folds among same-event reports\t0.0000\norigins counted / true\t1.0000\n");
}

TEST_F(AcrossScore, PairsHaveACorrelationAndWhereJudgedMore) {
  const std::string answers =
      R"({"id": "1", "score": 0.9, "same": 1}
{"id": "2", "score": 0.8, "same": 1}
{"id": "3", "score": 0.1, "same": 0}
)";
  EXPECT_EQ(score("pairs", R"({"id": "1", "a": "", "b": "", "same": 1}
{"id": "2", "a": "", "b": "", "same": 0}
{"id": "3", "a": "", "b": "", "same": 1}
)",
                  answers),
            "r\t-0.3974\naccuracy\t0.3333\nsame P\t0.5000\nsame R\t0.5000\nsame F1\t0.5000\n");
  EXPECT_EQ(score("pairs", R"({"id": "1", "a": "", "b": "", "score": 5}
{"id": "2", "a": "", "b": "", "score": 2}
{"id": "3", "a": "", "b": "", "score": 5}
)",
                  answers),
            "r\t-0.3974\n");
}

TEST_F(AcrossScore, SameTakesTiedScoresTogether) {
  EXPECT_EQ(
      score("same", R"({"id": "1", "a": "", "b": "", "same": 1}
{"id": "2", "a": "", "b": "", "same": 0}
{"id": "3", "a": "", "b": "", "same": 1}
{"id": "4", "a": "", "b": "", "same": 0}
)",
            R"({"id": "1", "score": 0.9, "same": 1}
{"id": "2", "score": 0.9, "same": 1}
{"id": "3", "score": 0.5, "same": 1}
{"id": "4", "score": 0.1, "same": 0}
)"),
      "accuracy\t0.7500\nsame P\t0.6667\nsame R\t1.0000\nsame F1\t0.8000\nP at R .5\t0.5000\n");
}

TEST_F(AcrossScore, RelationsAverageOverAllSix) {
  EXPECT_EQ(score("relations", R"({"id": "1", "a": "", "b": "", "relation": "same"}
{"id": "2", "a": "", "b": "", "relation": "refines"}
)",
                  R"({"id": "1", "relation": "same"}
{"id": "2", "relation": "same"}
)"),
            "accuracy\t0.5000\nmacro-F1\t0.1111\n");
}

}  // namespace
}  // namespace demarche::eval
