// What is cut away from a text, why, and that nothing else is.
#include "reading.hpp"
#include "text/utf8.hpp"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace demarche::ingest {
namespace {

constexpr const char* kTitle = "Ministers meet in Bergen\n\n";
constexpr const char* kBody =
    "The foreign ministers of both countries met in Bergen on Tuesday and agreed to meet "
    "again.\n\n";

void expect_removed(const std::string& line, RemovalReason reason) {
  const std::string text = std::string(kTitle) + kBody + line + "\n\n" + kBody;
  const Article article = read_text(text);
  const Removal* removal = removal_of(article, line);
  ASSERT_NE(removal, nullptr) << line;
  EXPECT_EQ(removal->reason, reason) << line;
  EXPECT_EQ(article.text.find(line), std::string::npos) << line;
}

void expect_kept(const std::string& line) {
  const std::string text = std::string(kTitle) + kBody + line + "\n\n" + kBody;
  const Article article = read_text(text);
  EXPECT_TRUE(article.removed.empty()) << line;
  EXPECT_NE(article.text.find(line), std::string::npos) << line;
}

TEST(Cleaning, RemovesFurnitureWithItsReason) {
  expect_removed("- Advertisement -", RemovalReason::kAdvertisement);
  expect_removed("Article continues below this ad", RemovalReason::kAdvertisement);
  expect_removed("READ MORE: Fishermen block the harbour", RemovalReason::kTeaser);
  expect_removed("Also read: Fishermen block the harbour", RemovalReason::kTeaser);
  expect_removed("Read about this dispute: Oslo refuses \"new terms\"", RemovalReason::kTeaser);
  expect_removed("Minister laughs off the boos [Video]", RemovalReason::kTeaser);
  expect_removed("File photo", RemovalReason::kCredit);
  expect_removed("Jo Berg | Getty Images", RemovalReason::kCredit);
  expect_removed("The minister in Bergen on Tuesday. (AP Photo/Jo Berg, File)",
                 RemovalReason::kCaption);
  expect_removed("Sign up for our newsletter and get the best of the day in your inbox.",
                 RemovalReason::kSubscription);
  expect_removed("You can unsubscribe at any time. See our privacy policy.",
                 RemovalReason::kSubscription);
  expect_removed("Source link", RemovalReason::kSourceLink);
  expect_removed("This article was originally published on Harbour Post.",
                 RemovalReason::kSourceLink);
  expect_removed("Leave a Comment", RemovalReason::kCommentPrompt);
  expect_removed("Share this article", RemovalReason::kNavigation);
  expect_removed("Reporting by Jo Berg; Editing by Ada Holm", RemovalReason::kCredit);
}

TEST(Cleaning, KeepsSentencesThatUseTheSameWords) {
  expect_kept("\"Read my lips: we will not sign,\" the minister said.");
  expect_kept("The ministry said it would subscribe to the European plan and register the ships.");
  expect_kept("Reuters reported that the talks had been broken off.");
  expect_kept("Related talks on fishing quotas are to be held in Oslo next week.");
  expect_kept("He asked Facebook and Twitter to remove the video of the attack.");
  expect_kept(
      "\"You have to subscribe to our values, or leave a comment in the protocol,\" she said.");
  expect_kept("Comments by the minister angered the opposition.");
  expect_kept("NATO - which has 30 members - rejected the demand.");
  expect_kept("Advertisement spending of the campaign was raised, the ministry said.");
  expect_kept("The share of the vote fell.");
}

TEST(Cleaning, ATeaserInTheMiddleOfAQuotationGoesAndTheQuotationStays) {
  const Article article = read_text(
      "Ministers meet in Bergen\n\nThe minister said: \xE2\x80\x9CWe will not sign this.\n\n"
      "Harbour workers go on strike over pay\n\n"
      "\xE2\x80\x9CWe will not come back.\xE2\x80\x9D\n");
  EXPECT_EQ(article.text,
            "The minister said: \xE2\x80\x9CWe will not sign this.\n\n"
            "\xE2\x80\x9CWe will not come back.\xE2\x80\x9D");
  ASSERT_EQ(article.removed.size(), 1u);
  EXPECT_EQ(article.removed[0].reason, RemovalReason::kTeaser);
}

TEST(Cleaning, ACaptionGoesWithItsCredit) {
  const Article article = read_text(
      "Ministers meet in Bergen\n\nA woman wears a mask as the minister walks by.\n\n"
      "Jo Berg | Getty Images\n\nThe ministers met on Tuesday.\n");
  EXPECT_EQ(article.text, "The ministers met on Tuesday.");
}

TEST(Cleaning, DatelinesAndAgenciesAreKeptAsData) {
  const Article article = read_text(
      "Ministers meet in Bergen\n\nBERGEN, Jan 9 (Reuters) - The ministers met on Tuesday. "
      "(AFP)\n");
  EXPECT_EQ(article.text, "The ministers met on Tuesday.");
  ASSERT_EQ(article.credits.size(), 2u);
  EXPECT_EQ(article.credits[0].agency, "Reuters");
  EXPECT_EQ(article.credits[1].agency, "AFP");
  ASSERT_EQ(article.removed.size(), 2u);
  EXPECT_EQ(article.removed[0].reason, RemovalReason::kDateline);
  EXPECT_EQ(article.removed[0].text, "BERGEN, Jan 9 (Reuters) -");
}

TEST(Cleaning, TheTitleMayFollowItsStandfirst) {
  const Article article = read_text(
      "The minister expects \"long and substantive\" talks, while the other side says that it only "
      "wants to reaffirm what it has always held\n\n"
      "Fishing dispute to be the focus of virtual summit\n\n"
      "The ministers met on Tuesday. They will meet again.\n");
  EXPECT_EQ(article.title, "Fishing dispute to be the focus of virtual summit");
}

TEST(Cleaning, ADateBeforeTheTitleIsThePublicationDate) {
  const Article article =
      read_text(" date 2021-12-02 Ministers meet in Bergen.\n\nThe ministers met on Thursday.\n");
  EXPECT_EQ(article.title, "Ministers meet in Bergen.");
  ASSERT_TRUE(article.published.has_value());
  EXPECT_EQ(article.published->begin, "2021-12-02");
  EXPECT_EQ(article.published->precision, Precision::kDay);
}

TEST(Cleaning, RemovedSpansSliceBackToTheirText) {
  const std::string text =
      "Sch\xC3\xB6ner Titel \xE2\x80\x94 \xF0\x9F\x98\x80\n\n- Advertisement -\n\n"
      "The \xE2\x80\x9Cministers\xE2\x80\x9D met on Tuesday.\n\nSource link\n\nLeave a Comment\n";
  const Article article = read_text(text);
  ASSERT_EQ(article.removed.size(), 3u);
  const text::CodePoints points(text);
  for (const Removal& removal : article.removed) {
    EXPECT_EQ(points.slice(removal.span), removal.text);
  }
}

TEST(Cleaning, HardWrappedLinesAreJoinedAndLinkLinesAreNot) {
  const Article article = read_text(
      "Ministers meet in Bergen\n\n"
      "The foreign ministers of both countries met in Bergen on\n"
      "Tuesday and agreed to meet again. The talks had been put\n"
      "off twice since the spring, when the fishing fleet of one\n"
      "country was turned away from the waters of the other and\n"
      "the other one closed its harbours. A spokesman said that\n"
      "nobody had given in, and that nobody would have to do so\n"
      "next week.\n\nThe talks go on.\n");
  EXPECT_EQ(article.text.find('\n'), article.text.find("\n\nThe talks go on."));
  EXPECT_NE(article.text.find("met in Bergen on Tuesday and"), std::string::npos);
}

// Any mixture of lines: every removed span slices back to its text, spans are in order and apart,
// and what is kept is found, word for word, in what came in.
TEST(Cleaning, AnyMixtureOfLinesKeepsItsOffsets) {
  const std::vector<std::string> lines = {
      "- Advertisement -",
      "The minister said \xE2\x80\x9Cwe will not sign\xE2\x80\x9D on Tuesday.",
      "",
      "JUST IN:\xC2\xA0 Fishermen block the harbour",
      "OSLO, Jan 9 (Reuters) - The talks were broken off. (AFP)",
      "\xE2\x80\x9CNobody gave in.",
      "Jo Berg | Getty Images",
      "By Ada Holm",
      "Source link",
      "Published: 3 December 2021",
      "Related Articles",
      "Storm closes three ports",
      "\xD0\x9C\xD0\xB8\xD1\x80 \xF0\x9F\x98\x80 (Read more: Ports close) stays.",
      "   "};
  std::uint32_t state = 12345;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525u + 1013904223u;
      text += lines[(state >> 16) % lines.size()] + ((state >> 8) % 3 == 0 ? "\n" : "\n\n");
    }
    const Article article = read_text(text);
    const text::CodePoints points(text);
    std::uint32_t last = 0;
    for (const Removal& removal : article.removed) {
      EXPECT_EQ(points.slice(removal.span), removal.text) << text;
      EXPECT_GE(removal.span.begin, last) << text;
      last = removal.span.end;
    }
  }
}

}  // namespace
}  // namespace demarche::ingest
