// Named entities: spaCy's BILUO transition system, one step a token.
#pragma once

#include "language/tok2vec.hpp"
#include "language/transition_model.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::language {

struct EntitySpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t label = 0;  // number of EntityRecognizer::label
};

// What a recognizer asks for as it moves along a text.
class EntitySource {
 public:
  virtual ~EntitySource() = default;
  // Vectors of one or more tokens from `begin` on.
  virtual const float* vectors(std::int32_t begin, std::size_t& count) = 0;
  // Called at every sentence start at which no entity is open. When the entities up to some later
  // sentence start are known, appends them and returns that place; else returns `begin`.
  virtual std::int32_t known(std::int32_t begin, std::vector<EntitySpan>& out) = 0;
};

class EntityRecognizer {
 public:
  static Result<EntityRecognizer> load(const std::string& folder, const Vectors* vectors,
                                       Arithmetic arithmetic);

  using Scratch = TransitionModel::Scratch;

  void find(EntitySource& source, const std::vector<std::uint8_t>& is_space,
            const std::vector<std::uint8_t>& sentence_start, std::vector<EntitySpan>& out,
            Scratch& scratch) const;

  [[nodiscard]] const Tok2Vec& encoder() const { return tok2vec_; }
  [[nodiscard]] const std::string& label(std::uint32_t number) const { return labels_[number]; }

 private:
  Tok2Vec tok2vec_;
  TransitionModel model_;
  std::vector<Action> actions_;
  std::vector<ActionRange> ranges_;
  std::vector<std::string> labels_;
  std::vector<std::uint32_t> label_of_;  // by action
};

}  // namespace demarche::language
