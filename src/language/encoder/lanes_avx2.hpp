// Sixteen floats as two registers of AVX2; the operations of lanes_scalar.hpp, bit for bit.
#pragma once

#include <cstddef>
#include <cstdint>

#include <immintrin.h>

namespace demarche::language {

struct Avx2Lanes {
  __m256 a;
  __m256 b;

  static Avx2Lanes load(const float* p) { return {_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)}; }
  static Avx2Lanes set(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
  static Avx2Lanes from_int(const std::int32_t* p) {
    const auto* q = reinterpret_cast<const __m256i*>(p);
    return {_mm256_cvtepi32_ps(_mm256_loadu_si256(q)),
            _mm256_cvtepi32_ps(_mm256_loadu_si256(q + 1))};
  }
  void store(float* p) const {
    _mm256_storeu_ps(p, a);
    _mm256_storeu_ps(p + 8, b);
  }
  void store_u8(std::uint8_t* p) const {
    const __m256i words = _mm256_permute4x64_epi64(
        _mm256_packs_epi32(_mm256_cvtps_epi32(a), _mm256_cvtps_epi32(b)), 0xD8);
    const __m128i bytes =
        _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p), bytes);
  }
  friend Avx2Lanes operator+(Avx2Lanes x, Avx2Lanes y) {
    return {_mm256_add_ps(x.a, y.a), _mm256_add_ps(x.b, y.b)};
  }
  friend Avx2Lanes operator-(Avx2Lanes x, Avx2Lanes y) {
    return {_mm256_sub_ps(x.a, y.a), _mm256_sub_ps(x.b, y.b)};
  }
  friend Avx2Lanes operator*(Avx2Lanes x, Avx2Lanes y) {
    return {_mm256_mul_ps(x.a, y.a), _mm256_mul_ps(x.b, y.b)};
  }
  static Avx2Lanes fma(Avx2Lanes x, Avx2Lanes y, Avx2Lanes z) {
    return {_mm256_fmadd_ps(x.a, y.a, z.a), _mm256_fmadd_ps(x.b, y.b, z.b)};
  }
  static Avx2Lanes min(Avx2Lanes x, Avx2Lanes y) {
    return {_mm256_min_ps(x.a, y.a), _mm256_min_ps(x.b, y.b)};
  }
  static Avx2Lanes max(Avx2Lanes x, Avx2Lanes y) {
    return {_mm256_max_ps(x.a, y.a), _mm256_max_ps(x.b, y.b)};
  }
  Avx2Lanes round() const {
    constexpr int kNearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
    return {_mm256_round_ps(a, kNearest), _mm256_round_ps(b, kNearest)};
  }
  Avx2Lanes power_of_two() const {
    const auto one = [](__m256 x) {
      const __m256i n = _mm256_add_epi32(_mm256_cvtps_epi32(x), _mm256_set1_epi32(127));
      return _mm256_castsi256_ps(_mm256_slli_epi32(n, 23));
    };
    return {one(a), one(b)};
  }
  template <typename Wide, typename Narrow>
  float fold(Wide wide, Narrow narrow) const {
    const __m256 eight = wide(a, b);
    const __m128 four = narrow(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = narrow(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(narrow(two, _mm_shuffle_ps(two, two, 1)));
  }
  float sum() const {
    return fold([](__m256 x, __m256 y) { return _mm256_add_ps(x, y); },
                [](__m128 x, __m128 y) { return _mm_add_ps(x, y); });
  }
  float smallest() const {
    return fold([](__m256 x, __m256 y) { return _mm256_min_ps(x, y); },
                [](__m128 x, __m128 y) { return _mm_min_ps(x, y); });
  }
  float largest() const {
    return fold([](__m256 x, __m256 y) { return _mm256_max_ps(x, y); },
                [](__m128 x, __m128 y) { return _mm_max_ps(x, y); });
  }
};

}  // namespace demarche::language
