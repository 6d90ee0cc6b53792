// Weights and tables: what a run needs beside its input.
#pragma once

#include "knowledge/knowledge.hpp"
#include "language/encoder/same_utterance.hpp"
#include "reconcile/reconcile.hpp"

#include <demarche/encoder.hpp>
#include <demarche/engine.hpp>
#include <demarche/language.hpp>

#include <optional>
#include <string>

namespace demarche::engine {

struct Resources {
  Pipeline pipeline;
  knowledge::Knowledge knowledge;
  // None where their files are not installed or not wanted.
  std::optional<Encoder> encoder;
  std::optional<language::SameUtterance> same_utterance;
  std::vector<Error> missing;  // what is wanted but not installed, and what that costs
};

// Scratch memory of one thread.
struct Workspace {
  Pipeline::Workspace pipeline;
  Encoder::Workspace encoder;
};

// Words, trees and entities of a text, and what the encoder reads in it where there is one.
Result<Analysis> analyse(const Resources& resources, std::string text, Workspace& workspace);

// Whether two statements are one utterance, for `reconcile`; empty without the weights for it.
// Points into `resources`; for one thread.
reconcile::SameWords same_words(const Resources& resources);

// From `options.data` and `options.model`. Errors name the folder or file at fault.
Result<Resources> load_resources(const EngineOptions& options);

}  // namespace demarche::engine
