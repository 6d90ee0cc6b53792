// The public face: sentences of an analysis through the model and its heads, with a memo.
#include "language/encoder/encoder_model.hpp"
#include "language/encoder/heads.hpp"
#include "text/hash.hpp"

#include <demarche/encoder.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace demarche {

using language::EncoderModel;
using language::Heads;
using language::InputText;
using language::InputWindow;
using language::WordPiece;
using language::WordVectors;

namespace {

// Pieces that share their passes over the weights; a longer sentence goes alone.
constexpr std::size_t kBlockPieces = 96;

// Answers by all that the model reads of a sentence, so an answer from here is the one that would
// be computed. Emptied when full.
class SentenceMemo {
 public:
  static std::string key(const InputText& input, const InputWindow& window) {
    std::string out(reinterpret_cast<const char*>(input.pieces.data() + window.piece_begin),
                    (window.piece_end - window.piece_begin) * sizeof input.pieces[0]);
    for (std::size_t w = window.word_begin; w < window.word_end; ++w) {
      const auto at = static_cast<std::uint16_t>(input.words[w].first_piece - window.piece_begin);
      out.append(reinterpret_cast<const char*>(&at), sizeof at);
    }
    return out;
  }
  [[nodiscard]] const SentenceMeaning* find(const std::string& key) const {
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : &found->second;
  }
  void keep(std::string key, const SentenceMeaning& meaning) {
    if (bytes_ + key.size() > kMostBytes) {
      entries_.clear();
      bytes_ = 0;
    }
    bytes_ += key.size();
    entries_.emplace(std::move(key), meaning);
  }

 private:
  static constexpr std::size_t kMostBytes = 2U << 20U;  // of keys: about 7,000 sentences
  struct Hash {
    std::size_t operator()(const std::string& key) const { return text::hash64(key); }
  };
  std::unordered_map<std::string, SentenceMeaning, Hash> entries_;
  std::size_t bytes_ = 0;
};

// From words of a sentence to tokens of the analysis.
class ToTokens {
 public:
  ToTokens(const InputText& input, std::size_t first_word)
      : words_(input.words), first_(first_word) {}

  [[nodiscard]] std::uint32_t token(std::uint32_t word) const {
    return words_[first_ + word].token;
  }
  void operator()(TokenRange& range) const {
    range = range.begin == range.end ? TokenRange{token(range.begin), token(range.begin)}
                                     : TokenRange{token(range.begin), token(range.end - 1) + 1};
  }
  void operator()(std::vector<TokenRange>& ranges) const {
    for (TokenRange& range : ranges) (*this)(range);
  }
  void operator()(SentenceMeaning& meaning) const {
    (*this)(meaning.tokens);
    (*this)(meaning.conditions);
    for (RoleSpan& span : meaning.spans) (*this)(span.tokens);
    for (SentenceAttribution& a : meaning.attributions) {
      if (a.cue) (*this)(*a.cue);
      (*this)(a.sources);
      (*this)(a.contents);
    }
    for (SentenceEvent& event : meaning.events) {
      event.trigger = token(event.trigger);
      (*this)(event.actors);
      (*this)(event.recipients);
    }
  }

 private:
  const std::vector<language::InputWord>& words_;
  std::size_t first_;
};

// The part of a range of tokens that lies in the window, as words of it; empty (0, 0) if none does.
TokenRange words_of(const InputText& input, const InputWindow& window, TokenRange range) {
  std::size_t begin = window.word_end;
  std::size_t end = window.word_begin;
  for (std::size_t w = window.word_begin; w < window.word_end; ++w) {
    const std::uint32_t token = input.words[w].token;
    if (token < range.begin || token >= range.end) continue;
    begin = std::min(begin, w);
    end = w + 1;
  }
  if (begin >= end) return {};
  return {static_cast<std::uint32_t>(begin - window.word_begin),
          static_cast<std::uint32_t>(end - window.word_begin)};
}

std::vector<TokenRange> words_of(const InputText& input, const InputWindow& window,
                                 const std::vector<TokenRange>& ranges) {
  std::vector<TokenRange> out;
  for (const TokenRange range : ranges) {
    const TokenRange own = words_of(input, window, range);
    if (own.end > 0) out.push_back(own);
  }
  return out;
}

// Vectors of the words of one window at a time, encoded when they are asked for.
template <typename State>
class LastWindow {
 public:
  LastWindow(State& state, const EncoderModel& encoder) : s_(state), encoder_(encoder) {}

