// Reads the whole folder of samples once and checks every line of every `.case` file.
#include "samples/case_file.hpp"

#include <demarche/engine.hpp>

#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

namespace demarche::samples {
namespace {

const std::string& samples_folder() {
  static const std::string kFolder = std::string(DEMARCHE_SOURCE_DIR) + "/samples";
  return kFolder;
}

const Result<Dossier>& dossier() {
  static const Result<Dossier> kDossier = []() -> Result<Dossier> {
    EngineOptions options;
    const char* data = std::getenv("DEMARCHE_DATA");
    options.data = data != nullptr ? data : std::string(DEMARCHE_SOURCE_DIR) + "/build/data";
    auto engine = Engine::open(options);
    if (!engine) return tl::unexpected(engine.error());
    RunReport report;
    return engine->read({samples_folder()}, report);
  }();
  return kDossier;
}

const Article* article_of(const Dossier& d, const CaseFile& file, const std::string& headline) {
  for (const Article& article : d.articles) {
    if (!headline.empty()) {
      if (article.title == headline) return &article;
      continue;
    }
    const std::string& uri = article.uri;
    if (uri.size() >= file.article.size() &&
        uri.compare(uri.size() - file.article.size(), file.article.size(), file.article) == 0) {
      return &article;
    }
    // A page is known by the address it names itself; its headline leads to it.
    for (const Expectation& e : file.expectations) {
      if (e.kind == "title" && !e.fields.empty() && article.title == e.fields[0]) return &article;
    }
  }
  return nullptr;
}

class Sample : public testing::TestWithParam<CaseFile> {};

TEST_P(Sample, SaysWhatItsCaseFileTells) {
  ASSERT_TRUE(dossier()) << dossier().error().to_string();
  const CaseFile& file = GetParam();
  ASSERT_FALSE(file.article.empty()) << file.name << " has no article beside it";
  ASSERT_FALSE(file.expectations.empty()) << file.name << " tells nothing";
  int missing = 0;
  for (const Expectation& e : file.expectations) {
    const Article* article = article_of(*dossier(), file, e.article);
    ASSERT_NE(article, nullptr) << file.name << ":" << e.line << ": no such article";
    const bool right = holds(*dossier(), *article, e) != e.negated;
    if (e.wanted) {
      ++missing;
      EXPECT_FALSE(right) << file.name << ":" << e.line << ": \"" << e.printed
                          << "\" comes out now; drop the word wanted";
      continue;
    }
    EXPECT_TRUE(right) << file.name << ":" << e.line << ": " << e.printed << "\nthere is\n"
                       << what_is_there(*dossier(), *article, e);
  }
  if (missing > 0) std::cout << file.name << ": " << missing << " wanted facts do not come out\n";
}

INSTANTIATE_TEST_SUITE_P(Cases, Sample, testing::ValuesIn(load_cases(samples_folder())),
                         [](const testing::TestParamInfo<CaseFile>& one) {
                           std::string name;
                           for (const char c : one.param.name.substr(0, one.param.name.find('.'))) {
                             name += c == '-' ? '_' : c;
                           }
                           return name;
                         });

}  // namespace
}  // namespace demarche::samples
