// Each path of the arithmetic against the scalar twin, on shapes that do and do not fill registers.
#include "language/kernels.hpp"

#include "language/panel_kernels.hpp"

#include <cmath>
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

// Calls `each` with layers and rows of every awkward size.
template <typename Each>
void each_shape(Each&& each) {
  std::mt19937 random(11);
  for (const std::size_t pieces : {1U, 2U, 3U}) {
    for (const std::size_t outputs : {1U, 7U, 16U, 50U, 96U, 106U}) {
      for (const std::size_t inputs : {1U, 3U, 48U, 97U}) {
        const auto w = random_floats(outputs * pieces * inputs, random);
        const auto b = random_floats(outputs * pieces, random);
        for (std::size_t rows = 0; rows <= 20; ++rows) {
          const std::size_t stride = (inputs + 2) / 3;  // rows overlap, as windows do
          each(pieces, outputs, inputs, w, b, rows, stride,
               random_floats(rows * stride + inputs, random));
        }
      }
    }
  }
}

class OnPath : public testing::TestWithParam<Isa> {};

TEST_P(OnPath, FloatsEqualScalar) {
  if (!runs_here(GetParam())) GTEST_SKIP() << "this processor has no " << name_of(GetParam());
  each_shape([&](std::size_t pieces, std::size_t outputs, std::size_t inputs, const auto& w,
                 const auto& b, std::size_t rows, std::size_t stride, const auto& x) {
    std::vector<float> fast(rows * outputs + 3, -7.0F);
    std::vector<float> slow(rows * outputs, 0.0F);
    Affine(w.data(), b.data(), outputs, pieces, inputs, {GetParam(), PipelineMode::kExact})
        .apply(x.data(), stride, rows, fast.data(), outputs);
    Affine(w.data(), b.data(), outputs, pieces, inputs, {Isa::kScalar, PipelineMode::kExact})
        .apply(x.data(), stride, rows, slow.data(), outputs);
    for (std::size_t i = 0; i < slow.size(); ++i) {
      ASSERT_NEAR(fast[i], slow[i], 5e-5F) << pieces << " " << outputs << " " << inputs;
    }
    for (std::size_t i = slow.size(); i < fast.size(); ++i) {
      ASSERT_EQ(fast[i], -7.0F) << "wrote past the end";
    }
  });
}

// Sums are integers and what follows has one order: the same bits, not nearly the same.
TEST_P(OnPath, BytesEqualScalarToTheBit) {
  if (!runs_here(GetParam())) GTEST_SKIP() << "this processor has no " << name_of(GetParam());
  each_shape([&](std::size_t pieces, std::size_t outputs, std::size_t inputs, const auto& w,
                 const auto& b, std::size_t rows, std::size_t stride, const auto& x) {
    std::vector<float> fast(rows * outputs + 3, -7.0F);
    std::vector<float> slow(rows * outputs, 0.0F);
    Affine(w.data(), b.data(), outputs, pieces, inputs, {GetParam(), PipelineMode::kFast})
        .apply(x.data(), stride, rows, fast.data(), outputs);
    Affine(w.data(), b.data(), outputs, pieces, inputs, {Isa::kScalar, PipelineMode::kFast})
        .apply(x.data(), stride, rows, slow.data(), outputs);
    for (std::size_t i = 0; i < slow.size(); ++i) {
      ASSERT_EQ(fast[i], slow[i]) << pieces << " " << outputs << " " << inputs;
    }
    for (std::size_t i = slow.size(); i < fast.size(); ++i) {
      ASSERT_EQ(fast[i], -7.0F) << "wrote past the end";
    }
  });
}

// 288 products of the largest weights and inputs: 16 bits could not hold them.
TEST_P(OnPath, IntegerSumsOfExtremesAreExact) {
  if (!runs_here(GetParam())) GTEST_SKIP() << "this processor has no " << name_of(GetParam());
  const std::size_t inputs = 288;
  std::vector<float> w(inputs, 1.0F);
  std::vector<float> x(inputs, 255.0F);
  x[0] = 0.0F;  // low end 0, scale 1: inputs are their own integers
  float y = 0.0F;
  Affine(w.data(), nullptr, 1, 1, inputs, {GetParam(), PipelineMode::kFast})
      .apply(x.data(), inputs, 1, &y, 1);
  const float sum = 127.0F * 255.0F * 287.0F;
  EXPECT_EQ(y, sum * (1.0F / 127.0F));
}

