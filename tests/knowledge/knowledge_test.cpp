#include "knowledge/knowledge.hpp"

#include "knowledge/compile/compiler.hpp"
#include "knowledge/name_key.hpp"
#include "knowledge/of_owner.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <unistd.h>

namespace demarche::knowledge {
namespace {

namespace fs = std::filesystem;

// The tables of the tree without the long list of towns, compiled once.
class KnowledgeTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    path_ =
        (fs::temp_directory_path() / ("demarche-knowledge-" + std::to_string(::getpid()) + ".bin"))
            .string();
    const auto report =
        compile(std::string(DEMARCHE_SOURCE_DIR) + "/src/knowledge/tables", "", path_);
    ASSERT_TRUE(report) << report.error().to_string();
    auto opened = Knowledge::open(path_);
    ASSERT_TRUE(opened) << opened.error().to_string();
    knowledge_ = std::make_unique<Knowledge>(std::move(*opened));
  }
  static void TearDownTestSuite() {
    knowledge_.reset();
    fs::remove(path_);
  }
  static std::string first(std::string_view surface) {
    const auto names = knowledge_->named(surface);
    return names.empty() ? std::string() : std::string(knowledge_->entry(names[0].entry).id);
  }
  static std::string holder(std::string_view role, std::string_view of, std::string_view day) {
    const auto found = knowledge_->holder(role, *knowledge_->by_id(of), day);
    return found ? std::string(knowledge_->entry(found->holder).name) : std::string();
  }

  static inline std::string path_;
  static inline std::unique_ptr<Knowledge> knowledge_;
};

TEST(NameKey, FoldsWhatWritersVary) {
  EXPECT_EQ(name_key("the U.S.'s"), "us");
  EXPECT_EQ(name_key("Côte d\u2019Ivoire"), "cote divoire");
  EXPECT_EQ(name_key("Guinea-Bissau"), "guinea bissau");
  EXPECT_EQ(exact_key("U.S."), "US");
}

TEST_F(KnowledgeTest, StatesHaveNamesDemonymsAndCapitals) {
  EXPECT_EQ(first("Russia"), "state:russia");
  EXPECT_EQ(first("the Kremlin"), "state:russia");
  EXPECT_EQ(first("Ukrainian"), "state:ukraine");
  EXPECT_EQ(first("Kiev"), "state:ukraine");
  EXPECT_EQ(first("Türkiye"), "state:turkey");
  const auto names = knowledge_->named("Moscow");
  ASSERT_FALSE(names.empty());
  EXPECT_EQ(names[0].kind, NameKind::kMetonym);
}

TEST_F(KnowledgeTest, AcronymsKeepTheirCase) {
  EXPECT_EQ(first("US"), "state:united-states");
  EXPECT_EQ(first("U.S."), "state:united-states");
  EXPECT_EQ(first("us"), "");
  EXPECT_EQ(first("UN"), "org:united-nations");
  EXPECT_EQ(first("who"), "");
}

TEST_F(KnowledgeTest, OfficesDependOnTheDay) {
  EXPECT_EQ(holder("head_of_state", "state:united-states", "2021-01-19"), "Donald Trump");
  EXPECT_EQ(holder("head_of_state", "state:united-states", "2021-01-21"), "Joe Biden");
  EXPECT_EQ(holder("head_of_state", "state:united-states", "1962-10-22"), "John F. Kennedy");
  EXPECT_EQ(holder("foreign_minister", "state:russia", "2021-12-02"), "Sergei Lavrov");
  EXPECT_EQ(holder("head_of_government", "state:germany", "2021-12-07"), "Angela Merkel");
  EXPECT_EQ(holder("head_of_government", "state:germany", "2021-12-09"), "Olaf Scholz");
  EXPECT_EQ(holder("foreign_minister", "state:united-states", "1900-01-01"), "");
}

TEST_F(KnowledgeTest, AnOfficeOfManyOrOfTwoAtOnceHasNoHolder) {
  EXPECT_EQ(holder("ambassador", "state:united-states", "2022-01-10"), "");
  EXPECT_EQ(holder("foreign_ministry_spokesperson", "state:china", "2021-12-08"), "");
  EXPECT_EQ(holder("foreign_minister", "state:japan", "2021-12-12"), "Yoshimasa Hayashi");
}

TEST_F(KnowledgeTest, AnOfficeHandedOverOnADayIsTheSuccessorsFromThatDay) {
  EXPECT_EQ(holder("head_of_government", "state:sweden", "2021-11-29"), "Stefan Lofven");
  EXPECT_EQ(holder("head_of_government", "state:sweden", "2021-11-30"), "Magdalena Andersson");
}

