// The heads: small float32 layers on the vectors of a sentence's words, as tools/train/model.py
// has them, and the rules of tools/train/decode.py that turn scores into answers.
#pragma once

#include "language/encoder/tensor_file.hpp"
#include "language/kernels.hpp"

#include <demarche/encoder.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

// Vectors of the first pieces of one sentence's words, (count, width) row-major.
struct WordVectors {
  const float* rows;
  std::size_t count;
  std::size_t width;
  [[nodiscard]] const float* row(std::size_t i) const { return rows + i * width; }
};

// In place (Hendrycks and Gimpel 2016).
void gelu(std::span<float> values);

// A linear layer out of the file: float, half, or eight bits with a scale per row.
Result<Affine> read_affine(const TensorFile& file, const std::string& name, std::size_t outputs,
                           std::size_t inputs);

// Best path through the roles O, B-x, I-x of one sentence: I-x follows only B-x and I-x of the same
// x, and never comes first (Viterbi; Lafferty et al. 2001).
class RoleChain {
 public:
  RoleChain() = default;
  RoleChain(std::vector<std::string> roles, std::vector<float> moves);
  [[nodiscard]] std::vector<std::size_t> decode(std::span<const float> emissions) const;
  [[nodiscard]] const std::vector<std::string>& roles() const { return roles_; }

 private:
  std::vector<std::string> roles_;
  std::vector<float> moves_;  // [before][after], forbidden ones far below all others
};

// For one anchor word, a class for every word of the sentence: none, or a part in what it starts.
class Relation {
 public:
  static constexpr std::size_t kClasses = 3;
  static Result<Relation> read(const TensorFile& file, const std::string& name, std::size_t width);

  // What the words give; the same for all anchors of a sentence.
  [[nodiscard]] std::vector<float> project(const WordVectors& words) const;
  // Probabilities (words, kClasses).
  [[nodiscard]] std::vector<float> probabilities(const WordVectors& words,
                                                 const std::vector<float>& projected,
                                                 std::size_t anchor) const;

 private:
  static constexpr std::size_t kSize = 128;
  static constexpr std::ptrdiff_t kFar = 16;
  Affine anchor_;
  Affine word_;
  Affine out_;
  std::vector<float> near_;  // (2 kFar + 1, kClasses)
};

struct Head {
  Affine layer;
  std::vector<std::string> labels;
};

class Heads {
 public:
  // All heads or none: a base model alone has none and answers nothing.
  static Result<Heads> read(const TensorFile& file, std::size_t width);

  [[nodiscard]] bool present() const { return present_; }
  // Ranges count words of the sentence; the caller turns them into tokens.
  [[nodiscard]] SentenceMeaning answer(const WordVectors& words) const;
  [[nodiscard]] ActMeaning act(const WordVectors& words, std::span<const TokenRange> sources,
                               std::span<const TokenRange> cue,
                               std::span<const TokenRange> contents) const;
  [[nodiscard]] PairMeaning pair(const WordVectors& words, TokenRange source,
                                 TokenRange target) const;

 private:
  void attributions(const WordVectors& words, SentenceMeaning& to) const;
  void conditions(const WordVectors& words, SentenceMeaning& to) const;
  void events(const WordVectors& words, SentenceMeaning& to) const;

  bool present_ = false;
  std::size_t width_ = 0;
  Affine roles_;
  RoleChain chain_;
  Affine condition_;
  Affine act_hidden_;
  Head act_;
  Relation link_;
  Head trigger_;  // labels without the first class, "none"
  Affine status_hidden_;
  Head status_;
  Affine background_;
  Relation party_;
  Affine pair_hidden_;
  Head root_;
  Affine quad_;
};

}  // namespace demarche::language
