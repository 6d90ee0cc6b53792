// The state of spaCy's arc-eager parser, its quirks included, and what follows from its arcs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarche::language {

enum ArcMove : int { kShift = 0, kReduce = 1, kLeft = 2, kRight = 3, kBreak = 4, kArcMoves = 5 };

// An arc that is replaced while it is not the last of its head's list stays in the list, as in
// spaCy's StateC. Memory is kept from text to text.
class ParserState {
 public:
  void begin(std::int32_t length);

  [[nodiscard]] std::int32_t stack(std::size_t i) const {
    return i < stack_.size() ? stack_[stack_.size() - 1 - i] : -1;
  }
  [[nodiscard]] std::int32_t buffer(std::size_t i) const {
    if (i < rebuffer_.size()) return rebuffer_[rebuffer_.size() - 1 - i];
    const auto at = next_ + static_cast<std::int32_t>(i - rebuffer_.size());
    return at < length_ ? at : -1;
  }
  [[nodiscard]] std::size_t depth() const { return stack_.size(); }
  [[nodiscard]] std::size_t buffered() const {
    return static_cast<std::size_t>(length_ - next_) + rebuffer_.size();
  }
  [[nodiscard]] bool is_final() const { return stack_.empty() && buffered() == 0; }
  // Nothing of what was read matters any more: a new stretch begins at next().
  [[nodiscard]] bool is_clean() const {
    return stack_.empty() && rebuffer_.empty() &&
           (next_ == length_ ||
            (last_left_[static_cast<std::size_t>(next_)] < 0 && !is_start(next_ + 1)));
  }
  [[nodiscard]] std::int32_t next() const { return next_; }
  // From a clean state to the clean state at `token`: the tokens between are known already.
  void skip_to(std::int32_t token) { next_ = token; }

  [[nodiscard]] bool valid(int move) const;
  void apply(int move, std::int32_t action);
  // The tokens the model looks at: B0 B1 S0 S1 S2, and the last left child of B0 and of S0, the
  // last right child of S0.
  void context(std::int32_t* ids) const;

  // Writes the head and the action of every token of [begin, end) that has one; of several arcs to
  // one token the last counts, left arcs before right arcs, in the order of heads. Then forgets the
  // arcs.
  void take_arcs(std::int32_t begin, std::int32_t end, std::vector<std::int32_t>& head,
                 std::vector<std::int32_t>& action);

 private:
  struct Arc {
    std::int32_t child = -1;
    std::int32_t action = -1;
    std::int32_t before = -1;  // the arc before it in the list of its head
  };

  [[nodiscard]] bool is_start(std::int32_t i) const {
    return i >= 0 && i < length_ && starts_[static_cast<std::size_t>(i)] != 0;
  }
  [[nodiscard]] std::int32_t last_child(const std::vector<std::int32_t>& last,
                                        std::int32_t head) const {
    if (head < 0) return -1;
    const std::int32_t arc = last[static_cast<std::size_t>(head)];
    return arc < 0 ? -1 : arcs_[static_cast<std::size_t>(arc)].child;
  }
  void push();
  void add_arc(std::int32_t head, std::int32_t child, std::int32_t action);

  std::int32_t length_ = 0;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> rebuffer_;
  std::vector<std::int32_t> heads_;
  std::vector<std::uint8_t> unshiftable_;
  std::vector<std::uint8_t> starts_;
  std::vector<Arc> arcs_;                // of the present stretch
  std::vector<std::int32_t> last_left_;  // last arc in the list of a head, -1: none
  std::vector<std::int32_t> last_right_;
};

// A decorated label ("prep||dobj"): the label without decoration, and that of the head it was
// lifted from.
struct LiftedLabel {
  static constexpr std::int32_t kPlain = -1;    // no decoration
  static constexpr std::int32_t kNowhere = -2;  // decorated with a label that nothing bears
  std::uint16_t plain = 0;
  std::int32_t head = kPlain;
};

// Attaches lifted arcs lower (Nivre and Nilsson 2005), in spaCy's order: breadth-first from the
// present head, children from left to right.
class LiftedArcs {
 public:
  // Arcs of [begin, end), which no arc leaves.
  void lower(std::int32_t begin, std::int32_t end, const std::vector<LiftedLabel>& lifted,
             const std::vector<std::uint8_t>& is_space, std::vector<std::int32_t>& head,
             std::vector<std::uint16_t>& label);

 private:
  void list_children(std::int32_t begin, std::int32_t end, const std::vector<std::int32_t>& head);
  void move(std::int32_t child, std::int32_t from, std::int32_t to);

  std::int32_t begin_ = 0;
  std::vector<std::int32_t> first_;  // child of a token, by place in the stretch; -1: none
  std::vector<std::int32_t> next_;   // child of the same head
  std::vector<std::int32_t> left_;   // edges of a token's subtree before any arc is lowered: spaCy
  std::vector<std::int32_t> right_;  // looks for children between them, wherever they are by then
  std::vector<std::uint32_t> seen_;  // search that met the token last
  std::uint32_t search_ = 0;
  std::vector<std::int32_t> queue_;
};

// A sentence starts at the left edge of every root. Edges are widened until heads stay within their
// sentences, ten times at most (spaCy's set_children_from_heads).
void sentence_starts(const std::vector<std::int32_t>& head, std::vector<std::int32_t>& left_edge,
                     std::vector<std::uint8_t>& start);

}  // namespace demarche::language
