#include "language/panel_kernels.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace demarche::language {

namespace {

// Scales, scaled sums of weights and biases of a panel's outputs, and its weights.
struct BytePanel {
  const float* scale;
  const float* low;
  const float* bias;
  const void* weights;
};

BytePanel panel_at(const PanelCall& call, std::size_t i, std::size_t lanes) {
  const auto* first = reinterpret_cast<const float*>(call.panels + i * call.panel_bytes);
  const std::size_t width = call.vectors * lanes;
  return {first, first + width, first + 2 * width, first + 3 * width};
}

void scalar_panels(const PanelCall& call, const ByteRows& x) {
  const std::size_t lanes = byte_lanes(Isa::kScalar);
  const std::size_t width = call.vectors * lanes;
  for (std::size_t i = 0; i < call.count; ++i) {
    const BytePanel panel = panel_at(call, i, lanes);
    const auto* w = static_cast<const std::int8_t*>(panel.weights);
    for (std::size_t r = 0; r < call.rows; ++r) {
      const auto* row = static_cast<const std::uint8_t*>(x.values) + r * x.stride;
      float* y = call.y + r * call.y_stride;
      for (std::size_t j = 0; j < width; ++j) {
        const std::size_t column = call.largest ? i * lanes + j % lanes : i * width + j;
        if (column >= call.outputs) continue;
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < call.inputs; ++k) {
          sum += w[(k / 4 * width + j) * 4 + k % 4] * static_cast<std::int32_t>(row[k]);
        }
        const float value = static_cast<float>(sum) * (x.scale[r] * panel.scale[j]) +
                            (x.low[r] * panel.low[j] + panel.bias[j]);
        y[column] = call.largest && j >= lanes ? std::max(y[column], value) : value;
      }
    }
  }
}

// The smallest and largest of n values, then n integers. Adding 1.5 * 2^23 rounds a float to the
// nearest integer, ties to even, in its low bits.
template <typename Integer>
inline __attribute__((always_inline)) void quantize(const float* x, std::size_t n, Integer* q,
                                                    float* scale, float* low) {
  constexpr std::size_t kWide = 32;
  constexpr float kRound = 12582912.0F;
  float lowest[kWide];
  float highest[kWide];
  std::fill_n(lowest, kWide, std::numeric_limits<float>::max());
  std::fill_n(highest, kWide, std::numeric_limits<float>::lowest());
  std::size_t i = 0;
  for (; i + kWide <= n; i += kWide) {
    for (std::size_t j = 0; j < kWide; ++j) {
      lowest[j] = x[i + j] < lowest[j] ? x[i + j] : lowest[j];
      highest[j] = x[i + j] > highest[j] ? x[i + j] : highest[j];
    }
  }
  for (std::size_t j = 0; i + j < n; ++j) {
    lowest[j] = std::min(lowest[j], x[i + j]);
    highest[j] = std::max(highest[j], x[i + j]);
  }
  const float begin = *std::min_element(lowest, lowest + kWide);
  const float width = *std::max_element(highest, highest + kWide) - begin;
  // A row of equal values is its low end alone.
  const float inverse = width > 0.0F ? 255.0F / width : 0.0F;
  *low = begin;
  *scale = width / 255.0F;
  for (i = 0; i < n; ++i) {
    const float rounded = (x[i] - begin) * inverse + kRound;
    q[i] = static_cast<Integer>(std::bit_cast<std::uint32_t>(rounded) & 0xFFU);
  }
}

#if defined(__x86_64__)

#define DEMARCHE_AVX2 __attribute__((target("avx2,fma"), always_inline)) inline
#define DEMARCHE_VNNI __attribute__((target("avx2,fma,avxvnni"), always_inline)) inline
#define DEMARCHE_VNNI512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"), always_inline)) inline

// sum += products of 16-bit pairs, or of four unsigned and signed bytes, in each lane. In assembly:
// with intrinsics GCC 12 keeps a part of the accumulators of a tile in memory.
DEMARCHE_AVX2 __m256i add_pairs(__m256i sum, __m256i inputs, __m256i weights) {
  __m256i products;
  asm("vpmaddwd %3, %2, %1\n\tvpaddd %1, %0, %0"
      : "+x"(sum), "=&x"(products)
      : "x"(inputs), "x"(weights));
  return sum;
}
DEMARCHE_VNNI __m256i dot(__m256i sum, __m256i inputs, __m256i weights) {
  asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(inputs), "x"(weights));
  return sum;
}
DEMARCHE_VNNI512 __m512i dot(__m512i sum, __m512i inputs, __m512i weights) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(inputs), "v"(weights));
  return sum;
}

