#include "language/encoder/heads.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace demarche::language {

namespace {

// Labels of a head by its name in the metadata "labels".
Result<std::vector<std::string>> labels_of(const TensorFile& file, const nlohmann::json& all,
                                           const char* name) {
  if (!all.is_object() || !all.contains(name) || !all[name].is_array() || all[name].empty()) {
    return fail(ErrorCode::kBadFormat, std::string("names no labels of ") + name, file.source());
  }
  std::vector<std::string> out;
  for (const auto& label : all[name]) {
    if (!label.is_string()) {
      return fail(ErrorCode::kBadFormat, std::string("has a label of ") + name + " that is no text",
                  file.source());
    }
    out.push_back(label.get<std::string>());
  }
  return out;
}

std::vector<float> run(const Affine& layer, const float* x, std::size_t rows) {
  std::vector<float> out(rows * layer.outputs());
  layer.apply(x, layer.inputs(), rows, out.data(), layer.outputs());
  return out;
}

void softmax(float* x, std::size_t n) {
  const float largest = *std::max_element(x, x + n);
  float sum = 0.0F;
  for (std::size_t i = 0; i < n; ++i) sum += x[i] = std::exp(x[i] - largest);
  for (std::size_t i = 0; i < n; ++i) x[i] /= sum;
}

std::size_t best_of(const float* x, std::size_t n) {
  return static_cast<std::size_t>(std::max_element(x, x + n) - x);
}

// Lead of the largest over the next.
float lead(const std::vector<float>& x, std::size_t best) {
  float next = 0.0F;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (i != best) next = std::max(next, x[i]);
  }
  return x[best] - next;
}

// Mean vector of the words of some ranges, added behind what is there; zeros for none.
void append_mean(const WordVectors& words, std::span<const TokenRange> ranges,
                 std::vector<float>& to) {
  const std::size_t at = to.size();
  to.resize(at + words.width, 0.0F);
  std::size_t count = 0;
  for (const TokenRange& range : ranges) {
    for (std::size_t i = range.begin; i < range.end; ++i, ++count) {
      for (std::size_t k = 0; k < words.width; ++k) to[at + k] += words.row(i)[k];
    }
  }
  if (count == 0) return;
  for (std::size_t k = 0; k < words.width; ++k) to[at + k] /= static_cast<float>(count);
}

TokenRange range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Stretches of words where `on`.
template <typename On>
std::vector<TokenRange> runs(std::size_t n, On on) {
  std::vector<TokenRange> out;
  for (std::size_t i = 0; i < n; ++i) {
    if (!on(i)) continue;
    const std::size_t begin = i;
    while (i < n && on(i)) ++i;
    out.push_back(range(begin, i));
  }
  return out;
}

}  // namespace

void gelu(std::span<float> values) {
  for (float& x : values) x *= 0.5F * (1.0F + std::erf(x * 0.70710678F));
}

Result<Affine> read_affine(const TensorFile& file, const std::string& name, std::size_t outputs,
                           std::size_t inputs) {
  const auto tensor = file.need(name + ".weight", {outputs, inputs});
  if (!tensor) return tl::unexpected(tensor.error());
  const auto bias = file.floats(name + ".bias", {outputs});
  if (!bias) return tl::unexpected(bias.error());
  if ((*tensor)->type != ElementType::kInt8) {
    const auto weights = file.floats(name + ".weight", {outputs, inputs});
    if (!weights) return tl::unexpected(weights.error());
    return Affine(weights->data(), bias->data(), outputs, 1, inputs,
                  {best_isa(), PipelineMode::kExact});
  }
  const auto scale = file.row_scales(name + ".weight", outputs);
  if (!scale) return tl::unexpected(scale.error());
  std::vector<float> weights(outputs * inputs);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] =
        (*scale)[i / inputs] * static_cast<float>(static_cast<std::int8_t>((*tensor)->bytes[i]));
  }
  return Affine(weights.data(), bias->data(), outputs, 1, inputs,
                {best_isa(), PipelineMode::kExact});
}

RoleChain::RoleChain(std::vector<std::string> roles, std::vector<float> moves)
    : roles_(std::move(roles)), moves_(std::move(moves)) {
  const std::size_t n = roles_.size();
  for (std::size_t before = 0; before < n; ++before) {
    for (std::size_t after = 0; after < n; ++after) {
      if (roles_[after][0] == 'I' && roles_[before].substr(1) != roles_[after].substr(1)) {
        moves_[before * n + after] = -1e4F;
      }
    }
  }
}

