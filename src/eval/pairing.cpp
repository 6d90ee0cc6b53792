#include "eval/pairing.hpp"

#include <algorithm>
#include <tuple>

namespace demarche::eval {

namespace {

constexpr double kLeastShare = 0.3;

// Takes candidates in their order, each side once.
template <typename Candidate>
std::vector<Candidate> take(const std::vector<Candidate>& candidates, std::size_t golds,
                            std::size_t predictions) {
  std::vector<bool> gold(golds, false);
  std::vector<bool> predicted(predictions, false);
  std::vector<Candidate> out;
  for (const Candidate& c : candidates) {
    if (gold[c.gold] || predicted[c.predicted]) continue;
    gold[c.gold] = predicted[c.predicted] = true;
    out.push_back(c);
  }
  std::sort(out.begin(), out.end(),
            [](const Candidate& a, const Candidate& b) { return a.gold < b.gold; });
  return out;
}

struct SpanPair : Pair {
  bool equal = false;
  std::uint32_t characters = 0;
};

}  // namespace

std::vector<Pair> pair_spans(const std::vector<Span>& gold, const std::vector<Span>& predicted) {
  std::vector<SpanPair> candidates;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t p = 0; p < predicted.size(); ++p) {
      if (!gold[g].overlaps(predicted[p])) continue;
      candidates.push_back(
          {{g, p},
           gold[g] == predicted[p],
           std::min(gold[g].end, predicted[p].end) - std::max(gold[g].begin, predicted[p].begin)});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const SpanPair& a, const SpanPair& b) {
    return std::tie(a.equal, a.characters) > std::tie(b.equal, b.characters);
  });
  const auto taken = take(candidates, gold.size(), predicted.size());
  return {taken.begin(), taken.end()};
}

std::vector<QuotePair> pair_quotations(const std::vector<TokenSet>& gold,
                                       const std::vector<TokenSet>& predicted) {
  std::vector<QuotePair> candidates;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    if (gold[g].empty()) continue;
    for (std::size_t p = 0; p < predicted.size(); ++p) {
      const double share =
          static_cast<double>(common(gold[g], predicted[p])) / static_cast<double>(gold[g].size());
      if (share >= kLeastShare) candidates.push_back({{g, p}, share});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const QuotePair& a, const QuotePair& b) { return a.share > b.share; });
  return take(candidates, gold.size(), predicted.size());
}

}  // namespace demarche::eval
