// Do two wordings tell one utterance? An encoder of its own reads both together, one behind the
// other (a cross-encoder; Devlin et al. 2019, sentence pairs). Trained by tools/train/same.py.
#pragma once

#include "language/encoder/encoder_model.hpp"
#include "language/encoder/wordpiece.hpp"
#include "language/kernels.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::language {

// What was said, and by whom, as a report prints it; the speaker may be empty.
struct Wording {
  std::string_view speaker;
  std::string_view text;
};

// Immutable and safe to share; each thread has its own Scratch.
class SameUtterance {
 public:
  struct Scratch {
    EncoderModel::Scratch encoder;
    WordPiece::Scratch words;
    std::vector<Piece> pieces;
    InputText input;
    std::vector<float> states;
  };

  // A file that demarche-encoder wrote of weights/same_utterance.safetensors. Int8 on `path`, or,
  // without one, float32. Errors name the file and the tensor at fault.
  static Result<SameUtterance> load(const std::string& file, std::optional<Int8Path> path);

  // Log-odds that both are one utterance; the order of the two does not matter. Of a longer wording
  // its first 220 pieces are read.
  [[nodiscard]] float score(Wording a, Wording b, Scratch& scratch) const;

 private:
  SameUtterance(EncoderModel encoder, Affine hidden, Affine out);
  void add_side(Wording wording, std::uint8_t border, Scratch& scratch) const;

  EncoderModel encoder_;
  WordPiece splitter_;
  Affine hidden_;
  Affine out_;
};

}  // namespace demarche::language