// y of one register: sum * (row scale * scale) + (low * scaled weight sum + bias). No fused
// operations: every path gives the same floats.
DEMARCHE_AVX2 __m256 restore(__m256i sum, const BytePanel& panel, std::size_t at, float scale,
                             float low) {
  const __m256 factor = _mm256_mul_ps(_mm256_set1_ps(scale), _mm256_load_ps(panel.scale + at));
  const __m256 shift =
      _mm256_add_ps(_mm256_mul_ps(_mm256_set1_ps(low), _mm256_load_ps(panel.low + at)),
                    _mm256_load_ps(panel.bias + at));
  return _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), factor), shift);
}
DEMARCHE_VNNI512 __m512 restore(__m512i sum, const BytePanel& panel, std::size_t at, float scale,
                                float low) {
  const __m512 factor = _mm512_mul_ps(_mm512_set1_ps(scale), _mm512_load_ps(panel.scale + at));
  const __m512 shift =
      _mm512_add_ps(_mm512_mul_ps(_mm512_set1_ps(low), _mm512_load_ps(panel.low + at)),
                    _mm512_load_ps(panel.bias + at));
  return _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sum), factor), shift);
}

DEMARCHE_AVX2 void store(float* to, __m256 value, std::size_t columns) {
  if (columns >= 8) {
    _mm256_storeu_ps(to, value);
    return;
  }
  alignas(32) float last[8];
  _mm256_store_ps(last, value);
  std::copy_n(last, columns, to);
}
DEMARCHE_VNNI512 void store(float* to, __m512 value, std::size_t columns) {
  const auto mask = static_cast<__mmask16>(columns >= 16 ? 0xFFFFU : (1U << columns) - 1U);
  _mm512_mask_storeu_ps(to, mask, value);
}

// Writes the registers of one row of a panel.
template <int Vectors>
DEMARCHE_AVX2 void finish(const PanelCall& call, std::size_t i, const BytePanel& panel,
                          const __m256i* sum, float scale, float low, float* y) {
  __m256 value[Vectors];
  DEMARCHE_UNROLL
  for (int v = 0; v < Vectors; ++v) {
    value[v] = restore(sum[v], panel, static_cast<std::size_t>(v) * 8, scale, low);
  }
  if (call.largest) {
    DEMARCHE_UNROLL
    for (int v = 1; v < Vectors; ++v) value[0] = _mm256_max_ps(value[0], value[v]);
    store(y + i * 8, value[0], call.outputs - i * 8);
    return;
  }
  DEMARCHE_UNROLL
  for (int v = 0; v < Vectors; ++v) {
    const std::size_t at = (i * Vectors + static_cast<std::size_t>(v)) * 8;
    if (at < call.outputs) store(y + at, value[v], call.outputs - at);
  }
}
template <int Vectors>
DEMARCHE_VNNI512 void finish(const PanelCall& call, std::size_t i, const BytePanel& panel,
                             const __m512i* sum, float scale, float low, float* y) {
  __m512 value[Vectors];
  DEMARCHE_UNROLL
  for (int v = 0; v < Vectors; ++v) {
    value[v] = restore(sum[v], panel, static_cast<std::size_t>(v) * 16, scale, low);
  }
  if (call.largest) {
    DEMARCHE_UNROLL
    for (int v = 1; v < Vectors; ++v) value[0] = _mm512_max_ps(value[0], value[v]);
    store(y + i * 16, value[0], call.outputs - i * 16);
    return;
  }
  DEMARCHE_UNROLL
  for (int v = 0; v < Vectors; ++v) {
    const std::size_t at = (i * Vectors + static_cast<std::size_t>(v)) * 16;
    if (at < call.outputs) store(y + at, value[v], call.outputs - at);
  }
}

