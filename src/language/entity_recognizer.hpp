// Named entities: spaCy's BILUO transition system, one step a token.
#pragma once

#include "language/tok2vec.hpp"
#include "language/transition_model.hpp"

#include <demarche/status.hpp>

#include <string>
#include <vector>

namespace demarche::language {

struct EntitySpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const std::string* label = nullptr;
};

class EntityRecognizer {
 public:
  static Result<EntityRecognizer> load(const std::string& folder, const Vectors* vectors, Isa isa);

  struct Scratch {
    Tok2Vec::Scratch tok2vec;
    std::vector<float> vectors;
    TransitionModel::Scratch transitions;
  };

  void find(const std::vector<RawToken>& tokens, const std::vector<bool>& sentence_start,
            std::vector<EntitySpan>& out, Scratch& scratch) const;

 private:
  Tok2Vec tok2vec_;
  TransitionModel model_;
  std::vector<Action> actions_;
};

}  // namespace demarche::language