  const WordVectors& of(std::size_t window) {
    if (at_ == window) return vectors_;
    encoder_.encode(s_.input, window, window + 1, s_.states, s_.scratch);
    const InputWindow& where = s_.input.windows[window];
    vectors_ = s_.word_vectors(where, where.piece_begin, encoder_.width());
    at_ = window;
    return vectors_;
  }

 private:
  State& s_;
  const EncoderModel& encoder_;
  std::optional<std::size_t> at_;
  WordVectors vectors_{};
};

}  // namespace

struct Encoder::Model {
  EncoderModel encoder;
  WordPiece splitter;
  Heads heads;
};

struct Encoder::Workspace::State {
  language::WordMemo words;
  InputText input;
  InputText block;  // the windows that are encoded together
  EncoderModel::Scratch scratch;
  std::vector<float> states;
  std::vector<float> vectors;
  SentenceMemo memo;
  std::size_t sentences = 0;
  std::size_t remembered = 0;

  // Vectors of the first pieces of a window's words; `states` begin at piece `first`.
  WordVectors word_vectors(const InputWindow& window, std::size_t first, std::size_t width) {
    vectors.clear();
    for (std::size_t w = window.word_begin; w < window.word_end; ++w) {
      const float* const row = states.data() + (input.words[w].first_piece - first) * width;
      vectors.insert(vectors.end(), row, row + width);
    }
    return {vectors.data(), window.word_end - window.word_begin, width};
  }
};

Encoder::Workspace::Workspace() : state_(std::make_unique<State>()) {}
Encoder::Workspace::~Workspace() = default;
Encoder::Workspace::Workspace(Workspace&&) noexcept = default;
Encoder::Workspace& Encoder::Workspace::operator=(Workspace&&) noexcept = default;
std::size_t Encoder::Workspace::sentences() const {
  return state_ ? state_->sentences : 0;
}
std::size_t Encoder::Workspace::remembered() const {
  return state_ ? state_->remembered : 0;
}

Encoder::Encoder(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;
std::size_t Encoder::width() const {
  return model_->encoder.width();
}

Result<Encoder> Encoder::load(const std::string& path, const Options& options) {
  std::optional<language::Int8Path> int8 = language::best_int8_path();
  if (!options.path.empty()) {
    int8.reset();
    for (const auto one : language::kInt8Paths) {
      if (language::name(one) == options.path) int8 = one;
    }
    if (!int8 || !language::supported(*int8)) {
      return fail(ErrorCode::kUsage,
                  "this processor has no path \"" + std::string(options.path) + "\"", path);
    }
  }
  if (options.float32) int8.reset();
  auto file = language::TensorFile::open(path);
  if (!file) return tl::unexpected(file.error());
  auto encoder = EncoderModel::load(std::move(*file), int8);
  if (!encoder) return tl::unexpected(encoder.error());
  auto heads = Heads::read(encoder->weights().file, encoder->width());
  if (!heads) return tl::unexpected(heads.error());
  WordPiece splitter(encoder->weights().vocabulary);
  return Encoder(std::make_unique<const Model>(
      Model{std::move(*encoder), std::move(splitter), std::move(*heads)}));
}

std::vector<SentenceMeaning> Encoder::read(const Analysis& analysis, Workspace& workspace) const {
  if (!workspace.state_) workspace = Workspace();
  Workspace::State& s = *workspace.state_;
  language::make_input(analysis, model_->splitter, s.words, s.input);
  const auto& windows = s.input.windows;
  std::vector<SentenceMeaning> out(windows.size());
  s.sentences += windows.size();
  std::vector<std::size_t> chosen;
  std::vector<std::string> keys;
  std::size_t pieces = 0;
  const auto flush = [&] {
    s.block.pieces.clear();
    s.block.windows.clear();
    for (const std::size_t i : chosen) {
      const InputWindow& w = windows[i];
      const auto begin = static_cast<std::uint32_t>(s.block.pieces.size());
      s.block.pieces.insert(s.block.pieces.end(), s.input.pieces.begin() + w.piece_begin,
                            s.input.pieces.begin() + w.piece_end);
      s.block.windows.push_back({begin, begin + w.piece_end - w.piece_begin, 0, 0});
    }
    model_->encoder.encode(s.block, 0, s.block.windows.size(), s.states, s.scratch);
    for (std::size_t k = 0; k < chosen.size(); ++k) {
      const InputWindow& w = windows[chosen[k]];
      // The window's states begin where its block's window does.
      const auto first = static_cast<std::size_t>(w.piece_begin) - s.block.windows[k].piece_begin;
      out[chosen[k]] = model_->heads.answer(s.word_vectors(w, first, width()));
      s.memo.keep(std::move(keys[k]), out[chosen[k]]);
    }
    chosen.clear();
    keys.clear();
    pieces = 0;
  };
  for (std::size_t i = 0; i < windows.size(); ++i) {
    std::string key = SentenceMemo::key(s.input, windows[i]);
    if (const SentenceMeaning* known = s.memo.find(key)) {
      out[i] = *known;
      ++s.remembered;
      continue;
    }
    const std::size_t n = windows[i].piece_end - windows[i].piece_begin;
    if (pieces > 0 && pieces + n > kBlockPieces) flush();
    chosen.push_back(i);
    keys.push_back(std::move(key));
    pieces += n;
  }
  if (!chosen.empty()) flush();
  for (std::size_t i = 0; i < windows.size(); ++i) {
    ToTokens(s.input, windows[i].word_begin)(out[i]);
  }
  return out;
}

std::vector<std::optional<PairMeaning>> Encoder::read_pairs(const Analysis& analysis,
                                                            std::span<const ActorPair> pairs,
                                                            Workspace& workspace) const {
  if (!workspace.state_) workspace = Workspace();
  Workspace::State& s = *workspace.state_;
  language::make_input(analysis, model_->splitter, s.words, s.input);
  std::vector<std::optional<PairMeaning>> out(pairs.size());
  if (!model_->heads.present()) return out;
  LastWindow vectors(s, model_->encoder);
  for (std::size_t i = 0; i < s.input.windows.size(); ++i) {
    const InputWindow& window = s.input.windows[i];
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      if (out[p]) continue;
      const TokenRange source = words_of(s.input, window, pairs[p].source);
      const TokenRange target = words_of(s.input, window, pairs[p].target);
      if (source.end == 0 || target.end == 0) continue;
      out[p] = model_->heads.pair(vectors.of(i), source, target);
    }
  }
  return out;
}

