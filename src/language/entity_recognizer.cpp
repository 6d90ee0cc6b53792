#include "language/entity_recognizer.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

// spaCy's numbers of the moves; 0 is "missing" and never a class.
enum Move : int { kBegin = 1, kIn = 2, kLast = 3, kUnit = 4, kOut = 5 };

}  // namespace

Result<EntityRecognizer> EntityRecognizer::load(const std::string& folder, const Vectors* vectors,
                                                Arithmetic arithmetic) {
  EntityRecognizer out;
  auto actions = read_actions(folder + "/moves");
  if (!actions) return tl::unexpected(actions.error());
  out.actions_ = std::move(*actions);
  for (const Action& action : out.actions_) {
    if (action.move < kBegin || action.move > kOut) {
      return fail(ErrorCode::kUnsupported, "knows a move that is none of BILUO", folder + "/moves");
    }
  }
  out.ranges_ = ranges_of(out.actions_);
  for (const Action& action : out.actions_) {
    const auto known = std::find(out.labels_.begin(), out.labels_.end(), action.label);
    out.label_of_.push_back(static_cast<std::uint32_t>(known - out.labels_.begin()));
    if (known == out.labels_.end()) out.labels_.push_back(action.label);
  }
  const auto file = read_model_file(folder + "/model");
  if (!file) return tl::unexpected(file.error());
  auto tok2vec = Tok2Vec::load(*file, vectors, arithmetic);
  if (!tok2vec) return tl::unexpected(tok2vec.error());
  out.tok2vec_ = std::move(*tok2vec);
  auto model =
      TransitionModel::load(*file, out.tok2vec_.width(), 3, out.actions_.size(), arithmetic.isa);
  if (!model) return tl::unexpected(model.error());
  out.model_ = std::move(*model);
  return out;
}

void EntityRecognizer::find(EntitySource& source, const std::vector<std::uint8_t>& is_space,
                            const std::vector<std::uint8_t>& sentence_start,
                            std::vector<EntitySpan>& out, Scratch& scratch) const {
  out.clear();
  const auto n = static_cast<std::int32_t>(is_space.size());
  model_.begin(scratch);
  bool open = false;
  EntitySpan entity;
  for (std::int32_t i = 0; i < n; ++i) {
    if (!open && sentence_start[static_cast<std::size_t>(i)] != 0) {
      for (std::int32_t to = i; i < n; i = to) {
        to = source.known(i, out);
        if (to == i) break;
      }
      if (i == n) break;
    }
    model_.forget_before(open ? static_cast<std::int32_t>(entity.begin) : i, scratch);
    while (i >= scratch.reduced_to) {
      std::size_t count = 0;
      const std::int32_t from = scratch.reduced_to;
      const float* vectors = source.vectors(from, count);
      model_.add_tokens(from, vectors, count, scratch);
    }
    const bool last = i + 1 == n;
    const bool next_starts = !last && sentence_start[static_cast<std::size_t>(i) + 1] != 0;
    const bool space = is_space[static_cast<std::size_t>(i)] != 0;
    const std::int32_t ids[3] = {i, open ? static_cast<std::int32_t>(entity.begin) : -1,
                                 open ? i - 1 : -1};
    const float* scores = model_.score(ids, scratch);
    std::int32_t best = -1;
    for (const ActionRange& range : ranges_) {
      bool valid = false;
      switch (range.move) {
        case kBegin:
          valid = !open && !last && !next_starts && !space;
          break;
        case kIn:
          valid = open && !last && !next_starts;
          break;
        case kLast:
          valid = open;
          break;
        case kUnit:
          valid = !open && !space;
          break;
        case kOut:
          valid = !open;
          break;
        default:
          break;
      }
      if (!valid) continue;
      for (std::size_t a = range.begin; a < range.end; ++a) {
        if (best >= 0 && scores[a] <= scores[static_cast<std::size_t>(best)]) continue;
        // An open entity goes on under its own label; none is opened without one.
        const bool fits = open                 ? label_of_[a] == entity.label
                          : range.move == kOut ? true
                                               : !actions_[a].label.empty();
        if (fits) best = static_cast<std::int32_t>(a);
      }
    }
    if (best < 0) {  // a model without the move that closes an entity
      open = false;
      continue;
    }
    const int move = actions_[static_cast<std::size_t>(best)].move;
    const std::uint32_t label = label_of_[static_cast<std::size_t>(best)];
    const auto at = static_cast<std::uint32_t>(i);
    if (move == kBegin) {
      open = true;
      entity = {at, at + 1, label};
    } else if (move == kUnit) {
      out.push_back({at, at + 1, label});
    } else if (move == kLast) {
      entity.end = at + 1;
      out.push_back(entity);
      open = false;
    }
  }
}

}  // namespace demarche::language
