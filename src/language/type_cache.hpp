// Rows of floats that depend on a token type alone, kept between texts within a fixed number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace demarche::language {

class TypeCache {
 public:
  // Rows kept at most. News texts of a day have some ten thousand types, most of them rare: twice
  // the rows take 16 MB more for the two encoders and save 2 to 3 % of the time.
  static constexpr std::size_t kMostRows = 2048;

  // A new round of `find` and `add`: rows used in it stay where they are until the next. A round
  // may use at most kMostRows - 1 types.
  void begin_round() { ++round_; }
  // The row of a type, or null when it is not kept.
  const float* find(std::uint32_t type) {
    if (type >= slot_of_.size() || slot_of_[type] < 0) return nullptr;
    const auto slot = static_cast<std::size_t>(slot_of_[type]);
    used_[slot] = round_;
    recent_[slot] = 1;
    return row(slot);
  }
  // A row for a type that is not kept; the caller fills it. Takes the place of a type that was not
  // used for a while when all rows are taken.
  float* add(std::uint32_t type, std::size_t width);
  void clear();

 private:
  static constexpr std::size_t kChunk = 128;  // rows in one block of memory

  float* row(std::size_t slot) { return chunks_[slot / kChunk].get() + slot % kChunk * width_; }

  std::size_t width_ = 0;
  std::vector<std::unique_ptr<float[]>> chunks_;
  std::vector<std::int32_t> slot_of_;  // by type; -1: not kept
  std::vector<std::uint32_t> owner_;   // by slot
  std::vector<std::uint64_t> used_;    // round of the last use, by slot
  std::vector<std::uint8_t> recent_;   // found since the hand last passed, by slot
  std::uint64_t round_ = 1;
  std::size_t hand_ = 0;
};

}  // namespace demarche::language
