// The encoder without its heads: pieces in, one vector a piece out.
#pragma once

#include "language/encoder/float_layers.hpp"
#include "language/encoder/int8_layers.hpp"

#include <memory>
#include <optional>
#include <string>

namespace demarche::language {

// Immutable and safe to share; each thread has its own Scratch.
class EncoderModel {
 public:
  struct Scratch {
    Int8Layers::Scratch int8;
    FloatLayers::Scratch float32;
  };

  // Int8 on `path`, or, without one, float32. The path must be supported.
  static Result<EncoderModel> load(TensorFile file, std::optional<Int8Path> path);

  // Vectors of the pieces of windows [begin, end) of `input`, (pieces, width), written over
  // `states`. The windows of one call share their passes over the weights: 64 to 512 pieces a call
  // are fast. Memory: about 11 kB a piece and 1 kB a piece of the longest window.
  void encode(const InputText& input, std::size_t begin, std::size_t end,
              std::vector<float>& states, Scratch& scratch,
              FloatLayers::Observer* observer = nullptr) const;  // of the float32 layers

  [[nodiscard]] std::size_t width() const { return weights_->width; }
  [[nodiscard]] const EncoderWeights& weights() const { return *weights_; }

 private:
  std::unique_ptr<const EncoderWeights> weights_;  // the layers point into it
  std::optional<Int8Layers> int8_;
  std::optional<FloatLayers> float32_;
};

}  // namespace demarche::language
