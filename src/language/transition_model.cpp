#include "language/transition_model.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace demarche::language {

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
  for (const auto& [key, labels] : json.items()) {  // sorted by key, as text
    if (key.empty() || key.find_first_not_of("0123456789") != std::string::npos || key.size() > 3 ||
        !labels.is_object()) {
      return fail(ErrorCode::kBadFormat, "a move has no number", path);
    }
    const int move = std::stoi(key);
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
  out.reduce_ =
      Affine((*reduce_w)->values.data(), (*reduce_b)->values.data(), reduced, 1, token_width, isa);
  out.lower_ = Affine((*lower_w)->values.data(), nullptr, features * out.hidden_ * out.pieces_, 1,
                      reduced, isa);
  out.upper_ =
      Affine((*upper_w)->values.data(), (*upper_b)->values.data(), actions, 1, out.hidden_, isa);
  out.pad_ = (*pad)->values;
  out.bias_ = (*lower_b)->values;
  return out;
}

void TransitionModel::prepare(const float* token_vectors, std::size_t n, Scratch& scratch) const {
  const std::size_t reduced = reduce_.outputs();
  const std::size_t columns = lower_.outputs();
  scratch.reduced.resize(n * reduced);
  scratch.features.resize(n * columns);
  scratch.hidden.resize(hidden_ * pieces_ + hidden_);
  scratch.scores.resize(upper_.outputs());
  reduce_.apply(token_vectors, reduce_.inputs(), n, scratch.reduced.data(), reduced);
  lower_.apply(scratch.reduced.data(), reduced, n, scratch.features.data(), columns);
}

const float* TransitionModel::score(const std::int32_t* ids, Scratch& scratch) const {
  const std::size_t wide = hidden_ * pieces_;
  float* sum = scratch.hidden.data();
  float* hidden = sum + wide;
  std::fill_n(sum, wide, 0.0F);
  for (std::size_t f = 0; f < features_; ++f) {
    const float* from = ids[f] < 0 ? pad_.data() + f * wide
                                   : scratch.features.data() +
                                         (static_cast<std::size_t>(ids[f]) * features_ + f) * wide;
    for (std::size_t i = 0; i < wide; ++i) sum[i] += from[i];
  }
  for (std::size_t i = 0; i < wide; ++i) sum[i] += bias_[i];
  for (std::size_t h = 0; h < hidden_; ++h) {
    hidden[h] = *std::max_element(sum + h * pieces_, sum + (h + 1) * pieces_);
  }
  upper_.apply(hidden, hidden_, 1, scratch.scores.data(), scratch.scores.size());
  return scratch.scores.data();
}

}  // namespace demarche::language
