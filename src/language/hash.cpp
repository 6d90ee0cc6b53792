#include "language/hash.hpp"

#include "language/tables.hpp"

#include <algorithm>
#include <cstring>

namespace demarche::language {

std::uint64_t murmur64a(std::string_view bytes) {
  constexpr std::uint64_t kMultiply = 0xC6A4A7935BD1E995ULL;
  constexpr std::uint64_t kSeed = 1;
  std::uint64_t h = kSeed ^ (bytes.size() * kMultiply);
  const char* data = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, data += 8) {
    std::uint64_t k = 0;
    std::memcpy(&k, data, 8);
    k *= kMultiply;
    k ^= k >> 47U;
    k *= kMultiply;
    h ^= k;
    h *= kMultiply;
  }
  if (left > 0) {
    std::uint64_t k = 0;
    std::memcpy(&k, data, left);
    h ^= k;
    h *= kMultiply;
  }
  h ^= h >> 47U;
  h *= kMultiply;
  h ^= h >> 47U;
  return h;
}

std::uint64_t string_id(std::string_view word) {
  if (word.empty()) return 0;
  const Symbol* end = kSymbols + kSymbolsSize;
  const Symbol* found = std::lower_bound(
      kSymbols, end, word, [](const Symbol& s, std::string_view name) { return s.name < name; });
  if (found != end && found->name == word) return found->id;
  return murmur64a(word);
}

std::array<std::uint32_t, 4> embedding_rows(std::uint64_t key, std::uint32_t seed) {
  const auto rotate = [](std::uint64_t x, unsigned r) { return (x << r) | (x >> (64U - r)); };
  const auto finish = [](std::uint64_t k) {
    k ^= k >> 33U;
    k *= 0xFF51AFD7ED558CCDULL;
    k ^= k >> 33U;
    k *= 0xC4CEB9FE1A85EC53ULL;
    k ^= k >> 33U;
    return k;
  };
  std::uint64_t h1 = key * 0x87C37B91114253D5ULL;
  h1 = rotate(h1, 31);
  h1 *= 0x4CF5AD432745937FULL;
  h1 ^= seed;
  h1 ^= 8U;
  std::uint64_t h2 = seed;
  h2 ^= 8U;
  h1 += h2;
  h2 += h1;
  h1 = finish(h1);
  h2 = finish(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32U),
          static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32U)};
}

}  // namespace demarche::language
