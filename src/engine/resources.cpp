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
  return Resources{std::move(*pipeline), std::move(*knowledge)};
}

}  // namespace demarche::engine
