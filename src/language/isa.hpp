// Which instructions the arithmetic may use, chosen at run time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace demarche::language {

// Each path includes the ones before it, except that kAvx512 does without kAvxVnni.
enum class Isa : std::uint8_t {
  kScalar,
  kAvx2,        // with FMA
  kAvxVnni,     // 256-bit dot products of bytes
  kAvx512,      // F, BW, VL
  kAvx512Vnni,  // 512-bit dot products of bytes
};

// Whether this processor and its system can run that path.
bool runs_here(Isa isa);

// The best that runs here.
Isa best_isa();

// "scalar", "avx2", "avxvnni", "avx512", "avx512vnni".
std::string_view name_of(Isa isa);
std::optional<Isa> isa_named(std::string_view name);

}  // namespace demarche::language
