#include "brief/statements.hpp"

#include "brief/layout.hpp"
#include "sample_dossier.hpp"

#include <demarche/dossier.hpp>
#include <demarche/statements.hpp>

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace demarche::brief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A demand by a minister on 20 February 1976, a denial by Britain without a day, and the demand
// told again.
class Statements : public ::testing::Test {
 protected:
  Statements() {
    dossier_.statements[0].addressee = Ref{"state:united-kingdom", "United Kingdom", "London"};
    dossier_.statements[0].origins = dossier_.statements[0].articles = 2;
    dossier_.actors[0].name = dossier_.statements[0].speaker->name = "Einar Ágústsson";
    dossier_.actors[2].names = {"the United Kingdom", "London"};
    Statement again = dossier_.statements[0];
    again.id = "S700000000007";
    dossier_.statements.push_back(again);
  }

  std::vector<std::string> chosen(const StatementQuery& query) {
    const auto found = choose_statements(dossier_, query);
    EXPECT_TRUE(found) << found.error().to_string();
    std::vector<std::string> ids;
    for (const Statement* statement : *found) ids.push_back(statement->id.substr(0, 2));
    return ids;
  }
  std::string shown(const std::string& format, int width = 100) {
    BriefOptions look;
    look.width = width;
    return *show_statements(dossier_, *choose_statements(dossier_, {}), format, look);
  }

  Dossier dossier_ = sample_dossier();
};

TEST_F(Statements, OneForEachUtteranceInTheOrderOfTheirDays) {
  EXPECT_THAT(chosen({}), ElementsAre("S1", "S2"));
  StatementQuery query;
  query.every_telling = true;
  EXPECT_THAT(chosen(query), ElementsAre("S1", "S7", "S2"));
  query.sort = "speaker";
  dossier_.statements[1].speaker->name = "Britain";
  EXPECT_THAT(chosen(query), ElementsAre("S2", "S1", "S7"));
}

TEST_F(Statements, NamesMatchWithoutCaseAndAccentsAndBySurname) {
  StatementQuery query;
  for (const char* name : {"agustsson", "EINAR ÁGÚSTSSON", "Einar"}) {
    query.speaker = name;
    EXPECT_THAT(chosen(query), ElementsAre("S1")) << name;
  }
  for (const char* name : {"united kingdom", "London", "The United Kingdom"}) {
    query.speaker = name;
    EXPECT_THAT(chosen(query), ElementsAre("S2")) << name;
  }
  // A part of a man's name will do, a part of a state's is another's; a part of a word is none.
  for (const char* name : {"Kingdom", "sson", "Ministry of Einar"}) {
    query.speaker = name;
    EXPECT_THAT(chosen(query), IsEmpty()) << name;
  }
  query.speaker.clear();
  query.addressee = "london";
  EXPECT_THAT(chosen(query), ElementsAre("S1"));
}

TEST_F(Statements, JointSpeakersCount) {
  dossier_.statements[1].co_speakers.push_back({"state:iceland", "Iceland", "Iceland"});
  StatementQuery query;
  query.speaker = "iceland";
  EXPECT_THAT(chosen(query), ElementsAre("S2"));
}

TEST_F(Statements, ActsAndDays) {
  StatementQuery query;
  query.acts = {"deny", "warn"};
  EXPECT_THAT(chosen(query), ElementsAre("S2"));
  query.acts.clear();
  for (const char* since : {"1976-02-20", "1976-02", "1976"}) {
    query.since = since;
    EXPECT_THAT(chosen(query), ElementsAre("S1")) << since;
  }
  query.since = "1976-02-21";
  EXPECT_THAT(chosen(query), IsEmpty());
  query.since.clear();
  query.until = "1976-02-19";
  EXPECT_THAT(chosen(query), IsEmpty());
}

TEST_F(Statements, PublicationCountsWhereNoDayIsTold) {
  dossier_.articles[1].published = day("1976-02-25", "25 Feb");
  StatementQuery query;
  query.since = "1976-02-25";
  EXPECT_THAT(chosen(query), ElementsAre("S2"));
  EXPECT_THAT(shown("table"), HasSubstr("by 25 Feb"));
}

TEST_F(Statements, AQueryWithoutSenseIsRefused) {
  StatementQuery query;
  query.acts = {"shout"};
  EXPECT_EQ(choose_statements(dossier_, query).error().code, ErrorCode::kUsage);
  EXPECT_THAT(choose_statements(dossier_, query).error().message,
              HasSubstr("claim_responsibility"));
  query.acts.clear();
  query.sort = "mood";
  EXPECT_EQ(choose_statements(dossier_, query).error().code, ErrorCode::kUsage);
  for (const char* day : {"yesterday", "1976-02-30", "1976-13", "76", "1976-2-3", "1976/02/03"}) {
    EXPECT_FALSE(check_days(day, {})) << day;
    EXPECT_FALSE(check_days({}, day)) << day;
  }
  EXPECT_FALSE(check_days("1976-03", "1976-02-29"));
  EXPECT_TRUE(check_days("1976-02-29", "1976-02"));
  EXPECT_EQ(show_statements(dossier_, {}, "poem", {}).error().code, ErrorCode::kUsage);
}

TEST_F(Statements, TheTableFitsItsWidthAndSaysWhatItDoesNotShow) {
  const std::string table = shown("table");
  for (const char* words :
       {"20 Feb", "Einar Ágústsson", "demands", "United Kingdom", "2/2", "S1"}) {
    EXPECT_THAT(table, HasSubstr(words));
  }
  EXPECT_THAT(table, Not(HasSubstr("\033")));
  for (const int width : {40, 50, 60, 80, 100, 200}) {
    std::istringstream lines(shown("table", width));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(columns(line), static_cast<std::size_t>(width)) << line;
    }
  }
  EXPECT_EQ(statements_table(dossier_, {}, {}), "no statement\n");
}

TEST_F(Statements, JsonLinesAreThoseOfTheExport) {
  const std::string lines = shown("jsonl");
  EXPECT_EQ(export_records(dossier_, "statements")->substr(0, lines.size()), lines);
  const auto all = nlohmann::json::parse(shown("json"));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], nlohmann::json::parse(lines.substr(0, lines.find('\n'))));
}

TEST_F(Statements, CsvQuotesWhatNeedsIt) {
  dossier_.statements[0].text = "“All, \"at once\"\nor never”";
  const std::string csv = shown("csv");
  EXPECT_THAT(csv, HasSubstr(",\"“All, \"\"at once\"\"\nor never”\",said,"));
  EXPECT_THAT(csv, HasSubstr("S200000000002,United Kingdom,,,deny,,indirect,"));
}

}  // namespace
}  // namespace demarche::brief