TEST_P(OnPath, RowsAreQuantizedAsInScalar) {
  if (!runs_here(GetParam())) GTEST_SKIP() << "this processor has no " << name_of(GetParam());
  std::mt19937 random(3);
  for (std::size_t n = 1; n <= 300; n += 13) {
    auto x = random_floats(n, random);
    if (n % 2 == 0) std::fill(x.begin(), x.end(), 0.25F);  // no width at all
    std::vector<std::uint8_t> slow(n);
    std::vector<std::int16_t> wide(n);
    std::vector<std::uint8_t> narrow(n);
    float scale[2];
    float low[2];
    quantize_row(Isa::kScalar, x.data(), n, slow.data(), scale, low);
    void* to = wide_inputs(GetParam()) ? static_cast<void*>(wide.data()) : narrow.data();
    quantize_row(GetParam(), x.data(), n, to, scale + 1, low + 1);
    EXPECT_EQ(scale[0], scale[1]);
    EXPECT_EQ(low[0], low[1]);
    for (std::size_t i = 0; i < n; ++i) {
      const int fast = wide_inputs(GetParam()) ? wide[i] : narrow[i];
      ASSERT_EQ(fast, slow[i]);
      EXPECT_NEAR(low[0] + scale[0] * static_cast<float>(fast), x[i], scale[0] * 0.51F + 1e-6F);
    }
  }
}

TEST_P(OnPath, RowOperationsEqualScalar) {
  if (!runs_here(GetParam())) GTEST_SKIP() << "this processor has no " << name_of(GetParam());
  std::mt19937 random(7);
  const Pointwise& fast = pointwise(GetParam());
  const Pointwise& slow = pointwise(Isa::kScalar);
  for (const std::size_t n : {1U, 16U, 31U, 64U, 96U, 100U}) {
    const auto x = random_floats(n, random);
    const auto gain = random_floats(n, random);
    const auto bias = random_floats(n, random);
    auto a = random_floats(n, random);
    auto b = a;
    fast.add_normalized(x.data(), n, gain.data(), bias.data(), a.data());
    slow.add_normalized(x.data(), n, gain.data(), bias.data(), b.data());
    EXPECT_EQ(a, b);
    fast.normalize(x.data(), n, gain.data(), bias.data(), a.data());
    slow.normalize(x.data(), n, gain.data(), bias.data(), b.data());
    EXPECT_EQ(a, b);
    for (const std::size_t pieces : {1U, 2U, 3U}) {
      const auto values = random_floats(9 * pieces * n, random);
      std::vector<const float*> rows;
      for (std::size_t r = 0; r < 9; ++r) rows.push_back(values.data() + r * pieces * n);
      fast.largest_of_sums(rows.data(), rows.size(), n, pieces, a.data());
      slow.largest_of_sums(rows.data(), rows.size(), n, pieces, b.data());
      EXPECT_EQ(a, b);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kernels, OnPath,
                         testing::Values(Isa::kAvx2, Isa::kAvxVnni, Isa::kAvx512, Isa::kAvx512Vnni),
                         [](const auto& path) { return std::string(name_of(path.param)); });

// The rest of the arithmetic against its definition.
TEST(Kernels, BytesAreCloseToFloats) {
  std::mt19937 random(5);
  const std::size_t inputs = 288;
  const auto w = random_floats(96 * 3 * inputs, random);
  const auto x = random_floats(inputs, random);
  std::vector<float> bytes(96);
  std::vector<float> floats(96);
  Affine(w.data(), nullptr, 96, 3, inputs, {best_isa(), PipelineMode::kFast})
      .apply(x.data(), inputs, 1, bytes.data(), 96);
  Affine(w.data(), nullptr, 96, 3, inputs, {best_isa(), PipelineMode::kExact})
      .apply(x.data(), inputs, 1, floats.data(), 96);
  for (std::size_t i = 0; i < 96; ++i) EXPECT_NEAR(bytes[i], floats[i], 0.15F);
}

TEST(Kernels, LayerNormHasMeanZeroAndVarianceOne) {
  std::vector<float> x = {1.0F, 2.0F, 3.0F, 4.0F};
  const std::vector<float> gain(4, 1.0F);
  const std::vector<float> bias(4, 0.5F);
  pointwise(best_isa()).normalize(x.data(), 4, gain.data(), bias.data(), x.data());
  EXPECT_NEAR(x[0] + x[1] + x[2] + x[3], 2.0F, 1e-5F);
  EXPECT_NEAR(x[3] - 0.5F, 1.3416407F, 1e-4F);
}

TEST(Isa, NamesAreReadBackAndTheBestRunsHere) {
  for (const char* name : {"scalar", "avx2", "avxvnni", "avx512", "avx512vnni"}) {
    ASSERT_TRUE(isa_named(name));
    EXPECT_EQ(name_of(*isa_named(name)), name);
  }
  EXPECT_FALSE(isa_named("sse9"));
  EXPECT_TRUE(runs_here(best_isa()));
  EXPECT_TRUE(runs_here(Isa::kScalar));
}

}  // namespace
}  // namespace demarche::language