std::vector<std::size_t> RoleChain::decode(std::span<const float> emissions) const {
  const std::size_t n = roles_.size();
  const std::size_t words = emissions.size() / n;
  if (words == 0) return {};
  std::vector<float> total(emissions.begin(), emissions.begin() + static_cast<std::ptrdiff_t>(n));
  for (std::size_t r = 0; r < n; ++r) {
    if (roles_[r][0] == 'I') total[r] -= 1e4F;
  }
  std::vector<std::size_t> back(words * n);
  std::vector<float> next(n);
  for (std::size_t i = 1; i < words; ++i) {
    for (std::size_t after = 0; after < n; ++after) {
      std::size_t best = 0;
      for (std::size_t before = 1; before < n; ++before) {
        if (total[before] + moves_[before * n + after] > total[best] + moves_[best * n + after]) {
          best = before;
        }
      }
      back[i * n + after] = best;
      next[after] = total[best] + moves_[best * n + after] + emissions[i * n + after];
    }
    total.swap(next);
  }
  std::vector<std::size_t> path(words);
  path.back() = best_of(total.data(), n);
  for (std::size_t i = words - 1; i > 0; --i) path[i - 1] = back[i * n + path[i]];
  return path;
}

Result<Relation> Relation::read(const TensorFile& file, const std::string& name,
                                std::size_t width) {
  Relation out;
  for (const auto& [part, layer] : {std::pair{".anchor", &out.anchor_}, {".word", &out.word_}}) {
    auto affine = read_affine(file, name + part, kSize, width);
    if (!affine) return tl::unexpected(affine.error());
    *layer = std::move(*affine);
  }
  auto affine = read_affine(file, name + ".out", kClasses, kSize);
  if (!affine) return tl::unexpected(affine.error());
  out.out_ = std::move(*affine);
  auto near = file.floats(name + ".near.weight", {2 * kFar + 1, kClasses});
  if (!near) return tl::unexpected(near.error());
  out.near_ = std::move(*near);
  return out;
}

std::vector<float> Relation::project(const WordVectors& words) const {
  std::vector<float> out = run(word_, words.rows, words.count);
  for (float& x : out) x = std::tanh(x);
  return out;
}

std::vector<float> Relation::probabilities(const WordVectors& words,
                                           const std::vector<float>& projected,
                                           std::size_t anchor) const {
  std::vector<float> own = run(anchor_, words.row(anchor), 1);
  for (float& x : own) x = std::tanh(x);
  std::vector<float> mixed(projected.size());
  for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] = own[i % kSize] * projected[i];
  std::vector<float> out = run(out_, mixed.data(), words.count);
  for (std::size_t i = 0; i < words.count; ++i) {
    const auto distance = static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(anchor);
    const auto row = static_cast<std::size_t>(std::clamp(distance, -kFar, kFar) + kFar);
    float* const scores = out.data() + i * kClasses;
    for (std::size_t c = 0; c < kClasses; ++c) scores[c] += near_[row * kClasses + c];
    softmax(scores, kClasses);
  }
  return out;
}

Result<Heads> Heads::read(const TensorFile& file, std::size_t width) {
  Heads out;
  out.width_ = width;
  if (file.find("roles.weight") == nullptr) {
    if (file.metadata("labels").empty()) return out;
    return fail(ErrorCode::kBadFormat, "lacks the tensor roles.weight", file.source());
  }
  const auto all = nlohmann::json::parse(file.metadata("labels"), nullptr, false);
  std::vector<std::string> roles;
  for (const auto& [name, to] : {std::pair{"roles", &roles},
                                 {"acts", &out.act_.labels},
                                 {"types", &out.trigger_.labels},
                                 {"statuses", &out.status_.labels},
                                 {"roots", &out.root_.labels}}) {
    auto labels = labels_of(file, all, name);
    if (!labels) return tl::unexpected(labels.error());
    *to = std::move(*labels);
  }
  for (const std::string& role : roles) {
    if (role != "O" && role != "B-source" && role != "I-source" && role != "B-cue" &&
        role != "I-cue" && role != "B-content" && role != "I-content") {
      return fail(ErrorCode::kUnsupported, "has the unknown role \"" + role + "\"", file.source());
    }
  }
  struct Layer {
    const char* name;
    std::size_t outputs;
    std::size_t inputs;
    Affine* to;
  };
  for (const Layer& layer :
       {Layer{"roles", roles.size(), width, &out.roles_},
        {"condition", 3, width, &out.condition_},
        {"act.0", width, 3 * width, &out.act_hidden_},
        {"act.3", out.act_.labels.size(), width, &out.act_.layer},
        {"trigger", 1 + out.trigger_.labels.size(), width, &out.trigger_.layer},
        {"status.0", width, width, &out.status_hidden_},
        {"status.2", out.status_.labels.size(), width, &out.status_.layer},
        {"background", 2, width, &out.background_},
        {"pair.0", width, 2 * width, &out.pair_hidden_},
        {"root", out.root_.labels.size(), width, &out.root_.layer},
        {"quad", 4, width, &out.quad_}}) {
    auto affine = read_affine(file, layer.name, layer.outputs, layer.inputs);
    if (!affine) return tl::unexpected(affine.error());
    *layer.to = std::move(*affine);
  }
  for (const auto& [name, to] : {std::pair{"link", &out.link_}, {"party", &out.party_}}) {
    auto relation = Relation::read(file, name, width);
    if (!relation) return tl::unexpected(relation.error());
    *to = std::move(*relation);
  }
  auto moves = file.floats("crf.moves", {roles.size(), roles.size()});
  if (!moves) return tl::unexpected(moves.error());
  out.chain_ = RoleChain(std::move(roles), std::move(*moves));
  out.present_ = true;
  return out;
}

