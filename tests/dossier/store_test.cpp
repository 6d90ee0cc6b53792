#include "brief/sample_dossier.hpp"

#include <demarche/dossier.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace demarche {
namespace {

namespace fs = std::filesystem;

class Store : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("demarche-store-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }
  fs::path folder_;
};

Dossier full_dossier() {
  Dossier d = brief::sample_dossier();
  // Everything optional once.
  d.articles[0].modified = d.articles[0].published;
  d.articles[1].copy = Parent{d.articles[0].id, CopyKind::kTranslation, 0.5125, {{{1, 5}, {2, 6}}}};
  d.articles[1].parents.push_back(*d.articles[1].copy);
  d.statements[0].condition = Condition{"if", d.statements[0].evidence[0]};
  Grounds& grounds = d.statements[0].grounds;
  grounds.source = d.statements[0].evidence;
  grounds.cue = d.statements[0].evidence[0];
  grounds.act_next = Act::kWarn;
  grounds.act_lead = -0.25;
  grounds.speaker_rule = "pronoun: nearest fitting subject";
  grounds.speaker_next = d.statements[1].speaker;
  grounds.speaker_lost = "further away";
  d.statements[0].deadline = d.statements[0].date;
  d.statements[0].medium = "CNN";
  d.statements[0].place = d.meetings[0].place;
  d.statements[0].place->geonames = 3143244;
  d.statements[0].place->lat = 59.91273;
  d.events[0].date = d.statements[0].date;
  d.figures[0].of = d.statements[1].speaker;
  d.figures[0].scope = "in the zone";
  d.figures[1].low.reset();
  d.stories.push_back({"T1", "Cod war", {d.articles[0].id}, 1, "1976-02-20", "1976-02-20"});
  Tension tension;
  tension.date = "1976-02-20";
  tension.pair = {*d.statements[0].speaker, *d.statements[1].speaker};
  tension.score = 0.25;
  tension.moved_by = {d.events[0].id};
  d.tension.push_back(tension);
  return d;
}

TEST_F(Store, WhatIsLoadedIsWhatWasSaved) {
  const Dossier dossier = full_dossier();
  const auto saved = save_dossier(dossier, path("a.dossier"));
  ASSERT_TRUE(saved) << saved.error().to_string();
  const auto loaded = load_dossier(path("a.dossier"));
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_EQ(export_all(*loaded), export_all(dossier));
}

TEST_F(Store, SavingAgainReplacesTheWholeDossier) {
  ASSERT_TRUE(save_dossier(full_dossier(), path("a.dossier")));
  Dossier small = full_dossier();
  small.statements.resize(1);
  ASSERT_TRUE(save_dossier(small, path("a.dossier")));
  const auto loaded = load_dossier(path("a.dossier"));
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->statements.size(), 1U);
}

TEST_F(Store, WhatIsNoDossierIsRefusedAndLeftAlone) {
  std::ofstream(path("text.txt"))
      << "Title\n\nThis is an article, not a database, and long enough to be read as one.";
  EXPECT_EQ(load_dossier(path("text.txt")).error().code, ErrorCode::kBadFormat);
  EXPECT_FALSE(save_dossier(full_dossier(), path("text.txt")));
  std::ifstream in(path("text.txt"));
  std::string first;
  std::getline(in, first);
  EXPECT_EQ(first, "Title");
  EXPECT_FALSE(load_dossier(path("missing.dossier")));
  EXPECT_FALSE(save_dossier(full_dossier(), path("no/such/folder/a.dossier")));
}

TEST_F(Store, EveryKindIsExportedInOrderAndUnknownOnesAreRefused) {
  const Dossier dossier = full_dossier();
  for (const std::string& kind : record_kinds()) {
    const auto lines = export_records(dossier, kind);
    ASSERT_TRUE(lines) << kind;
    EXPECT_FALSE(lines->empty()) << kind;
  }
  EXPECT_EQ(export_records(dossier, "poems").error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace demarche