template <typename T>
std::int32_t four_bytes(const T* at) {
  std::int32_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// Pairs of 16-bit integers; 9 of 16 registers are sums.
template <int Rows, int Vectors>
DEMARCHE_AVX2 void pair_tile(const PanelCall& call, std::size_t i, const BytePanel& panel,
                             const ByteRows& x, std::size_t r) {
  const auto* row = static_cast<const std::int16_t*>(x.values) + r * x.stride;
  const auto* w = static_cast<const __m256i*>(panel.weights);
  __m256i sum[Rows][Vectors];
  DEMARCHE_UNROLL
  for (int j = 0; j < Rows; ++j) {
    DEMARCHE_UNROLL
    for (int v = 0; v < Vectors; ++v) sum[j][v] = _mm256_setzero_si256();
  }
  const std::size_t n = call.inputs;
  for (std::size_t k = 0; k < n; k += 2, w += Vectors) {
    __m256i weights[Vectors];
    DEMARCHE_UNROLL
    for (int v = 0; v < Vectors; ++v) weights[v] = _mm256_load_si256(w + v);
    DEMARCHE_UNROLL
    for (int j = 0; j < Rows; ++j) {
      const __m256i inputs =
          _mm256_set1_epi32(four_bytes(row + static_cast<std::size_t>(j) * x.stride + k));
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        sum[j][v] = add_pairs(sum[j][v], inputs, weights[v]);
      }
    }
  }
  DEMARCHE_UNROLL
  for (int j = 0; j < Rows; ++j) {
    const std::size_t at = r + static_cast<std::size_t>(j);
    finish<Vectors>(call, i, panel, sum[j], x.scale[at], x.low[at], call.y + at * call.y_stride);
  }
}

template <int Rows, int Vectors>
DEMARCHE_VNNI void vnni_tile(const PanelCall& call, std::size_t i, const BytePanel& panel,
                             const ByteRows& x, std::size_t r) {
  const auto* row = static_cast<const std::uint8_t*>(x.values) + r * x.stride;
  const auto* w = static_cast<const __m256i*>(panel.weights);
  __m256i sum[Rows][Vectors];
  DEMARCHE_UNROLL
  for (int j = 0; j < Rows; ++j) {
    DEMARCHE_UNROLL
    for (int v = 0; v < Vectors; ++v) sum[j][v] = _mm256_setzero_si256();
  }
  const std::size_t n = call.inputs;
  for (std::size_t k = 0; k < n; k += 4, w += Vectors) {
    __m256i weights[Vectors];
    DEMARCHE_UNROLL
    for (int v = 0; v < Vectors; ++v) weights[v] = _mm256_load_si256(w + v);
    DEMARCHE_UNROLL
    for (int j = 0; j < Rows; ++j) {
      const __m256i inputs =
          _mm256_set1_epi32(four_bytes(row + static_cast<std::size_t>(j) * x.stride + k));
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) sum[j][v] = dot(sum[j][v], inputs, weights[v]);
    }
  }
  DEMARCHE_UNROLL
  for (int j = 0; j < Rows; ++j) {
    const std::size_t at = r + static_cast<std::size_t>(j);
    finish<Vectors>(call, i, panel, sum[j], x.scale[at], x.low[at], call.y + at * call.y_stride);
  }
}

template <int Rows, int Vectors>
DEMARCHE_VNNI512 void vnni512_tile(const PanelCall& call, std::size_t i, const BytePanel& panel,
                                   const ByteRows& x, std::size_t r) {
  const auto* row = static_cast<const std::uint8_t*>(x.values) + r * x.stride;
  const auto* w = static_cast<const __m512i*>(panel.weights);
  __m512i sum[Rows][Vectors];
  DEMARCHE_UNROLL
  for (int j = 0; j < Rows; ++j) {
    DEMARCHE_UNROLL
    for (int v = 0; v < Vectors; ++v) sum[j][v] = _mm512_setzero_si512();
  }
  const std::size_t n = call.inputs;
  for (std::size_t k = 0; k < n; k += 4, w += Vectors) {
    __m512i weights[Vectors];
    DEMARCHE_UNROLL
    for (int v = 0; v < Vectors; ++v) weights[v] = _mm512_load_si512(w + v);
    DEMARCHE_UNROLL
    for (int j = 0; j < Rows; ++j) {
      const __m512i inputs =
          _mm512_set1_epi32(four_bytes(row + static_cast<std::size_t>(j) * x.stride + k));
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) sum[j][v] = dot(sum[j][v], inputs, weights[v]);
    }
  }
  DEMARCHE_UNROLL
  for (int j = 0; j < Rows; ++j) {
    const std::size_t at = r + static_cast<std::size_t>(j);
    finish<Vectors>(call, i, panel, sum[j], x.scale[at], x.low[at], call.y + at * call.y_stride);
  }
}

