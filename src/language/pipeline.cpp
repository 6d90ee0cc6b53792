// A whole pipeline: loading its directory and running its components in order.
#include "language/attribute_ruler.hpp"
#include "language/entity_recognizer.hpp"
#include "language/lemmatizer.hpp"
#include "language/parser.hpp"
#include "language/tok2vec.hpp"
#include "language/tokenizer.hpp"
#include "language/vectors.hpp"
#include "text/utf8.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <cstring>

#include <nlohmann/json.hpp>

namespace demarche {

using language::Affine;
using language::AttributeRuler;
using language::EntityRecognizer;
using language::EntitySpan;
using language::Lemmatizer;
using language::Lexeme;
using language::NormTable;
using language::Packed;
using language::Parse;
using language::Parser;
using language::RawToken;
using language::RuledToken;
using language::Tok2Vec;
using language::Tokenizer;
using language::TransitionModel;
using language::Vectors;

struct Pipeline::Workspace::State {
  Tokenizer::Scratch tokenizer;
  Tok2Vec::Scratch tok2vec;
  TransitionModel::Scratch parser;
  EntityRecognizer::Scratch entities;
  std::vector<RawToken> tokens;
  std::vector<float> vectors;
  std::vector<float> tag_scores;
  std::vector<bool> is_space;
  Parse parse;
  std::vector<EntitySpan> spans;
  std::vector<RuledToken> ruled;
};

Pipeline::Workspace::Workspace() : state_(std::make_unique<State>()) {}
Pipeline::Workspace::~Workspace() = default;
Pipeline::Workspace::Workspace(Workspace&&) noexcept = default;
Pipeline::Workspace& Pipeline::Workspace::operator=(Workspace&&) noexcept = default;

struct Pipeline::Model {
  std::string name;
  Vectors vectors;
  std::unique_ptr<Tokenizer> tokenizer;
  Tok2Vec tok2vec;
  Affine tagger;
  std::vector<std::string> tags;
  Parser parser;
  EntityRecognizer entities;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
};

Pipeline::Pipeline(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

std::string_view Pipeline::name() const {
  return model_->name;
}

namespace {

Result<nlohmann::json> load_json(const std::string& path) {
  const auto bytes = language::read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::kBadFormat, "is no JSON object", path);
  return json;
}

template <typename T>
bool take(Result<T>&& result, T& to, Error& error) {
  if (!result) {
    error = result.error();
    return false;
  }
  to = std::move(*result);
  return true;
}

}  // namespace

Result<Pipeline> Pipeline::load(const std::string& directory, const PipelineOptions& options) {
  language::Isa isa = language::best_isa();
  if (!options.isa.empty()) {
    const auto named = language::isa_named(options.isa);
    if (!named || !language::runs_here(*named)) {
      return fail(
          ErrorCode::kUnsupported,
          !named ? "is no path of the arithmetic" : "is a path that this processor cannot run",
          options.isa);
    }
    isa = *named;
  }
  if (options.mode == PipelineMode::kFast) {
    return fail(ErrorCode::kUnsupported, "has no 8-bit form yet", directory);
  }
  auto model = std::make_unique<Model>();
  Error error;
  nlohmann::json meta;
  if (!take(load_json(directory + "/meta.json"), meta, error)) return tl::unexpected(error);
  const auto text_of = [&](const char* key) {
    return meta.contains(key) && meta[key].is_string() ? meta[key].get<std::string>()
                                                       : std::string();
  };
  if (text_of("lang") != "en") {
    return fail(ErrorCode::kUnsupported,
                "is a pipeline for \"" + text_of("lang") + "\", not for English",
                directory + "/meta.json");
  }
  model->name = "en_" + text_of("name") + " " + text_of("version");

  NormTable norms;
  if (!take(language::load_norms(directory + "/vocab/lookups.bin"), norms, error))
    return tl::unexpected(error);
  auto tokenizer = Tokenizer::load(directory + "/tokenizer", std::move(norms));
  if (!tokenizer) return tl::unexpected(tokenizer.error());
  model->tokenizer = std::make_unique<Tokenizer>(std::move(*tokenizer));
  if (!take(language::load_vectors(directory + "/vocab"), model->vectors, error))
    return tl::unexpected(error);

  const auto tok2vec_file = language::read_model_file(directory + "/tok2vec/model");
  if (!tok2vec_file) return tl::unexpected(tok2vec_file.error());
  if (!take(Tok2Vec::load(*tok2vec_file, &model->vectors, isa), model->tok2vec, error)) {
    return tl::unexpected(error);
  }

  nlohmann::json tagger;
  const std::string tagger_cfg = directory + "/tagger/cfg";
  if (!take(load_json(tagger_cfg), tagger, error)) return tl::unexpected(error);
  if (!tagger.contains("labels") || !tagger["labels"].is_array()) {
    return fail(ErrorCode::kBadFormat, "has no list of labels", tagger_cfg);
  }
  for (const auto& label : tagger["labels"]) {
    if (!label.is_string()) return fail(ErrorCode::kBadFormat, "a label is no string", tagger_cfg);
    model->tags.push_back(label.get<std::string>());
  }
  const auto tagger_file = language::read_model_file(directory + "/tagger/model");
  if (!tagger_file) return tl::unexpected(tagger_file.error());
  const auto softmax = tagger_file->named("softmax");
  if (softmax.size() != 1) {
    return fail(ErrorCode::kUnsupported, "is no tagger with one output layer", tagger_file->path);
  }
  const auto w = language::need(*tagger_file, *softmax.front(), "W",
                                {model->tags.size(), model->tok2vec.width()});
  const auto b = language::need(*tagger_file, *softmax.front(), "b", {model->tags.size()});
  if (!w) return tl::unexpected(w.error());
  if (!b) return tl::unexpected(b.error());
  model->tagger = Affine((*w)->values.data(), (*b)->values.data(), model->tags.size(), 1,
                         model->tok2vec.width(), isa);

  if (!take(Parser::load(directory + "/parser", model->tok2vec.width(), isa), model->parser,
            error) ||
      !take(EntityRecognizer::load(directory + "/ner", &model->vectors, isa), model->entities,
            error) ||
      !take(AttributeRuler::load(directory + "/attribute_ruler/patterns"), model->ruler, error) ||
      !take(Lemmatizer::load(directory + "/lemmatizer/lookups/lookups.bin"), model->lemmatizer,
            error)) {
    return tl::unexpected(error);
  }
  return Pipeline(std::move(model));
}

namespace {

// Copies lemmas into few large blocks that the Analysis owns.
class Keeper {
 public:
  explicit Keeper(Analysis& analysis) : analysis_(analysis) {}

