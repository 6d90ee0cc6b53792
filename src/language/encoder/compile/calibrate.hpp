// Finds the inputs of a layer whose range is far wider than that of the others: in seven bits with
// one scale per row they would cost all others their precision, so they stay in float.
#pragma once

#include "language/encoder/encoder_model.hpp"

#include <cstdint>
#include <vector>

namespace demarche::language {

struct WideInputs {
  std::vector<std::vector<std::uint32_t>> qkv;  // of each layer, rising
  std::vector<std::vector<std::uint32_t>> up;
};

// Runs a few sentences of ours through the float32 layers. The same model gives the same inputs.
WideInputs find_wide_inputs(const EncoderModel& float_model);

}  // namespace demarche::language
