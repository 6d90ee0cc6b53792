#include "language/encoder/float_layers.hpp"

#include "language/encoder/int8_kernels.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::language {

namespace {

Affine affine(const LinearWeights& weights) {
  const std::vector<float> dense = weights.dense();
  return {dense.data(),    weights.bias.data(),
          weights.outputs, 1,
          weights.inputs,  {best_isa(), PipelineMode::kExact}};
}

void attend(const float* qkv, std::size_t n, std::size_t width, float* mixed,
            std::vector<float>& scores) {
  const std::size_t stride = 3 * width;
  const float scale = 1.0F / std::sqrt(static_cast<float>(kHeadWidth));
  scores.resize(n);
  for (std::size_t h = 0; h < width; h += kHeadWidth) {
    for (std::size_t i = 0; i < n; ++i) {
      const float* query = qkv + i * stride + h;
      float largest = -INFINITY;
      for (std::size_t j = 0; j < n; ++j) {
        const float* key = qkv + j * stride + width + h;
        float dot = 0.0F;
        for (std::size_t d = 0; d < kHeadWidth; ++d) dot += query[d] * key[d];
        scores[j] = dot * scale;
        largest = std::max(largest, scores[j]);
      }
      float sum = 0.0F;
      for (float& score : scores) sum += score = std::exp(score - largest);
      float* to = mixed + i * width + h;
      std::fill_n(to, kHeadWidth, 0.0F);
      for (std::size_t j = 0; j < n; ++j) {
        const float share = scores[j] / sum;
        const float* value = qkv + j * stride + 2 * width + h;
        for (std::size_t d = 0; d < kHeadWidth; ++d) to[d] += share * value[d];
      }
    }
  }
}

}  // namespace

void normalize_row(float* x, std::size_t n, const float* gain, const float* bias) {
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) sum += x[i];
  const double mean = sum / static_cast<double>(n);
  double squares = 0.0;
  for (std::size_t i = 0; i < n; ++i) squares += (x[i] - mean) * (x[i] - mean);
  const double scale = 1.0 / std::sqrt(squares / static_cast<double>(n) + 1e-12);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = static_cast<float>((x[i] - mean) * scale) * gain[i] + bias[i];
  }
}

FloatLayers::FloatLayers(const EncoderWeights& weights)
    : width_(weights.width), feed_(weights.feed) {
  for (const LayerWeights& layer : weights.layers) {
    layers_.push_back(
        {affine(layer.qkv), affine(layer.out), affine(layer.up), affine(layer.down), &layer});
  }
}

void FloatLayers::run(std::span<const InputWindow> windows, float* x, Scratch& s,
                      Observer* observer) const {
  for (const InputWindow& window : windows) {
    const std::size_t n = window.piece_end - window.piece_begin;
    s.qkv.resize(n * 3 * width_);
    s.mixed.resize(n * width_);
    s.sum.resize(n * width_);
    s.feed.resize(n * feed_);
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      const Layer& layer = layers_[l];
      const LayerWeights& w = *layer.weights;
      if (observer != nullptr) observer->qkv_input(l, {x, n * width_});
      layer.qkv.apply(x, width_, n, s.qkv.data(), 3 * width_);
      attend(s.qkv.data(), n, width_, s.mixed.data(), s.scores);
      layer.out.apply(s.mixed.data(), width_, n, s.sum.data(), width_);
      for (std::size_t i = 0; i < n * width_; ++i) x[i] += s.sum[i];
      for (std::size_t i = 0; i < n; ++i) {
        normalize_row(x + i * width_, width_, w.gain1.data(), w.bias1.data());
      }
      if (observer != nullptr) observer->up_input(l, {x, n * width_});
      layer.up.apply(x, width_, n, s.feed.data(), feed_);
      for (float& v : s.feed) v *= 0.5F * (1.0F + std::erf(v * 0.70710678F));
      layer.down.apply(s.feed.data(), feed_, n, s.sum.data(), width_);
      for (std::size_t i = 0; i < n * width_; ++i) x[i] += s.sum[i];
      for (std::size_t i = 0; i < n; ++i) {
        normalize_row(x + i * width_, width_, w.gain2.data(), w.bias2.data());
      }
    }
    x += n * width_;
  }
}

}  // namespace demarche::language
