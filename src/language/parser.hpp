// The dependency parser: spaCy's arc-eager system with non-monotonic arcs and sentence breaks.
#pragma once

#include "language/transition_model.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::language {

// Heads (index of the governing token; itself for a root), labels and sentence starts of a text.
struct Parse {
  std::vector<std::int32_t> head;
  std::vector<const std::string*> label;
  std::vector<bool> sentence_start;
};

class Parser {
 public:
  static Result<Parser> load(const std::string& folder, std::size_t token_width, Isa isa);

  // `is_space[i]` marks tokens of white space, which are never new heads of a lifted arc.
  void parse(const float* token_vectors, const std::vector<bool>& is_space, Parse& out,
             TransitionModel::Scratch& scratch) const;

 private:
  // Splits labels of lifted arcs ("prep||dobj") and attaches them lower (Nivre and Nilsson 2005).
  void deprojectivize(const std::vector<bool>& is_space, Parse& out) const;

  TransitionModel model_;
  std::vector<Action> actions_;
  std::string root_ = "ROOT";
  std::vector<std::string> plain_;   // labels without decoration, by action
  std::vector<std::string> lifted_;  // decoration of the head, by action; empty: none
};

}  // namespace demarche::language
