#include "extract/findings.hpp"
#include "ingest/ingest.hpp"
#include "knowledge/knowledge.hpp"
#include "origins/origins.hpp"
#include "reconcile/reconcile.hpp"

#include <demarche/engine.hpp>
#include <demarche/language.hpp>

#include <algorithm>
#include <chrono>
#include <optional>

namespace demarche {

struct Engine::Parts {
  EngineOptions options;
  Pipeline pipeline;
  knowledge::Knowledge knowledge;
};

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const EngineOptions& options) {
  auto pipeline = Pipeline::load(options.model.empty() ? options.data + "/models/en_core_web_sm"
                                                       : options.model);
  if (!pipeline) return tl::unexpected(pipeline.error());
  auto knowledge = knowledge::Knowledge::open(options.data + "/knowledge.bin");
  if (!knowledge) return tl::unexpected(knowledge.error());
  return Engine(
      std::make_unique<const Parts>(Parts{options, std::move(*pipeline), std::move(*knowledge)}));
}

Result<Dossier> Engine::read(const std::vector<std::string>& paths, RunReport& report,
                             const Progress& progress) const {
  const EngineOptions& options = parts_->options;
  std::vector<Article> articles;
  ingest::gather(
      paths, options.limits,
      [&](const ingest::Document& document) {
        auto article = ingest::to_article(document, options.limits, options.published);
        if (article) {
          articles.push_back(std::move(*article));
        } else {
          report.problems.push_back({article.error(), true});
        }
      },
      report.problems);
  ingest::settle_dates(articles);
  origins::find_origins(articles);
  std::vector<Reading> readings;
  Pipeline::Workspace workspace;
  for (Article& article : articles) {
    auto analysis = parts_->pipeline.annotate(article.text, workspace);
    if (!analysis) {
      report.problems.push_back({analysis.error(), true});
      continue;
    }
    readings.push_back(extract::read_article(std::move(article), *analysis, parts_->knowledge));
    if (progress) progress(readings.size(), articles.size());
  }
  report.documents = readings.size();
  return reconcile::reconcile(std::move(readings));
}

}  // namespace demarche
