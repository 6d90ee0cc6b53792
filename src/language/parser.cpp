#include "language/parser.hpp"

#include <algorithm>
#include <array>

namespace demarche::language {

std::uint16_t Parser::number_of(const std::string& label) {
  const auto known = std::find(labels_.begin(), labels_.end(), label);
  if (known == labels_.end()) {
    labels_.push_back(label);
    return static_cast<std::uint16_t>(labels_.size() - 1);
  }
  return static_cast<std::uint16_t>(known - labels_.begin());
}

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
  out.ranges_ = ranges_of(out.actions_);
  out.labels_ = {"ROOT"};
  for (const Action& action : out.actions_) {
    if (action.move < 0 || action.move >= kArcMoves) {
      return fail(ErrorCode::kUnsupported, "knows a move that is none of arc-eager",
                  folder + "/moves");
    }
    out.label_of_.push_back(out.number_of(action.label));
    out.number_of(action.label.substr(0, action.label.find("||")));
  }
  for (const std::string& label : std::vector<std::string>(out.labels_)) {
    const std::size_t bars = label.find("||");
    LiftedLabel lifted{out.number_of(label.substr(0, bars)), LiftedLabel::kPlain};
    if (bars != std::string::npos) {
      const auto head = std::find(out.labels_.begin(), out.labels_.end(),
                                  std::string_view(label).substr(bars + 2));
      lifted.head = head == out.labels_.end()
                        ? LiftedLabel::kNowhere
                        : static_cast<std::int32_t>(head - out.labels_.begin());
    }
    out.lifted_.push_back(lifted);
  }
  return out;
}

void Parser::parse(ParseSource& source, const std::vector<std::uint8_t>& is_space, Parse& out,
                   Scratch& scratch) const {
  const auto n = static_cast<std::int32_t>(is_space.size());
  out.head.resize(is_space.size());
  for (std::int32_t i = 0; i < n; ++i) out.head[static_cast<std::size_t>(i)] = i;
  out.label.assign(is_space.size(), 0);
  out.sentence_start.assign(is_space.size(), 0);
  scratch.action_of.assign(is_space.size(), -1);
  ParserState& state = scratch.state;
  state.begin(n);
  model_.begin(scratch.model);
  std::int32_t begin = 0;  // of the present stretch
  std::array<std::int32_t, 8> ids{};
  while (true) {
    if (state.is_clean()) {
      if (state.next() > begin) {
        finish(begin, state.next(), is_space, out, scratch);
        source.parsed(begin, state.next(), out);
        begin = state.next();
      }
      for (std::int32_t end = begin; begin < n; begin = end) {
        end = source.known(begin, out);
        if (end == begin) break;
      }
      if (begin == n) break;
      state.skip_to(begin);
      model_.forget_before(begin, scratch.model);
    }
    state.context(ids.data());
    const std::int32_t furthest = std::max(ids[0], ids[1]);
    while (furthest >= scratch.model.reduced_to) {
      std::size_t count = 0;
      const std::int32_t from = scratch.model.reduced_to;
      const float* vectors = source.vectors(from, count);
      model_.add_tokens(from, vectors, count, scratch.model);
    }
    const float* scores = model_.score(ids.data(), scratch.model);
    std::int32_t best = -1;
    for (const ActionRange& range : ranges_) {
      if (state.valid(range.move)) best = best_action(scores, range.begin, range.end, best);
    }
    if (best < 0) {  // a model without Shift or Reduce cannot go on
      finish(begin, n, is_space, out, scratch);
      break;
    }
    state.apply(actions_[static_cast<std::size_t>(best)].move, best);
  }
  sentence_starts(out.head, scratch.left_edge, out.sentence_start);
}

void Parser::finish(std::int32_t begin, std::int32_t end, const std::vector<std::uint8_t>& is_space,
                    Parse& out, Scratch& scratch) const {
  scratch.state.take_arcs(begin, end, out.head, scratch.action_of);
  bool lifted = false;
  for (std::int32_t i = begin; i < end; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (out.head[at] == i || scratch.action_of[at] < 0) continue;
    out.label[at] = label_of_[static_cast<std::size_t>(scratch.action_of[at])];
    lifted = lifted || lifted_[out.label[at]].head != LiftedLabel::kPlain;
  }
  if (lifted) scratch.lifted.lower(begin, end, lifted_, is_space, out.head, out.label);
}

}  // namespace demarche::language
