// The twin that every other path is tested against, and what runs where there is no other.
#include "language/encoder/int8_kernels_impl.hpp"
#include "language/encoder/lanes_scalar.hpp"

namespace demarche::language {

namespace {

struct ScalarIsa {
  using Lanes = ScalarLanes;
  static constexpr std::size_t kPanel = 16;
  static constexpr std::size_t kRows = 4;

  template <int R>
  static void tile(const std::uint8_t* x, std::size_t stride, const std::int8_t* w,
                   std::size_t inputs, std::int32_t* sums) {
    std::memset(sums, 0, R * kPanel * sizeof *sums);
    for (std::size_t k = 0; k < inputs; k += 4, w += 4 * kPanel) {
      for (std::size_t r = 0; r < R; ++r) {
        const std::uint8_t* const four = x + r * stride + k;
        for (std::size_t c = 0; c < kPanel; ++c) {
          std::int32_t sum = 0;
          for (std::size_t i = 0; i < 4; ++i) sum += four[i] * w[c * 4 + i];
          sums[r * kPanel + c] += sum;
        }
      }
    }
  }
};

}  // namespace

const Int8Kernels& int8_kernels_scalar() {
  return int8_impl::kKernels<ScalarIsa>;
}

}  // namespace demarche::language
