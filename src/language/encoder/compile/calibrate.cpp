#include "language/encoder/compile/calibrate.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::language {

namespace {

constexpr float kWide = 3.0F;  // times the median of the largest values of all inputs
constexpr std::size_t kMostWide = 6;

constexpr const char* kSentences[] = {
    "The foreign ministry said on Tuesday that the two sides had agreed to resume talks in Geneva.",
    "\"We will not sign anything under threat,\" the president told reporters, and left the hall.",
    ("At least 14 people were killed and 30 wounded when shells hit a market near the border, "
     "according to the regional governor."),
    "Moscow denied the accusation and warned of consequences if the sanctions were not lifted.",
    "If the cease-fire holds, said a spokesman for the alliance, convoys could leave by Friday.",
    "TENSIONS RISE AS FLEETS MEET IN STRAIT",
    "The agency reported, citing an unnamed source in the army, that 2,500 troops had crossed.",
    "It was the third such statement in a week; neither government has commented.",
    "He accused them of \"lies\", demanded an apology and asked the Security Council to meet.",
    "Oil fell 3.4% to $71.20 a barrel after the minister ruled out an embargo.",
    "Who fired first, and from where, is disputed.",
    "The prime minister's office praised the mediators and promised to withdraw within 60 days."};

class Largest : public FloatLayers::Observer {
 public:
  Largest(std::size_t layers, std::size_t width)
      : width_(width),
        qkv(layers, std::vector<float>(width)),
        up(layers, std::vector<float>(width)) {}

  void qkv_input(std::size_t layer, std::span<const float> rows) override { see(rows, qkv[layer]); }
  void up_input(std::size_t layer, std::span<const float> rows) override { see(rows, up[layer]); }

 private:
  void see(std::span<const float> rows, std::vector<float>& largest) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      largest[i % width_] = std::max(largest[i % width_], std::abs(rows[i]));
    }
  }
  std::size_t width_;

 public:
  std::vector<std::vector<float>> qkv;
  std::vector<std::vector<float>> up;
};

std::vector<std::uint32_t> wide(const std::vector<float>& largest) {
  std::vector<float> sorted = largest;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < largest.size(); ++i) {
    if (largest[i] > kWide * *middle) out.push_back(i);
  }
  std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return largest[a] > largest[b]; });
  out.resize(std::min(out.size(), kMostWide));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

WideInputs find_wide_inputs(const EncoderModel& model) {
  const EncoderWeights& weights = model.weights();
  const WordPiece splitter(weights.vocabulary);
  WordPiece::Scratch words;
  InputText input;
  for (const char* sentence : kSentences) {
    std::vector<Piece> pieces;
    splitter.split(sentence, pieces, words);
    InputWindow window;
    window.piece_begin = static_cast<std::uint32_t>(input.pieces.size());
    input.pieces.push_back({weights.vocabulary.first(), 0, 0, 0, 0});
    for (const Piece& piece : pieces) input.pieces.push_back({piece.id, 0, 0, 0, 0});
    input.pieces.push_back({weights.vocabulary.last(), 0, 0, 0, 0});
    window.piece_end = static_cast<std::uint32_t>(input.pieces.size());
    input.windows.push_back(window);
  }
  Largest largest(weights.layers.size(), weights.width);
  EncoderModel::Scratch scratch;
  std::vector<float> states;
  model.encode(input, 0, input.windows.size(), states, scratch, &largest);
  WideInputs out;
  for (std::size_t i = 0; i < weights.layers.size(); ++i) {
    out.qkv.push_back(wide(largest.qkv[i]));
    out.up.push_back(wide(largest.up[i]));
  }
  return out;
}

}  // namespace demarche::language
