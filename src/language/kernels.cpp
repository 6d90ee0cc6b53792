#include "language/kernels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace demarche::language {

namespace {

std::size_t lanes_of(Isa isa) {
  return isa >= Isa::kAvx512 ? 16 : isa >= Isa::kAvx2 ? 8 : 4;
}

// One group of outputs for a run of rows. `w` is [inputs][pieces][lanes], `b` is [pieces][lanes].
struct Group {
  const float* w;
  const float* b;
  std::size_t inputs;
  std::size_t pieces;
  std::size_t outputs;  // of this group, at most lanes
};

void scalar_group(const Group& g, const float* x, std::size_t x_stride, std::size_t rows, float* y,
                  std::size_t y_stride) {
  constexpr std::size_t kLanes = 4;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < g.outputs; ++o) {
      float best = -std::numeric_limits<float>::infinity();
      for (std::size_t p = 0; p < g.pieces; ++p) {
        float sum = g.b[p * kLanes + o];
        for (std::size_t k = 0; k < g.inputs; ++k) {
          sum += g.w[(k * g.pieces + p) * kLanes + o] * x[r * x_stride + k];
        }
        best = std::max(best, sum);
      }
      y[r * y_stride + o] = best;
    }
  }
}

#if defined(__x86_64__)

// Rows x pieces accumulators live in registers: 8 x 3 of 32 with AVX-512, 4 x 3 of 16 with AVX2.
template <int Rows, int Pieces>
__attribute__((target("avx512f"))) inline void avx512_tile(const Group& g, const float* x,
                                                           std::size_t x_stride, float* y,
                                                           std::size_t y_stride, __mmask16 mask) {
  __m512 sum[Rows][Pieces];
  for (int r = 0; r < Rows; ++r) {
    for (int p = 0; p < Pieces; ++p) sum[r][p] = _mm512_load_ps(g.b + p * 16);
  }
  const float* w = g.w;
  for (std::size_t k = 0; k < g.inputs; ++k, w += Pieces * 16) {
    __m512 column[Pieces];
    for (int p = 0; p < Pieces; ++p) column[p] = _mm512_load_ps(w + p * 16);
    for (int r = 0; r < Rows; ++r) {
      const __m512 value = _mm512_set1_ps(x[static_cast<std::size_t>(r) * x_stride + k]);
      for (int p = 0; p < Pieces; ++p) sum[r][p] = _mm512_fmadd_ps(column[p], value, sum[r][p]);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    __m512 best = sum[r][0];
    for (int p = 1; p < Pieces; ++p) best = _mm512_max_ps(best, sum[r][p]);
    _mm512_mask_storeu_ps(y + static_cast<std::size_t>(r) * y_stride, mask, best);
  }
}

template <int Pieces>
__attribute__((target("avx512f"))) void avx512_group(const Group& g, const float* x,
                                                     std::size_t x_stride, std::size_t rows,
                                                     float* y, std::size_t y_stride) {
  const auto mask = static_cast<__mmask16>((1U << g.outputs) - 1U);
  std::size_t r = 0;
  for (; r + 8 <= rows; r += 8) {
    avx512_tile<8, Pieces>(g, x + r * x_stride, x_stride, y + r * y_stride, y_stride, mask);
  }
  for (; r + 4 <= rows; r += 4) {
    avx512_tile<4, Pieces>(g, x + r * x_stride, x_stride, y + r * y_stride, y_stride, mask);
  }
  for (; r < rows; ++r) {
    avx512_tile<1, Pieces>(g, x + r * x_stride, x_stride, y + r * y_stride, y_stride, mask);
  }
}

template <int Rows, int Pieces>
__attribute__((target("avx2,fma"))) inline void avx2_tile(const Group& g, const float* x,
                                                          std::size_t x_stride, float* y,
                                                          std::size_t y_stride) {
  __m256 sum[Rows][Pieces];
  for (int r = 0; r < Rows; ++r) {
    for (int p = 0; p < Pieces; ++p) sum[r][p] = _mm256_load_ps(g.b + p * 8);
  }
  const float* w = g.w;
  for (std::size_t k = 0; k < g.inputs; ++k, w += Pieces * 8) {
    __m256 column[Pieces];
    for (int p = 0; p < Pieces; ++p) column[p] = _mm256_load_ps(w + p * 8);
    for (int r = 0; r < Rows; ++r) {
      const __m256 value = _mm256_broadcast_ss(x + static_cast<std::size_t>(r) * x_stride + k);
      for (int p = 0; p < Pieces; ++p) sum[r][p] = _mm256_fmadd_ps(column[p], value, sum[r][p]);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    __m256 best = sum[r][0];
    for (int p = 1; p < Pieces; ++p) best = _mm256_max_ps(best, sum[r][p]);
    float* out = y + static_cast<std::size_t>(r) * y_stride;
    if (g.outputs == 8) {
      _mm256_storeu_ps(out, best);
    } else {
      alignas(32) float last[8];
      _mm256_store_ps(last, best);
      std::copy_n(last, g.outputs, out);
    }
  }
}

template <int Pieces>
__attribute__((target("avx2,fma"))) void avx2_group(const Group& g, const float* x,
                                                    std::size_t x_stride, std::size_t rows,
                                                    float* y, std::size_t y_stride) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) {
    avx2_tile<4, Pieces>(g, x + r * x_stride, x_stride, y + r * y_stride, y_stride);
  }
  for (; r < rows; ++r) {
    avx2_tile<1, Pieces>(g, x + r * x_stride, x_stride, y + r * y_stride, y_stride);
  }
}

