// The arithmetic of the engine behind one small interface: three implementations chosen at run
// time.
#pragma once

#include "language/isa.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace demarche::language {

// Weights of an affine layer, packed for one instruction set: groups of `lanes` outputs, each with
// `pieces` alternatives of which the largest is taken (maxout, Goodfellow et al. 2013); pieces == 1
// is a plain affine layer.
class Affine {
 public:
  // weights: (outputs, pieces, inputs) row-major; bias: (outputs, pieces) or empty.
  Affine(const float* weights, const float* bias, std::size_t outputs, std::size_t pieces,
         std::size_t inputs, Isa isa);
  Affine() = default;
  Affine(Affine&&) noexcept = default;
  Affine& operator=(Affine&&) noexcept = default;
  Affine(const Affine&) = delete;  // a copy would lose the alignment
  Affine& operator=(const Affine&) = delete;

  // y[r][o] = max over pieces of (bias + sum_k w * x[r * x_stride + k]). Rows may overlap: a stride
  // shorter than `inputs` reads a window over neighbouring rows without a copy. `y` has
  // `outputs` columns with `y_stride` between rows.
  void apply(const float* x, std::size_t x_stride, std::size_t rows, float* y,
             std::size_t y_stride) const;

  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  [[nodiscard]] std::size_t inputs() const { return inputs_; }

 private:
  std::size_t outputs_ = 0;
  std::size_t pieces_ = 1;
  std::size_t inputs_ = 0;
  std::size_t groups_ = 0;
  Isa isa_ = Isa::kScalar;
  std::vector<float> storage_;
  std::size_t offset_ = 0;  // of the first aligned element
};

// In place: (x - mean) / sqrt(variance + 1e-8) * gain + bias, population variance.
void layer_norm(float* x, std::size_t n, const float* gain, const float* bias);

}  // namespace demarche::language