template <int Vectors>
__attribute__((target("avx2,fma"))) void pair_panels(const PanelCall& call, const ByteRows& x) {
  for (std::size_t i = 0; i < call.count; ++i) {
    const BytePanel panel = panel_at(call, i, 8);
    std::size_t r = 0;
    for (; r + 3 <= call.rows; r += 3) pair_tile<3, Vectors>(call, i, panel, x, r);
    for (; r < call.rows; ++r) pair_tile<1, Vectors>(call, i, panel, x, r);
  }
}
template <int Vectors>
__attribute__((target("avx2,fma,avxvnni"))) void vnni_panels(const PanelCall& call,
                                                             const ByteRows& x) {
  for (std::size_t i = 0; i < call.count; ++i) {
    const BytePanel panel = panel_at(call, i, 8);
    std::size_t r = 0;
    for (; r + 4 <= call.rows; r += 4) vnni_tile<4, Vectors>(call, i, panel, x, r);
    for (; r < call.rows; ++r) vnni_tile<1, Vectors>(call, i, panel, x, r);
  }
}
template <int Vectors>
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void vnni512_panels(
    const PanelCall& call, const ByteRows& x) {
  for (std::size_t i = 0; i < call.count; ++i) {
    const BytePanel panel = panel_at(call, i, 16);
    std::size_t r = 0;
    for (; r + 8 <= call.rows; r += 8) vnni512_tile<8, Vectors>(call, i, panel, x, r);
    for (; r + 4 <= call.rows; r += 4) vnni512_tile<4, Vectors>(call, i, panel, x, r);
    for (; r < call.rows; ++r) vnni512_tile<1, Vectors>(call, i, panel, x, r);
  }
}

template <typename Integer>
__attribute__((target("avx2,fma"))) void quantize_avx2(const float* x, std::size_t n, Integer* q,
                                                       float* scale, float* low) {
  quantize(x, n, q, scale, low);
}
__attribute__((target("avx512f,avx512bw,avx512vl"))) void quantize_avx512(
    const float* x, std::size_t n, std::uint8_t* q, float* scale, float* low) {
  quantize(x, n, q, scale, low);
}

#undef DEMARCHE_AVX2
#undef DEMARCHE_VNNI
#undef DEMARCHE_VNNI512

#endif

}  // namespace

void quantize_row(Isa isa, const float* x, std::size_t n, void* q, float* scale, float* low) {
#if defined(__x86_64__)
  if (wide_inputs(isa)) {
    quantize_avx2(x, n, static_cast<std::int16_t*>(q), scale, low);
    return;
  }
  if (isa == Isa::kAvx512Vnni) {
    quantize_avx512(x, n, static_cast<std::uint8_t*>(q), scale, low);
    return;
  }
  if (isa == Isa::kAvxVnni) {
    quantize_avx2(x, n, static_cast<std::uint8_t*>(q), scale, low);
    return;
  }
#endif
  quantize(x, n, static_cast<std::uint8_t*>(q), scale, low);
}

void byte_panels(Isa isa, const PanelCall& call, const ByteRows& x) {
#if defined(__x86_64__)
  if (isa == Isa::kAvx512Vnni) {
    (call.vectors == 2 ? vnni512_panels<2> : vnni512_panels<3>)(call, x);
    return;
  }
  if (isa == Isa::kAvxVnni) {
    (call.vectors == 2 ? vnni_panels<2> : vnni_panels<3>)(call, x);
    return;
  }
  if (wide_inputs(isa)) {
    (call.vectors == 2 ? pair_panels<2> : pair_panels<3>)(call, x);
    return;
  }
#endif
  scalar_panels(call, x);
}

}  // namespace demarche::language
