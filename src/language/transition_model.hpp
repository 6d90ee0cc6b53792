// The scorer of transition systems (spaCy's TransitionBasedParser.v2): an affine layer over token
// vectors, precomputed features of the tokens of a state, maxout, an affine layer over actions.
#pragma once

#include "language/kernels.hpp"
#include "language/model_file.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::language {

// One class of the output: what to do and with which label.
struct Action {
  int move = 0;
  std::string label;
};

// Reads the `moves` file of a parser or an entity recognizer, in the order of the classes.
Result<std::vector<Action>> read_actions(const std::string& path);

// Classes next to each other that make the same move.
struct ActionRange {
  int move = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<ActionRange> ranges_of(const std::vector<Action>& actions);

// The class with the highest score in [begin, end), or `best` when none is higher. -1: none yet.
std::int32_t best_action(const float* scores, std::size_t begin, std::size_t end,
                         std::int32_t best);

class TransitionModel {
 public:
  static Result<TransitionModel> load(const ModelFile& file, std::size_t token_width,
                                      std::size_t features, std::size_t actions, Isa isa);

  // What the model keeps of a text while states move along it. Features are kept of the last
  // kWindow tokens, so that memory does not grow with the text; a state that looks further back
  // computes them again.
  struct Scratch {
    std::vector<float> reduced;       // of tokens from `first` on
    std::int32_t first = 0;           // token of reduced[0]
    std::int32_t needed = 0;          // no token before it will be asked for
    std::int32_t reduced_to = 0;      // tokens below have been reduced
    std::int32_t ready_to = 0;        // and have had features computed
    std::vector<float> features;      // kWindow x features x pieces x hidden
    std::vector<std::int32_t> owner;  // token whose features are in a row of `features`
    std::vector<float> again;         // features of tokens that left the window
    std::vector<const float*> parts;
    std::vector<float> hidden;
    std::vector<float> scores;
  };

  // A new text.
  void begin(Scratch& scratch) const;
  // From now on no token before `token` is asked for.
  void forget_before(std::int32_t token, Scratch& scratch) const;
  // Vectors of the tokens [token, token + count); `token` is scratch.reduced_to or lies beyond it,
  // after forget_before(token).
  void add_tokens(std::int32_t token, const float* vectors, std::size_t count,
                  Scratch& scratch) const;
  // Scores of all actions for a state given by the tokens it looks at (-1: none), all of them
  // needed, added and at least `needed`.
  const float* score(const std::int32_t* ids, Scratch& scratch) const;

 private:
  static constexpr std::int32_t kWindow = 256;  // tokens
  static constexpr std::int32_t kStride = 32;   // tokens whose features are computed together

  void make_ready(std::int32_t token, Scratch& scratch) const;
  const float* features_of(std::int32_t token, std::size_t feature, Scratch& scratch) const;

  const Pointwise* pointwise_ = nullptr;
  std::size_t features_ = 0;
  std::size_t hidden_ = 0;
  std::size_t pieces_ = 0;
  Affine reduce_;
  Affine lower_;  // outputs [feature][piece][hidden]
  Affine upper_;
  std::vector<float> pad_;   // [feature][piece][hidden]
  std::vector<float> bias_;  // [piece][hidden]
};

}  // namespace demarche::language
