// The three renderings of one dossier made by hand.
#include "brief/layout.hpp"
#include "brief/sample_dossier.hpp"
#include "text/strings.hpp"

#include <demarche/brief.hpp>

#include <algorithm>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace demarche::brief {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(BriefText, HoldsEveryFactWithItsIdAndCounts) {
  const std::string page = brief_text(sample_dossier(), {});
  EXPECT_THAT(page, HasSubstr("2 articles"));
  EXPECT_THAT(page, HasSubstr("2 independent origins"));
  EXPECT_THAT(page, HasSubstr("1 without a date"));
  EXPECT_THAT(page, HasSubstr("Einar Agustsson (foreign minister, Iceland)"));
  EXPECT_THAT(page, HasSubstr("demands  \u201Call vessels must leave the zone at once\u201D"));
  EXPECT_THAT(page, HasSubstr("denied: United Kingdom denies attacking Iceland"));
  EXPECT_THAT(page, HasSubstr("six British warships \u2014 Iceland"));
  EXPECT_THAT(page, HasSubstr("Oslo"));
  for (const char* id : {"S1000", "S2000", "F4000", "M6000"}) EXPECT_THAT(page, HasSubstr(id));
}

TEST(BriefText, RowsFitTheWidthAndWordsStayWhole) {
  for (const int width : {60, 80, 100, 140}) {
    BriefOptions options;
    options.width = width;
    const std::string page = brief_text(sample_dossier(), options);
    for (const std::string_view line : text::split_lines(page)) {
      EXPECT_LE(columns(line), static_cast<std::size_t>(width)) << line;
    }
    EXPECT_THAT(page, HasSubstr("vessels"));
  }
}

TEST(BriefText, ColoursOnlyWhenAskedFor) {
  BriefOptions options;
  EXPECT_THAT(brief_text(sample_dossier(), options), Not(HasSubstr("\033[")));
  options.colour = true;
  EXPECT_THAT(brief_text(sample_dossier(), options), HasSubstr("\033["));
}

TEST(BriefText, AnEmptyDossierSaysWhySectionsAreEmpty) {
  const std::string page = brief_text({}, {});
  EXPECT_THAT(page, HasSubstr("no meeting is reported"));
}

TEST(BriefHtml, EveryLinkLeadsToAnAnchorInThePage) {
  const std::string page = brief_html(sample_dossier(), {});
  const std::regex href("href=\"#([^\"]+)\"");
  std::size_t links = 0;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), href); it != std::sregex_iterator();
       ++it, ++links) {
    const std::string id = (*it)[1];
    const std::string anchor = "id=\"" + id + "\"";
    const std::size_t first = page.find(anchor);
    ASSERT_NE(first, std::string::npos) << id;
    EXPECT_EQ(page.find(anchor, first + 1), std::string::npos) << id << " is there twice";
  }
  EXPECT_GE(links, 8U);
}

TEST(BriefHtml, IsSelfContainedEscapedAndBalanced) {
  const std::string page = brief_html(sample_dossier(), {});
  EXPECT_THAT(page, HasSubstr("Frigates &amp; &lt;trawlers&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("http://")));
  EXPECT_THAT(page, Not(HasSubstr("https://")));
  for (const char* name : {"p", "mark", "span", "section", "article", "table", "tr", "td", "div"}) {
    const auto count = [&](const std::regex& pattern) {
      return std::distance(std::sregex_iterator(page.begin(), page.end(), pattern),
                           std::sregex_iterator());
    };
    EXPECT_EQ(count(std::regex("<" + std::string(name) + "[ >]")),
              count(std::regex("</" + std::string(name) + ">")))
        << name;
  }
}

TEST(BriefText, RowsOfEventsRestOnMoreThanTheEncoderAlone) {
  Dossier d = sample_dossier();
  d.statements.clear();  // a denial shows what it denies
  d.events[0].status = EventStatus::kAlleged;
  d.events[0].according_to = d.events[0].recipients;
  EXPECT_THAT(brief_text(d, {}), HasSubstr("According to Iceland alone"));
  d.events[0].confidence = kMostOfEncoderAlone;
  const std::string words = brief_text(d, {});
  EXPECT_THAT(words, Not(HasSubstr("According to Iceland alone")));
  EXPECT_THAT(words, Not(HasSubstr("rammed\u201D")));
}

TEST(BriefJson, HasTheSectionsInTheirFixedOrder) {
  const auto page = nlohmann::json::parse(brief_json(sample_dossier(), {}));
  std::vector<std::string> keys;
  for (const auto& section : page["sections"]) keys.push_back(section["key"]);
  const std::vector<std::string> order = {"new",       "changed",     "said",
                                          "figures",   "schedule",    "tension",
                                          "one_sided", "blind_spots", "sources"};
  std::size_t at = 0;
  for (const std::string& key : keys) {
    while (at < order.size() && order[at] != key) ++at;
    EXPECT_LT(at, order.size()) << key << " is out of order";
  }
}

TEST(Explain, ShowsTheSentenceTheRuleAndTheFields) {
  const auto words = explain(sample_dossier(), "S1", {});
  ASSERT_TRUE(words) << words.error().to_string();
  EXPECT_THAT(*words, HasSubstr("statement S100000000001"));
  EXPECT_THAT(*words, HasSubstr("said >>\u201Call vessels must leave the zone at once\u201D<< on"));
  EXPECT_THAT(*words, HasSubstr("quotation with reporting verb"));
  EXPECT_THAT(*words, HasSubstr("weekday on or before publication"));
}

TEST(Explain, ShowsSpansLeadAndSecondChoicesOfAStatement) {
  Dossier d = sample_dossier();
  Statement& s = d.statements[0];
  s.speaker_basis = SpeakerBasis::kOffice;
  s.grounds.source = {evidence_in(d.articles[0], "foreign minister Einar Agustsson")};
  s.grounds.cue = evidence_in(d.articles[0], "said");
  s.grounds.act_next = Act::kWarn;
  s.grounds.act_lead = 0.418;
  s.grounds.speaker_rule = "office of a person whom the article names";
  s.grounds.speaker_next = Ref{"person:olafur-johannesson", "Olafur Johannesson", ""};
  s.grounds.speaker_lost = "named further away";
  s.condition = Condition{"at once", evidence_in(d.articles[0], "at once")};
  const std::string words = *explain(d, "S1", {});
  for (const char* row : {
           "source         foreign minister Einar Agustsson [10-42]\n",
           "speaker_next   Olafur Johannesson: named further away\n",
           "speaker_rule   office of a person whom the article names\n",
           "act            demand; next warn, 0.42 behind\n",
           "content        [48-89]\n",
           "cue            said [43-47]\n",
           "condition      at once [81-88]\n",
       }) {
    EXPECT_THAT(words, HasSubstr(row));
  }
  s.grounds.act_lead = -0.3;
  EXPECT_THAT(*explain(d, "S1", {}), HasSubstr("demand; the encoder: warn, 0.30 ahead\n"));
  EXPECT_THAT(*explain(d, "S2", {}), Not(HasSubstr("_next")));
}

TEST(Explain, RefusesWhatItCannotTellApart) {
  EXPECT_EQ(explain(sample_dossier(), "S999", {}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(explain(sample_dossier(), "S", {}).error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace demarche::brief
