#include "language/encoder/int8_packed.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace demarche::language {

AlignedBytes::AlignedBytes(std::size_t size) : bytes_(size + 64) {
  offset_ = (64 - reinterpret_cast<std::uintptr_t>(bytes_.data()) % 64) % 64;
}

std::size_t panel_width(Int8Path path) {
  return path == Int8Path::kAvx512Vnni ? 64 : 16;
}

PackedLinear::PackedLinear(std::span<const std::int8_t> weights, std::span<const float> scale,
                           std::span<const float> bias, std::size_t inputs,
                           std::span<const std::uint32_t> wide, Int8Path path)
    : inputs_(inputs),
      weights_(weights.size()),
      scale_(scale.begin(), scale.end()),
      low_sum_(scale.size()),
      bias_(bias.begin(), bias.end()),
      wide_(wide.begin(), wide.end()),
      wide_weights_(wide.size() * scale.size()) {
  const std::size_t outputs = scale_.size();
  const std::size_t width = panel_width(path);
  std::vector<std::int8_t> row(inputs);
  excess_begin_.push_back(0);
  for (std::size_t o = 0; o < outputs; ++o) {
    std::memcpy(row.data(), weights.data() + o * inputs, inputs);
    for (std::size_t i = 0; i < wide_.size(); ++i) {
      wide_weights_[i * outputs + o] = scale_[o] * static_cast<float>(row[wide_[i]]);
      row[wide_[i]] = 0;
    }
    int sum = 0;
    for (const std::int8_t w : row) sum += w;
    low_sum_[o] = scale_[o] * static_cast<float>(sum);
    std::int8_t* const panel = weights_.data() + o / width * width * inputs;
    std::int8_t* to = panel + o % width * 4;
    for (std::size_t k = 0; k < inputs; k += 4, to += width * 4) std::memcpy(to, row.data() + k, 4);
    if (o % width + 1 == width) {
      if (path == Int8Path::kAvx2) limit_sums(panel, width);
      excess_begin_.push_back(static_cast<std::uint32_t>(excess_.size()));
    }
  }
}

// The four weights whose products meet in one 16-bit lane are two neighbours and the two that stand
// four inputs behind.
void PackedLinear::limit_sums(std::int8_t* panel, std::size_t width) {
  constexpr int kMost = 32767 / kActivationTop;
  for (std::size_t k = 0; k < inputs_; k += 8) {
    for (std::size_t column = 0; column < width; ++column) {
      std::int8_t* const low = panel + (k * width) + column * 4;
      std::int8_t* const high = low + width * 4;
      for (std::size_t half = 0; half < 4; half += 2) {
        // Nearly all groups are small whatever their signs.
        if (std::abs(low[half]) + std::abs(low[half + 1]) + std::abs(high[half]) +
                std::abs(high[half + 1]) <=
            kMost) {
          continue;
        }
        std::int8_t* const four[4] = {low + half, low + half + 1, high + half, high + half + 1};
        for (const int sign : {1, -1}) {
          for (;;) {
            int sum = 0;
            std::size_t largest = 0;
            for (std::size_t i = 0; i < 4; ++i) {
              const int w = *four[i] * sign;
              if (w > 0) sum += w;
              if (w > *four[largest] * sign) largest = i;
            }
            if (sum <= kMost) break;
            const int amount = std::min(sum - kMost, *four[largest] * sign);
            *four[largest] = static_cast<std::int8_t>(*four[largest] - amount * sign);
            const std::size_t input = k + (largest / 2) * 4 + half + largest % 2;
            excess_.push_back({static_cast<std::uint32_t>(input),
                               static_cast<std::uint16_t>(column),
                               static_cast<std::int16_t>(amount * sign)});
          }
        }
      }
    }
  }
}

PackedLinear::View PackedLinear::view() const {
  return {weights_.data(),      inputs_,        outputs(),           scale_.data(),
          low_sum_.data(),      bias_.data(),   wide_.data(),        wide_.size(),
          wide_weights_.data(), excess_.data(), excess_begin_.data()};
}

}  // namespace demarche::language
