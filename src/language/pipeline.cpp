// Loading a pipeline: its components in order.
#include "language/pipeline_parts.hpp"
#include "language/vectors.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace demarche {

using language::Affine;
using language::Arithmetic;
using language::AttributeRuler;
using language::EntityRecognizer;
using language::Lemmatizer;
using language::NormTable;
using language::Packed;
using language::Parser;
using language::Tok2Vec;
using language::Tokenizer;

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

Result<language::Isa> forced_isa(const std::string& name) {
  const auto isa = language::isa_named(name);
  if (!isa) return fail(ErrorCode::kUnsupported, "is no path of the arithmetic", name);
  if (!language::runs_here(*isa)) {
    return fail(ErrorCode::kUnsupported, "is a path that this processor cannot run", name);
  }
  return *isa;
}

}  // namespace

Result<Pipeline> Pipeline::load(const std::string& directory, const PipelineOptions& options) {
  Error error;
  Arithmetic arithmetic{language::best_isa(), options.mode};
  if (!options.isa.empty() && !take(forced_isa(options.isa), arithmetic.isa, error)) {
    return tl::unexpected(error);
  }
  const Arithmetic exact{arithmetic.isa, PipelineMode::kExact};
  auto model = std::make_unique<Model>();
  model->memo_bytes = options.memo_bytes;
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
  if (!take(language::Vectors::load(directory + "/vocab"), model->vectors, error))
    return tl::unexpected(error);

  const auto tok2vec_file = language::read_model_file(directory + "/tok2vec/model");
  if (!tok2vec_file) return tl::unexpected(tok2vec_file.error());
  if (!take(Tok2Vec::load(*tok2vec_file, &model->vectors, arithmetic), model->tok2vec, error)) {
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
                         model->tok2vec.width(), exact);

  if (!take(Parser::load(directory + "/parser", model->tok2vec.width(), arithmetic.isa),
            model->parser, error) ||
      !take(EntityRecognizer::load(directory + "/ner", &model->vectors, arithmetic),
            model->entities, error) ||
      !take(AttributeRuler::load(directory + "/attribute_ruler/patterns"), model->ruler, error) ||
      !take(Lemmatizer::load(directory + "/lemmatizer/lookups/lookups.bin"), model->lemmatizer,
            error)) {
    return tl::unexpected(error);
  }
  // Deeper encoders see more of a sentence's surroundings than the memo keeps.
  if (std::max(model->tok2vec.reach(), model->entities.encoder().reach()) >
      static_cast<std::size_t>(language::SentenceMemo::kBefore)) {
    model->memo_bytes = 0;
  }
  return Pipeline(std::move(model));
}

}  // namespace demarche
