// Sixteen floats as one register of AVX-512; the operations of lanes_scalar.hpp, bit for bit.
#pragma once

#include <cstddef>
#include <cstdint>

#include <immintrin.h>

namespace demarche::language {

struct Avx512Lanes {
  __m512 v;

  static Avx512Lanes load(const float* p) { return {_mm512_loadu_ps(p)}; }
  static Avx512Lanes set(float x) { return {_mm512_set1_ps(x)}; }
  static Avx512Lanes from_int(const std::int32_t* p) {
    return {_mm512_cvtepi32_ps(_mm512_loadu_si512(p))};
  }
  void store(float* p) const { _mm512_storeu_ps(p, v); }
  void store_u8(std::uint8_t* p) const {
    _mm_storeu_si128(
        reinterpret_cast<__m128i*>(p),
        _mm512_cvtusepi32_epi8(_mm512_max_epi32(_mm512_cvtps_epi32(v), _mm512_setzero_si512())));
  }
  friend Avx512Lanes operator+(Avx512Lanes x, Avx512Lanes y) { return {_mm512_add_ps(x.v, y.v)}; }
  friend Avx512Lanes operator-(Avx512Lanes x, Avx512Lanes y) { return {_mm512_sub_ps(x.v, y.v)}; }
  friend Avx512Lanes operator*(Avx512Lanes x, Avx512Lanes y) { return {_mm512_mul_ps(x.v, y.v)}; }
  static Avx512Lanes fma(Avx512Lanes x, Avx512Lanes y, Avx512Lanes z) {
    return {_mm512_fmadd_ps(x.v, y.v, z.v)};
  }
  static Avx512Lanes min(Avx512Lanes x, Avx512Lanes y) { return {_mm512_min_ps(x.v, y.v)}; }
  static Avx512Lanes max(Avx512Lanes x, Avx512Lanes y) { return {_mm512_max_ps(x.v, y.v)}; }
  Avx512Lanes round() const {
    return {_mm512_roundscale_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC)};
  }
  Avx512Lanes power_of_two() const {
    const __m512i n = _mm512_add_epi32(_mm512_cvtps_epi32(v), _mm512_set1_epi32(127));
    return {_mm512_castsi512_ps(_mm512_slli_epi32(n, 23))};
  }
  template <typename Wide, typename Narrow>
  float fold(Wide wide, Narrow narrow) const {
    const __m256 high = _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(v), 1));
    const __m256 eight = wide(_mm512_castps512_ps256(v), high);
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
