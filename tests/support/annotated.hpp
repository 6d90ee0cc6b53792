// Articles annotated with the real weights, for tests of the extractors: the data folder is named
// by DEMARCHE_DATA. Engines are loaded once per test program.
#pragma once

#include "extract/findings.hpp"
#include "knowledge/knowledge.hpp"
#include "text/hash.hpp"

#include <demarche/language.hpp>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

namespace demarche::test {

struct Resources {
  Pipeline pipeline;
  knowledge::Knowledge knowledge;
};

// Null when the weights or tables are missing.
inline const Resources* resources() {
  static const std::unique_ptr<const Resources> loaded = []() -> std::unique_ptr<const Resources> {
    const char* data = std::getenv("DEMARCHE_DATA");
    if (data == nullptr) return nullptr;
    auto pipeline = Pipeline::load(std::string(data) + "/models/en_core_web_sm");
    auto knowledge = knowledge::Knowledge::open(std::string(data) + "/knowledge.bin");
    if (!pipeline || !knowledge) return nullptr;
    return std::make_unique<const Resources>(
        Resources{std::move(*pipeline), std::move(*knowledge)});
  }();
  return loaded.get();
}

// An article published on an ISO day (empty: no date) and its analysis. Keep it alive while
// anything found in it is looked at.
struct Annotated {
  Article article;
  Analysis analysis;
  [[nodiscard]] extract::Context context() const {
    return {article, analysis, resources()->knowledge};
  }
};

inline std::unique_ptr<Annotated> annotate(std::string text, const std::string& published) {
  auto out = std::make_unique<Annotated>();
  out->article.id = text::content_id('A', {text});
  out->article.text = text;
  if (!published.empty()) {
    Interval day;
    day.begin = day.end = published;
    out->article.published = day;
  }
  Pipeline::Workspace workspace;
  auto analysis = resources()->pipeline.annotate(std::move(text), workspace);
  if (!analysis) throw std::runtime_error(analysis.error().to_string());
  out->analysis = std::move(*analysis);
  return out;
}

inline Reading read(const Annotated& annotated) {
  return extract::read_article(annotated.article, annotated.analysis, resources()->knowledge);
}

}  // namespace demarche::test

// For the first line of a test that needs weights: without them the test fails, it does not pass
// unseen.
#define DEMARCHE_NEEDS_WEIGHTS()                                                               \
  ASSERT_NE(demarche::test::resources(), nullptr) << "no weights in DEMARCHE_DATA; run `make " \
                                                     "data`"
