// The dependency parser: spaCy's arc-eager system with non-monotonic arcs and sentence breaks.
#pragma once

#include "language/parser_state.hpp"
#include "language/transition_model.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::language {

// Heads (index of the governing token; itself for a root), labels (numbers of Parser::label) and
// sentence starts of a text.
struct Parse {
  std::vector<std::int32_t> head;
  std::vector<std::uint16_t> label;
  std::vector<std::uint8_t> sentence_start;
};

// What a parser asks for as it moves along a text. A stretch is a run of tokens [begin, end) before
// and behind which the parser has an empty stack and nothing put back: its arcs depend on the
// vectors of its own tokens and of two more, and on where the text ends.
class ParseSource {
 public:
  virtual ~ParseSource() = default;
  // Vectors of one or more tokens from `begin` on.
  virtual const float* vectors(std::int32_t begin, std::size_t& count) = 0;
  // The end of the stretch at `begin` when it is known already, then with its heads and labels in
  // `parse`; else `begin`.
  virtual std::int32_t known(std::int32_t begin, Parse& parse) = 0;
  // A stretch has been parsed.
  virtual void parsed(std::int32_t begin, std::int32_t end, const Parse& parse) = 0;
};

class Parser {
 public:
  static Result<Parser> load(const std::string& folder, std::size_t token_width, Isa isa);

  struct Scratch {
    TransitionModel::Scratch model;
    ParserState state;
    std::vector<std::int32_t> action_of;  // that gave a token its head
    std::vector<std::int32_t> left_edge;
    LiftedArcs lifted;
  };

  // `is_space[i]` marks tokens of white space, which are never new heads of a lifted arc.
  void parse(ParseSource& source, const std::vector<std::uint8_t>& is_space, Parse& out,
             Scratch& scratch) const;

  [[nodiscard]] const std::string& label(std::uint16_t number) const { return labels_[number]; }

 private:
  // Heads and labels of the stretch [begin, end), with lifted arcs attached lower.
  void finish(std::int32_t begin, std::int32_t end, const std::vector<std::uint8_t>& is_space,
              Parse& out, Scratch& scratch) const;
  std::uint16_t number_of(const std::string& label);

  TransitionModel model_;
  std::vector<Action> actions_;
  std::vector<ActionRange> ranges_;
  std::vector<std::string> labels_;      // the first is that of roots
  std::vector<std::uint16_t> label_of_;  // by action
  std::vector<LiftedLabel> lifted_;      // by label
};

}  // namespace demarche::language
