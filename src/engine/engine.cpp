#include "engine/read_articles.hpp"
#include "engine/resources.hpp"
#include "ingest/ingest.hpp"
#include "origins/origins.hpp"
#include "reconcile/reconcile.hpp"

#include <demarche/engine.hpp>

#include <algorithm>
#include <tuple>

namespace demarche {

struct Engine::Parts {
  EngineOptions options;
  engine::Resources resources;
  double load_seconds = 0.0;
};

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const EngineOptions& options) {
  const engine::StopWatch watch;
  auto resources = engine::load_resources(options);
  if (!resources) return tl::unexpected(resources.error());
  return Engine(
      std::make_unique<const Parts>(Parts{options, std::move(*resources), watch.seconds()}));
}

namespace {

std::vector<Article> ingest_all(const std::vector<std::string>& paths, const EngineOptions& options,
                                std::vector<Problem>& problems) {
  std::vector<Article> articles;
  ingest::gather(
      paths, options.limits,
      [&](const ingest::Document& document) {
        auto article = ingest::to_article(document, options.limits, options.published);
        if (!article) {
          problems.push_back({article.error(), true});
          return;
        }
        for (const std::string& warning : article->warnings) {
          problems.push_back(
              {Error{ErrorCode::kBadFormat, warning, document.source, document.place}, false});
        }
        articles.push_back(std::move(*article));
      },
      problems);
  std::sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
    return std::tie(a.uri, a.id) < std::tie(b.uri, b.id);
  });
  ingest::settle_dates(articles);
  return articles;
}

}  // namespace

Result<Dossier> Engine::read(const std::vector<std::string>& paths, RunReport& report,
                             const Progress& progress) const {
  const EngineOptions& options = parts_->options;
  report.timings.push_back({"load", parts_->load_seconds});
  for (const Error& missing : parts_->resources.missing) {
    report.problems.push_back({missing, false});
  }
  const auto timed = [&](const char* stage, auto work) {
    const engine::StopWatch watch;
    auto result = work();
    report.timings.push_back({stage, watch.seconds()});
    return result;
  };

  auto articles = timed("ingest", [&] { return ingest_all(paths, options, report.problems); });
  // Before the articles are moved into readings; its time is listed in its place below.
  const engine::StopWatch origins_watch;
  origins::find_origins(articles);
  const double origins_seconds = origins_watch.seconds();

  auto readings =
      engine::read_articles(std::move(articles), options, parts_->resources, report, progress);
  report.timings.push_back({"origins", origins_seconds});
  report.documents = readings.size();
  report.left_out = static_cast<std::size_t>(
      std::count_if(report.problems.begin(), report.problems.end(),
                    [](const Problem& problem) { return problem.fatal_to_document; }));
  return timed("reconcile", [&] {
    return reconcile::reconcile(std::move(readings), engine::same_words(parts_->resources));
  });
}

}  // namespace demarche
