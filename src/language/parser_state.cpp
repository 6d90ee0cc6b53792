#include "language/parser_state.hpp"

#include <algorithm>

namespace demarche::language {

void ParserState::begin(std::int32_t length) {
  const auto n = static_cast<std::size_t>(length);
  length_ = length;
  next_ = 0;
  stack_.clear();
  rebuffer_.clear();
  arcs_.clear();
  heads_.assign(n, -1);
  unshiftable_.assign(n, 0);
  starts_.assign(n, 0);
  last_left_.assign(n, -1);
  last_right_.assign(n, -1);
}

bool ParserState::valid(int move) const {
  const std::int32_t b0 = buffer(0);
  switch (move) {
    case kShift:
      if (depth() == 0) return true;
      return buffered() >= 2 && !is_start(b0) && unshiftable_[static_cast<std::size_t>(b0)] == 0;
    case kReduce:
      return depth() != 0;
    case kLeft:
    case kRight:
      return depth() != 0 && buffered() != 0 && !is_start(b0);
    case kBreak:
      return buffered() >= 2 && buffer(1) == b0 + 1 && !is_start(buffer(1));
    default:
      return false;
  }
}

void ParserState::apply(int move, std::int32_t action) {
  switch (move) {
    case kShift:
      push();
      break;
    case kReduce: {
      const auto top = static_cast<std::size_t>(stack_.back());
      if (heads_[top] < 0 && depth() > 1) {
        unshiftable_[top] = 1;
        rebuffer_.push_back(stack_.back());
      }
      stack_.pop_back();
      break;
    }
    case kLeft:
      add_arc(buffer(0), stack_.back(), action);
      if (buffer(0) >= 0) unshiftable_[static_cast<std::size_t>(buffer(0))] = 0;
      stack_.pop_back();
      break;
    case kRight:
      add_arc(stack_.back(), buffer(0), action);
      push();
      break;
    case kBreak:
      starts_[static_cast<std::size_t>(buffer(1))] = 1;
      break;
    default:
      break;
  }
}

void ParserState::context(std::int32_t* ids) const {
  ids[0] = buffer(0);
  ids[1] = buffer(1);
  ids[2] = stack(0);
  ids[3] = stack(1);
  ids[4] = stack(2);
  ids[5] = last_child(last_left_, ids[0]);
  ids[6] = last_child(last_left_, ids[2]);
  ids[7] = last_child(last_right_, ids[2]);
}

void ParserState::push() {
  std::int32_t b0 = 0;
  if (!rebuffer_.empty()) {
    b0 = rebuffer_.back();
    rebuffer_.pop_back();
  } else {
    b0 = next_++;
  }
  stack_.push_back(b0);
}

void ParserState::add_arc(std::int32_t head, std::int32_t child, std::int32_t action) {
  if (head < 0 || child < 0) return;  // no valid move asks for it; the compiler cannot know
  const std::int32_t old = heads_[static_cast<std::size_t>(child)];
  if (old >= 0) {
    std::int32_t& last = (old > child ? last_left_ : last_right_)[static_cast<std::size_t>(old)];
    if (last >= 0 && arcs_[static_cast<std::size_t>(last)].child == child) {
      last = arcs_[static_cast<std::size_t>(last)].before;
    }
  }
  std::int32_t& last = (head > child ? last_left_ : last_right_)[static_cast<std::size_t>(head)];
  arcs_.push_back({child, action, last});
  last = static_cast<std::int32_t>(arcs_.size()) - 1;
  heads_[static_cast<std::size_t>(child)] = head;
}

void ParserState::take_arcs(std::int32_t begin, std::int32_t end, std::vector<std::int32_t>& head,
                            std::vector<std::int32_t>& action) {
  // Backwards, where the first arc that reaches a token counts.
  for (const auto* last : {&last_right_, &last_left_}) {
    for (std::int32_t h = end - 1; h >= begin; --h) {
      for (std::int32_t i = (*last)[static_cast<std::size_t>(h)]; i >= 0;
           i = arcs_[static_cast<std::size_t>(i)].before) {
        const Arc& arc = arcs_[static_cast<std::size_t>(i)];
        const auto child = static_cast<std::size_t>(arc.child);
        if (action[child] >= 0) continue;
        head[child] = h;
        action[child] = arc.action;
      }
    }
  }
  arcs_.clear();
}

void LiftedArcs::list_children(std::int32_t begin, std::int32_t end,
                               const std::vector<std::int32_t>& head) {
  const auto n = static_cast<std::size_t>(end - begin);
  begin_ = begin;
  first_.assign(n, -1);
  next_.assign(n, -1);
  seen_.assign(n, 0);
  search_ = 0;
  left_.resize(n);
  right_.resize(n);
  for (std::int32_t i = begin; i < end; ++i) {
    left_[static_cast<std::size_t>(i - begin)] = right_[static_cast<std::size_t>(i - begin)] = i;
  }
  // No arcs cross before any is lowered, so a token's left edge is known before its head's is asked
  // for, and so are the right edges from behind.
  const auto widen = [&](std::int32_t i) {
    const auto own = static_cast<std::size_t>(i - begin);
    const auto above = static_cast<std::size_t>(head[static_cast<std::size_t>(i)] - begin);
    left_[above] = std::min(left_[above], left_[own]);
    right_[above] = std::max(right_[above], right_[own]);
  };
  for (std::int32_t i = begin; i < end; ++i) widen(i);
  for (std::int32_t i = end - 1; i >= begin; --i) {
    widen(i);
    const std::int32_t h = head[static_cast<std::size_t>(i)];
    if (h == i) continue;
    next_[static_cast<std::size_t>(i - begin)] = first_[static_cast<std::size_t>(h - begin)];
    first_[static_cast<std::size_t>(h - begin)] = i;
  }
}

void LiftedArcs::move(std::int32_t child, std::int32_t from, std::int32_t to) {
  const auto at = [&](std::int32_t i) { return static_cast<std::size_t>(i - begin_); };
  std::int32_t* link = &first_[at(from)];
  while (*link >= 0 && *link != child) link = &next_[at(*link)];
  if (*link == child) *link = next_[at(child)];
  link = &first_[at(to)];
  while (*link >= 0 && *link < child) link = &next_[at(*link)];
  next_[at(child)] = *link;
  *link = child;
}

void LiftedArcs::lower(std::int32_t begin, std::int32_t end, const std::vector<LiftedLabel>& lifted,
                       const std::vector<std::uint8_t>& is_space, std::vector<std::int32_t>& head,
                       std::vector<std::uint16_t>& label) {
  list_children(begin, end, head);
  for (std::int32_t i = begin; i < end; ++i) {
    const LiftedLabel own = lifted[label[static_cast<std::size_t>(i)]];
    if (own.head == LiftedLabel::kPlain) continue;
    const std::int32_t old = head[static_cast<std::size_t>(i)];
    std::int32_t found = old;
    ++search_;
    queue_.assign(1, old);
    for (std::size_t q = 0; q < queue_.size() && found == old; ++q) {
      const auto at = static_cast<std::size_t>(queue_[q] - begin);
      for (std::int32_t child = first_[at]; child >= 0;
           child = next_[static_cast<std::size_t>(child - begin)]) {
        // A child that came to it by another arc's lowering may stand outside its old edges.
        if (child < left_[at] || child > right_[at]) continue;
        if (is_space[static_cast<std::size_t>(child)] != 0 || child == i) continue;
        if (label[static_cast<std::size_t>(child)] == own.head) {
          found = child;
          break;
        }
        std::uint32_t& seen = seen_[static_cast<std::size_t>(child - begin)];
        if (seen == search_) continue;
        seen = search_;
        queue_.push_back(child);
      }
    }
    label[static_cast<std::size_t>(i)] = own.plain;
    if (found == old) continue;
    move(i, old, found);
    head[static_cast<std::size_t>(i)] = found;
  }
}

namespace {

void starts_of(const std::vector<std::int32_t>& head, const std::vector<std::int32_t>& left,
               std::vector<std::uint8_t>& start) {
  start.assign(head.size(), 0);
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == static_cast<std::int32_t>(i)) start[static_cast<std::size_t>(left[i])] = 1;
  }
}

