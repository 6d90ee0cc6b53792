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
  Resources resources{std::move(*pipeline), std::move(*knowledge), std::nullopt, std::nullopt};
  if (!options.encoder) return resources;
  const std::string meaning = options.data + "/models/encoder.safetensors";
  if (!std::filesystem::exists(meaning, error)) {
    resources.missing =
        Error{ErrorCode::kNotFound,
              "the encoder's weights are not there, so rules alone find statements, and far fewer "
              "of them; `make data` brings the weights, --no-encoder does without",
              meaning,
              {}};
    return resources;
  }
  auto encoder = Encoder::load(meaning, {});
  if (!encoder) return tl::unexpected(encoder.error());
  resources.encoder = std::move(*encoder);
  return resources;
}

Result<Analysis> analyse(const Resources& resources, std::string text, Workspace& workspace) {
  auto analysis = resources.pipeline.annotate(std::move(text), workspace.pipeline);
  if (analysis && resources.encoder) {
    analysis->meanings = resources.encoder->read(*analysis, workspace.encoder);
  }
  return analysis;
}

}  // namespace demarche::engine
