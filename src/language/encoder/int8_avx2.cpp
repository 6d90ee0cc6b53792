// AVX2: products in pairs of 16 bits, two pairs of which are added before they are widened
// (PackedLinear keeps the sums in range): five instructions for 64 products. Inline assembly,
// because both compilers run out of registers with intrinsics and spill the sums.
#include "language/encoder/int8_kernels_impl.hpp"
#include "language/encoder/lanes_avx2.hpp"

namespace demarche::language {

namespace {

struct Avx2Isa {
  using Lanes = Avx2Lanes;
  static constexpr std::size_t kPanel = 16;
  static constexpr std::size_t kRows = 4;

  static __m256i four_bytes(const std::uint8_t* p) {
    std::int32_t four;
    std::memcpy(&four, p, sizeof four);
    return _mm256_set1_epi32(four);
  }

  static void step(__m256i& sum, __m256i x0, __m256i x1, __m256i w0, __m256i w1,
                   const __m256i& ones) {
    __m256i t;
    __m256i u;
    asm("vpmaddubsw %[w0], %[x0], %[t]\n\t"
        "vpmaddubsw %[w1], %[x1], %[u]\n\t"
        "vpaddw %[u], %[t], %[t]\n\t"
        "vpmaddwd %[ones], %[t], %[t]\n\t"
        "vpaddd %[t], %[sum], %[sum]"
        : [sum] "+x"(sum), [t] "=&x"(t), [u] "=&x"(u)
        : [x0] "x"(x0), [x1] "x"(x1), [w0] "x"(w0), [w1] "x"(w1), [ones] "m"(ones));
  }

  template <int R>
  static void tile(const std::uint8_t* x, std::size_t stride, const std::int8_t* w,
                   std::size_t inputs, std::int32_t* sums) {
    alignas(32) static constexpr std::int16_t kOnes[16] = {1, 1, 1, 1, 1, 1, 1, 1,
                                                           1, 1, 1, 1, 1, 1, 1, 1};
    const __m256i& ones = *reinterpret_cast<const __m256i*>(kOnes);
    __m256i left[R];
    __m256i right[R];
    for (int r = 0; r < R; ++r) left[r] = right[r] = _mm256_setzero_si256();
    for (std::size_t k = 0; k < inputs; k += 8, w += 8 * kPanel) {
      const auto* p = reinterpret_cast<const __m256i*>(w);
      const __m256i w0 = _mm256_load_si256(p);
      const __m256i w1 = _mm256_load_si256(p + 1);
      const __m256i w2 = _mm256_load_si256(p + 2);
      const __m256i w3 = _mm256_load_si256(p + 3);
      for (int r = 0; r < R; ++r) {
        const std::uint8_t* const row = x + static_cast<std::size_t>(r) * stride + k;
        const __m256i x0 = four_bytes(row);
        const __m256i x1 = four_bytes(row + 4);
        step(left[r], x0, x1, w0, w2, ones);
        step(right[r], x0, x1, w1, w3, ones);
      }
    }
    for (int r = 0; r < R; ++r) {
      auto* const to = reinterpret_cast<__m256i*>(sums + static_cast<std::size_t>(r) * kPanel);
      _mm256_store_si256(to, left[r]);
      _mm256_store_si256(to + 1, right[r]);
    }
  }
};

}  // namespace

const Int8Kernels& int8_kernels_avx2() {
  return int8_impl::kKernels<Avx2Isa>;
}

}  // namespace demarche::language
