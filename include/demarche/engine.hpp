// The engine: articles in, a dossier out.
#pragma once

#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace demarche {

// Named refusals; every one that bites is a Problem of the run.
struct Limits {
  std::size_t document_bytes = 10u << 20;  // one document, before decoding
  std::size_t html_depth = 512;            // nested elements
  std::size_t html_attributes = 2000;      // of one element
  std::size_t facts = 5000;                // of one article, of each kind
};

struct EngineOptions {
  std::string data;       // data folder; empty: found as docs/setup.md says
  std::string model;      // model directory; empty: en_core_web_sm of the data folder
  std::string published;  // ISO date that overrides every article's own; empty: found in the text
  bool encoder = true;    // let the encoder read every sentence; a Problem where its weights are
                          // not installed
  unsigned threads = 0;   // 0: one per core
  Limits limits;
};

// Something that was left out, or read with doubt. `fatal_to_document` is true when the whole
// document was left out (exit code 3).
struct Problem {
  Error error;
  bool fatal_to_document = true;
};

struct StageTime {
  std::string stage;  // "load", "ingest", "language", "extract", "origins", "reconcile"
  double seconds = 0.0;
};

struct RunReport {
  std::vector<Problem> problems;
  std::vector<StageTime> timings;
  std::size_t documents = 0;  // read
  std::size_t left_out = 0;
};

// Called between documents, from the calling thread: done, total (0 when not known yet).
using Progress = std::function<void(std::size_t done, std::size_t total)>;

// Loaded weights and tables. Immutable after `open`, safe to share between threads.
class Engine {
 public:
  static Result<Engine> open(const EngineOptions& options);

  // Reads files, folders and "-" (standard input) and rebuilds the crisis. One bad document is a
  // Problem in `report`, never an error. The result does not depend on the order of `paths` or on
  // the number of threads.
  Result<Dossier> read(const std::vector<std::string>& paths, RunReport& report,
                       const Progress& progress = {}) const;

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

 private:
  struct Parts;
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace demarche
