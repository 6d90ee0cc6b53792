#include "language/panel_kernels.hpp"

#include <algorithm>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace demarche::language {

namespace {

// Where panel `i` lies and which columns of y it fills.
struct FloatPanel {
  const float* bias;
  const float* weights;
};

FloatPanel panel_at(const PanelCall& call, std::size_t i, std::size_t lanes) {
  const auto* bias = reinterpret_cast<const float*>(call.panels + i * call.panel_bytes);
  return {bias, bias + call.vectors * lanes};
}

void scalar_panels(const PanelCall& call, const float* x, std::size_t x_stride) {
  const std::size_t lanes = lanes_of(Isa::kScalar);
  const std::size_t width = call.vectors * lanes;
  for (std::size_t i = 0; i < call.count; ++i) {
    const FloatPanel panel = panel_at(call, i, lanes);
    for (std::size_t r = 0; r < call.rows; ++r) {
      const float* row = x + r * x_stride;
      float* y = call.y + r * call.y_stride;
      for (std::size_t j = 0; j < width; ++j) {
        const std::size_t column = call.largest ? i * lanes + j % lanes : i * width + j;
        if (column >= call.outputs) continue;
        float sum = panel.bias[j];
        for (std::size_t k = 0; k < call.inputs; ++k) sum += panel.weights[k * width + j] * row[k];
        y[column] = call.largest && j >= lanes ? std::max(y[column], sum) : sum;
      }
    }
  }
}

#if defined(__x86_64__)

#define DEMARCHE_AVX2 __attribute__((target("avx2,fma"), always_inline)) inline
#define DEMARCHE_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl"), always_inline)) inline

// Written as one line of assembly: with intrinsics GCC 12 keeps a part of the accumulators of a
// tile in memory.
DEMARCHE_AVX2 __m256 multiply_add(__m256 sum, __m256 a, __m256 b) {
  asm("vfmadd231ps %2, %1, %0" : "+x"(sum) : "x"(a), "x"(b));
  return sum;
}
DEMARCHE_AVX512 __m512 multiply_add(__m512 sum, __m512 a, const float& b) {
  asm("vfmadd231ps %2%{1to16%}, %1, %0" : "+v"(sum) : "v"(a), "m"(b));
  return sum;
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
DEMARCHE_AVX512 void store(float* to, __m512 value, std::size_t columns) {
  const auto mask = static_cast<__mmask16>(columns >= 16 ? 0xFFFFU : (1U << columns) - 1U);
  _mm512_mask_storeu_ps(to, mask, value);
}

// Rows x Panels x Vectors sums stay in registers: 12 of 16 with AVX2, 24 of 32 with AVX-512. Few
// rows take several panels at once, because a sum waits for its predecessor.
template <int Rows, int Panels, int Vectors>
DEMARCHE_AVX2 void avx2_tile(const PanelCall& call, std::size_t first, const float* x,
                             std::size_t x_stride, float* y) {
  constexpr std::size_t kLanes = 8;
  constexpr std::size_t kWidth = kLanes * Vectors;
  const std::size_t step = call.panel_bytes / sizeof(float);
  const FloatPanel panel = panel_at(call, first, kLanes);
  __m256 sum[Rows][Panels][Vectors];
  DEMARCHE_UNROLL
  for (int r = 0; r < Rows; ++r) {
    DEMARCHE_UNROLL
    for (int p = 0; p < Panels; ++p) {
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        sum[r][p][v] = _mm256_load_ps(panel.bias + static_cast<std::size_t>(p) * step +
                                      static_cast<std::size_t>(v) * kLanes);
      }
    }
  }
  const float* w = panel.weights;
  const std::size_t n = call.inputs;
  for (std::size_t k = 0; k < n; ++k, w += kWidth) {
    DEMARCHE_UNROLL
    for (int p = 0; p < Panels; ++p) {
      __m256 column[Vectors];
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        column[v] = _mm256_load_ps(w + static_cast<std::size_t>(p) * step +
                                   static_cast<std::size_t>(v) * kLanes);
      }
      DEMARCHE_UNROLL
      for (int r = 0; r < Rows; ++r) {
        const __m256 value = _mm256_broadcast_ss(x + static_cast<std::size_t>(r) * x_stride + k);
        DEMARCHE_UNROLL
        for (int v = 0; v < Vectors; ++v) {
          sum[r][p][v] = multiply_add(sum[r][p][v], column[v], value);
        }
      }
    }
  }
  DEMARCHE_UNROLL
  for (int r = 0; r < Rows; ++r) {
    float* out = y + static_cast<std::size_t>(r) * call.y_stride;
    DEMARCHE_UNROLL
    for (int p = 0; p < Panels; ++p) {
      const std::size_t i = first + static_cast<std::size_t>(p);
      if (call.largest) {
        __m256 best = sum[r][p][0];
        DEMARCHE_UNROLL
        for (int v = 1; v < Vectors; ++v) best = _mm256_max_ps(best, sum[r][p][v]);
        store(out + i * kLanes, best, call.outputs - i * kLanes);
        continue;
      }
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        const std::size_t at = i * kWidth + static_cast<std::size_t>(v) * kLanes;
        if (at < call.outputs) store(out + at, sum[r][p][v], call.outputs - at);
      }
    }
  }
}

