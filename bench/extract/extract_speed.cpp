// Times everything behind the language engine and the encoder on one thread: the extractors, one by
// one and as a whole, reconcile, and writing the dossier as JSON. `extract_speed TEXTS.jsonl
// [LIMIT]`; a line is an article ("text", and "published" or "date" if it likes). Then reconcile
// alone on a fourth, half and all of the articles: its time should grow with the statements. The
// last line names the answer, for comparing two builds. Needs DEMARCHE_DATA.
#include "engine/read_articles.hpp"
#include "engine/resources.hpp"
#include "extract/findings.hpp"
#include "reconcile/reconcile.hpp"
#include "text/hash.hpp"

#include <demarche/dossier.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>

#include <nlohmann/json.hpp>

using namespace demarche;

namespace {

struct Read {
  Article article;
  Analysis analysis;
};

Article article_of(const nlohmann::json& line) {
  Article article;
  article.text = line.at("text");
  article.id = article.origin = text::content_id('A', {article.text});
  article.uri = line.value("id", article.id);
  for (const char* key : {"published", "date"}) {
    if (!line.contains(key) || !line[key].is_string()) continue;
    Interval day;
    day.begin = day.end = line[key];
    article.published = day;
  }
  return article;
}

std::vector<Read> annotate_all(const char* path, std::size_t limit,
                               const engine::Resources& resources) {
  std::vector<Read> out;
  std::ifstream in(path);
  engine::Workspace workspace;
  for (std::string line; out.size() < limit && std::getline(in, line);) {
    Article article = article_of(nlohmann::json::parse(line));
    auto analysis = engine::analyse(resources, article.text, workspace);
    if (analysis) out.push_back({std::move(article), std::move(*analysis)});
  }
  return out;
}

void print(const char* what, double seconds, std::size_t tokens) {
  std::printf("  %-22s %7.2f us/token %10.0f tokens/s\n", what,
              seconds * 1e6 / static_cast<double>(tokens), static_cast<double>(tokens) / seconds);
}

// Each extractor on its own.
void time_extractors(const std::vector<Read>& all, const knowledge::Knowledge& knowledge,
                     std::size_t tokens) {
  double times = 0;
  double places = 0;
  double actors = 0;
  double statements = 0;
  double events = 0;
  double figures = 0;
  double meetings = 0;
  const auto timed = [](double& sum, auto&& work) {
    const engine::StopWatch watch;
    auto result = work();
    sum += watch.seconds();
    return result;
  };
  for (const Read& one : all) {
    const extract::Context context{one.article, one.analysis, knowledge};
    extract::Findings found;
    found.times = timed(times, [&] { return extract::find_times(context); });
    found.places = timed(places, [&] { return extract::find_places(context); });
    found.cast = timed(actors, [&] { return extract::find_actors(context); });
    const auto said = timed(statements, [&] { return extract::find_statements(context, found); });
    timed(events, [&] { return extract::find_events(context, found, said); });
    timed(figures, [&] { return extract::find_figures(context, found, said); });
    timed(meetings, [&] { return extract::find_meetings(context, found); });
  }
  print("times", times, tokens);
  print("places", places, tokens);
  print("actors", actors, tokens);
  print("statements", statements, tokens);
  print("events", events, tokens);
  print("figures", figures, tokens);
  print("meetings", meetings, tokens);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: extract_speed TEXTS.jsonl [LIMIT]\n");
    return 2;
  }
  EngineOptions options;
  const char* data = std::getenv("DEMARCHE_DATA");
  options.data = data != nullptr ? data : "build/data";
  const auto resources = engine::load_resources(options);
  if (!resources) {
    std::fprintf(stderr, "%s\n", resources.error().to_string().c_str());
    return 1;
  }
  const std::size_t limit =
      count > 2 ? std::strtoul(arguments[2], nullptr, 10) : std::numeric_limits<std::size_t>::max();
  const std::vector<Read> all = annotate_all(arguments[1], limit, *resources);
  std::size_t tokens = 0;
  for (const Read& one : all) tokens += one.analysis.tokens.size();
  std::printf("%zu articles, %zu tokens, encoder %s\n", all.size(), tokens,
              resources->encoder ? "on" : "off");
  time_extractors(all, resources->knowledge, tokens);

  std::vector<Reading> readings;
  const engine::StopWatch extract;
  for (const Read& one : all) {
    readings.push_back(extract::read_article(one.article, one.analysis, resources->knowledge));
  }
  const double extracting = extract.seconds();
  print("extract, all", extracting, tokens);
  for (const std::size_t parts : {4, 2, 1}) {
    std::vector<Reading> some(
        readings.begin(), readings.begin() + static_cast<std::ptrdiff_t>(readings.size() / parts));
    const engine::StopWatch reconcile;
    const Dossier dossier = reconcile::reconcile(std::move(some));
    const double reconciling = reconcile.seconds();
    std::printf("  reconcile %6zu statements, %6zu events: %8.1f ms\n", dossier.statements.size(),
                dossier.events.size(), reconciling * 1e3);
    if (parts > 1) continue;
    print("reconcile", reconciling, tokens);
    const engine::StopWatch write;
    const std::string json = export_all(dossier);
    const double writing = write.seconds();
    print("dossier as JSON", writing, tokens);
    print("together", extracting + reconciling + writing, tokens);
    std::printf("  %zu bytes of JSON, %s\n", json.size(), text::content_id('J', {json}).c_str());
  }
}
