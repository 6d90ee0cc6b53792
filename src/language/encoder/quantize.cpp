#include "language/encoder/quantize.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::language {

QuantizedTable quantize_rows(std::span<const float> weights, std::size_t columns) {
  QuantizedTable out;
  out.values.resize(weights.size());
  for (std::size_t at = 0; at + columns <= weights.size(); at += columns) {
    float largest = 0.0F;
    for (std::size_t k = 0; k < columns; ++k) {
      largest = std::max(largest, std::abs(weights[at + k]));
    }
    const float scale = largest > 0.0F ? largest / 127.0F : 1.0F;
    out.scale.push_back(scale);
    for (std::size_t k = 0; k < columns; ++k) {
      out.values[at + k] = static_cast<std::int8_t>(std::lrint(weights[at + k] / scale));
    }
  }
  return out;
}

}  // namespace demarche::language
