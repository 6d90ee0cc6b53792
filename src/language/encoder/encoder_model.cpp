#include "language/encoder/encoder_model.hpp"

namespace demarche::language {

Result<EncoderModel> EncoderModel::load(TensorFile file, std::optional<Int8Path> path) {
  auto weights = read_weights(std::move(file));
  if (!weights) return tl::unexpected(weights.error());
  EncoderModel out;
  out.weights_ = std::make_unique<const EncoderWeights>(std::move(*weights));
  if (path) {
    out.int8_.emplace(*out.weights_, *path);
  } else {
    out.float32_.emplace(*out.weights_);
  }
  return out;
}

void EncoderModel::encode(const InputText& input, std::size_t begin, std::size_t end,
                          std::vector<float>& states, Scratch& scratch,
                          FloatLayers::Observer* observer) const {
  states.clear();
  if (begin >= end) return;
  const std::span windows(input.windows.data() + begin, end - begin);
  const std::size_t first = windows.front().piece_begin;
  const EncoderWeights& w = *weights_;
  const std::size_t width = w.width;
  states.resize((windows.back().piece_end - first) * width);
  for (const InputWindow& window : windows) {
    for (std::size_t i = window.piece_begin; i < window.piece_end; ++i) {
      const InputPiece& piece = input.pieces[i];
      float* const x = states.data() + (i - first) * width;
      w.word(static_cast<std::size_t>(piece.id), x);
      const float* const place = w.places.data() + (i - window.piece_begin) * width;
      const float* const shape = w.cases.data() + piece.shape * width;
      const float* const quote = w.quotes.data() + piece.quote * width;
      const float* const border = w.borders.data() + piece.border * width;
      for (std::size_t k = 0; k < width; ++k) {
        x[k] = x[k] + place[k] + shape[k] + quote[k] + border[k];
      }
      if (float32_) normalize_row(x, width, w.gain.data(), w.bias.data());
    }
  }
  if (float32_) {
    float32_->run(windows, states.data(), scratch.float32, observer);
  } else {
    int8_->normalize(states.data(), states.size() / width, w.gain, w.bias);
    int8_->run(windows, states.data(), scratch.int8);
  }
}

}  // namespace demarche::language
