#include "language/kernels.hpp"
#include "language/panel_kernels.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::language {

namespace {

// Rows are quantised in groups that stay in the nearest cache.
constexpr std::size_t kRowsAtOnce = 32;
constexpr std::size_t kMostByteInputs = 1024;

// Where alternative `p` of output `o` stands: its panel and its place in the panel.
struct Place {
  std::size_t panel;
  std::size_t at;
};
Place place_of(std::size_t o, std::size_t p, std::size_t pieces, std::size_t lanes) {
  const std::size_t width = panel_vectors(pieces) * lanes;
  if (pieces == 1) return {o / width, o % width};
  return {o / lanes, p * lanes + o % lanes};
}

std::size_t round_up(std::size_t n, std::size_t to) {
  return (n + to - 1) / to * to;
}

}  // namespace

Affine::Affine(const float* weights, const float* bias, std::size_t outputs, std::size_t pieces,
               std::size_t inputs, Arithmetic arithmetic)
    : outputs_(outputs), pieces_(pieces), inputs_(inputs), arithmetic_(arithmetic) {
  // The vector paths are written for up to three alternatives.
  if (pieces > 3) arithmetic_.isa = Isa::kScalar;
  if (inputs > kMostByteInputs) arithmetic_.mode = PipelineMode::kExact;
  if (arithmetic_.mode == PipelineMode::kFast) {
    pack_bytes(weights, bias);
  } else {
    pack_floats(weights, bias);
  }
}

void Affine::pack_floats(const float* weights, const float* bias) {
  const std::size_t lanes = lanes_of(arithmetic_.isa);
  const std::size_t width = panel_vectors(pieces_) * lanes;
  panels_ = round_up(outputs_, pieces_ == 1 ? width : lanes) / (pieces_ == 1 ? width : lanes);
  panel_bytes_ = round_up((inputs_ + 1) * width * sizeof(float), AlignedBuffer::kAlignment);
  storage_ = AlignedBuffer(panels_ * panel_bytes_);
  for (std::size_t o = 0; o < outputs_; ++o) {
    for (std::size_t p = 0; p < pieces_; ++p) {
      const Place place = place_of(o, p, pieces_, lanes);
      float* panel = reinterpret_cast<float*>(storage_.data() + place.panel * panel_bytes_);
      if (bias != nullptr) panel[place.at] = bias[o * pieces_ + p];
      for (std::size_t k = 0; k < inputs_; ++k) {
        panel[(k + 1) * width + place.at] = weights[(o * pieces_ + p) * inputs_ + k];
      }
    }
  }
}

void Affine::pack_bytes(const float* weights, const float* bias) {
  const std::size_t lanes = byte_lanes(arithmetic_.isa);
  const std::size_t width = panel_vectors(pieces_) * lanes;
  const bool wide = wide_inputs(arithmetic_.isa);
  const std::size_t step = byte_step(arithmetic_.isa);
  const std::size_t padded = round_up(inputs_, step);
  panels_ = round_up(outputs_, pieces_ == 1 ? width : lanes) / (pieces_ == 1 ? width : lanes);
  panel_bytes_ =
      round_up(width * (3 * sizeof(float) + padded * (wide ? 2 : 1)), AlignedBuffer::kAlignment);
  storage_ = AlignedBuffer(panels_ * panel_bytes_);
  for (std::size_t o = 0; o < outputs_; ++o) {
    for (std::size_t p = 0; p < pieces_; ++p) {
      const float* w = weights + (o * pieces_ + p) * inputs_;
      const Place place = place_of(o, p, pieces_, lanes);
      float* panel = reinterpret_cast<float*>(storage_.data() + place.panel * panel_bytes_);
      float largest = 0.0F;
      for (std::size_t k = 0; k < inputs_; ++k) largest = std::max(largest, std::abs(w[k]));
      const float scale = largest / 127.0F;
      const float inverse = largest > 0.0F ? 127.0F / largest : 0.0F;
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < inputs_; ++k) {
        const auto value = static_cast<std::int8_t>(std::lrint(w[k] * inverse));
        sum += value;
        const std::size_t at = (k / step * width + place.at) * step + k % step;
        if (wide) {
          reinterpret_cast<std::int16_t*>(panel + 3 * width)[at] = value;
        } else {
          reinterpret_cast<std::int8_t*>(panel + 3 * width)[at] = value;
        }
      }
      panel[place.at] = scale;
      panel[width + place.at] = scale * static_cast<float>(sum);
      if (bias != nullptr) panel[2 * width + place.at] = bias[o * pieces_ + p];
    }
  }
}

void Affine::apply(const float* x, std::size_t x_stride, std::size_t rows, float* y,
                   std::size_t y_stride) const {
  if (rows == 0) return;  // an empty text: x and y may be null
  if (arithmetic_.mode == PipelineMode::kFast) {
    apply_bytes(x, x_stride, rows, y, y_stride);
  } else {
    apply_floats(x, x_stride, rows, y, y_stride);
  }
}

void Affine::apply_floats(const float* x, std::size_t x_stride, std::size_t rows, float* y,
                          std::size_t y_stride) const {
  const PanelCall call{storage_.data(),
                       panel_bytes_,
                       panels_,
                       panel_vectors(pieces_),
                       pieces_ > 1,
                       inputs_,
                       outputs_,
                       rows,
                       y,
                       y_stride};
  float_panels(arithmetic_.isa, call, x, x_stride);
}

void Affine::apply_bytes(const float* x, std::size_t x_stride, std::size_t rows, float* y,
                         std::size_t y_stride) const {
  const Isa isa = arithmetic_.isa;
  const std::size_t size = wide_inputs(isa) ? 2 : 1;
  const std::size_t stride = round_up(inputs_, 4);
  alignas(AlignedBuffer::kAlignment) std::byte values[kRowsAtOnce * kMostByteInputs * 2];
  float scale[kRowsAtOnce];
  float low[kRowsAtOnce];
  for (std::size_t begin = 0; begin < rows; begin += kRowsAtOnce) {
    const std::size_t count = std::min(kRowsAtOnce, rows - begin);
    for (std::size_t r = 0; r < count; ++r) {
      std::byte* row = values + r * stride * size;
      // What pads a row meets weights of zero, but must be defined.
      std::fill(row + inputs_ * size, row + stride * size, std::byte{0});
      quantize_row(isa, x + (begin + r) * x_stride, inputs_, row, scale + r, low + r);
    }
    const PanelCall call{storage_.data(),      panel_bytes_, panels_,  panel_vectors(pieces_),
                         pieces_ > 1,          inputs_,      outputs_, count,
                         y + begin * y_stride, y_stride};
    byte_panels(isa, call, {values, stride, scale, low});
  }
}

}  // namespace demarche::language
