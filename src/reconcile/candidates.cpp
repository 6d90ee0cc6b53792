#include "reconcile/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace demarche::reconcile {

std::vector<std::pair<std::size_t, std::size_t>> candidates(
    const std::vector<const Gists*>& statements, double least) {
  // Words by rarity, rarest first; equals by their spelling, so that the order is one.
  std::unordered_map<std::string_view, std::size_t> count;
  for (const Gists* gists : statements) {
    for (const auto& words : *gists) {
      for (const std::string& word : words) ++count[word];
    }
  }
  const auto rarer = [&](std::string_view a, std::string_view b) {
    const std::size_t of_a = count[a];
    const std::size_t of_b = count[b];
    return of_a != of_b ? of_a < of_b : a < b;
  };
  // Two sets of a and b words with c in common have F1 = 2c / (a + b), and b is at least c: so c is
  // at least share * a. If both are ordered by rarity, the first word in common lies before the
  // last c - 1 words of each.
  const double share = least / (2.0 - least);
  std::unordered_map<std::string_view, std::vector<std::size_t>> holders;  // statements, ascending
  std::vector<std::size_t> met(statements.size(), 0);  // statement + 1 that met this one last
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t b = 0; b < statements.size(); ++b) {
    for (const auto& sentence : *statements[b]) {
      std::vector<std::string_view> words(sentence.begin(), sentence.end());
      std::sort(words.begin(), words.end(), rarer);
      const auto common =
          static_cast<std::size_t>(std::ceil(share * static_cast<double>(words.size()) - 1e-9));
      const std::size_t telling =
          words.size() + 1 - std::min(words.size(), std::max<std::size_t>(common, 2));
      for (std::size_t i = 0; i < telling; ++i) {
        std::vector<std::size_t>& list = holders[words[i]];
        for (const std::size_t a : list) {
          if (a == b || met[a] == b + 1) continue;
          met[a] = b + 1;
          out.emplace_back(a, b);
        }
        if (list.empty() || list.back() != b) list.push_back(b);
      }
    }
  }
  return out;
}

}  // namespace demarche::reconcile
