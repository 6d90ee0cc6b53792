// Precision and recall of "the same utterance" by wording: utterance_score FILE.jsonl [list]
// Speakers and dates of the pairs are not read: both are equal or nearly so in these data.
#include "reconcile/steps.hpp"

#include <cstdio>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: utterance_score FILE.jsonl [list]\n");
    return 2;
  }
  std::ifstream in(argv[1]);
  double right = 0, predicted = 0, expected = 0, correct = 0, all = 0;
  for (std::string line; std::getline(in, line);) {
    const auto pair = nlohmann::json::parse(line);
    const std::string a = pair["a"];
    const std::string b = pair["b"];
    const double score = demarche::reconcile::same_utterance(a, b);
    const bool same = score >= demarche::reconcile::kSameSentence;
    const bool gold = pair["same"] == 1;
    right += same && gold;
    predicted += same;
    expected += gold;
    correct += same == gold;
    ++all;
    if (argc > 2) {
      std::printf("%d\t%.2f\t%s\t%s\t%s\n", gold, score, pair["kind"].get<std::string>().c_str(),
                  a.c_str(), b.c_str());
    }
  }
  std::printf("accuracy\t%.4f\nsame P\t%.4f\nsame R\t%.4f\nsame F1\t%.4f\n", correct / all,
              right / predicted, right / expected, 2 * right / (predicted + expected));
}
