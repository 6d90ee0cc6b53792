// Which utterances stand near a place: an article may hold thousands of them.
#pragma once

#include "extract/utterances.hpp"

#include <algorithm>
#include <vector>

namespace demarche::extract {

// Utterances by the blocks of tokens that their verb, cue and pieces lie in.
class UtteranceIndex {
 public:
  explicit UtteranceIndex(std::size_t tokens) : blocks_(tokens / kBlock + 1) {}
  UtteranceIndex(std::size_t tokens, const std::vector<Utterance>& all) : UtteranceIndex(tokens) {
    for (std::size_t i = 0; i < all.size(); ++i) add(i, all[i]);
  }

  // As the utterance stands now; again after it has grown.
  void add(std::size_t number, const Utterance& utterance) {
    if (utterance.verb != kNoToken) put(number, {utterance.verb, utterance.verb + 1});
    put(number, utterance.cue);
    for (const TokenRange piece : utterance.pieces) put(number, piece);
  }

  // Numbers, rising, of all that share a token with the range, and of some that only come close.
  [[nodiscard]] std::vector<std::size_t> near(TokenRange range) const {
    std::vector<std::size_t> out;
    if (range.empty()) return out;
    const std::size_t last = std::min<std::size_t>((range.end - 1) / kBlock, blocks_.size() - 1);
    for (std::size_t block = range.begin / kBlock; block <= last; ++block) {
      out.insert(out.end(), blocks_[block].begin(), blocks_[block].end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  void put(std::size_t number, TokenRange range) {
    if (range.empty()) return;
    for (std::size_t block = range.begin / kBlock; block <= (range.end - 1) / kBlock; ++block) {
      std::vector<std::size_t>& here = blocks_[block];
      if (here.empty() || here.back() != number) here.push_back(number);
    }
  }

  std::vector<std::vector<std::size_t>> blocks_;
};

}  // namespace demarche::extract