#endif

}  // namespace

Affine::Affine(const float* weights, const float* bias, std::size_t outputs, std::size_t pieces,
               std::size_t inputs, Isa isa)
    : outputs_(outputs), pieces_(pieces), inputs_(inputs), isa_(isa) {
  // The vector paths are written for one, two and three pieces.
  if (pieces > 3) isa_ = Isa::kScalar;
  const std::size_t lanes = lanes_of(isa_);
  groups_ = (outputs + lanes - 1) / lanes;
  const std::size_t group = lanes * pieces * (inputs + 1);  // bias row first
  storage_.assign(groups_ * group + 16, 0.0F);
  offset_ = ((64 - reinterpret_cast<std::uintptr_t>(storage_.data()) % 64) % 64) / sizeof(float);
  float* out = storage_.data() + offset_;
  for (std::size_t o = 0; o < outputs; ++o) {
    float* base = out + (o / lanes) * group + o % lanes;
    for (std::size_t p = 0; p < pieces; ++p) {
      if (bias != nullptr) base[p * lanes] = bias[o * pieces + p];
      for (std::size_t k = 0; k < inputs; ++k) {
        base[((k + 1) * pieces + p) * lanes] = weights[(o * pieces + p) * inputs + k];
      }
    }
  }
}

void Affine::apply(const float* x, std::size_t x_stride, std::size_t rows, float* y,
                   std::size_t y_stride) const {
  if (rows == 0) return;  // an empty text: x and y may be null
  const std::size_t lanes = lanes_of(isa_);
  const std::size_t group = lanes * pieces_ * (inputs_ + 1);
  for (std::size_t i = 0; i < groups_; ++i) {
    const float* base = storage_.data() + offset_ + i * group;
    const Group g{base + pieces_ * lanes, base, inputs_, pieces_,
                  std::min(lanes, outputs_ - i * lanes)};
    float* out = y + i * lanes;
#if defined(__x86_64__)
    if (isa_ >= Isa::kAvx512) {
      (pieces_ == 3   ? avx512_group<3>
       : pieces_ == 2 ? avx512_group<2>
                      : avx512_group<1>)(g, x, x_stride, rows, out, y_stride);
      continue;
    }
    if (isa_ >= Isa::kAvx2) {
      (pieces_ == 3   ? avx2_group<3>
       : pieces_ == 2 ? avx2_group<2>
                      : avx2_group<1>)(g, x, x_stride, rows, out, y_stride);
      continue;
    }
#endif
    scalar_group(g, x, x_stride, rows, out, y_stride);
  }
}

void layer_norm(float* x, std::size_t n, const float* gain, const float* bias) {
  float sum = 0.0F;
  for (std::size_t i = 0; i < n; ++i) sum += x[i];
  const float mean = sum / static_cast<float>(n);
  float squares = 0.0F;
  for (std::size_t i = 0; i < n; ++i) squares += (x[i] - mean) * (x[i] - mean);
  const float scale = 1.0F / std::sqrt(squares / static_cast<float>(n) + 1e-8F);
  for (std::size_t i = 0; i < n; ++i) x[i] = (x[i] - mean) * scale * gain[i] + bias[i];
}

}  // namespace demarche::language
