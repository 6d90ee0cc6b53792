#include "reconcile/candidates.hpp"

#include "reconcile/likeness.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace demarche::reconcile {
namespace {

// Statements of one or two sentences of `words` words out of `vocabulary`, few of them common.
std::vector<Gists> statements_of(std::size_t n, std::size_t words, int vocabulary,
                                 std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Gists> out(n);
  for (Gists& gists : out) {
    for (std::size_t sentence = 0; sentence <= random() % 2; ++sentence) {
      std::set<std::string> picked;
      const std::size_t size = 2 + random() % words;
      while (picked.size() < size) {
        const auto limit = static_cast<std::uint32_t>(vocabulary);
        picked.insert("w" + std::to_string(std::min(random() % limit, random() % limit)));
      }
      gists.emplace_back(picked.begin(), picked.end());
    }
  }
  return out;
}

std::vector<const Gists*> pointers(const std::vector<Gists>& all) {
  std::vector<const Gists*> out;
  for (const Gists& one : all) out.push_back(&one);
  return out;
}

TEST(Candidates, HoldEveryPairThatReachesTheLeast) {
  std::size_t alike = 0;
  for (const double least : {0.3, 0.55, 0.8, 1.0}) {
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
      const auto all = statements_of(120, 8, 25, seed);
      const auto found = candidates(pointers(all), least);
      const std::set<std::pair<std::size_t, std::size_t>> listed(found.begin(), found.end());
      EXPECT_EQ(listed.size(), found.size()) << "each pair once";
      for (std::size_t b = 0; b < all.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
          bool reaches = false;
          for (const auto& x : all[a]) {
            for (const auto& y : all[b]) {
              const Likeness likeness = compare(x, y);
              reaches = reaches || (likeness.f1 >= least && likeness.shared >= 2);
            }
          }
          if (!reaches) continue;
          ++alike;
          EXPECT_TRUE(listed.count({a, b})) << a << " " << b << " at " << least;
        }
      }
    }
  }
  EXPECT_GT(alike, 1000U);
}

TEST(Candidates, GrowWithTheStatementsNotWithTheirPairs) {
  const auto few = candidates(pointers(statements_of(1000, 12, 20000, 1)), 0.55).size();
  const auto many = candidates(pointers(statements_of(4000, 12, 80000, 1)), 0.55).size();
  EXPECT_LT(few, 10000U);  // of 499,500 pairs
  EXPECT_LT(many, 6 * few);
}

}  // namespace
}  // namespace demarche::reconcile
