// One-to-one pairs of labelled and answered items.
#pragma once

#include "eval/tokens.hpp"

#include <demarche/span.hpp>

#include <cstddef>
#include <vector>

namespace demarche::eval {

struct Pair {
  std::size_t gold = 0;
  std::size_t predicted = 0;
};

// All overlapping pairs, equal spans first, then by common characters, falling; ties to the earlier
// gold, then the earlier predicted item; taken greedily. Sorted by gold.
std::vector<Pair> pair_spans(const std::vector<Span>& gold, const std::vector<Span>& predicted);

struct QuotePair : Pair {
  double share = 0.0;  // of the gold tokens that the predicted ones cover
};

// By share, at least 0.3, largest first; ties to the earlier gold, then the earlier predicted item;
// taken greedily. Sorted by gold.
std::vector<QuotePair> pair_quotations(const std::vector<TokenSet>& gold,
                                       const std::vector<TokenSet>& predicted);

}  // namespace demarche::eval