SentenceMeaning Heads::answer(const WordVectors& words) const {
  SentenceMeaning out;
  out.tokens = range(0, words.count);
  if (!present_ || words.count == 0) return out;
  attributions(words, out);
  conditions(words, out);
  events(words, out);
  return out;
}

void Heads::attributions(const WordVectors& words, SentenceMeaning& to) const {
  // Least probabilities for the source of a cue that none was linked to: one that it shares with
  // another cue, and words that the roles missed. As in tools/train/decode.py.
  constexpr float kShared = 0.3F;
  constexpr float kMissed = 0.4F;
  const std::vector<float> emissions = run(roles_, words.rows, words.count);
  const std::vector<std::size_t> path = chain_.decode(emissions);
  const std::size_t labels = chain_.roles().size();
  const auto role = [&](std::size_t i) -> std::string_view { return chain_.roles()[path[i]]; };
  for (std::size_t i = 0; i < words.count;) {
    const std::size_t begin = i++;
    while (i < words.count && role(i)[0] == 'I') ++i;
    if (role(begin) == "O") continue;
    RoleSpan span;
    const std::string_view kind = role(begin).substr(2);
    span.role = kind == "source" ? SpanRole::kSource
                : kind == "cue"  ? SpanRole::kCue
                                 : SpanRole::kContent;
    span.tokens = range(begin, i);
    span.margin = INFINITY;
    for (std::size_t w = begin; w < i; ++w) {
      const float* const e = emissions.data() + w * labels;
      float other = -INFINITY;
      for (std::size_t l = 0; l < labels; ++l) {
        if (l != path[w]) other = std::max(other, e[l]);
      }
      span.margin = std::min(span.margin, e[path[w]] - other);
    }
    to.spans.push_back(span);
  }
  for (const RoleSpan& span : to.spans) {
    if (span.role == SpanRole::kCue) to.attributions.emplace_back().cue = span.tokens;
  }
  if (to.attributions.empty()) {
    if (to.spans.empty()) return;
    SentenceAttribution& all = to.attributions.emplace_back();
    for (const RoleSpan& span : to.spans) {
      (span.role == SpanRole::kSource ? all.sources : all.contents).push_back(span.tokens);
    }
    return;
  }
  const std::vector<float> projected = link_.project(words);
  std::vector<std::vector<float>> probable;
  for (const SentenceAttribution& a : to.attributions) {
    probable.push_back(link_.probabilities(words, projected, a.cue->begin));
  }
  const auto mean = [&](std::size_t cue, TokenRange span, std::size_t column) {
    float sum = 0.0F;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      sum += probable[cue][i * Relation::kClasses + column];
    }
    return sum / static_cast<float>(span.end - span.begin);
  };
  for (const RoleSpan& span : to.spans) {
    if (span.role == SpanRole::kCue) continue;
    const std::size_t column = span.role == SpanRole::kSource ? 1 : 2;
    std::size_t best = 0;
    for (std::size_t c = 1; c < probable.size(); ++c) {
      if (mean(c, span.tokens, column) > mean(best, span.tokens, column)) best = c;
    }
    SentenceAttribution& a = to.attributions[best];
    (column == 1 ? a.sources : a.contents).push_back(span.tokens);
  }
  std::vector<TokenRange> sources;
  for (const RoleSpan& span : to.spans) {
    if (span.role == SpanRole::kSource) sources.push_back(span.tokens);
  }
  for (std::size_t c = 0; c < probable.size(); ++c) {
    SentenceAttribution& a = to.attributions[c];
    if (a.sources.empty()) {
      const TokenRange* shared = nullptr;
      for (const TokenRange& s : sources) {
        if (shared == nullptr || mean(c, s, 1) > mean(c, *shared, 1)) shared = &s;
      }
      if (shared != nullptr && mean(c, *shared, 1) >= kShared) {
        a.sources.push_back(*shared);
      } else {
        const auto missed = runs(words.count, [&](std::size_t i) {
          return probable[c][i * Relation::kClasses + 1] >= kMissed;
        });
        const auto weight = [&](TokenRange s) {
          return mean(c, s, 1) * static_cast<float>(s.end - s.begin);
        };
        const TokenRange* best = nullptr;
        for (const TokenRange& s : missed) {
          if (best == nullptr || weight(s) > weight(*best)) best = &s;
        }
        if (best != nullptr) {
          const auto whole = std::find_if(sources.begin(), sources.end(), [&](TokenRange s) {
            return s.begin < best->end && best->begin < s.end;
          });
          a.sources.push_back(whole == sources.end() ? *best : *whole);
        }
      }
    }
    a.act = act(words, a.sources, {&*a.cue, 1}, a.contents);
  }
}

