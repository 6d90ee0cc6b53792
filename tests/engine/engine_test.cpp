// A whole run: the same dossier whatever the order and the threads, and bad documents counted.
#include "support/annotated.hpp"

#include <demarche/dossier.hpp>
#include <demarche/engine.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace demarche {
namespace {

class EngineRun : public testing::Test {
 protected:
  void SetUp() override {
    DEMARCHE_NEEDS_WEIGHTS();
    options_.data = std::getenv("DEMARCHE_DATA");
  }

  Dossier read(const std::vector<std::string>& paths, RunReport& report) {
    auto engine = Engine::open(options_);
    EXPECT_TRUE(engine.has_value());
    auto dossier = engine->read(paths, report);
    EXPECT_TRUE(dossier.has_value());
    return dossier ? std::move(*dossier) : Dossier{};
  }

  EngineOptions options_;
  const std::string samples_ = std::string(DEMARCHE_SOURCE_DIR) + "/samples/";
};

TEST_F(EngineRun, OrderAndThreadsDoNotMatter) {
  std::vector<std::string> paths = {
      samples_ + "01-stockholm-wire.txt", samples_ + "06-kyiv-minister.txt",
      samples_ + "07-video-call.html", samples_ + "08-agencies.jsonl"};
  RunReport report;
  options_.threads = 1;
  const std::string one = export_all(read(paths, report));
  std::reverse(paths.begin(), paths.end());
  options_.threads = 4;
  RunReport again;
  EXPECT_EQ(export_all(read(paths, again)), one);
  EXPECT_EQ(again.documents, report.documents);
  EXPECT_EQ(report.left_out, 0u);
}

TEST_F(EngineRun, ABadDocumentIsCountedAndTheRestIsRead) {
  RunReport report;
  const Dossier dossier =
      read({samples_ + "01-stockholm-wire.txt", samples_ + "no-such-file.txt"}, report);
  EXPECT_EQ(dossier.articles.size(), 1u);
  EXPECT_EQ(report.documents, 1u);
  EXPECT_EQ(report.left_out, 1u);
}

// Other words for one utterance count once; another utterance in like words counts for itself.
TEST_F(EngineRun, AnUtteranceRetoldInOtherWordsIsOne) {
  const std::string path = testing::TempDir() + "retold.jsonl";
  const auto article = [](const std::string& title, const std::string& said) {
    return R"({"title": ")" + title + R"(", "date": "2021-12-02", "text": "Antony Blinken )" +
           said + "\"}\n";
  };
  std::ofstream(path) << article("Gas",
                                 "promised on Thursday that Moldova would not freeze this winter.")
                      << article("Winter",
                                 "promised on Thursday that nobody in Moldova is going to be "
                                 "left in the cold till spring.")
                      << article("Vote",
                                 "promised on Thursday that elections in Moldova were a matter "
                                 "of its own people.");
  RunReport report;
  const Dossier dossier = read({path}, report);
  std::filesystem::remove(path);
  std::map<std::string, std::set<std::string>> groups;  // by the telling words of each
  std::size_t differences = 0;
  for (const Statement& s : dossier.statements) {
    for (const char* words : {"freeze", "cold", "elections"}) {
      if (s.text.find(words) != std::string::npos) groups[s.group].insert(words);
    }
    differences += s.grounds.difference.empty() ? 0 : 1;
  }
  std::set<std::set<std::string>> sets;
  for (const auto& [id, words] : groups) sets.insert(words);
  EXPECT_EQ(sets, (std::set<std::set<std::string>>{{"elections"}, {"cold", "freeze"}}));
  EXPECT_EQ(differences, 1U);
}

TEST_F(EngineRun, FactsOverTheLimitAreDroppedAndNamed) {
  options_.limits.facts = 1;
  RunReport report;
  const Dossier dossier = read({samples_ + "01-stockholm-wire.txt"}, report);
  EXPECT_LE(dossier.statements.size(), 1u);
  ASSERT_FALSE(report.problems.empty());
  EXPECT_EQ(report.problems[0].error.code, ErrorCode::kTooMany);
  EXPECT_FALSE(report.problems[0].fatal_to_document);
  EXPECT_EQ(report.left_out, 0u);
}

TEST_F(EngineRun, EveryStageIsTimed) {
  RunReport report;
  read({samples_ + "01-stockholm-wire.txt"}, report);
  std::vector<std::string> stages;
  for (const StageTime& time : report.timings) stages.push_back(time.stage);
  EXPECT_EQ(stages, (std::vector<std::string>{"load", "ingest", "language", "extract", "origins",
                                              "reconcile"}));
}

}  // namespace
}  // namespace demarche