TEST_F(KnowledgeTest, SpellingsOfAPersonMeet) {
  EXPECT_EQ(first("Sergei Lavrov"), "person:sergei-lavrov");
  EXPECT_EQ(first("Sergey Lavrov"), "person:sergei-lavrov");
  EXPECT_EQ(first("Zelenskii"), "person:volodymyr-zelensky");
  EXPECT_EQ(first("Muhammad Khatami"), "person:mohammad-khatami");
  EXPECT_EQ(first("Sergey Lavrenko"), "");
  EXPECT_GE(knowledge_->longest_name("Sergey"), 2U);
}

TEST_F(KnowledgeTest, SurnamesFollowTheCustomOfTheCountry) {
  EXPECT_EQ(first("von der Leyen"), "person:ursula-von-der-leyen");
  EXPECT_EQ(first("Zarif"), "person:mohammad-javad-zarif");
  EXPECT_EQ(first("Abiy"), "person:abiy-ahmed");
  EXPECT_EQ(first("Yoon"), "person:yoon-suk-yeol");
  EXPECT_EQ(first("II"), "");
}

TEST_F(KnowledgeTest, EveryStateHasItsBodies) {
  EXPECT_EQ(first("Russian Foreign Ministry"), "body:ministry-of-foreign-affairs-russia");
  EXPECT_EQ(first("Russia's foreign ministry"), "body:ministry-of-foreign-affairs-russia");
  EXPECT_EQ(first("Foreign Ministry of the Russian Federation"),
            "body:ministry-of-foreign-affairs-russia");
  EXPECT_EQ(first("Burkinabe army"), "body:armed-forces-burkina-faso");
  const auto state_department = knowledge_->body("foreign_ministry", "USA");
  ASSERT_TRUE(state_department);
  EXPECT_EQ(knowledge_->entry(*state_department).id, "body:us-department-of-state");
  EXPECT_EQ(first("Bundestag"), "body:bundestag");
  EXPECT_EQ(first("German parliament"), "body:bundestag");
  EXPECT_EQ(knowledge_->body_role_of("the Defence Ministry"), "defence_ministry");
  EXPECT_EQ(knowledge_->body_role_of("bakery"), "");
}

TEST_F(KnowledgeTest, NamesThatAreWordsNeedTheirCapitals) {
  EXPECT_EQ(first("The Economist"), "medium:economist");
  EXPECT_EQ(first("economist"), "");
  EXPECT_EQ(first("amnesty"), "");
}

TEST_F(KnowledgeTest, ANameAndItsAliasOfTheSameLettersAreOne) {
  EXPECT_EQ(knowledge_->named("NATO").size(), 1U);
  EXPECT_EQ(knowledge_->named("Sergey Shoygu").size(), 1U);
  EXPECT_EQ(knowledge_->named("George Bush").size(), 2U);  // father and son
}

TEST_F(KnowledgeTest, EveryEntryIsFoundByItsId) {
  for (const char* id : {"state:chad", "org:nato", "group:farc", "person:kofi-annan"}) {
    const auto found = knowledge_->by_id(id);
    ASSERT_TRUE(found) << id;
    EXPECT_EQ(knowledge_->entry(*found).id, id);
  }
  EXPECT_FALSE(knowledge_->by_id("state:atlantis"));
}

TEST_F(KnowledgeTest, WordsOfAnOfficeDependOnTheCountry) {
  EXPECT_EQ(knowledge_->role_of("Secretary of State", "USA"), "foreign_minister");
  EXPECT_EQ(knowledge_->role_of("secretary of state", "GBR"), "");
  EXPECT_EQ(knowledge_->role_of("Chancellor", "DEU"), "head_of_government");
  EXPECT_EQ(knowledge_->role_of("Chancellor", "GBR"), "finance_minister");
  EXPECT_EQ(knowledge_->role_of("top diplomat", ""), "foreign_minister");
  EXPECT_EQ(knowledge_->role_of("baker", ""), "");
}

TEST_F(KnowledgeTest, PlacesKnowRegionsAndCountries) {
  const auto crimea = knowledge_->places("Crimean peninsula");
  ASSERT_FALSE(crimea.empty());
  EXPECT_EQ(crimea[0].country, "UKR");
  EXPECT_EQ(crimea[0].precision, PlacePrecision::kAdmin1);
  const auto georgia = knowledge_->places("Georgia");
  ASSERT_FALSE(georgia.empty());
  EXPECT_EQ(georgia[0].country, "GEO");
  EXPECT_TRUE(knowledge_->places("Nowhereville").empty());
}

