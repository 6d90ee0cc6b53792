#include "language/transition_model.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace demarche::language {

namespace {

constexpr std::size_t kMostActions = 10000;  // real models have about a hundred

}  // namespace

Result<std::vector<Action>> read_actions(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto packed = read_msgpack(*bytes);
  const Packed* moves = packed ? packed->find("moves") : nullptr;
  if (moves == nullptr || !moves->is_string()) {
    return fail(ErrorCode::kBadFormat, "has no list of moves", path);
  }
  const auto json = nlohmann::json::parse(moves->words, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::kBadFormat, "its list of moves is no JSON", path);
  using Counted = std::pair<std::int64_t, std::string>;
  std::vector<Action> actions;
  std::vector<Counted> added;  // negative counts: labels added later, behind all others
  std::map<std::string, std::vector<int>> added_moves;
  std::size_t total = 0;
  for (const auto& [key, labels] : json.items()) {  // sorted by key, as text
    if (key.size() != 1 || key[0] < '0' || key[0] > '9' || !labels.is_object()) {
      return fail(ErrorCode::kBadFormat, "a move has no number", path);
    }
    const int move = key[0] - '0';
    total += labels.size();
    if (total > kMostActions) return fail(ErrorCode::kTooLarge, "has too many labels", path);
    std::vector<Counted> counted;
    for (const auto& [label, count] : labels.items()) {
      if (!count.is_number_integer()) {
        return fail(ErrorCode::kBadFormat, "a label has no count", path);
      }
      counted.emplace_back(count.get<std::int64_t>(), label);
    }
    std::sort(counted.rbegin(), counted.rend());
    for (const auto& [count, label] : counted) {
      if (count < 0) {
        added.emplace_back(count, label);
        added_moves[label].push_back(move);
      } else {
        actions.push_back({move, label});
      }
    }
  }
  std::sort(added.rbegin(), added.rend());
  for (const auto& [count, label] : added) {
    for (const int move : added_moves[label]) {
      const bool known = std::any_of(actions.begin(), actions.end(), [&](const Action& a) {
        return a.move == move && a.label == label;
      });
      if (!known) actions.push_back({move, label});
    }
  }
  return actions;
}

std::vector<ActionRange> ranges_of(const std::vector<Action>& actions) {
  std::vector<ActionRange> ranges;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (ranges.empty() || ranges.back().move != actions[i].move) {
      ranges.push_back({actions[i].move, i, i});
    }
    ranges.back().end = i + 1;
  }
  return ranges;
}

std::int32_t best_action(const float* scores, std::size_t begin, std::size_t end,
                         std::int32_t best) {
  for (std::size_t i = begin; i < end; ++i) {
    if (best < 0 || scores[i] > scores[static_cast<std::size_t>(best)]) {
      best = static_cast<std::int32_t>(i);
    }
  }
  return best;
}

namespace {

// `count` matrices of (hidden, pieces) rows of `width` floats, as (pieces, hidden): then the pieces
// of all hidden units lie side by side.
std::vector<float> by_piece(const std::vector<float>& values, std::size_t count, std::size_t hidden,
                            std::size_t pieces, std::size_t width) {
  std::vector<float> out(values.size());
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t h = 0; h < hidden; ++h) {
      for (std::size_t p = 0; p < pieces; ++p) {
        std::copy_n(values.data() + ((i * hidden + h) * pieces + p) * width, width,
                    out.data() + ((i * pieces + p) * hidden + h) * width);
      }
    }
  }
  return out;
}

}  // namespace

Result<TransitionModel> TransitionModel::load(const ModelFile& file, std::size_t token_width,
                                              std::size_t features, std::size_t actions, Isa isa) {
  const auto linears = file.named("linear");
  const auto lowers = file.named("precomputable_affine");
  const Array* w = lowers.size() == 1 ? lowers.front()->parameter("W") : nullptr;
  if (linears.size() != 2 || w == nullptr || w->shape.size() != 4) {
    return fail(ErrorCode::kUnsupported, "is no transition model with a hidden and an upper layer",
                file.path);
  }
  TransitionModel out;
  out.features_ = features;
  out.hidden_ = w->shape[1];
  out.pieces_ = w->shape[2];
  const std::size_t reduced = w->shape[3];
  if (out.hidden_ > kMostHidden || out.pieces_ > kMostPieces) {
    return fail(ErrorCode::kUnsupported, "has a hidden layer that is too wide", file.path);
  }
  // In the order of the file the upper layer comes first; shapes tell them apart.
  const Node* upper = linears[0];
  const Node* reduce = linears[1];
  const auto upper_w = need(file, *upper, "W", {actions, out.hidden_});
  const auto upper_b = need(file, *upper, "b", {actions});
  const auto reduce_w = need(file, *reduce, "W", {reduced, token_width});
  const auto reduce_b = need(file, *reduce, "b", {reduced});
  const auto lower_w =
      need(file, *lowers.front(), "W", {features, out.hidden_, out.pieces_, reduced});
  const auto lower_b = need(file, *lowers.front(), "b", {out.hidden_, out.pieces_});
  const auto pad = need(file, *lowers.front(), "pad", {1, features, out.hidden_, out.pieces_});
  for (const auto* result : {&upper_w, &upper_b, &reduce_w, &reduce_b, &lower_w, &lower_b, &pad}) {
    if (!*result) return tl::unexpected(result->error());
  }
  const Arithmetic exact{isa, PipelineMode::kExact};
  out.pointwise_ = &pointwise(isa);
  out.reduce_ = Affine((*reduce_w)->values.data(), (*reduce_b)->values.data(), reduced, 1,
                       token_width, exact);
  out.lower_ =
      Affine(by_piece((*lower_w)->values, features, out.hidden_, out.pieces_, reduced).data(),
             nullptr, features * out.hidden_ * out.pieces_, 1, reduced, exact);
  out.upper_ =
      Affine((*upper_w)->values.data(), (*upper_b)->values.data(), actions, 1, out.hidden_, exact);
  out.pad_ = by_piece((*pad)->values, features, out.hidden_, out.pieces_, 1);
  out.bias_ = by_piece((*lower_b)->values, 1, out.hidden_, out.pieces_, 1);
  return out;
}