std::vector<std::optional<ActMeaning>> Encoder::read_acts(const Analysis& analysis,
                                                          std::span<const GivenSpeech> speeches,
                                                          Workspace& workspace) const {
  if (!workspace.state_) workspace = Workspace();
  Workspace::State& s = *workspace.state_;
  language::make_input(analysis, model_->splitter, s.words, s.input);
  std::vector<std::optional<ActMeaning>> out(speeches.size());
  if (!model_->heads.present()) return out;
  LastWindow vectors(s, model_->encoder);
  for (std::size_t i = 0; i < s.input.windows.size(); ++i) {
    const InputWindow& window = s.input.windows[i];
    for (std::size_t n = 0; n < speeches.size(); ++n) {
      const GivenSpeech& speech = speeches[n];
      const auto& place = speech.cue.empty() ? speech.contents : speech.cue;
      if (out[n] || place.empty()) continue;
      const TokenRange first{place.front().begin, place.front().begin + 1};
      if (words_of(s.input, window, first).end == 0) continue;
      out[n] = model_->heads.act(vectors.of(i), words_of(s.input, window, speech.sources),
                                 words_of(s.input, window, speech.cue),
                                 words_of(s.input, window, speech.contents));
    }
  }
  return out;
}

std::vector<float> Encoder::sentence_vectors(const Analysis& analysis, Workspace& workspace) const {
  if (!workspace.state_) workspace = Workspace();
  Workspace::State& s = *workspace.state_;
  language::make_input(analysis, model_->splitter, s.words, s.input);
  const std::size_t n = width();
  std::vector<float> out(s.input.windows.size() * n, 0.0F);
  for (std::size_t i = 0; i < s.input.windows.size(); ++i) {
    model_->encoder.encode(s.input, i, i + 1, s.states, s.scratch);
    float* const sum = out.data() + i * n;
    for (std::size_t k = 0; k < s.states.size(); ++k) sum[k % n] += s.states[k];
    float squares = 0.0F;
    for (std::size_t k = 0; k < n; ++k) squares += sum[k] * sum[k];
    const float scale = squares > 0.0F ? 1.0F / std::sqrt(squares) : 0.0F;
    for (std::size_t k = 0; k < n; ++k) sum[k] *= scale;
  }
  return out;
}

}  // namespace demarche