ActMeaning Heads::act(const WordVectors& words, std::span<const TokenRange> sources,
                      std::span<const TokenRange> cue, std::span<const TokenRange> contents) const {
  std::vector<float> input;
  for (const auto group : {sources, cue, contents}) append_mean(words, group, input);
  std::vector<float> hidden = run(act_hidden_, input.data(), 1);
  gelu(hidden);
  std::vector<float> scores = run(act_.layer, hidden.data(), 1);
  softmax(scores.data(), scores.size());
  const std::size_t best = best_of(scores.data(), scores.size());
  ActMeaning out{act_.labels[best], {}, lead(scores, best)};
  scores[best] = -1.0F;
  if (scores.size() > 1) out.runner_up = act_.labels[best_of(scores.data(), scores.size())];
  return out;
}

void Heads::conditions(const WordVectors& words, SentenceMeaning& to) const {
  const std::vector<float> scores = run(condition_, words.rows, words.count);
  constexpr std::size_t kBegins = 1;
  constexpr std::size_t kGoesOn = 2;
  std::size_t before = 0;
  for (std::size_t i = 0; i < words.count; ++i) {
    const std::size_t tag = best_of(scores.data() + i * 3, 3);
    if (tag == kBegins || (tag == kGoesOn && before == 0)) {
      to.conditions.push_back(range(i, i + 1));
    } else if (tag == kGoesOn) {
      to.conditions.back().end = static_cast<std::uint32_t>(i) + 1;
    }
    before = tag;
  }
}

void Heads::events(const WordVectors& words, SentenceMeaning& to) const {
  constexpr float kThreshold = 0.5F;  // of "none": a trigger has less
  std::vector<float> triggers = run(trigger_.layer, words.rows, words.count);
  const std::size_t classes = 1 + trigger_.labels.size();
  std::vector<float> projected;
  for (std::size_t i = 0; i < words.count; ++i) {
    float* const scores = triggers.data() + i * classes;
    softmax(scores, classes);
    if (scores[0] >= kThreshold) continue;
    SentenceEvent event;
    event.trigger = static_cast<std::uint32_t>(i);
    event.probability = 1.0F - scores[0];
    event.type = trigger_.labels[best_of(scores + 1, classes - 1)];
    std::vector<float> hidden = run(status_hidden_, words.row(i), 1);
    gelu(hidden);
    const std::vector<float> statuses = run(status_.layer, hidden.data(), 1);
    event.status = status_.labels[best_of(statuses.data(), statuses.size())];
    const std::vector<float> background = run(background_, words.row(i), 1);
    event.historical = background[1] > background[0];
    if (projected.empty()) projected = party_.project(words);
    const std::vector<float> parts = party_.probabilities(words, projected, i);
    const auto part = [&](std::size_t wanted) {
      return runs(words.count, [&](std::size_t w) {
        return best_of(parts.data() + w * Relation::kClasses, Relation::kClasses) == wanted;
      });
    };
    event.actors = part(1);
    event.recipients = part(2);
    to.events.push_back(std::move(event));
  }
}

PairMeaning Heads::pair(const WordVectors& words, TokenRange source, TokenRange target) const {
  std::vector<float> input;
  append_mean(words, {&source, 1}, input);
  append_mean(words, {&target, 1}, input);
  std::vector<float> mixed = run(pair_hidden_, input.data(), 1);
  gelu(mixed);
  std::vector<float> roots = run(root_.layer, mixed.data(), 1);
  softmax(roots.data(), roots.size());
  std::vector<float> quads = run(quad_, mixed.data(), 1);
  softmax(quads.data(), quads.size());
  PairMeaning out;
  const std::size_t best = best_of(roots.data(), roots.size());
  out.root = root_.labels[best];
  out.root_margin = lead(roots, best);
  std::copy(quads.begin(), quads.end(), out.quads.begin());
  return out;
}

}  // namespace demarche::language
