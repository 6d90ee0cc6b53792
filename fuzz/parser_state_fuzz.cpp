// Any sequence of valid moves: the parser ends, and the heads are a tree; arcs lowered by any
// labels leave it one.
#include "language/parser_state.hpp"

#include <algorithm>

namespace {

using namespace demarche::language;

constexpr int kLabels = 4;  // two plain ones, and each as lifted from the other

void check_tree(const std::vector<std::int32_t>& head) {
  const auto n = static_cast<std::int32_t>(head.size());
  for (std::int32_t i = 0; i < n; ++i) {
    std::int32_t at = i;
    for (std::int32_t steps = 0; head[static_cast<std::size_t>(at)] != at; ++steps) {
      at = head[static_cast<std::size_t>(at)];
      if (at < 0 || at >= n || steps > n) __builtin_trap();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const std::int32_t n = 1 + data[0] % 40;
  ParserState state;
  state.begin(n);
  std::vector<std::int32_t> head(static_cast<std::size_t>(n));
  for (std::int32_t i = 0; i < n; ++i) head[static_cast<std::size_t>(i)] = i;
  std::vector<std::int32_t> action(head.size(), -1);
  std::size_t at = 1;
  int steps = 0;
  while (!state.is_final()) {
    const unsigned choice = data[at];
    at = at + 1 < size ? at + 1 : 1;
    int move = -1;
    for (int k = 0; k < kArcMoves && move < 0; ++k) {
      const int one = (static_cast<int>(choice % kArcMoves) + k) % kArcMoves;
      if (state.valid(one)) move = one;
    }
    if (move < 0) break;
    state.apply(move, static_cast<std::int32_t>(choice) % kLabels);
    std::int32_t ids[8];
    state.context(ids);
    for (const std::int32_t id : ids) {
      if (id < -1 || id >= n) __builtin_trap();
    }
    if (++steps > 20 * n * n) __builtin_trap();
  }
  state.take_arcs(0, n, head, action);
  check_tree(head);
  const std::vector<LiftedLabel> lifted = {
      {0, LiftedLabel::kPlain}, {1, LiftedLabel::kPlain}, {0, 1}, {1, 0}};
  std::vector<std::uint16_t> label(head.size());
  std::vector<std::uint8_t> is_space(head.size());
  for (std::size_t i = 0; i < head.size(); ++i) {
    label[i] = static_cast<std::uint16_t>(std::max(action[i], 0));
    is_space[i] = data[i % size] % 7 == 0 ? 1 : 0;
  }
  LiftedArcs arcs;
  arcs.lower(0, n, lifted, is_space, head, label);
  check_tree(head);
  std::vector<std::int32_t> left_edge;
  std::vector<std::uint8_t> start;
  sentence_starts(head, left_edge, start);
  for (const std::int32_t edge : left_edge) {
    if (edge < 0 || edge >= n) __builtin_trap();
  }
  return 0;
}
