// The two hashes of a spaCy pipeline and the ids of strings.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::language {

// MurmurHash64A with seed 1 (A. Appleby, public domain), as spaCy's StringStore uses it.
std::uint64_t murmur64a(std::string_view bytes);

// The id of a string in spaCy's StringStore: 0 for the empty string, the small number of a symbol
// name ("agent", "ORG"), else murmur64a.
std::uint64_t string_id(std::string_view word);

// thinc's MurmurHash3_x64_128 of one 64-bit key: four rows of a hash embedding, before the modulo.
std::array<std::uint32_t, 4> embedding_rows(std::uint64_t key, std::uint32_t seed);

}  // namespace demarche::language
