// AVX-VNNI: 256-bit registers, four products and their sum in one instruction.
#include "language/encoder/int8_kernels_impl.hpp"
#include "language/encoder/lanes_avx2.hpp"

namespace demarche::language {

namespace {

struct AvxVnniIsa {
  using Lanes = Avx2Lanes;
  static constexpr std::size_t kPanel = 16;
  static constexpr std::size_t kRows = 6;

  template <int R>
  static void tile(const std::uint8_t* x, std::size_t stride, const std::int8_t* w,
                   std::size_t inputs, std::int32_t* sums) {
    __m256i left[R];
    __m256i right[R];
    for (int r = 0; r < R; ++r) left[r] = right[r] = _mm256_setzero_si256();
    for (std::size_t k = 0; k < inputs; k += 4, w += 4 * kPanel) {
      const auto* p = reinterpret_cast<const __m256i*>(w);
      const __m256i w0 = _mm256_load_si256(p);
      const __m256i w1 = _mm256_load_si256(p + 1);
      for (int r = 0; r < R; ++r) {
        std::int32_t four;
        std::memcpy(&four, x + static_cast<std::size_t>(r) * stride + k, sizeof four);
        const __m256i v = _mm256_set1_epi32(four);
        asm("%{vex%} vpdpbusd %[w], %[v], %[sum]" : [sum] "+x"(left[r]) : [v] "x"(v), [w] "x"(w0));
        asm("%{vex%} vpdpbusd %[w], %[v], %[sum]" : [sum] "+x"(right[r]) : [v] "x"(v), [w] "x"(w1));
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

const Int8Kernels& int8_kernels_avx_vnni() {
  return int8_impl::kKernels<AvxVnniIsa>;
}

}  // namespace demarche::language
