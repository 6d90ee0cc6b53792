// Any bytes as vocab/vectors (NumPy) and as vocab/key2row: rows that are there, or an error.
#include "language/vectors.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche::language;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto header = read_npy_header(bytes)) {
    const std::size_t floats = (size - header->begin) / sizeof(float);
    if (header->begin > size || header->begin % alignof(float) != 0) __builtin_trap();
    if (header->columns != 0 && header->rows > floats / header->columns) __builtin_trap();
  }
  constexpr std::size_t kRows = 1000;
  if (const auto index = RowIndex::read(bytes, kRows)) {
    for (const std::uint64_t key : {std::uint64_t{0}, std::uint64_t{7}, ~std::uint64_t{0}}) {
      if (index->find(key) >= static_cast<std::int64_t>(kRows)) __builtin_trap();
    }
  }
  return 0;
}