template <int Rows, int Panels, int Vectors>
DEMARCHE_AVX512 void avx512_tile(const PanelCall& call, std::size_t first, const float* x,
                                 std::size_t x_stride, float* y) {
  constexpr std::size_t kLanes = 16;
  constexpr std::size_t kWidth = kLanes * Vectors;
  const std::size_t step = call.panel_bytes / sizeof(float);
  const FloatPanel panel = panel_at(call, first, kLanes);
  __m512 sum[Rows][Panels][Vectors];
  DEMARCHE_UNROLL
  for (int r = 0; r < Rows; ++r) {
    DEMARCHE_UNROLL
    for (int p = 0; p < Panels; ++p) {
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        sum[r][p][v] = _mm512_load_ps(panel.bias + static_cast<std::size_t>(p) * step +
                                      static_cast<std::size_t>(v) * kLanes);
      }
    }
  }
  const float* w = panel.weights;
  const std::size_t n = call.inputs;
  for (std::size_t k = 0; k < n; ++k, w += kWidth) {
    DEMARCHE_UNROLL
    for (int p = 0; p < Panels; ++p) {
      __m512 column[Vectors];
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        column[v] = _mm512_load_ps(w + static_cast<std::size_t>(p) * step +
                                   static_cast<std::size_t>(v) * kLanes);
      }
      DEMARCHE_UNROLL
      for (int r = 0; r < Rows; ++r) {
        DEMARCHE_UNROLL
        for (int v = 0; v < Vectors; ++v) {
          sum[r][p][v] =
              multiply_add(sum[r][p][v], column[v], x[static_cast<std::size_t>(r) * x_stride + k]);
        }
      }
    }
  }
  DEMARCHE_UNROLL
  for (int r = 0; r < Rows; ++r) {
    float* out = y + static_cast<std::size_t>(r) * call.y_stride;
    DEMARCHE_UNROLL
    for (int p = 0; p < Panels; ++p) {
      const std::size_t i = first + static_cast<std::size_t>(p);
      if (call.largest) {
        __m512 best = sum[r][p][0];
        DEMARCHE_UNROLL
        for (int v = 1; v < Vectors; ++v) best = _mm512_max_ps(best, sum[r][p][v]);
        store(out + i * kLanes, best, call.outputs - i * kLanes);
        continue;
      }
      DEMARCHE_UNROLL
      for (int v = 0; v < Vectors; ++v) {
        const std::size_t at = i * kWidth + static_cast<std::size_t>(v) * kLanes;
        if (at < call.outputs) store(out + at, sum[r][p][v], call.outputs - at);
      }
    }
  }
}

template <int Vectors>
__attribute__((target("avx2,fma"))) void avx2_panels(const PanelCall& call, const float* x,
                                                     std::size_t x_stride) {
  const std::size_t whole = call.rows / 4 * 4;
  for (std::size_t i = 0; whole > 0 && i < call.count; ++i) {
    for (std::size_t r = 0; r < whole; r += 4) {
      avx2_tile<4, 1, Vectors>(call, i, x + r * x_stride, x_stride, call.y + r * call.y_stride);
    }
  }
  for (std::size_t r = whole; r < call.rows; ++r) {
    const float* row = x + r * x_stride;
    float* y = call.y + r * call.y_stride;
    std::size_t i = 0;
    for (; i + 4 <= call.count; i += 4) avx2_tile<1, 4, Vectors>(call, i, row, x_stride, y);
    for (; i < call.count; ++i) avx2_tile<1, 1, Vectors>(call, i, row, x_stride, y);
  }
}

template <int Vectors>
__attribute__((target("avx512f,avx512bw,avx512vl"))) void avx512_panels(const PanelCall& call,
                                                                        const float* x,
                                                                        std::size_t x_stride) {
  const std::size_t whole = call.rows / 8 * 8;
  for (std::size_t i = 0; whole > 0 && i < call.count; ++i) {
    for (std::size_t r = 0; r < whole; r += 8) {
      avx512_tile<8, 1, Vectors>(call, i, x + r * x_stride, x_stride, call.y + r * call.y_stride);
    }
  }
  std::size_t r = whole;
  for (; r + 4 <= call.rows; r += 4) {
    for (std::size_t i = 0; i < call.count; ++i) {
      avx512_tile<4, 1, Vectors>(call, i, x + r * x_stride, x_stride, call.y + r * call.y_stride);
    }
  }
  for (; r < call.rows; ++r) {
    const float* row = x + r * x_stride;
    float* y = call.y + r * call.y_stride;
    std::size_t i = 0;
    for (; i + 4 <= call.count; i += 4) avx512_tile<1, 4, Vectors>(call, i, row, x_stride, y);
    for (; i + 2 <= call.count; i += 2) avx512_tile<1, 2, Vectors>(call, i, row, x_stride, y);
    for (; i < call.count; ++i) avx512_tile<1, 1, Vectors>(call, i, row, x_stride, y);
  }
}

#undef DEMARCHE_AVX2
#undef DEMARCHE_AVX512

#endif

}  // namespace

void float_panels(Isa isa, const PanelCall& call, const float* x, std::size_t x_stride) {
#if defined(__x86_64__)
  if (isa >= Isa::kAvx512) {
    (call.vectors == 2 ? avx512_panels<2> : avx512_panels<3>)(call, x, x_stride);
    return;
  }
  if (isa >= Isa::kAvx2) {
    (call.vectors == 2 ? avx2_panels<2> : avx2_panels<3>)(call, x, x_stride);
    return;
  }
#endif
  scalar_panels(call, x, x_stride);
}

}  // namespace demarche::language
