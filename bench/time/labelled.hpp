// What the three measuring programs share: loading the engine, reading a labelled text as an
// article, pairing spans.
#pragma once

#include "extract/findings.hpp"
#include "knowledge/knowledge.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace demarche::bench {

using nlohmann::json;

struct Engine {
  Pipeline pipeline;
  knowledge::Knowledge knowledge;
};

inline Engine load_engine() {
  const char* data = std::getenv("DEMARCHE_DATA");
  const std::string folder = data == nullptr ? "build/data" : data;
  auto pipeline = Pipeline::load(folder + "/models/en_core_web_sm");
  auto knowledge = knowledge::Knowledge::open(folder + "/knowledge.bin");
  if (!pipeline || !knowledge) {
    std::cerr << (!pipeline ? pipeline.error() : knowledge.error()).to_string() << "\n";
    std::exit(1);
  }
  return {std::move(*pipeline), std::move(*knowledge)};
}

inline Article article_of(std::string text, const std::string& date) {
  Article article;
  article.id = text::content_id('A', {text});
  article.text = std::move(text);
  Interval published;
  published.begin = published.end = date;
  article.published = published;
  return article;
}

inline Span span_in(const json& j) {
  return {j[0].get<std::uint32_t>(), j[1].get<std::uint32_t>()};
}

inline std::string slice(const std::string& text, Span span) {
  return std::string(text::CodePoints(text).slice(span));
}

// One-to-one pairs of overlapping spans, longest overlap first; -1 where unpaired.
inline std::vector<int> pair_spans(const std::vector<Span>& gold, const std::vector<Span>& found) {
  struct Candidate {
    std::uint32_t overlap;
    std::size_t g, f;
  };
  std::vector<Candidate> all;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t f = 0; f < found.size(); ++f) {
      if (!gold[g].overlaps(found[f])) continue;
      all.push_back(
          {std::min(gold[g].end, found[f].end) - std::max(gold[g].begin, found[f].begin), g, f});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.overlap > b.overlap; });
  std::vector<int> pairs(gold.size(), -1);
  std::vector<bool> used(found.size(), false);
  for (const Candidate& c : all) {
    if (pairs[c.g] >= 0 || used[c.f]) continue;
    pairs[c.g] = static_cast<int>(c.f);
    used[c.f] = true;
  }
  return pairs;
}

struct Rate {
  int right = 0;
  int gold = 0;
  int found = 0;
  [[nodiscard]] double precision() const { return found == 0 ? 0 : 100.0 * right / found; }
  [[nodiscard]] double recall() const { return gold == 0 ? 0 : 100.0 * right / gold; }
  [[nodiscard]] double f1() const { return gold + found == 0 ? 0 : 200.0 * right / (gold + found); }
};

inline void print(const char* name, const Rate& rate) {
  std::printf("%-28s P %5.1f  R %5.1f  F1 %5.1f   (%d right, %d gold, %d found)\n", name,
              rate.precision(), rate.recall(), rate.f1(), rate.right, rate.gold, rate.found);
}

inline void print_share(const char* name, int right, int of) {
  std::printf("%-28s %5.1f %%  (%d of %d)\n", name, of == 0 ? 0 : 100.0 * right / of, right, of);
}

// Calls `each` for every line of a JSON Lines file whose `use` is the one asked for, if any.
inline void for_lines(const std::string& file, const std::string& use,
                      const std::function<void(const json&)>& each) {
  std::ifstream in(file);
  if (!in) {
    std::cerr << "cannot read " << file << "\n";
    std::exit(1);
  }
  std::string line;
  while (std::getline(in, line)) {
    const json j = json::parse(line);
    if (use.empty() || j.value("use", "") == use) each(j);
  }
}

}  // namespace demarche::bench
