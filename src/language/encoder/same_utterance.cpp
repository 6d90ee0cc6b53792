#include "language/encoder/same_utterance.hpp"

#include "language/encoder/heads.hpp"

#include <algorithm>
#include <tuple>

namespace demarche::language {

namespace {

// As tools/train/same.py has them.
constexpr std::size_t kPiecesOfSide = 220;
constexpr auto kSecondSide = static_cast<std::uint8_t>(Border::kGlued);

}  // namespace

SameUtterance::SameUtterance(EncoderModel encoder, Affine hidden, Affine out)
    : encoder_(std::move(encoder)),
      splitter_(encoder_.weights().vocabulary),
      hidden_(std::move(hidden)),
      out_(std::move(out)) {}

Result<SameUtterance> SameUtterance::load(const std::string& file, std::optional<Int8Path> path) {
  auto tensors = TensorFile::open(file);
  if (!tensors) return tl::unexpected(tensors.error());
  auto encoder = EncoderModel::load(std::move(*tensors), path);
  if (!encoder) return tl::unexpected(encoder.error());
  const TensorFile& held = encoder->weights().file;
  const std::size_t width = encoder->width();
  auto hidden = read_affine(held, "same.hidden", width, 2 * width);
  if (!hidden) return tl::unexpected(hidden.error());
  auto out = read_affine(held, "same.out", 1, width);
  if (!out) return tl::unexpected(out.error());
  return SameUtterance(std::move(*encoder), std::move(*hidden), std::move(*out));
}

void SameUtterance::add_side(Wording wording, std::uint8_t border, Scratch& s) const {
  s.pieces.clear();
  if (!wording.speaker.empty()) {
    splitter_.split(std::string(wording.speaker) + ":", s.pieces, s.words);
  }
  splitter_.split(wording.text, s.pieces, s.words);
  s.pieces.resize(std::min(s.pieces.size(), kPiecesOfSide));
  for (const Piece& piece : s.pieces) s.input.pieces.push_back({piece.id, 0, 0, border, 0});
  s.input.pieces.push_back({splitter_.vocabulary().last(), 0, 0, border, 0});
}

float SameUtterance::score(Wording a, Wording b, Scratch& s) const {
  if (std::tie(b.text, b.speaker) < std::tie(a.text, a.speaker)) std::swap(a, b);
  s.input.pieces.assign(1, {splitter_.vocabulary().first(), 0, 0, 0, 0});
  add_side(a, 0, s);
  add_side(b, kSecondSide, s);
  const auto count = static_cast<std::uint32_t>(s.input.pieces.size());
  s.input.windows.assign(1, {0, count, 0, 0});
  encoder_.encode(s.input, 0, 1, s.states, s.encoder);
  // The first state and the mean of all, one behind the other.
  const std::size_t width = encoder_.width();
  std::vector<float> joined(2 * width, 0.0F);
  std::copy_n(s.states.begin(), width, joined.begin());
  for (std::size_t i = 0; i < s.states.size(); ++i) joined[width + i % width] += s.states[i];
  for (std::size_t i = width; i < 2 * width; ++i) joined[i] /= static_cast<float>(count);
  std::vector<float> hidden(width);
  hidden_.apply(joined.data(), joined.size(), 1, hidden.data(), width);
  gelu(hidden);
  float out = 0.0F;
  out_.apply(hidden.data(), width, 1, &out, 1);
  return out;
}

}  // namespace demarche::language
