#include "language/parser.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace demarche::language {

namespace {

enum Move : int { kShift = 0, kReduce = 1, kLeft = 2, kRight = 3, kBreak = 4, kMoves = 5 };

struct Arc {
  std::int32_t head = -1;
  std::int32_t child = -1;
  std::int32_t action = -1;  // whose label it bears
};

// The state of spaCy's StateC, its quirks included: an arc that is replaced while it is not the
// last of its head's list stays in the list.
class State {
 public:
  explicit State(std::int32_t n)
      : length_(n),
        heads_(static_cast<std::size_t>(n), -1),
        unshiftable_(static_cast<std::size_t>(n), false),
        starts_(static_cast<std::size_t>(n), false),
        left_(static_cast<std::size_t>(n)),
        right_(static_cast<std::size_t>(n)) {}

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
  [[nodiscard]] bool is_start(std::int32_t i) const {
    return i >= 0 && i < length_ && starts_[static_cast<std::size_t>(i)];
  }

  [[nodiscard]] bool valid(int move) const {
    const std::int32_t b0 = buffer(0);
    switch (move) {
      case kShift:
        if (depth() == 0) return true;
        return buffered() >= 2 && !is_start(b0) && !unshiftable_[static_cast<std::size_t>(b0)];
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

  void apply(int move, std::int32_t action) {
    switch (move) {
      case kShift:
        push();
        break;
      case kReduce: {
        const auto top = static_cast<std::size_t>(stack_.back());
        if (heads_[top] < 0 && depth() > 1) {
          unshiftable_[top] = true;
          rebuffer_.push_back(stack_.back());
        }
        stack_.pop_back();
        break;
      }
      case kLeft:
        add_arc(buffer(0), stack_.back(), action);
        if (buffer(0) >= 0) unshiftable_[static_cast<std::size_t>(buffer(0))] = false;
        stack_.pop_back();
        break;
      case kRight:
        add_arc(stack_.back(), buffer(0), action);
        push();
        break;
      case kBreak:
        starts_[static_cast<std::size_t>(buffer(1))] = true;
        break;
      default:
        break;
    }
  }

  void context(std::int32_t* ids) const {
    ids[0] = buffer(0);
    ids[1] = buffer(1);
    ids[2] = stack(0);
    ids[3] = stack(1);
    ids[4] = stack(2);
    ids[5] = last_child(left_, buffer(0));
    ids[6] = last_child(left_, stack(0));
    ids[7] = last_child(right_, stack(0));
  }

  template <typename Each>
  void each_arc(Each&& each) const {
    for (const auto* lists : {&left_, &right_}) {
      for (const std::vector<Arc>& arcs : *lists) {
        for (const Arc& arc : arcs) {
          if (arc.child != -1) each(arc);
        }
      }
    }
  }

 private:
  using Arcs = std::vector<std::vector<Arc>>;

  static std::int32_t last_child(const Arcs& lists, std::int32_t head) {
    if (head < 0) return -1;
    const std::vector<Arc>& arcs = lists[static_cast<std::size_t>(head)];
    for (auto arc = arcs.rbegin(); arc != arcs.rend(); ++arc) {
      if (arc->child != -1) return arc->child;
    }
    return -1;
  }

  void push() {
    std::int32_t b0 = 0;
    if (!rebuffer_.empty()) {
      b0 = rebuffer_.back();
      rebuffer_.pop_back();
    } else {
      b0 = next_++;
    }
    stack_.push_back(b0);
  }

  void add_arc(std::int32_t head, std::int32_t child, std::int32_t action) {
    if (head < 0 || child < 0) return;  // no valid move asks for it; the compiler cannot know
    const std::int32_t old = heads_[static_cast<std::size_t>(child)];
    if (old >= 0) {
      std::vector<Arc>& arcs = (old > child ? left_ : right_)[static_cast<std::size_t>(old)];
      if (!arcs.empty() && arcs.back().head == old && arcs.back().child == child) arcs.pop_back();
    }
    (head > child ? left_ : right_)[static_cast<std::size_t>(head)].push_back(
        {head, child, action});
    heads_[static_cast<std::size_t>(child)] = head;
  }

  std::int32_t length_;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> rebuffer_;
  std::vector<std::int32_t> heads_;
  std::vector<bool> unshiftable_;
  std::vector<bool> starts_;
  Arcs left_;
  Arcs right_;
};

// Left and right edge of every subtree, widened until heads stay within their sentences; then a
// sentence starts at the left edge of every root (spaCy's set_children_from_heads).
class Edges {
 public:
  explicit Edges(const std::vector<std::int32_t>& head) : head_(head), left_(head.size()) {
    const auto n = static_cast<std::int32_t>(head.size());
    for (std::int32_t i = 0; i < n; ++i) left_[static_cast<std::size_t>(i)] = i;
    for (int round = 0; round <= 11; ++round) {
      for (std::int32_t i = 0; i < n; ++i) widen(i);
      for (std::int32_t i = n - 1; i >= 0; --i) widen(i);
      if (heads_stay_inside()) break;
    }
  }

  void starts(std::vector<bool>& out) const {
    out.assign(head_.size(), false);
    for (std::size_t i = 0; i < head_.size(); ++i) {
      if (is_root(i)) out[static_cast<std::size_t>(left_[i])] = true;
    }
  }

 private:
  [[nodiscard]] bool is_root(std::size_t i) const {
    return head_[i] == static_cast<std::int32_t>(i);
  }
  void widen(std::int32_t i) {
    std::int32_t& edge = left_[static_cast<std::size_t>(head_[static_cast<std::size_t>(i)])];
    edge = std::min(edge, left_[static_cast<std::size_t>(i)]);
  }
  [[nodiscard]] bool heads_stay_inside() const {
    std::vector<bool> start;
    starts(start);
    const auto n = static_cast<std::int32_t>(head_.size());
    std::int32_t begin = 0;
    for (std::int32_t i = 0; i < n; ++i) {
      if (!((i > 0 && start[static_cast<std::size_t>(i)]) || i == n - 1)) continue;
      for (std::int32_t j = begin; j < i; ++j) {
        const std::int32_t h = head_[static_cast<std::size_t>(j)];
        if (h < begin || h >= i + 1) return false;
      }
      begin = i;
    }
    return true;
  }

  const std::vector<std::int32_t>& head_;
  std::vector<std::int32_t> left_;
};

}  // namespace

Result<Parser> Parser::load(const std::string& folder, std::size_t token_width, Isa isa) {
  Parser out;
  auto actions = read_actions(folder + "/moves");
  if (!actions) return tl::unexpected(actions.error());
  out.actions_ = std::move(*actions);
  const auto file = read_model_file(folder + "/model");
  if (!file) return tl::unexpected(file.error());
  auto model = TransitionModel::load(*file, token_width, 8, out.actions_.size(), isa);
  if (!model) return tl::unexpected(model.error());
  out.model_ = std::move(*model);
  for (const Action& action : out.actions_) {
    if (action.move < 0 || action.move >= kMoves) {
      return fail(ErrorCode::kUnsupported, "knows a move that is none of arc-eager",
                  folder + "/moves");
    }
    const std::size_t bars = action.label.find("||");
    out.plain_.push_back(action.label.substr(0, bars));
    out.lifted_.push_back(bars == std::string::npos ? "" : action.label.substr(bars + 2));
  }
  return out;
}

void Parser::parse(const float* token_vectors, const std::vector<bool>& is_space, Parse& out,
                   TransitionModel::Scratch& scratch) const {
  const auto n = static_cast<std::int32_t>(is_space.size());
  out.head.resize(is_space.size());
  out.label.assign(is_space.size(), &root_);
  for (std::int32_t i = 0; i < n; ++i) out.head[static_cast<std::size_t>(i)] = i;
  out.sentence_start.assign(is_space.size(), false);
  if (n == 0) return;
  model_.prepare(token_vectors, is_space.size(), scratch);
  State state(n);
  std::array<std::int32_t, 8> ids{};
  while (!state.is_final()) {
    state.context(ids.data());
    const float* scores = model_.score(ids.data(), scratch);
    std::array<bool, kMoves> valid{};
    for (int move = 0; move < kMoves; ++move)
      valid[static_cast<std::size_t>(move)] = state.valid(move);
    std::int32_t best = -1;
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      if (valid[static_cast<std::size_t>(actions_[i].move)] &&
          (best < 0 || scores[i] > scores[static_cast<std::size_t>(best)])) {
        best = static_cast<std::int32_t>(i);
      }
    }
    if (best < 0) break;  // a model without Shift or Reduce cannot go on
    state.apply(actions_[static_cast<std::size_t>(best)].move, best);
  }
  std::vector<std::int32_t> action_of(is_space.size(), -1);
  state.each_arc([&](const Arc& arc) {
    out.head[static_cast<std::size_t>(arc.child)] = arc.head;
    action_of[static_cast<std::size_t>(arc.child)] = arc.action;
  });
  bool lifted = false;
  for (std::size_t i = 0; i < is_space.size(); ++i) {
    if (out.head[i] == static_cast<std::int32_t>(i) || action_of[i] < 0) continue;
    out.label[i] = &actions_[static_cast<std::size_t>(action_of[i])].label;
    lifted = lifted || !lifted_[static_cast<std::size_t>(action_of[i])].empty();
  }
  if (lifted) deprojectivize(is_space, out);
  Edges(out.head).starts(out.sentence_start);
}

void Parser::deprojectivize(const std::vector<bool>& is_space, Parse& out) const {
  const auto n = static_cast<std::int32_t>(out.head.size());
  // Children come from the tree as it stands, but which of them are looked at (between the first
  // and last child) from the tree before, as in spaCy; only lifted arcs move, so both agree here.
  std::vector<std::vector<std::int32_t>> children(out.head.size());
  for (std::int32_t i = 0; i < n; ++i) {
    const std::int32_t head = out.head[static_cast<std::size_t>(i)];
    if (head != i) children[static_cast<std::size_t>(head)].push_back(i);
  }
  for (std::int32_t i = 0; i < n; ++i) {
    const std::string& label = *out.label[static_cast<std::size_t>(i)];
    const std::size_t bars = label.find("||");
    if (bars == std::string::npos) continue;
    const std::string_view wanted = std::string_view(label).substr(bars + 2);
    const std::int32_t old = out.head[static_cast<std::size_t>(i)];
    std::int32_t found = old;
    std::vector<std::int32_t> queue{old};
    std::set<std::int32_t> seen;
    while (!queue.empty() && found == old) {
      std::vector<std::int32_t> next;
      for (const std::int32_t from : queue) {
        for (const std::int32_t child : children[static_cast<std::size_t>(from)]) {
          if (is_space[static_cast<std::size_t>(child)] || child == i) continue;
          if (*out.label[static_cast<std::size_t>(child)] == wanted) {
            found = child;
            break;
          }
          if (seen.insert(child).second) next.push_back(child);
        }
        if (found != old) break;
      }
      queue = std::move(next);
    }
    for (std::size_t a = 0; a < actions_.size(); ++a) {
      if (actions_[a].label == label) {
        out.label[static_cast<std::size_t>(i)] = &plain_[a];
        break;
      }
    }
    if (found != old) {
      auto& from = children[static_cast<std::size_t>(old)];
      from.erase(std::remove(from.begin(), from.end(), i), from.end());
      auto& to = children[static_cast<std::size_t>(found)];
      to.insert(std::lower_bound(to.begin(), to.end(), i), i);
      out.head[static_cast<std::size_t>(i)] = found;
    }
  }
}

}  // namespace demarche::language
