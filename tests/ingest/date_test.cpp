// The publication date and its basis.
#include "ingest/calendar.hpp"
#include "ingest/publication_date.hpp"
#include "reading.hpp"

#include <gtest/gtest.h>

namespace demarche::ingest {
namespace {

Article read_json(std::string record, std::string_view given = {}) {
  const Document document{Document::Kind::kJson, "x", "x.jsonl", "line 1", std::move(record)};
  auto article = to_article(document, Limits{}, given);
  return article ? std::move(*article) : Article{};
}

TEST(Dates, WrittenDatesAreFoundInTheirForms) {
  for (const char* printed :
       {"2021-12-02", "2 December 2021", "2nd of December, 2021", "Dec. 2, 2021",
        "December 2, 2021", "2021/12/2", "2021-12-02T10:15:00Z"}) {
    const auto date = find_date(printed);
    ASSERT_TRUE(date.has_value()) << printed;
    EXPECT_EQ(iso(date->day), "2021-12-02") << printed;
  }
  EXPECT_FALSE(find_date("31 February 2021").has_value());
  EXPECT_FALSE(find_date("flight 2021-13-02").has_value());
}

TEST(Dates, WeekdaysAreThoseOfTheCalendar) {
  EXPECT_EQ(weekday_of(*parse_iso_day("2021-12-02")), 3);  // a Thursday
  EXPECT_EQ(weekday_of(*parse_iso_day("1969-12-31")), 2);  // a Wednesday
}

TEST(Dates, MetadataWinsAndADisagreeingAddressIsAnAlternative) {
  const Article article = read_json(
      R"({"title": "T", "text": "The ministers met.", "date_publish": "2021-12-02 23:15:00",
          "url": "https://post.example/2021/12/03/ministers"})");
  ASSERT_TRUE(article.published.has_value());
  EXPECT_EQ(article.published->begin, "2021-12-02T23:15");
  EXPECT_EQ(article.published->basis, "metadata: date_publish");
  ASSERT_EQ(article.published->alternatives.size(), 1u);
  EXPECT_EQ(article.published->alternatives[0], "2021-12-03/2021-12-03: date in the address");
}

TEST(Dates, TheCallersDateWins) {
  const Article article = read_json(
      R"({"title": "T", "text": "The ministers met.", "date": "2021-12-02"})", "2022-01-10");
  ASSERT_TRUE(article.published.has_value());
  EXPECT_EQ(article.published->begin, "2022-01-10");
  EXPECT_EQ(article.published->basis, "given");
}

TEST(Dates, AnArticleWithoutADateStaysUndated) {
  EXPECT_FALSE(
      read_text("Ministers meet\n\nThe ministers met on Tuesday.\n").published.has_value());
}

// Ola Berg met Karin Lund in Bergen on Thursday 2 December 2021: one article says so with a date.
std::vector<Article> set_with(const std::string& undated) {
  std::vector<Article> articles;
  articles.push_back(read_text(
      "date 2021-12-02 Norvik and Sudland ministers meet in Bergen\n\n"
      "Norvik's Ola Berg met Karin Lund of Sudland in Bergen on Thursday, the Marstrand news "
      "agency reported from Oslo. Ola Berg and Karin Lund will hold talks again.\n"));
  articles.push_back(read_text(undated));
  settle_dates(articles);
  return articles;
}

TEST(Dates, LastThursdayAgreesWithADatedArticle) {
  const auto articles = set_with(
      "Norvik waits\n\nLast Thursday Ola Berg met Karin Lund in Bergen. Norvik and Sudland, the "
      "Marstrand agency said, have not agreed in Oslo.\n");
  ASSERT_TRUE(articles[1].published.has_value());
  EXPECT_EQ(articles[1].published->begin, "2021-12-03");
  EXPECT_EQ(articles[1].published->end, "2021-12-09");
  EXPECT_EQ(articles[1].published->precision, Precision::kWeek);
}

TEST(Dates, LastMonthsTalksPlaceAnArticleInTheNextMonth) {
  const auto articles = set_with(
      "Norvik waits\n\nIn talks last month Ola Berg told Karin Lund that Norvik would not give in. "
      "Sudland and Bergen were not named, the Marstrand agency said in Oslo.\n");
  ASSERT_TRUE(articles[1].published.has_value());
  EXPECT_EQ(articles[1].published->begin, "2022-01-01");
  EXPECT_EQ(articles[1].published->end, "2022-01-31");
  EXPECT_EQ(articles[1].published->precision, Precision::kMonth);
}

TEST(Dates, AnotherStorysThursdayTellsNothing) {
  const auto articles = set_with(
      "Fishermen strike\n\nOn Thursday fishermen in Tromso began a strike over quotas. Sudland and "
      "Norvik, Bergen, Oslo, Ola Berg, Karin Lund and the Marstrand agency are named elsewhere.\n");
  EXPECT_FALSE(articles[1].published.has_value());
}

TEST(Dates, ADatelineWithoutAYearTakesThatOfTheOtherArticles) {
  const auto articles = set_with(
      "Norvik waits\n\nOSLO, Jan 9 (Reuters) - Ola Berg of Norvik and Karin Lund of Sudland, the "
      "Marstrand agency said in Bergen, have not agreed.\n");
  ASSERT_TRUE(articles[1].published.has_value());
  EXPECT_EQ(articles[1].published->begin, "2022-01-09");
  EXPECT_EQ(articles[1].published->precision, Precision::kDay);
}

}  // namespace
}  // namespace demarche::ingest
