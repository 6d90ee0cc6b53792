// The layers in int8. A window gives the same bits whatever stands beside it in the block, and on
// every path.
#pragma once

#include "language/encoder/input.hpp"
#include "language/encoder/int8_kernels.hpp"
#include "language/encoder/weights.hpp"

#include <span>
#include <vector>

namespace demarche::language {

class Int8Layers {
 public:
  struct Scratch {
    std::vector<float> qkv;
    std::vector<float> mixed;
    std::vector<float> feed;
    std::vector<float> attention;
    std::vector<std::uint8_t> values;
    std::vector<float> scale;
    std::vector<float> low;
    std::vector<float> wide;
  };

  // The path must be supported.
  Int8Layers(const EncoderWeights& weights, Int8Path path);

  // x: one row for each piece of the windows, which follow each other; in place.
  void run(std::span<const InputWindow> windows, float* x, Scratch& scratch) const;

  // In place, with the path's arithmetic.
  void normalize(float* x, std::size_t rows, const std::vector<float>& gain,
                 const std::vector<float>& bias) const;

 private:
  struct Layer {
    PackedLinear qkv;
    PackedLinear out;
    PackedLinear up;
    PackedLinear down;
    const LayerWeights* weights;
  };
  const Int8Kernels* kernels_;
  std::size_t width_;
  std::size_t feed_;
  std::vector<Layer> layers_;
};

}  // namespace demarche::language
