#include "origins/origins.hpp"

#include "text/utf8.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace demarche {
namespace {

const char* const kTrawler =
    "The trawler Brimnes was boarded at dawn off the Westfjords, the coast guard in Reykjavik "
    "said. Captain Jonas Hallgrimsson refused to cut his nets, and two officers climbed aboard "
    "with axes.\n\nThe owners in Grimsby called the boarding piracy and promised a complaint to "
    "the tribunal in Hamburg. Wholesale cod prices in Hull rose by eleven per cent within hours. "
    "Fishermen on the quay burned a wooden model of the patrol boat Odinn.";

const char* const kOther =
    "Britain summoned the Icelandic ambassador after a patrol boat stopped a Grimsby vessel. "
    "Baroness Whitcombe told peers that the navy would escort the fleet from Sunday, while "
    "economists doubted that the quarrel over cod was worth the diesel burned by three frigates.";

Article article(const std::string& id, const std::string& text, const std::string& day) {
  Article a;
  a.id = id;
  a.text = text;
  if (!day.empty()) {
    a.published = Interval{};
    a.published->begin = a.published->end = day;
  }
  return a;
}

const Article& by_id(const std::vector<Article>& articles, const std::string& id) {
  return *std::find_if(articles.begin(), articles.end(),
                       [&](const Article& a) { return a.id == id; });
}

TEST(Origins, IndependentReportsOfOneEventStandAlone) {
  std::vector<Article> set = {article("A1", kTrawler, "2020-03-01"),
                              article("A2", kOther, "2020-03-01")};
  origins::find_origins(set);
  EXPECT_EQ(set[0].origin, "A1");
  EXPECT_EQ(set[1].origin, "A2");
  EXPECT_FALSE(set[1].copy);
}

TEST(Origins, TheEarlierOfTwoEqualTextsLeads) {
  std::vector<Article> set = {article("A1", kTrawler, "2020-03-02"),
                              article("A2", kTrawler, "2020-03-01")};
  origins::find_origins(set);
  EXPECT_EQ(set[0].origin, "A2");
  EXPECT_EQ(set[1].origin, "A2");
  ASSERT_TRUE(set[0].copy);
  EXPECT_EQ(set[0].copy->of, "A2");
  EXPECT_EQ(set[0].copy->kind, CopyKind::kVerbatim);
  EXPECT_FALSE(set[1].copy);
}

TEST(Origins, AChangedNumberIsAnUpdate) {
  std::string later = kTrawler;
  later.replace(later.find("eleven per cent"), 15, "14 per cent");
  std::string first = kTrawler;
  first.replace(first.find("eleven per cent"), 15, "11 per cent");
  std::vector<Article> set = {article("A1", first, "2020-03-01"),
                              article("A2", later, "2020-03-02")};
  origins::find_origins(set);
  ASSERT_TRUE(set[1].copy);
  EXPECT_EQ(set[1].copy->kind, CopyKind::kUpdate);
  EXPECT_EQ(set[1].origin, "A1");
}

TEST(Origins, AnExcerptIsAlignedByCodePoints) {
  const std::string longer = std::string(kOther) + "\n\nCaf\u00e9 owners shrugged. " + kTrawler;
  const std::string part = std::string("\u201cDawn\u201d. ") +
                           std::string(kTrawler).substr(0, std::string(kTrawler).find("\n\n"));
  std::vector<Article> set = {article("A1", longer, "2020-03-01"), article("A2", part, "")};
  origins::find_origins(set);
  ASSERT_TRUE(set[1].copy);
  EXPECT_EQ(set[1].copy->kind, CopyKind::kExcerpt);
  EXPECT_EQ(set[1].origin, "A1");
  ASSERT_FALSE(set[1].copy->aligned.empty());
  const text::CodePoints here(set[1].text);
  const text::CodePoints there(set[0].text);
  for (const Alignment& a : set[1].copy->aligned) {
    EXPECT_EQ(here.slice(a.span), there.slice(a.of));
  }
}

TEST(Origins, ARewriteKeepsNamesInOrder) {
  const std::string rewritten =
      "The coast guard of Reykjavik said that its men had boarded the trawler Brimnes near the "
      "Westfjords as dawn came. When Captain Jonas Hallgrimsson would not cut the nets, a pair of "
      "officers came aboard carrying axes.\n\nIts owners, a Grimsby firm, spoke of piracy and a "
      "complaint before the Hamburg tribunal. The wholesale price of cod at Hull climbed eleven "
      "per cent in a few hours. On the quay fishermen burned a model, made of wood, of the patrol "
      "boat Odinn.";
  std::vector<Article> set = {article("A1", kTrawler, "2020-03-01"),
                              article("A2", rewritten, "2020-03-02"),
                              article("A3", kOther, "2020-03-02")};
  origins::find_origins(set);
  EXPECT_EQ(set[1].origin, "A1");
  ASSERT_TRUE(set[1].copy);
  EXPECT_TRUE(set[1].copy->kind == CopyKind::kRewrite ||
              set[1].copy->kind == CopyKind::kTranslation);
  EXPECT_EQ(set[2].origin, "A3");
}

TEST(Origins, TheOrderOfArticlesDoesNotMatter) {
  std::vector<Article> set = {article("A3", kOther, ""), article("A1", kTrawler, "2020-03-01"),
                              article("A2", kTrawler, ""), article("A4", kTrawler, "")};
  std::vector<Article> turned(set.rbegin(), set.rend());
  origins::find_origins(set);
  origins::find_origins(turned);
  for (const Article& a : set) EXPECT_EQ(a.origin, by_id(turned, a.id).origin) << a.id;
  EXPECT_EQ(by_id(turned, "A4").origin, "A1");
}

TEST(Origins, EmptyAndTinyTextsAreLeftAlone) {
  std::vector<Article> set = {article("A1", "", ""), article("A2", "Developing story.", "")};
  origins::find_origins(set);
  EXPECT_EQ(set[0].origin, "A1");
  EXPECT_EQ(set[1].origin, "A2");
}

}  // namespace
}  // namespace demarche
