// One body for each operation, compiled once for each instruction set.
#include "language/kernels.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::language {

namespace {

#define DEMARCHE_BODY inline __attribute__((always_inline))

// Sums run in this many strands on every path, so all give the same bits.
constexpr std::size_t kStrands = 32;

DEMARCHE_BODY float total(const float* strands) {
  float half[kStrands / 2];
  for (std::size_t j = 0; j < kStrands / 2; ++j) half[j] = strands[j] + strands[j + kStrands / 2];
  float sum = 0.0F;
  for (std::size_t j = 0; j < kStrands / 4; ++j) sum += half[j] + half[j + kStrands / 4];
  return sum;
}

template <bool Add>
DEMARCHE_BODY void normalize_body(const float* x, std::size_t n, const float* gain,
                                  const float* bias, float* out) {
  float strands[kStrands] = {};
  std::size_t i = 0;
  for (; i + kStrands <= n; i += kStrands) {
    for (std::size_t j = 0; j < kStrands; ++j) strands[j] += x[i + j];
  }
  for (std::size_t j = 0; i + j < n; ++j) strands[j] += x[i + j];
  const float mean = total(strands) / static_cast<float>(n);
  std::fill_n(strands, kStrands, 0.0F);
  for (i = 0; i + kStrands <= n; i += kStrands) {
    for (std::size_t j = 0; j < kStrands; ++j) {
      const float d = x[i + j] - mean;
      strands[j] += d * d;
    }
  }
  for (std::size_t j = 0; i + j < n; ++j) {
    const float d = x[i + j] - mean;
    strands[j] += d * d;
  }
  const float scale = 1.0F / std::sqrt(total(strands) / static_cast<float>(n) + 1e-8F);
  for (i = 0; i < n; ++i) {
    const float value = (x[i] - mean) * scale * gain[i] + bias[i];
    out[i] = Add ? out[i] + value : value;
  }
}

DEMARCHE_BODY void add_body(float* __restrict to, const float* __restrict from, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] += from[i];
}

DEMARCHE_BODY void largest_of_sums_body(const float* const* rows, std::size_t count, std::size_t n,
                                        std::size_t pieces, float* __restrict out) {
  constexpr std::size_t kBlock = 32;
  for (std::size_t begin = 0; begin < n; begin += kBlock) {
    const std::size_t width = std::min(kBlock, n - begin);
    for (std::size_t p = 0; p < pieces; ++p) {
      float sum[kBlock] = {};
      const std::size_t at = p * n + begin;
      if (width == kBlock) {
        for (std::size_t r = 0; r < count; ++r) {
          const float* row = rows[r] + at;
          for (std::size_t i = 0; i < kBlock; ++i) sum[i] += row[i];
        }
      } else {
        for (std::size_t r = 0; r < count; ++r) {
          for (std::size_t i = 0; i < width; ++i) sum[i] += rows[r][at + i];
        }
      }
      for (std::size_t i = 0; i < width; ++i) {
        float& best = out[begin + i];
        best = p == 0 || sum[i] > best ? sum[i] : best;
      }
    }
  }
}

#define DEMARCHE_FORMS(suffix, attributes)                                                     \
  attributes void normalize_##suffix(const float* x, std::size_t n, const float* gain,         \
                                     const float* bias, float* out) {                          \
    normalize_body<false>(x, n, gain, bias, out);                                              \
  }                                                                                            \
  attributes void add_normalized_##suffix(const float* x, std::size_t n, const float* gain,    \
                                          const float* bias, float* out) {                     \
    normalize_body<true>(x, n, gain, bias, out);                                               \
  }                                                                                            \
  attributes void add_##suffix(float* to, const float* from, std::size_t n) {                  \
    add_body(to, from, n);                                                                     \
  }                                                                                            \
  attributes void largest_of_sums_##suffix(const float* const* rows, std::size_t count,        \
                                           std::size_t n, std::size_t pieces, float* out) {    \
    largest_of_sums_body(rows, count, n, pieces, out);                                         \
  }                                                                                            \
  constexpr Pointwise k_##suffix = {normalize_##suffix, add_normalized_##suffix, add_##suffix, \
                                    largest_of_sums_##suffix};

DEMARCHE_FORMS(scalar, )
#if defined(__x86_64__)
DEMARCHE_FORMS(avx2, __attribute__((target("avx2"))))
DEMARCHE_FORMS(avx512, __attribute__((target("avx512f,avx512bw,avx512vl"))))
#endif

#undef DEMARCHE_FORMS
#undef DEMARCHE_BODY

}  // namespace

const Pointwise& pointwise(Isa isa) {
#if defined(__x86_64__)
  if (isa >= Isa::kAvx512) return k_avx512;
  if (isa >= Isa::kAvx2) return k_avx2;
#endif
  return k_scalar;
}

}  // namespace demarche::language
