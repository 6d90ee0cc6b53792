// Weights and tables: what a run needs beside its input.
#pragma once

#include "knowledge/knowledge.hpp"

#include <demarche/encoder.hpp>
#include <demarche/engine.hpp>
#include <demarche/language.hpp>

#include <optional>
#include <string>

namespace demarche::engine {

struct Resources {
  Pipeline pipeline;
  knowledge::Knowledge knowledge;
  std::optional<Encoder> encoder;  // none where its file is not installed or not wanted
  std::optional<Error> missing;    // what is wanted but not installed, and what that costs
};

// Scratch memory of one thread.
struct Workspace {
  Pipeline::Workspace pipeline;
  Encoder::Workspace encoder;
};

// Words, trees and entities of a text, and what the encoder reads in it where there is one.
Result<Analysis> analyse(const Resources& resources, std::string text, Workspace& workspace);

// From `options.data` and `options.model`. Errors name the folder or file at fault.
Result<Resources> load_resources(const EngineOptions& options);

}  // namespace demarche::engine
