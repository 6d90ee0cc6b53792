// A set of words whose characters lie elsewhere: no memory of its own for a word but 16 bytes and
// its slot.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace demarche::language {

// Words are views: what they point into outlives the set.
class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::size_t most) : slots_(std::bit_ceil(most + most / 2 + 1), 0) {
    words_.reserve(most);
  }

  [[nodiscard]] bool empty() const { return words_.empty(); }

  // At most as many words as were announced.
  void insert(std::string_view word) {
    std::uint32_t& slot = slots_[slot_of(word)];
    if (slot != 0) return;
    words_.push_back(word);
    slot = static_cast<std::uint32_t>(words_.size());
  }

  [[nodiscard]] bool contains(std::string_view word) const {
    return !empty() && slots_[slot_of(word)] != 0;
  }

 private:
  // Where the word is, or the free slot where it belongs.
  [[nodiscard]] std::size_t slot_of(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = std::hash<std::string_view>()(word) & mask;
    while (slots_[at] != 0 && words_[slots_[at] - 1] != word) at = (at + 1) & mask;
    return at;
  }

  std::vector<std::string_view> words_;
  std::vector<std::uint32_t> slots_;  // place of a word plus one; 0: free
};

}  // namespace demarche::language
