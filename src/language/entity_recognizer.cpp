#include "language/entity_recognizer.hpp"

namespace demarche::language {

namespace {

// spaCy's numbers of the moves; 0 is "missing" and never a class.
enum Move : int { kBegin = 1, kIn = 2, kLast = 3, kUnit = 4, kOut = 5 };

}  // namespace

Result<EntityRecognizer> EntityRecognizer::load(const std::string& folder, const Vectors* vectors,
                                                Isa isa) {
  EntityRecognizer out;
  auto actions = read_actions(folder + "/moves");
  if (!actions) return tl::unexpected(actions.error());
  out.actions_ = std::move(*actions);
  for (const Action& action : out.actions_) {
    if (action.move < kBegin || action.move > kOut) {
      return fail(ErrorCode::kUnsupported, "knows a move that is none of BILUO", folder + "/moves");
    }
  }
  const auto file = read_model_file(folder + "/model");
  if (!file) return tl::unexpected(file.error());
  auto tok2vec = Tok2Vec::load(*file, vectors, isa);
  if (!tok2vec) return tl::unexpected(tok2vec.error());
  out.tok2vec_ = std::move(*tok2vec);
  auto model = TransitionModel::load(*file, out.tok2vec_.width(), 3, out.actions_.size(), isa);
  if (!model) return tl::unexpected(model.error());
  out.model_ = std::move(*model);
  return out;
}

void EntityRecognizer::find(const std::vector<RawToken>& tokens,
                            const std::vector<bool>& sentence_start, std::vector<EntitySpan>& out,
                            Scratch& scratch) const {
  out.clear();
  const auto n = static_cast<std::int32_t>(tokens.size());
  if (n == 0) return;
  tok2vec_.encode(tokens, scratch.vectors, scratch.tok2vec);
  model_.prepare(scratch.vectors.data(), tokens.size(), scratch.transitions);
  bool open = false;
  EntitySpan entity;
  for (std::int32_t i = 0; i < n; ++i) {
    const bool last = i + 1 == n;
    const bool next_starts = !last && sentence_start[static_cast<std::size_t>(i) + 1];
    const bool space = tokens[static_cast<std::size_t>(i)].lexeme->is_space;
    const std::int32_t ids[3] = {i, open ? static_cast<std::int32_t>(entity.begin) : -1,
                                 open ? i - 1 : -1};
    const float* scores = model_.score(ids, scratch.transitions);
    std::int32_t best = -1;
    for (std::size_t a = 0; a < actions_.size(); ++a) {
      const Action& action = actions_[a];
      bool valid = false;
      switch (action.move) {
        case kBegin:
          valid = !open && !last && !action.label.empty() && !next_starts && !space;
          break;
        case kIn:
          valid = open && !last && action.label == *entity.label && !next_starts;
          break;
        case kLast:
          valid = open && action.label == *entity.label;
          break;
        case kUnit:
          valid = !open && !action.label.empty() && !space;
          break;
        case kOut:
          valid = !open;
          break;
        default:
          break;
      }
      if (valid && (best < 0 || scores[a] > scores[static_cast<std::size_t>(best)])) {
        best = static_cast<std::int32_t>(a);
      }
    }
    if (best < 0) {  // a model without the move that closes an entity
      open = false;
      continue;
    }
    const Action& chosen = actions_[static_cast<std::size_t>(best)];
    const auto at = static_cast<std::uint32_t>(i);
    if (chosen.move == kBegin) {
      open = true;
      entity = {at, at + 1, &chosen.label};
    } else if (chosen.move == kUnit) {
      out.push_back({at, at + 1, &chosen.label});
    } else if (chosen.move == kLast) {
      entity.end = at + 1;
      out.push_back(entity);
      open = false;
    }
  }
}

}  // namespace demarche::language
