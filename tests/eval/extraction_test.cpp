// The extraction task: pages and expected articles beside a table.
#include "eval/measuring.hpp"
#include "eval/moments.hpp"

namespace demarche::eval {
namespace {

class Extraction : public Measuring {
 protected:
  static constexpr const char* kTable =
      "country\tpublisher\tfile\turl\nxx\tPaper\tPaper_2021_01_02.html\thttp://paper.example/\n";
  static constexpr const char* kPage =
      "<html><head><title>Talks end</title></head><body><article><h1>Talks end</h1>"
      "<p>The two sides met for three hours on Sunday and agreed to meet again.</p>"
      "<p>Neither side spoke of a date for the next round of their talks.</p>"
      "</article></body></html>";
  // The first version is not of this page.
  static constexpr const char* kVersions =
      R"({"V1": {"title": "Old", "body": {"summary": ["Not there"], "sections": []}},)"
      R"( "V1_1": {"title": "Talks end", "authors": ["Ann Lee"],)"
      R"( "publishing_date": "2021-01-02 23:30:00+00:00", "body": {"summary": [],)"
      R"( "sections": [{"headline": [], "paragraphs": ["The two sides met for three hours on)"
      R"( Sunday and agreed to meet again."]}]}}})";

  std::string table(bool with_versions) const {
    write("pages/xx/Paper_2021_01_02.html", kPage);
    if (with_versions) {
      write("pages/xx/Paper.json", kVersions);
    } else {
      std::filesystem::remove(path("pages/xx/Paper.json"));
    }
    return write("pages/pages.tsv", kTable);
  }
};

TEST_F(Extraction, ComparesWithTheVersionThatStandsInThePage) {
  EvaluateOptions options;
  options.task = "extraction";
  options.gold = table(true);
  // 14 expected words; a line of them, and a line of four foreign ones.
  options.answers =
      write("answers.jsonl",
            R"({"id": "xx/Paper_2021_01_02.html", "title": "TALKS: end", "authors": ["Ann Lee"],)"
            R"( "text": "The two sides met for three hours on Sunday and\nBuy our paper now",)"
            R"( "published": "2021-01-03T00:30:30+01:00"})"
            "\n");
  const auto evaluation = evaluate(options);
  ASSERT_TRUE(evaluation) << evaluation.error().to_string();
  // Common words 10 of 14 answered and 14 expected; word 4-grams 7 of 11 and 11.
  EXPECT_EQ(printed(*evaluation),
            "word P\t0.7143\nword R\t0.7143\nword F1\t0.7143\n4-gram F1\t0.6364\n"
            "pages with a foreign line\t1.0000\nforeign lines a page\t1.0000\n"
            "foreign words a page\t4.0000\ntitle\t1.0000\nauthors\t1.0000\nday\t1.0000\n"
            "instant\t1.0000\n");
}

TEST_F(Extraction, AnswersWithoutTheExpectedArticleAreTheSame) {
  EvaluateOptions options;
  options.task = "extraction";
  options.gold = table(true);
  options.predictions = path("labelled.out");
  const char* data = std::getenv("DEMARCHE_DATA");
  options.engine.data = data == nullptr ? "" : data;
  const auto labelled = evaluate(options);
  ASSERT_TRUE(labelled) << labelled.error().to_string();
  EXPECT_FALSE(labelled->figures.empty());
  options.gold = table(false);
  options.predictions = path("unlabelled.out");
  const auto unlabelled = evaluate(options);
  ASSERT_TRUE(unlabelled) << unlabelled.error().to_string();
  EXPECT_TRUE(unlabelled->figures.empty());
  EXPECT_EQ(read("labelled.out"), read("unlabelled.out"));
  EXPECT_NE(read("labelled.out").find("Neither side spoke"), std::string::npos);
}

TEST_F(Extraction, APageThatIsNotThereIsNamed) {
  EvaluateOptions options;
  options.task = "extraction";
  options.gold = write("pages/pages.tsv", kTable);
  const auto refused = evaluate(options);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().to_string().find("Paper_2021_01_02.html"), std::string::npos);
}

TEST(EvalMoments, CompareAcrossZones) {
  const auto at = [](const char* iso) { return parse_moment(iso)->instant(); };
  EXPECT_EQ(at("2021-01-03T00:30:30+01:00"), at("2021-01-02 23:30:30Z"));
  EXPECT_EQ(at("2021-01-02T18:00:00.50-0530"), at("2021-01-02T23:30:00.50+00:00"));
  EXPECT_FALSE(at("2021-01-02T18:00"));
  EXPECT_FALSE(parse_moment("2021-02-30"));
  EXPECT_FALSE(parse_moment("2 January 2021"));
  EXPECT_FALSE(parse_moment("2021-01-02T18:00 in the evening"));
  const auto day = [](const char* a, const char* b) {
    return day_in_zone_of(*parse_moment(a), *parse_moment(b)) == parse_moment(b)->day;
  };
  EXPECT_TRUE(day("2021-01-03T00:30+01:00", "2021-01-02T12:00Z"));
  EXPECT_FALSE(day("2021-01-03T00:30+01:00", "2021-01-03T12:00Z"));
  EXPECT_TRUE(day("2021-01-03", "2021-01-03T12:00Z"));
}

}  // namespace
}  // namespace demarche::eval
