// Inner loops of affine layers, one implementation an instruction set. A panel is `kWidth`
// registers of outputs (or of alternatives of the same outputs) that are summed together.
#pragma once

#include "language/isa.hpp"

#include <cstddef>
#include <cstdint>

// Loops over registers must be gone before the compiler chooses what lives in memory.
#if defined(__clang__)
#define DEMARCHE_UNROLL _Pragma("unroll")
#else
#define DEMARCHE_UNROLL _Pragma("GCC unroll 16")
#endif

namespace demarche::language {

// Registers in a panel: the alternatives of a maxout layer, or three of plain outputs.
inline std::size_t panel_vectors(std::size_t pieces) {
  return pieces == 1 ? 3 : pieces;
}

// Floats in one register of that path.
inline std::size_t lanes_of(Isa isa) {
  return isa >= Isa::kAvx512 ? 16 : isa >= Isa::kAvx2 ? 8 : 4;
}

// What a call computes: `rows` rows of `outputs` columns.
struct PanelCall {
  const std::byte* panels;
  std::size_t panel_bytes;
  std::size_t count;    // of panels
  std::size_t vectors;  // registers in a panel
  bool largest;         // the registers of a panel are alternatives
  std::size_t inputs;
  std::size_t outputs;
  std::size_t rows;
  float* y;
  std::size_t y_stride;
};

// A panel: bias [vectors][lanes], then [inputs][vectors][lanes], all float.
void float_panels(Isa isa, const PanelCall& call, const float* x, std::size_t x_stride);

// Inputs of a group of rows as integers 0..255: x = low + scale * q.
struct ByteRows {
  const void* values;  // unsigned bytes, or 16-bit integers where `wide_inputs(isa)`
  std::size_t stride;  // values between rows
  const float* scale;
  const float* low;
};

// AVX2 has no product of bytes whose sums cannot saturate: there weights and inputs are widened to
// 16 bits, and pairs are summed in 32. All paths give the same sums.
inline bool wide_inputs(Isa isa) {
  return isa == Isa::kAvx2 || isa == Isa::kAvx512;
}
// Lanes of a byte panel: AVX-512 without VNNI takes the AVX2 path.
inline std::size_t byte_lanes(Isa isa) {
  return isa == Isa::kAvx512Vnni ? 16 : isa >= Isa::kAvx2 ? 8 : 4;
}
// Inputs that are multiplied together: weights are packed [inputs/step][vectors][lanes][step].
inline std::size_t byte_step(Isa isa) {
  return wide_inputs(isa) ? 2 : 4;
}

// A panel: scale [vectors][lanes], scale times the sum of its weights, bias; then the weights.
// y = sum * (row scale * scale) + (low * scaled weight sum + bias).
void byte_panels(Isa isa, const PanelCall& call, const ByteRows& x);

// The integer sums alone, int32 [rows][count * vectors * lanes], for tests of the kernels.
// Quantises n floats: q = round_to_even((x - low) * 255 / (high - low)).
void quantize_row(Isa isa, const float* x, std::size_t n, void* q, float* scale, float* low);

}  // namespace demarche::language
