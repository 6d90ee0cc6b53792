#include "engine/resources.hpp"

#include <filesystem>

namespace demarche::engine {

Result<Resources> load_resources(const EngineOptions& options) {
  const std::string model = options.data + "/models/en_core_web_sm";
  std::error_code error;
  if (options.model.empty() && !std::filesystem::exists(model, error)) {
    return fail(ErrorCode::kNotFound,
                "no weights and tables in this data folder; `make data` brings them", options.data);
  }
  auto pipeline = Pipeline::load(options.model.empty() ? model : options.model);
  if (!pipeline) return tl::unexpected(pipeline.error());
  auto knowledge = knowledge::Knowledge::open(options.data + "/knowledge.bin");
  if (!knowledge) return tl::unexpected(knowledge.error());
  Resources resources{std::move(*pipeline), std::move(*knowledge), std::nullopt, std::nullopt, {}};
  if (!options.encoder) return resources;
  const auto wanted = [&](const char* file, const char* cost) {
    const std::string path = options.data + "/models/" + file;
    if (std::filesystem::exists(path, error)) return path;
    resources.missing.push_back(
        {ErrorCode::kNotFound,
         std::string(cost) + "; `make data` brings the weights, --no-encoder does without",
         path,
         {}});
    return std::string();
  };
  const std::string meaning = wanted("encoder.safetensors",
                                     "the encoder's weights are not there, so rules alone find "
                                     "statements, and far fewer of them");
  if (meaning.empty()) return resources;
  auto encoder = Encoder::load(meaning, {});
  if (!encoder) return tl::unexpected(encoder.error());
  resources.encoder = std::move(*encoder);
  const std::string wordings = wanted("same_utterance.safetensors",
                                      "the weights that tell one utterance from two are not there, "
                                      "so only close wordings are joined");
  if (wordings.empty()) return resources;
  auto same = language::SameUtterance::load(wordings, language::best_int8_path());
  if (!same) return tl::unexpected(same.error());
  resources.same_utterance = std::move(*same);
  return resources;
}

namespace {

language::Wording wording_of(const Statement& statement) {
  return {statement.speaker ? statement.speaker->text : std::string_view(), statement.text};
}

}  // namespace

reconcile::SameWords same_words(const Resources& resources) {
  if (!resources.same_utterance) return {};
  const auto scratch =
      std::make_shared<language::SameUtterance::Scratch>();  // std::function copies
  return [&same = *resources.same_utterance, scratch](const Statement& a, const Statement& b) {
    return same.score(wording_of(a), wording_of(b), *scratch);
  };
}

Result<Analysis> analyse(const Resources& resources, std::string text, Workspace& workspace) {
  auto analysis = resources.pipeline.annotate(std::move(text), workspace.pipeline);
  if (analysis && resources.encoder) {
    analysis->meanings = resources.encoder->read(*analysis, workspace.encoder);
  }
  return analysis;
}

}  // namespace demarche::engine