void TransitionModel::begin(Scratch& scratch) const {
  scratch.reduced.clear();
  scratch.first = scratch.needed = scratch.reduced_to = scratch.ready_to = 0;
  scratch.features.resize(static_cast<std::size_t>(kWindow) * lower_.outputs());
  scratch.owner.assign(kWindow, -1);
  scratch.again.resize(features_ * lower_.outputs());
  scratch.parts.resize(features_ + 1);
  scratch.hidden.resize(hidden_);
  scratch.scores.resize(upper_.outputs());
}

void TransitionModel::forget_before(std::int32_t token, Scratch& scratch) const {
  scratch.needed = token;
  if (token > scratch.reduced_to) scratch.reduced_to = token;
  if (token > scratch.ready_to) scratch.ready_to = token;
}

void TransitionModel::add_tokens(std::int32_t token, const float* vectors, std::size_t count,
                                 Scratch& scratch) const {
  const std::size_t width = reduce_.outputs();
  const auto kept = static_cast<std::ptrdiff_t>(scratch.reduced.size() / width);
  const std::ptrdiff_t old = std::min<std::ptrdiff_t>(kept, scratch.needed - scratch.first);
  scratch.reduced.erase(scratch.reduced.begin(),
                        scratch.reduced.begin() + old * static_cast<std::ptrdiff_t>(width));
  scratch.first = scratch.reduced.empty() ? token : scratch.first + static_cast<std::int32_t>(old);
  const std::size_t begin = scratch.reduced.size();
  scratch.reduced.resize(begin + count * width);
  reduce_.apply(vectors, reduce_.inputs(), count, scratch.reduced.data() + begin, width);
  scratch.reduced_to = token + static_cast<std::int32_t>(count);
}

void TransitionModel::make_ready(std::int32_t token, Scratch& scratch) const {
  const std::size_t columns = lower_.outputs();
  const std::size_t width = reduce_.outputs();
  while (token >= scratch.ready_to) {
    // To the end of the window at most: the rows of one call lie side by side.
    const std::int32_t slot = scratch.ready_to % kWindow;
    const std::int32_t count =
        std::min({kStride, kWindow - slot, scratch.reduced_to - scratch.ready_to});
    lower_.apply(
        scratch.reduced.data() + static_cast<std::size_t>(scratch.ready_to - scratch.first) * width,
        width, static_cast<std::size_t>(count),
        scratch.features.data() + static_cast<std::size_t>(slot) * columns, columns);
    for (std::int32_t i = 0; i < count; ++i) {
      scratch.owner[static_cast<std::size_t>(slot + i)] = scratch.ready_to + i;
    }
    scratch.ready_to += count;
  }
}

const float* TransitionModel::features_of(std::int32_t token, std::size_t feature,
                                          Scratch& scratch) const {
  const std::size_t columns = lower_.outputs();
  const std::size_t offset = feature * hidden_ * pieces_;
  const auto slot = static_cast<std::size_t>(token % kWindow);
  if (scratch.owner[slot] == token) return scratch.features.data() + slot * columns + offset;
  float* row = scratch.again.data() + feature * columns;
  const std::size_t width = reduce_.outputs();
  lower_.apply(scratch.reduced.data() + static_cast<std::size_t>(token - scratch.first) * width,
               width, 1, row, columns);
  return row + offset;
}

const float* TransitionModel::score(const std::int32_t* ids, Scratch& scratch) const {
  make_ready(*std::max_element(ids, ids + features_), scratch);
  for (std::size_t f = 0; f < features_; ++f) {
    scratch.parts[f] =
        ids[f] < 0 ? pad_.data() + f * hidden_ * pieces_ : features_of(ids[f], f, scratch);
  }
  scratch.parts[features_] = bias_.data();
  pointwise_->largest_of_sums(scratch.parts.data(), features_ + 1, hidden_, pieces_,
                              scratch.hidden.data());
  upper_.apply(scratch.hidden.data(), hidden_, 1, scratch.scores.data(), scratch.scores.size());
  return scratch.scores.data();
}

}  // namespace demarche::language
