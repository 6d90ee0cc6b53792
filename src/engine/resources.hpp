// Weights and tables: what a run needs beside its input.
#pragma once

#include "knowledge/knowledge.hpp"

#include <demarche/engine.hpp>
#include <demarche/language.hpp>

namespace demarche::engine {

struct Resources {
  Pipeline pipeline;
  knowledge::Knowledge knowledge;
};

// From `options.data` and `options.model`. Errors name the folder or file at fault.
Result<Resources> load_resources(const EngineOptions& options);

}  // namespace demarche::engine
