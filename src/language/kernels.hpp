// The arithmetic of the engine behind one small interface. Each operation has a scalar form, the
// oracle of the tests, and forms for the instruction sets of `Isa`, chosen at run time. Every row
// is computed alone and in the same order whatever rows stand beside it, so that a text cut into
// blocks in any way gives the same bits.
#pragma once

#include "language/aligned_buffer.hpp"
#include "language/isa.hpp"

#include <demarche/language.hpp>

#include <cstddef>
#include <cstdint>

namespace demarche::language {

// How an affine layer is computed.
struct Arithmetic {
  Isa isa = Isa::kScalar;
  PipelineMode mode = PipelineMode::kExact;
};

// An affine layer whose every output is the largest of `pieces` alternatives (maxout, Goodfellow et
// al. 2013); one piece is a plain affine layer. Weights are packed for one instruction set in
// panels of a few registers of outputs.
//
// With PipelineMode::kFast weights are signed bytes with one scale per output, inputs unsigned
// bytes with one scale and one low end per row. Sums are exact integers and the rest is done in one
// order, so all instruction sets give the same floats.
class Affine {
 public:
  // weights: (outputs, pieces, inputs) row-major; bias: (outputs, pieces) or null.
  Affine(const float* weights, const float* bias, std::size_t outputs, std::size_t pieces,
         std::size_t inputs, Arithmetic arithmetic);
  Affine() = default;

  // y[r][o] = max over pieces of (bias + sum_k w * x[r * x_stride + k]). Rows may overlap: a stride
  // shorter than `inputs` reads a window over neighbouring rows without a copy. `y` has
  // `outputs` columns with `y_stride` between rows.
  void apply(const float* x, std::size_t x_stride, std::size_t rows, float* y,
             std::size_t y_stride) const;

  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  [[nodiscard]] std::size_t inputs() const { return inputs_; }

 private:
  void pack_floats(const float* weights, const float* bias);
  void pack_bytes(const float* weights, const float* bias);
  void apply_floats(const float* x, std::size_t x_stride, std::size_t rows, float* y,
                    std::size_t y_stride) const;
  void apply_bytes(const float* x, std::size_t x_stride, std::size_t rows, float* y,
                   std::size_t y_stride) const;

  std::size_t outputs_ = 0;
  std::size_t pieces_ = 1;
  std::size_t inputs_ = 0;
  Arithmetic arithmetic_;
  std::size_t panels_ = 0;
  std::size_t panel_bytes_ = 0;
  AlignedBuffer storage_;
};

// Operations on single rows.
struct Pointwise {
  // Layer normalisation of `x`, n values: (x - mean) / sqrt(variance + 1e-8) * gain + bias with the
  // population variance. Written to `out`, which may be `x`, or added to it.
  void (*normalize)(const float* x, std::size_t n, const float* gain, const float* bias,
                    float* out);
  void (*add_normalized)(const float* x, std::size_t n, const float* gain, const float* bias,
                         float* out);
  // to[i] += from[i].
  void (*add)(float* to, const float* from, std::size_t n);
  // out[i] = max over pieces p of the sum over `rows` of row[p * n + i].
  void (*largest_of_sums)(const float* const* rows, std::size_t count, std::size_t n,
                          std::size_t pieces, float* out);
};

const Pointwise& pointwise(Isa isa);

}  // namespace demarche::language
