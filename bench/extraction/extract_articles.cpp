// What ingest makes of the given files, one JSON object a line on standard output; problems on
// standard error. Development tool behind bench/extraction/score.py.
#include "ingest/ingest.hpp"
#include "records/names.hpp"

#include <cstdio>

#include <nlohmann/json.hpp>

namespace {

nlohmann::json interval_json(const std::optional<demarche::Interval>& interval) {
  if (!interval) return nullptr;
  return {{"begin", interval->begin},
          {"end", interval->end},
          {"basis", interval->basis},
          {"zone", interval->zone ? nlohmann::json(*interval->zone) : nlohmann::json(nullptr)},
          {"precision", std::string(demarche::name_of(interval->precision))},
          {"alternatives", interval->alternatives}};
}

}  // namespace

int main(int argc, char** argv) {
  const demarche::Limits limits;
  std::vector<demarche::Problem> problems;
  std::vector<demarche::Article> articles;
  std::vector<std::string> sources;
  demarche::ingest::gather(
      {argv + 1, argv + argc}, limits,
      [&](const demarche::ingest::Document& document) {
        auto article = demarche::ingest::to_article(document, limits, {});
        if (article) {
          articles.push_back(std::move(*article));
          sources.push_back(document.source);
        } else {
          problems.push_back({article.error(), true});
        }
      },
      problems);
  demarche::ingest::settle_dates(articles);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const demarche::Article& article = articles[i];
    nlohmann::json out = {{"id", sources[i]},
                          {"uri", article.uri},
                          {"outlet", article.outlet},
                          {"title", article.title},
                          {"authors", article.authors},
                          {"language", article.language},
                          {"published", interval_json(article.published)},
                          {"modified", interval_json(article.modified)},
                          {"text", article.text},
                          {"warnings", article.warnings}};
    for (const auto& removal : article.removed) {
      out["removed"].push_back({std::string(demarche::name_of(removal.reason)), removal.text});
    }
    for (const auto& credit : article.credits)
      out["credits"].push_back({credit.agency, credit.text});
    std::puts(out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  }
  for (const auto& problem : problems)
    std::fprintf(stderr, "%s\n", problem.error.to_string().c_str());
  return 0;
}