bool heads_stay_inside(const std::vector<std::int32_t>& head,
                       const std::vector<std::uint8_t>& start) {
  const auto n = static_cast<std::int32_t>(head.size());
  std::int32_t begin = 0;
  for (std::int32_t i = 0; i < n; ++i) {
    if (!((i > 0 && start[static_cast<std::size_t>(i)] != 0) || i == n - 1)) continue;
    for (std::int32_t j = begin; j < i; ++j) {
      const std::int32_t h = head[static_cast<std::size_t>(j)];
      if (h < begin || h >= i + 1) return false;
    }
    begin = i;
  }
  return true;
}

}  // namespace

void sentence_starts(const std::vector<std::int32_t>& head, std::vector<std::int32_t>& left_edge,
                     std::vector<std::uint8_t>& start) {
  const auto n = static_cast<std::int32_t>(head.size());
  left_edge.resize(head.size());
  for (std::int32_t i = 0; i < n; ++i) left_edge[static_cast<std::size_t>(i)] = i;
  const auto widen = [&](std::int32_t i) {
    std::int32_t& edge = left_edge[static_cast<std::size_t>(head[static_cast<std::size_t>(i)])];
    edge = std::min(edge, left_edge[static_cast<std::size_t>(i)]);
  };
  for (int round = 0; round <= 11; ++round) {
    for (std::int32_t i = 0; i < n; ++i) widen(i);
    for (std::int32_t i = n - 1; i >= 0; --i) widen(i);
    starts_of(head, left_edge, start);
    if (heads_stay_inside(head, start)) break;
  }
}

}  // namespace demarche::language
