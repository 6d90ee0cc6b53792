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

class TransitionModel {
 public:
  static Result<TransitionModel> load(const ModelFile& file, std::size_t token_width,
                                      std::size_t features, std::size_t actions, Isa isa);

  struct Scratch {
    std::vector<float> reduced;
    std::vector<float> features;  // tokens x features x hidden x pieces
    std::vector<float> hidden;
    std::vector<float> scores;
  };

  // Prepares `n` tokens of a text.
  void prepare(const float* token_vectors, std::size_t n, Scratch& scratch) const;
  // Scores of all actions for a state given by the tokens it looks at (-1: none).
  const float* score(const std::int32_t* ids, Scratch& scratch) const;

 private:
  std::size_t features_ = 0;
  std::size_t hidden_ = 0;
  std::size_t pieces_ = 0;
  Affine reduce_;
  Affine lower_;
  Affine upper_;
  std::vector<float> pad_;   // features x hidden x pieces
  std::vector<float> bias_;  // hidden x pieces
};

}  // namespace demarche::language
