// The per-article work of a run, on several threads.
#pragma once

#include "engine/resources.hpp"

#include <demarche/engine.hpp>
#include <demarche/records.hpp>

#include <chrono>
#include <vector>

namespace demarche::engine {

class StopWatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// Annotates and reads every article. The readings keep the articles' order whatever the threads.
// Articles that cannot be annotated become problems; facts over the limit are dropped and counted
// in a problem. Adds the times "language" and "extract": the wall time of the whole, divided as
// the threads spent it.
std::vector<Reading> read_articles(std::vector<Article> articles, const EngineOptions& options,
                                   const Resources& resources, RunReport& report,
                                   const Progress& progress);

}  // namespace demarche::engine
