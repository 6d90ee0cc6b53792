// A linear layer of the encoder in eight bits: weights with one scale per output, inputs with seven
// bits, one scale and one low value per row (Jacob et al. 2018, asymmetric; Dettmers et al. 2022
// for the wide inputs kept in float).
//
//   y[r][o] = scale[r] * scale[o] * sum_k q[r][k] w[o][k] + low[r] * low_sum[o] + bias[o]
//             + sum over wide inputs of x[r][k] * wide_weight[k][o]
#pragma once

#include "language/encoder/int8_path.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace demarche::language {

inline constexpr int kActivationTop = 127;  // inputs are 0 ... 127

// Storage that begins at a multiple of 64 bytes.
class AlignedBytes {
 public:
  AlignedBytes() = default;
  explicit AlignedBytes(std::size_t size);
  [[nodiscard]] std::int8_t* data() { return bytes_.data() + offset_; }
  [[nodiscard]] const std::int8_t* data() const { return bytes_.data() + offset_; }

 private:
  std::vector<std::int8_t> bytes_;
  std::size_t offset_ = 0;
};

// Eight-bit products are added in pairs of 16 bits on AVX2. Where four weights of one sum could
// overflow, the largest is made smaller and what is missing is added afterwards.
struct Excess {
  std::uint32_t input;
  std::uint16_t column;  // of the panel
  std::int16_t amount;
};

class PackedLinear {
 public:
  // weights: (outputs, inputs) row-major, each output multiplied by its scale. outputs must be a
  // multiple of 64 and inputs of 8. `wide` are the inputs that stay in float, in rising order.
  PackedLinear(std::span<const std::int8_t> weights, std::span<const float> scale,
               std::span<const float> bias, std::size_t inputs, std::span<const std::uint32_t> wide,
               Int8Path path);
  PackedLinear() = default;
  PackedLinear(PackedLinear&&) noexcept = default;
  PackedLinear& operator=(PackedLinear&&) noexcept = default;
  PackedLinear(const PackedLinear&) = delete;  // a copy would lose the alignment
  PackedLinear& operator=(const PackedLinear&) = delete;

  // What the kernels read; valid as long as the layer.
  struct View {
    const std::int8_t* weights;  // [panel][inputs / 4][panel width][4]
    std::size_t inputs;
    std::size_t outputs;
    const float* scale;
    const float* low_sum;
    const float* bias;
    const std::uint32_t* wide;
    std::size_t wides;
    const float* wide_weights;  // [wide][outputs]
    const Excess* excess;
    const std::uint32_t* excess_begin;  // of each panel, and the end
  };
  [[nodiscard]] View view() const;
  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t outputs() const { return scale_.size(); }
  [[nodiscard]] std::size_t wides() const { return wide_.size(); }
  [[nodiscard]] std::size_t excesses() const { return excess_.size(); }

 private:
  void limit_sums(std::int8_t* panel, std::size_t width);

  std::size_t inputs_ = 0;
  AlignedBytes weights_;
  std::vector<float> scale_;
  std::vector<float> low_sum_;
  std::vector<float> bias_;
  std::vector<std::uint32_t> wide_;
  std::vector<float> wide_weights_;
  std::vector<Excess> excess_;
  std::vector<std::uint32_t> excess_begin_;
};

// Columns of one panel on that path.
std::size_t panel_width(Int8Path path);

}  // namespace demarche::language
