// The pieces that an encoder knows, one a line of BERT's vocab.txt; the line number is the id.
#pragma once

#include <demarche/status.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

// Immutable; views into the bytes it was read from, which must outlive it.
class Vocabulary {
 public:
  // Refuses a list without [UNK], [CLS] and [SEP], and one that names a piece twice.
  static Result<Vocabulary> read(std::string_view lines, const std::string& source);

  // A piece that begins a word, or ("##" left away) one that continues it.
  [[nodiscard]] std::optional<std::int32_t> find(std::string_view piece, bool continues) const;

  [[nodiscard]] std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  [[nodiscard]] std::string_view piece(std::size_t id) const;     // as printed, with its "##"
  [[nodiscard]] std::size_t longest() const { return longest_; }  // bytes of the longest piece
  [[nodiscard]] std::int32_t unknown() const { return unknown_; }
  [[nodiscard]] std::int32_t first() const { return first_; }  // [CLS]
  [[nodiscard]] std::int32_t last() const { return last_; }    // [SEP]

 private:
  std::string_view lines_;
  std::vector<std::uint32_t> begins_;  // byte of each line, and the end
  std::vector<std::uint32_t> slots_;   // open addressing: id + 1, 0 where free
  std::size_t longest_ = 0;
  std::int32_t unknown_ = 0;
  std::int32_t first_ = 0;
  std::int32_t last_ = 0;
};

}  // namespace demarche::language
