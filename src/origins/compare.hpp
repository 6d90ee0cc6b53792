// How much of one text stands in another, and in what form.
#pragma once

#include "origins/words.hpp"

#include <demarche/records.hpp>

#include <optional>
#include <vector>

namespace demarche::origins {

// What two texts share. Shares are of the telling words, in order (longest common subsequence), as
// in "order-preserving overlap of rare tokens".
struct Overlap {
  double of_longer = 0.0;
  double of_shorter = 0.0;
  double balance = 0.0;         // shorter / longer, in telling words
  double verbatim = 0.0;        // share of the shorter text's words in common runs of eight or more
  std::size_t longest_run = 0;  // words
  bool numbers_differ = false;  // a number of the common part was replaced by another one
  std::vector<Alignment> runs;  // common runs, spans in a and in b
};

Overlap compare(const std::vector<Word>& a, const std::vector<Word>& b);

// The kind of copy that an overlap shows; nothing when the texts are independent.
std::optional<CopyKind> kind_of(const Overlap& overlap);

}  // namespace demarche::origins
