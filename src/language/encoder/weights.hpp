// What the file of weights holds, checked and in memory: the encoder's tables and layers. The heads
// read theirs from the same file (heads.hpp).
#pragma once

#include "language/encoder/tensor_file.hpp"
#include "language/encoder/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::language {

inline constexpr char kWholeFormat[] = "demarche-encoder-model";  // what the runtime reads
inline constexpr char kTrainedFormat[] = "demarche-encoder";      // what tools/train writes
inline constexpr char kFormatVersion[] = "1";

// A linear layer as it lies in the file: eight bits with a scale per output, or float.
struct LinearWeights {
  std::size_t outputs = 0;
  std::size_t inputs = 0;
  const Tensor* values = nullptr;
  std::vector<float> scale;  // empty where the values are float
  std::vector<float> bias;

  [[nodiscard]] std::vector<float> dense() const;  // (outputs, inputs)
  // Eight-bit values and scales; float ones are rounded.
  void quantized(std::vector<std::int8_t>& to, std::vector<float>& scales) const;
};

struct LayerWeights {
  LinearWeights qkv;
  LinearWeights out;
  LinearWeights up;
  LinearWeights down;
  std::vector<float> gain1;
  std::vector<float> bias1;
  std::vector<float> gain2;
  std::vector<float> bias2;
  // Inputs of `qkv` and `up` whose range is far wider than that of the others.
  std::vector<std::uint32_t> wide_qkv;
  std::vector<std::uint32_t> wide_up;
};

struct EncoderWeights {
  TensorFile file;
  Vocabulary vocabulary;
  std::size_t width = 0;
  std::size_t feed = 0;
  const Tensor* words = nullptr;
  std::vector<float> word_scale;  // empty where the table is float
  std::vector<float> places;      // (positions, width), the one token type added
  std::vector<float> cases;
  std::vector<float> quotes;
  std::vector<float> borders;
  std::vector<float> gain;
  std::vector<float> bias;
  std::vector<LayerWeights> layers;

  void word(std::size_t id, float* to) const;  // `width` numbers
};

// Refuses by name what is not a whole model of this version, and sizes that do not fit together.
Result<EncoderWeights> read_weights(TensorFile file);

}  // namespace demarche::language
