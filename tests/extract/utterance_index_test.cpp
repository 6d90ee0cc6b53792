#include "extract/utterance_index.hpp"

#include <random>

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

TEST(UtteranceIndex, FindsAllThatShareATokenInRisingOrder) {
  std::mt19937 random(7);
  const auto draw = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  const std::uint32_t tokens = 3000;
  std::vector<Utterance> all(200);
  for (Utterance& u : all) {
    const std::uint32_t at = draw(tokens - 200);
    u.verb = at;
    u.cue = {at, at + 2};
    u.pieces = {{at + 3, at + 4 + draw(150)}};
  }
  UtteranceIndex index(tokens, all);
  all[3].pieces.push_back({2900, 2950});
  index.add(3, all[3]);
  for (int round = 0; round < 500; ++round) {
    const std::uint32_t begin = draw(tokens);
    const TokenRange range{begin, begin + 1 + draw(100)};
    const auto near = index.near(range);
    EXPECT_TRUE(std::is_sorted(near.begin(), near.end()));
    EXPECT_EQ(std::adjacent_find(near.begin(), near.end()), near.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool shares = all[i].cue.overlaps(range);
      for (const TokenRange piece : all[i].pieces) shares = shares || piece.overlaps(range);
      if (shares) {
        EXPECT_TRUE(std::binary_search(near.begin(), near.end(), i)) << i;
      }
    }
    EXPECT_LT(near.size(), 60U) << "and few besides";
  }
  EXPECT_TRUE(index.near({5, 5}).empty());
}

}  // namespace
}  // namespace demarche::extract
