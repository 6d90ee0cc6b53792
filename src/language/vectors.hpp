// The static word vectors of md and lg pipelines: vocab/vectors (npy) and vocab/key2row (msgpack).
#pragma once

#include "text/mapped_file.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

// Keys of a map, each with a 32-bit number: 12 bytes an entry, in buckets by the upper bits of the
// key, which are as good as random in the ids of words.
class RowIndex {
 public:
  // `bytes`: a MessagePack map of natural numbers. A negative row means "none". Errors have the
  // byte as place.
  static Result<RowIndex> read(std::string_view bytes, std::size_t rows);

  // -1: none.
  [[nodiscard]] std::int64_t find(std::uint64_t key) const;

 private:
  std::vector<std::uint32_t> starts_;  // of each bucket, and the end
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> rows_;
};

// The header of a NumPy array file.
struct ArrayHeader {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t begin = 0;  // byte of the first value
};

// A two-dimensional little-endian float32 array in C order that fits in `bytes`; else kBadFormat.
Result<ArrayHeader> read_npy_header(std::string_view bytes);

class Vectors {
 public:
  // No vectors (width 0) when the model has none. Errors name the file.
  static Result<Vectors> load(const std::string& vocab_folder);

  [[nodiscard]] std::size_t width() const { return header_.columns; }
  // The vector of a word by its id, width() floats in the mapped file; null: none.
  [[nodiscard]] const float* find(std::uint64_t key) const;

 private:
  text::MappedFile file_;
  ArrayHeader header_;
  RowIndex index_;
};

}  // namespace demarche::language
