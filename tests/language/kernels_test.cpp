// Each vector path against the scalar twin, on shapes that do and do not fill their registers.
#include "language/kernels.hpp"

#include <random>

#include <gtest/gtest.h>

namespace demarche::language {
namespace {

std::vector<float> random_floats(std::size_t n, std::mt19937& random) {
  std::uniform_real_distribution<float> unit(-1.0F, 1.0F);
  std::vector<float> out(n);
  for (float& x : out) x = unit(random);
  return out;
}

void expect_equal_to_scalar(Isa isa) {
  std::mt19937 random(11);
  for (const std::size_t pieces : {1U, 2U, 3U}) {
    for (const std::size_t outputs : {1U, 7U, 16U, 50U, 96U}) {
      for (const std::size_t rows : {1U, 3U, 8U, 21U}) {
        const std::size_t inputs = 48;
        const std::size_t stride = 16;  // rows overlap, as windows do
        const auto w = random_floats(outputs * pieces * inputs, random);
        const auto b = random_floats(outputs * pieces, random);
        const auto x = random_floats(rows * stride + inputs, random);
        std::vector<float> fast(rows * outputs + 3, -7.0F);
        std::vector<float> slow(rows * outputs, 0.0F);
        Affine(w.data(), b.data(), outputs, pieces, inputs, isa)
            .apply(x.data(), stride, rows, fast.data(), outputs);
        Affine(w.data(), b.data(), outputs, pieces, inputs, Isa::kScalar)
            .apply(x.data(), stride, rows, slow.data(), outputs);
        for (std::size_t i = 0; i < slow.size(); ++i)
          ASSERT_NEAR(fast[i], slow[i], 2e-5F) << pieces << " " << outputs;
        for (std::size_t i = slow.size(); i < fast.size(); ++i)
          EXPECT_EQ(fast[i], -7.0F) << "wrote past the end";
      }
    }
  }
}

class OnPath : public testing::TestWithParam<Isa> {};

TEST_P(OnPath, FloatsEqualScalar) {
  if (!runs_here(GetParam())) GTEST_SKIP() << "this processor has no " << name_of(GetParam());
  expect_equal_to_scalar(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Kernels, OnPath,
                         testing::Values(Isa::kAvx2, Isa::kAvxVnni, Isa::kAvx512, Isa::kAvx512Vnni),
                         [](const auto& path) { return std::string(name_of(path.param)); });

TEST(Isa, NamesAreReadBackAndTheBestRunsHere) {
  for (const char* name : {"scalar", "avx2", "avxvnni", "avx512", "avx512vnni"}) {
    ASSERT_TRUE(isa_named(name));
    EXPECT_EQ(name_of(*isa_named(name)), name);
  }
  EXPECT_FALSE(isa_named("sse9"));
  EXPECT_TRUE(runs_here(best_isa()));
  EXPECT_TRUE(runs_here(Isa::kScalar));
}

TEST(Kernels, LayerNormHasMeanZeroAndVarianceOne) {
  std::vector<float> x = {1.0F, 2.0F, 3.0F, 4.0F};
  const std::vector<float> gain(4, 1.0F);
  const std::vector<float> bias(4, 0.5F);
  layer_norm(x.data(), 4, gain.data(), bias.data());
  EXPECT_NEAR(x[0] + x[1] + x[2] + x[3], 2.0F, 1e-5F);
  EXPECT_NEAR(x[3] - 0.5F, 1.3416407F, 1e-4F);
}

}  // namespace
}  // namespace demarche::language
