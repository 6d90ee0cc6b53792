// The steps of an encoder layer in int8, once for every path.
#pragma once

#include "language/encoder/int8_packed.hpp"

#include <cstddef>
#include <cstdint>

namespace demarche::language {

inline constexpr std::size_t kLanes = 16;
inline constexpr std::size_t kHeadWidth = 32;

// Rows of inputs in seven bits. `wide` holds, row by row, the inputs that stay in float.
struct QuantizedRows {
  std::uint8_t* values;  // [rows][inputs]
  float* scale;
  float* low;
  float* wide;
};

// Rows are contiguous; widths are multiples of 16. No pointer may be null but for zero rows.
struct Int8Kernels {
  void (*quantize)(const float* x, std::size_t rows, const PackedLinear::View& layer,
                   const QuantizedRows& to);
  // y = layer(x), y = y + layer(x), y = GELU(layer(x))
  void (*apply)(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows,
                float* y);
  void (*add)(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows, float* y);
  void (*gelu)(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows, float* y);
  void (*normalize)(float* x, std::size_t rows, std::size_t width, const float* gain,
                    const float* bias);
  // Self-attention of one window: `qkv` is [n][3 * width], `mixed` [n][width].
  // `scratch` holds attention_scratch(n) floats.
  void (*attend)(const float* qkv, std::size_t n, std::size_t width, float* mixed, float* scratch);
};

constexpr std::size_t attention_scratch(std::size_t n) {
  const std::size_t keys = (n + kLanes - 1) / kLanes * kLanes;
  return keys * (kHeadWidth + 4);
}

// The path must be supported.
const Int8Kernels& int8_kernels(Int8Path path);

// One per path; the last three exist on x86-64 alone.
const Int8Kernels& int8_kernels_scalar();
const Int8Kernels& int8_kernels_avx2();
const Int8Kernels& int8_kernels_avx_vnni();
const Int8Kernels& int8_kernels_avx512_vnni();

}  // namespace demarche::language