  std::string_view keep(std::string_view words) {
    if (words.empty()) return {};
    if (words.size() > left_) {
      left_ = std::max<std::size_t>(words.size(), 16384);
      analysis_.storage.push_back(std::make_unique<char[]>(left_));
      at_ = analysis_.storage.back().get();
    }
    std::memcpy(at_, words.data(), words.size());
    const std::string_view kept(at_, words.size());
    at_ += words.size();
    left_ -= words.size();
    return kept;
  }

 private:
  Analysis& analysis_;
  char* at_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace

Result<Analysis> Pipeline::annotate(std::string text, Workspace& workspace) const {
  if (const auto bad = text::first_invalid_byte(text)) {
    return fail(ErrorCode::kBadEncoding, "text is not valid UTF-8", {},
                "byte " + std::to_string(*bad));
  }
  if (!workspace.state_) workspace = Workspace();
  Workspace::State& s = *workspace.state_;
  const Model& m = *model_;
  Analysis out;
  out.text = std::move(text);

  const std::size_t types_before = s.tokenizer.lexicon.size();
  m.tokenizer->tokenize(out.text, s.tokens, s.tokenizer);
  if (s.tokenizer.lexicon.size() < types_before) {  // emptied: the embeddings kept by type are void
    s.tok2vec.clear();
    s.entities.tok2vec.clear();
  }
  const std::size_t n = s.tokens.size();
  s.is_space.resize(n);
  for (std::size_t i = 0; i < n; ++i) s.is_space[i] = s.tokens[i].lexeme->is_space;

  m.tok2vec.encode(s.tokens, s.vectors, s.tok2vec);
  const std::size_t tags = m.tags.size();
  s.tag_scores.resize(n * tags);
  m.tagger.apply(s.vectors.data(), m.tok2vec.width(), n, s.tag_scores.data(), tags);
  m.parser.parse(s.vectors.data(), s.is_space, s.parse, s.parser);
  m.entities.find(s.tokens, s.parse.sentence_start, s.spans, s.entities);

  s.ruled.assign(n, {});
  for (std::size_t i = 0; i < n; ++i) {
    const float* scores = s.tag_scores.data() + i * tags;
    RuledToken& token = s.ruled[i];
    token.lower = s.tokens[i].lexeme->lower;
    token.tag = m.tags[static_cast<std::size_t>(std::max_element(scores, scores + tags) - scores)];
    token.dep = *s.parse.label[i];
    token.is_space = s.is_space[i];
  }
  m.ruler.apply(s.ruled, s.tokenizer.regex);

  Keeper keeper(out);
  out.tokens.resize(n);
  std::uint32_t point = 0;
  std::uint32_t byte = 0;
  for (std::size_t i = 0; i < n; ++i) {
    Token& token = out.tokens[i];
    const Lexeme& lexeme = *s.tokens[i].lexeme;
    const RuledToken& ruled = s.ruled[i];
    token.span = {point, point + lexeme.points};
    token.byte = byte;
    token.bytes = static_cast<std::uint32_t>(lexeme.text.size());
    token.space_after = s.tokens[i].space_after;
    point += lexeme.points + (token.space_after ? 1 : 0);
    byte += token.bytes + (token.space_after ? 1 : 0);
    token.head = s.parse.head[i];
    token.tag = ruled.new_tag != nullptr ? std::string_view(*ruled.new_tag) : ruled.tag;
    token.dep = ruled.new_dep != nullptr ? std::string_view(*ruled.new_dep) : ruled.dep;
    if (ruled.pos != nullptr) token.pos = *ruled.pos;
    if (ruled.morph != nullptr) token.morph = *ruled.morph;
    token.lemma =
        ruled.lemma != nullptr
            ? std::string_view(*ruled.lemma)
            : keeper.keep(m.lemmatizer.lemma(lexeme.text, lexeme.lower, token.pos, token.morph));
    token.sentence_begins = s.parse.sentence_start[i];
    if (token.sentence_begins || i == 0) {
      out.sentences.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)});
    }
    out.sentences.back().end = static_cast<std::uint32_t>(i) + 1;
  }
  for (const EntitySpan& span : s.spans) {
    out.entities.push_back({span.begin, span.end, *span.label});
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      out.tokens[i].entity = *span.label;
      out.tokens[i].entity_begins = i == span.begin;
    }
  }
  return out;
}

}  // namespace demarche
