// Scores find_origins on a file of texts with their true origins: pair precision, recall and F1,
// false folds among reports of one event, origins counted (README.md, "How right"; `demarche eval
// origins`). usage: origins_score fold_dev.jsonl fold_dev_ignore_pairs.tsv
#include "origins/origins.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <nlohmann/json.hpp>

int main(int argc, char** argv) {
  using namespace demarche;
  if (argc < 3) return 2;
  std::vector<Article> articles;
  std::map<std::string, std::pair<std::string, std::string>> truth;  // id -> origin, story
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    Article article;
    article.id = json["id"].get<std::string>();
    article.text = json["text"].get<std::string>();
    truth[article.id] = {json["origin"].get<std::string>(),
                         json.contains("story") && json["story"].is_string()
                             ? json["story"].get<std::string>()
                             : ""};
    articles.push_back(std::move(article));
  }
  std::set<std::pair<std::string, std::string>> ignored;
  std::ifstream tsv(argv[2]);
  for (std::string line; std::getline(tsv, line);) {
    std::istringstream fields(line);
    std::string a;
    std::string b;
    fields >> a >> b;
    ignored.insert({std::min(a, b), std::max(a, b)});
  }
  const auto begin = std::chrono::steady_clock::now();
  origins::find_origins(articles);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  double right = 0, predicted = 0, gold = 0, story_pairs = 0, story_folds = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t j = i + 1; j < articles.size(); ++j) {
      const std::string& a = articles[i].id;
      const std::string& b = articles[j].id;
      if (ignored.count({std::min(a, b), std::max(a, b)}) > 0) continue;
      const bool same = truth[a].first == truth[b].first;
      const bool folded = articles[i].origin == articles[j].origin;
      right += same && folded;
      predicted += folded;
      gold += same;
      if (!same && !truth[a].second.empty() && truth[a].second == truth[b].second) {
        ++story_pairs;
        story_folds += folded;
      }
    }
  }
  std::set<std::string> counted;
  std::set<std::string> real;
  for (const Article& article : articles) {
    counted.insert(article.origin);
    real.insert(truth[article.id].first);
  }
  std::printf("pair P\t%.4f\npair R\t%.4f\npair F1\t%.4f\n", right / predicted, right / gold,
              2 * right / (predicted + gold));
  std::printf("false folds among same-event reports\t%.4f\n",
              story_pairs > 0 ? story_folds / story_pairs : 0.0);
  std::printf("origins counted / true\t%.4f\n",
              static_cast<double>(counted.size()) / static_cast<double>(real.size()));
  std::fprintf(stderr, "%zu texts in %.2f s\n", articles.size(), seconds);
  return 0;
}
