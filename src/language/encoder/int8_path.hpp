// Which instructions run the encoder's int8 arithmetic. Every path gives the same bits: sums of
// products are exact integers, and the float steps between them are the same operations in the same
// order on sixteen lanes, whatever the width of the registers.
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::language {

enum class Int8Path : std::uint8_t { kScalar, kAvx2, kAvxVnni, kAvx512Vnni };
inline constexpr Int8Path kInt8Paths[] = {Int8Path::kScalar, Int8Path::kAvx2, Int8Path::kAvxVnni,
                                          Int8Path::kAvx512Vnni};

bool supported(Int8Path path);  // by this build and this processor
Int8Path best_int8_path();
std::string_view name(Int8Path path);  // "avx2"

}  // namespace demarche::language