// Two towns of one division, GeoNames' nineteen columns; the middle lies between them.
TEST(Gazetteer, DivisionsStandInTheMiddleOfTheirTowns) {
  const fs::path folder = fs::temp_directory_path();
  const std::string tag = std::to_string(std::random_device{}());
  const std::string cities = (folder / ("cities-" + tag + ".txt")).string();
  const std::string out = (folder / ("places-" + tag + ".bin")).string();
  const auto town = [](const char* id, const char* name, const char* lat, const char* lon) {
    return std::string(id) + "\t" + name + "\t" + name + "\t\t" + lat + "\t" + lon +
           "\tP\tPPLA\tUA\t\t07\t\t\t\t9999\t\t120\tEurope/Kyiv\t2023-01-01\n";
  };
  std::ofstream(cities) << town("706483", "Kharkiv", "50.0", "36.0")
                        << town("700051", "Lozova", "49.0", "37.0");
  const auto report =
      compile(std::string(DEMARCHE_SOURCE_DIR) + "/src/knowledge/tables", cities, out);
  ASSERT_TRUE(report) << report.error().to_string();
  const auto knowledge = Knowledge::open(out);
  ASSERT_TRUE(knowledge);
  EXPECT_TRUE(knowledge->verify());
  const auto region = knowledge->places("Kharkiv region");
  ASSERT_EQ(region.size(), 1U);
  EXPECT_EQ(region[0].precision, PlacePrecision::kAdmin1);
  EXPECT_EQ(region[0].country, "UKR");
  EXPECT_NEAR(region[0].lat, 49.5, 1e-9);
  EXPECT_NEAR(region[0].lon, 36.5, 1e-9);
  EXPECT_TRUE(knowledge->places("Lviv region").empty());  // no town of it in this list
  const auto city = knowledge->places("Kharkiv");
  ASSERT_EQ(city.size(), 1U);
  EXPECT_EQ(city[0].geonames, 706483);
  fs::remove(cities);
  fs::remove(out);
}

TEST_F(KnowledgeTest, TheLongestNameIsKnownByItsFirstWord) {
  EXPECT_GE(knowledge_->longest_name("Organization"), 7U);
  EXPECT_EQ(knowledge_->longest_name("Zzyzx"), 0U);
}

TEST(KnowledgeFile, AMissingOneNamesTheCommand) {
  const auto opened = Knowledge::open("/nowhere/knowledge.bin");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kNotFound);
  EXPECT_NE(opened.error().message.find("make"), std::string::npos);
}

// Whatever single byte is wrong, opening refuses or every lookup stays inside the file.
TEST_F(KnowledgeTest, DamagedFilesAreRefusedOrHarmless) {
  std::ifstream in(path_, std::ios::binary);
  const std::string good((std::istreambuf_iterator<char>(in)), {});
  std::mt19937 random(7);
  const std::string damaged = path_ + ".damaged";
  int refused = 0;
  std::size_t looked_up = 0;
  for (int round = 0; round < 150; ++round) {
    std::string bytes = good;
    if (round % 3 == 0) {
      bytes.resize(random() % bytes.size());
    } else {
      // The head, or the gazetteer at the end, which only verify() checks.
      const std::size_t at = round % 3 == 1 ? random() % 200 : bytes.size() - 1 - random() % 3000;
      bytes[at] = static_cast<char>(random());
    }
    std::ofstream(damaged, std::ios::binary) << bytes;
    const auto opened = Knowledge::open(damaged);
    if (!opened) {
      ++refused;
      continue;
    }
    EXPECT_EQ(opened->verify().has_value(), bytes == good);
    for (const char* name : {"Russia", "NATO", "Blinken", "Kashmir"}) {
      for (const Name& one : opened->named(name)) looked_up += opened->tenures_of(one.entry).size();
      looked_up += opened->places(name).size();
    }
    if (const auto state = opened->state("RUS"))
      looked_up += opened->holder("foreign_minister", *state, "2021-12-02") ? 1 : 0;
  }
  EXPECT_GT(looked_up, 0U);
  EXPECT_GT(refused, 80);
  fs::remove(damaged);
}

TEST(OfOwner, PutsAnArticleWhereEnglishHasOne) {
  EXPECT_EQ(of_owner("Police", "Kenya"), "Police of Kenya");
  EXPECT_EQ(of_owner("Government", "Netherlands"), "Government of the Netherlands");
  EXPECT_EQ(of_owner("Prime Minister", "Solomon Islands"), "Prime Minister of the Solomon Islands");
  EXPECT_EQ(of_owner("Director General", "International Atomic Energy Agency"),
            "Director General of the International Atomic Energy Agency");
}

}  // namespace
}  // namespace demarche::knowledge
