#include "language/encoder/int8_layers.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

// Rows that go through the feed-forward part together: their 1,536 floats each and a panel of
// weights stay in the second level of the cache.
constexpr std::size_t kFeedRows = 48;

PackedLinear pack(const LinearWeights& weights, const std::vector<std::uint32_t>& wide,
                  Int8Path path) {
  std::vector<std::int8_t> values;
  std::vector<float> scale;
  weights.quantized(values, scale);
  return {values, scale, weights.bias, weights.inputs, wide, path};
}

template <typename T>
T* room(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

QuantizedRows rows_for(Int8Layers::Scratch& s, std::size_t rows, std::size_t inputs,
                       std::size_t wides) {
  return {room(s.values, rows * inputs), room(s.scale, rows), room(s.low, rows),
          room(s.wide, rows * wides + 1)};
}

}  // namespace

Int8Layers::Int8Layers(const EncoderWeights& weights, Int8Path path)
    : kernels_(&int8_kernels(path)), width_(weights.width), feed_(weights.feed) {
  for (const LayerWeights& layer : weights.layers) {
    layers_.push_back({pack(layer.qkv, layer.wide_qkv, path), pack(layer.out, {}, path),
                       pack(layer.up, layer.wide_up, path), pack(layer.down, {}, path), &layer});
    for (const LinearWeights* packed : {&layer.qkv, &layer.out, &layer.up, &layer.down}) {
      weights.file.release(*packed->values);
    }
  }
}

void Int8Layers::normalize(float* x, std::size_t rows, const std::vector<float>& gain,
                           const std::vector<float>& bias) const {
  kernels_->normalize(x, rows, width_, gain.data(), bias.data());
}

void Int8Layers::run(std::span<const InputWindow> windows, float* x, Scratch& s) const {
  if (windows.empty()) return;
  const std::size_t rows = windows.back().piece_end - windows.front().piece_begin;
  float* const qkv = room(s.qkv, rows * 3 * width_);
  float* const mixed = room(s.mixed, rows * width_);
  float* const feed = room(s.feed, std::min(rows, kFeedRows) * feed_);
  for (const Layer& layer : layers_) {
    const LayerWeights& w = *layer.weights;
    {
      const auto view = layer.qkv.view();
      const QuantizedRows input = rows_for(s, rows, width_, view.wides);
      kernels_->quantize(x, rows, view, input);
      kernels_->apply(view, input, rows, qkv);
    }
    for (const InputWindow& window : windows) {
      const std::size_t at = window.piece_begin - windows.front().piece_begin;
      const std::size_t n = window.piece_end - window.piece_begin;
      kernels_->attend(qkv + at * 3 * width_, n, width_, mixed + at * width_,
                       room(s.attention, attention_scratch(n)));
    }
    {
      const auto view = layer.out.view();
      const QuantizedRows input = rows_for(s, rows, width_, 0);
      kernels_->quantize(mixed, rows, view, input);
      kernels_->add(view, input, rows, x);
      kernels_->normalize(x, rows, width_, w.gain1.data(), w.bias1.data());
    }
    for (std::size_t r = 0; r < rows; r += kFeedRows) {
      const std::size_t here = std::min(kFeedRows, rows - r);
      float* const part = x + r * width_;
      const auto up = layer.up.view();
      const QuantizedRows narrow = rows_for(s, here, width_, up.wides);
      kernels_->quantize(part, here, up, narrow);
      kernels_->gelu(up, narrow, here, feed);
      const auto down = layer.down.view();
      const QuantizedRows wide = rows_for(s, here, feed_, 0);
      kernels_->quantize(feed, here, down, wide);
      kernels_->add(down, wide, here, part);
      kernels_->normalize(part, here, width_, w.gain2.data(), w.bias2.data());
    }
  }
}

}  // namespace demarche::language
