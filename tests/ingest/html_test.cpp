// Web pages: metadata and main content.
#include "reading.hpp"

#include <gtest/gtest.h>

namespace demarche::ingest {
namespace {

Article read_page(const std::string& head, const std::string& body) {
  const Document document{
      Document::Kind::kHtml,
      "page.html",
      "page.html",
      {},
      "<!DOCTYPE html><html lang=\"en\"><head>" + head + "</head><body>" + body + "</body></html>"};
  auto article = to_article(document, Limits{}, {});
  return article ? std::move(*article) : Article{};
}

const std::string kFirst =
    "The foreign ministers of both countries met in Bergen on Tuesday, officials in Oslo said.";
const std::string kSecond =
    "They agreed to meet again next week, and a spokesman said that the fishing quotas would stay.";
const std::string kProse = "<p>" + kFirst + "</p>\n<p>" + kSecond + "</p>";

TEST(Html, MenusTeasersCommentsAndFootersAreLeftOut) {
  const Article article = read_page(
      "<title>Ministers meet | Post</title>",
      "<nav><a href=/a>World</a></nav><main><article><h1>Ministers meet</h1>" + kProse +
          "<div class=\"related-stories\"><p>Storm closes three ports on the west coast after a "
          "night "
          "of heavy rain, police say.</p></div></article></main>"
          "<section id=\"comments\"><p>I think that the ministers should have met much earlier, "
          "said "
          "nobody ever in this thread.</p></section><footer><p>Copyright 2021 Post</p></footer>");
  EXPECT_EQ(article.text, kFirst + "\n\n" + kSecond);
}

TEST(Html, JsonLdAndOpenGraphGiveTheMetadata) {
  const Article article = read_page(
      "<meta property=\"og:title\" content=\"Ministers meet | Harbour Post\">"
      "<meta property=\"og:site_name\" content=\"Harbour Post\">"
      "<link rel=\"canonical\" href=\"https://post.example/ministers\">"
      "<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"NewsArticle\", "
      "\"headline\": \"Ministers meet\", \"datePublished\": \"2021-12-02T10:15:00+03:00\", "
      "\"dateModified\": \"2021-12-03T08:00:00Z\", \"author\": [{\"name\": \"Ada Holm\"}, "
      "{\"name\": \"Jo Berg\"}]}]}</script>",
      kProse);
  EXPECT_EQ(article.title, "Ministers meet");
  EXPECT_EQ(article.outlet, "Harbour Post");
  EXPECT_EQ(article.uri, "https://post.example/ministers");
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Ada Holm", "Jo Berg"}));
  ASSERT_TRUE(article.published && article.modified);
  EXPECT_EQ(article.published->begin, "2021-12-02T10:15");
  EXPECT_EQ(article.published->zone, "+03:00");
  EXPECT_EQ(article.modified->begin, "2021-12-03T08:00");
}

TEST(Html, BrokenJsonLdStillGivesTheDate) {
  const Article article = read_page(
      "<title>Ministers meet in Bergen</title><script type=\"application/ld+json\">{\"@type\": "
      "\"NewsArticle\", \"datePublished\": \"2021-12-02\",,}</script>",
      kProse);
  ASSERT_TRUE(article.published.has_value());
  EXPECT_EQ(article.published->begin, "2021-12-02");
}

TEST(Html, TheDeclaredCharsetIsObeyed) {
  const Article article = read_page(
      "<meta charset=\"windows-1251\"><title>Bergen</title>",
      "<p>The word \xEC\xE8\xF0 was written on the wall of the hall where the ministers met on "
      "Tuesday, an official said.</p>");
  EXPECT_NE(article.text.find("\xD0\xBC\xD0\xB8\xD1\x80"), std::string::npos) << article.text;
}

TEST(Html, APageInsideAFormIsStillRead) {
  const Article article =
      read_page("<title>Ministers meet</title>",
                "<form action=\"/x\"><div>" + kProse + kProse + kProse + kProse + "</div></form>");
  EXPECT_NE(article.text.find(kFirst), std::string::npos);
}

}  // namespace
}  // namespace demarche::ingest
