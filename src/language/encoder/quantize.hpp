// Weights in eight bits, one scale for each row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace demarche::language {

struct QuantizedTable {
  std::vector<std::int8_t> values;  // (rows, columns) row-major, -127 ... 127
  std::vector<float> scale;         // of each row: value * scale is near the weight
};

QuantizedTable quantize_rows(std::span<const float> weights, std::size_t columns);

}  // namespace demarche::language
