// The layers in float32, written for clarity: the reference that the int8 ones are measured
// against.
#pragma once

#include "language/encoder/input.hpp"
#include "language/encoder/weights.hpp"
#include "language/kernels.hpp"

#include <span>
#include <vector>

namespace demarche::language {

class FloatLayers {
 public:
  struct Scratch {
    std::vector<float> qkv;
    std::vector<float> mixed;
    std::vector<float> feed;
    std::vector<float> sum;
    std::vector<float> scores;
  };

  // Sees what the layers read: the inputs of `qkv` and of `up`.
  struct Observer {
    virtual ~Observer() = default;
    virtual void qkv_input(std::size_t layer, std::span<const float> rows) = 0;
    virtual void up_input(std::size_t layer, std::span<const float> rows) = 0;
  };

  explicit FloatLayers(const EncoderWeights& weights);

  // x: one row for each piece of the windows, which follow each other; in place.
  void run(std::span<const InputWindow> windows, float* x, Scratch& scratch,
           Observer* observer = nullptr) const;

 private:
  struct Layer {
    Affine qkv;
    Affine out;
    Affine up;
    Affine down;
    const LayerWeights* weights;
  };
  std::size_t width_;
  std::size_t feed_;
  std::vector<Layer> layers_;
};

// In place: (x - mean) / sqrt(variance + 1e-12) * gain + bias, population variance.
void normalize_row(float* x, std::size_t n, const float* gain, const float* bias);

}  // namespace demarche::language
