// Every path of the int8 kernels against plain sums, at the ends of the range, and against the
// scalar twin bit for bit.
#include "language/encoder/int8_kernels.hpp"
#include "language/encoder/quantize.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace demarche::language {
namespace {

class Int8 : public testing::TestWithParam<Int8Path> {
 protected:
  void SetUp() override {
    if (!supported(GetParam())) GTEST_SKIP() << "this processor has no " << name(GetParam());
  }
};

struct Rows {
  explicit Rows(std::size_t rows, std::size_t inputs, std::size_t wides)
      : values(rows * inputs), scale(rows), low(rows), wide(rows * wides + 1) {}
  QuantizedRows view() { return {values.data(), scale.data(), low.data(), wide.data()}; }
  std::vector<std::uint8_t> values;
  std::vector<float> scale;
  std::vector<float> low;
  std::vector<float> wide;
};

TEST_P(Int8, SumsAreExactAtTheEndsOfTheRange) {
  constexpr std::size_t kOutputs = 64;
  std::mt19937 random(3);
  for (const std::size_t inputs : {64U, 192U, 1536U}) {
    for (const int kind : {0, 1, 2}) {  // all largest, signs at random, anything
      std::vector<std::int8_t> weights(kOutputs * inputs);
      for (auto& w : weights) {
        const int sign = random() % 2 == 0 ? 127 : -127;
        w = static_cast<std::int8_t>(kind == 0   ? 127
                                     : kind == 1 ? sign
                                                 : static_cast<int>(random() % 255) - 127);
      }
      const std::vector<float> ones(kOutputs, 1.0F);
      const std::vector<float> zeros(kOutputs, 0.0F);
      const PackedLinear layer(weights, ones, zeros, inputs, {}, GetParam());
      const std::size_t rows = 7;
      Rows x(rows, inputs, 0);
      for (auto& v : x.values) v = static_cast<std::uint8_t>(kind == 2 ? random() % 128 : 127);
      std::fill(x.scale.begin(), x.scale.end(), 1.0F);
      std::vector<float> y(rows * kOutputs);
      int8_kernels(GetParam()).apply(layer.view(), x.view(), rows, y.data());
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t o = 0; o < kOutputs; ++o) {
          std::int32_t sum = 0;
          for (std::size_t k = 0; k < inputs; ++k) {
            sum += x.values[r * inputs + k] * weights[o * inputs + k];
          }
          ASSERT_EQ(y[r * kOutputs + o], static_cast<float>(sum)) << inputs << " " << kind;
        }
      }
    }
  }
}

std::vector<float> random_floats(std::size_t n, float size, std::mt19937& random) {
  std::normal_distribution<float> normal(0.0F, size);
  std::vector<float> out(n);
  for (float& x : out) x = normal(random);
  return out;
}

TEST_P(Int8, StepsHaveTheBitsOfTheScalarTwin) {
  std::mt19937 random(4);
  constexpr std::size_t kWidth = 64;
  const std::size_t rows = 21;
  const auto weights = quantize_rows(random_floats(3 * kWidth * kWidth, 0.2F, random), kWidth);
  const auto bias = random_floats(3 * kWidth, 0.1F, random);
  const auto gain = random_floats(kWidth, 1.0F, random);
  auto x = random_floats(rows * kWidth, 2.0F, random);
  x[5] = 40.0F;
  std::fill_n(x.begin() + kWidth, kWidth, 1.5F);  // a row without range
  const std::vector<std::uint32_t> wide = {5, 9};
  const auto all = [&](Int8Path path) {
    const Int8Kernels& k = int8_kernels(path);
    const PackedLinear layer(weights.values, weights.scale, bias, kWidth, wide, path);
    Rows q(rows, kWidth, wide.size());
    k.quantize(x.data(), rows, layer.view(), q.view());
    std::vector<float> qkv(rows * 3 * kWidth);
    k.apply(layer.view(), q.view(), rows, qkv.data());
    std::vector<float> gelu(qkv.size());
    k.gelu(layer.view(), q.view(), rows, gelu.data());
    std::vector<float> sum = qkv;
    k.add(layer.view(), q.view(), rows, sum.data());
    std::vector<float> out = qkv;
    out.insert(out.end(), gelu.begin(), gelu.end());
    out.insert(out.end(), sum.begin(), sum.end());
    for (const std::size_t n : {1U, 4U, 15U, 16U, 21U}) {
      std::vector<float> mixed(n * kWidth);
      std::vector<float> scratch(attention_scratch(n));
      k.attend(qkv.data(), n, kWidth, mixed.data(), scratch.data());
      k.normalize(mixed.data(), n, kWidth, gain.data(), bias.data());
      out.insert(out.end(), mixed.begin(), mixed.end());
    }
    return out;
  };
  const auto fast = all(GetParam());
  const auto slow = all(Int8Path::kScalar);
  ASSERT_EQ(fast.size(), slow.size());
  for (std::size_t i = 0; i < fast.size(); ++i) ASSERT_EQ(fast[i], slow[i]) << "number " << i;
}

TEST_P(Int8, AProductIsNearTheOneInFloat) {
  std::mt19937 random(6);
  constexpr std::size_t kWidth = 128;
  const auto weights = quantize_rows(random_floats(64 * kWidth, 0.2F, random), kWidth);
  const auto bias = random_floats(64, 0.1F, random);
  auto x = random_floats(kWidth, 1.0F, random);
  x[17] = 60.0F;  // ruins the row unless it is kept apart
  const std::vector<std::uint32_t> wide = {17};
  const PackedLinear layer(weights.values, weights.scale, bias, kWidth, wide, GetParam());
  Rows q(1, kWidth, 1);
  int8_kernels(GetParam()).quantize(x.data(), 1, layer.view(), q.view());
  std::vector<float> y(64);
  int8_kernels(GetParam()).apply(layer.view(), q.view(), 1, y.data());
  for (std::size_t o = 0; o < 64; ++o) {
    double sum = bias[o];
    for (std::size_t k = 0; k < kWidth; ++k) {
      sum += double{x[k]} * weights.scale[o] * weights.values[o * kWidth + k];
    }
    EXPECT_NEAR(y[o], sum, 0.15);  // sums are about 2.3 wide, 12 with input 17; a step is 0.05
  }
}

INSTANTIATE_TEST_SUITE_P(Paths, Int8, testing::ValuesIn(kInt8Paths), [](const auto& one) {
  std::string out(name(one.param));
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
});

}  // namespace
}  // namespace demarche::language
