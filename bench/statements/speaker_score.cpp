// Scores who stands behind a given source: `speaker_score PASSAGES [USE] [--errors]`,
// passages.jsonl. The source spans of the labels are given; the figure is the share of sources
// whose speaker is right by the definition of the task statements, in all and by basis. Needs
// DEMARCHE_DATA.
#include "eval/answers/speaker_name.hpp"
#include "eval/person_names.hpp"
#include "eval/product.hpp"
#include "extract/findings.hpp"
#include "extract/speakers.hpp"
#include "extract/syntax.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>

#include <nlohmann/json.hpp>

using namespace demarche;
using nlohmann::json;

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string use;
  bool errors = false;
  for (int i = 2; i < argc; ++i) {
    if (std::strcmp(argv[i], "--errors") == 0) {
      errors = true;
    } else {
      use = argv[i];
    }
  }
  const char* data = std::getenv("DEMARCHE_DATA");
  const std::string folder = data != nullptr ? data : "build/data";
  EngineOptions options;
  options.data = folder;
  options.encoder = false;
  auto product = eval::Product::open(options);
  if (!product) {
    std::cerr << product.error().to_string() << "\n";
    return 1;
  }
  std::ifstream in(argv[1]);
  std::map<std::string, std::pair<int, int>> by_basis;
  for (std::string row; std::getline(in, row);) {
    const json j = json::parse(row);
    if (!use.empty() && j.value("use", "") != use) continue;
    const auto words = [&](const char* key) {
      return j.contains(key) && j[key].is_string() ? j[key].get<std::string>() : std::string();
    };
    const Article article = eval::article_of(j["text"], words("title"), words("date"));
    auto analysis = product->annotate(article.text);
    if (!analysis) {
      std::cerr << analysis.error().to_string() << "\n";
      return 1;
    }
    const extract::Context context{article, *analysis, product->knowledge()};
    extract::Findings findings;
    findings.times = extract::find_times(context);
    findings.places = extract::find_places(context);
    findings.cast = extract::find_actors(context);
    const extract::SpeechReading reading(context, findings);
    const extract::SpeechContext& speech = reading.speech;
    for (const json& s : j["statements"]) {
      if (s["source"].is_null()) continue;
      extract::TokenRange source{
          extract::token_at(*analysis, s["source"][0]),
          extract::token_at(*analysis, s["source"][1].get<unsigned>() - 1) + 1};
      const auto speaker = extract::speaker_of_source(speech, source);
      const std::string gold = s["speaker"].is_string() ? s["speaker"].get<std::string>() : "";
      const std::string day = article.published ? article.published->end : std::string();
      const std::string mine =
          speaker ? eval::speaker_as_printed(speaker->ref, findings.cast.actors, day) : "";
      const bool right = eval::same_speaker(gold, mine);
      for (const std::string& key : {std::string("all"), s["basis"].get<std::string>()}) {
        by_basis[key].first += right;
        by_basis[key].second += 1;
      }
      if (errors && !right) {
        std::cout << j["id"].get<std::string>() << " " << s["basis"].get<std::string>() << " | "
                  << extract::words_of(*analysis, source) << " | gold " << gold << " | got " << mine
                  << "\n";
      }
    }
  }
  for (const auto& [name, n] : by_basis) {
    std::printf("%s\t%.4f\t%d\n", name.c_str(), static_cast<double>(n.first) / n.second, n.second);
  }
}
