// Prints the actors, mentions and places that are found in text files: for reading by eye.
// usage: show_cast DATA_FOLDER FILES...
#include <cstdio>
#include <fstream>
#include <iterator>

#include <demarche/language.hpp>

#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "ingest/ingest.hpp"
#include "knowledge/knowledge.hpp"
#include "records/names.hpp"

int main(int argc, char** argv) {
  using namespace demarche;
  const std::string data = argc > 1 ? argv[1] : "build/data";
  const auto pipeline = Pipeline::load(data + "/models/en_core_web_sm");
  const auto knowledge = knowledge::Knowledge::open(data + "/knowledge.bin");
  if (!pipeline || !knowledge) return 1;
  Pipeline::Workspace workspace;
  std::vector<Problem> problems;
  std::vector<Article> articles;
  ingest::gather(std::vector<std::string>(argv + 2, argv + argc), {},
                 [&](const ingest::Document& document) {
                   auto article = ingest::to_article(document, {}, {});
                   if (article) articles.push_back(std::move(*article));
                 },
                 problems);
  ingest::settle_dates(articles);
  for (const Article& article : articles) {
    const auto analysis = pipeline->annotate(article.text, workspace);
    if (!analysis) continue;
    const extract::Context context{article, *analysis, *knowledge};
    const extract::Cast cast = extract::find_actors(context);
    std::printf("== %s  %s\n", article.uri.c_str(), article.published ? article.published->begin.c_str() : "undated");
    for (const extract::Mention& m : cast.mentions) {
      const Actor& actor = cast.actors[m.actor];
      std::printf("%-44s %-34s %-9s %s\n", extract::words_of(*analysis, m.tokens).c_str(), actor.name.c_str(),
                  std::string(name_of(m.basis)).c_str(), m.rule.c_str());
    }
    for (const extract::PlaceMention& p : extract::find_places(context)) {
      std::printf("  place %-30s %-24s %s %s\n", p.place.text.c_str(), p.place.name.c_str(), p.place.country.c_str(),
                  p.locative ? "locative" : "");
    }
  }
  return 0;
}
