// AVX-512 VNNI: 24 sums of 16 columns stay in registers. Inline assembly, because with intrinsics
// GCC 12 spills them.
#include "language/encoder/int8_kernels_impl.hpp"
#include "language/encoder/lanes_avx512.hpp"

namespace demarche::language {

namespace {

struct Avx512Isa {
  using Lanes = Avx512Lanes;
  static constexpr std::size_t kPanel = 64;
  static constexpr std::size_t kRows = 6;

  template <int R>
  static void tile(const std::uint8_t* x, std::size_t stride, const std::int8_t* w,
                   std::size_t inputs, std::int32_t* sums) {
    __m512i sum[R][4];
    for (int r = 0; r < R; ++r) {
      for (int c = 0; c < 4; ++c) sum[r][c] = _mm512_setzero_si512();
    }
    for (std::size_t k = 0; k < inputs; k += 4, w += 4 * kPanel) {
      __m512i column[4];
      for (int c = 0; c < 4; ++c) column[c] = _mm512_load_si512(w + c * 64);
      // Eight steps ahead: the panel comes from the second level.
      for (int c = 0; c < 4; ++c) __builtin_prefetch(w + 8 * 4 * kPanel + c * 64);
      for (int r = 0; r < R; ++r) {
        std::int32_t four;
        std::memcpy(&four, x + static_cast<std::size_t>(r) * stride + k, sizeof four);
        const __m512i v = _mm512_set1_epi32(four);
        for (int c = 0; c < 4; ++c) {
          asm("vpdpbusd %[w], %[v], %[sum]"
              : [sum] "+v"(sum[r][c])
              : [v] "v"(v), [w] "v"(column[c]));
        }
      }
    }
    for (int r = 0; r < R; ++r) {
      for (int c = 0; c < 4; ++c) {
        _mm512_store_si512(sums + static_cast<std::size_t>(r) * kPanel + c * 16, sum[r][c]);
      }
    }
  }
};

}  // namespace

const Int8Kernels& int8_kernels_avx512_vnni() {
  return int8_impl::kKernels<Avx512Isa>;
}

}  // namespace demarche::language
