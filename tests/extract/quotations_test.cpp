#include "extract/quotations.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

// Tokens as far as quotations need them: runs of word characters, line breaks, single others.
Analysis cut_up(const std::string& words) {
  Analysis analysis;
  analysis.text = words;
  std::size_t at = 0;
  std::uint32_t point = 0;
  while (at < words.size()) {
    const std::size_t begin = at;
    const std::uint32_t first = point;
    const char32_t c = text::decode_at(words, at);
    ++point;
    if (c == U' ') continue;
    while (text::is_word_character(c) && at < words.size()) {
      std::size_t next = at;
      if (!text::is_word_character(text::decode_at(words, next))) break;
      at = next;
      ++point;
    }
    Token token;
    token.span = {first, point};
    token.byte = static_cast<std::uint32_t>(begin);
    token.bytes = static_cast<std::uint32_t>(at - begin);
    token.pos = c == U'\n' ? "SPACE" : text::is_word_character(c) ? "NOUN" : "PUNCT";
    token.head = static_cast<std::int32_t>(analysis.tokens.size());
    analysis.tokens.push_back(token);
  }
  analysis.sentences.push_back({0, static_cast<std::uint32_t>(analysis.tokens.size())});
  return analysis;
}

std::vector<std::string> quoted(const std::string& words) {
  const Analysis analysis = cut_up(words);
  const text::CodePoints points(analysis.text);
  std::vector<std::string> out;
  for (const Quotation& q : find_quotations(analysis)) out.emplace_back(points.slice(q.span));
  return out;
}

using Texts = std::vector<std::string>;

TEST(Quotations, CurlyAndStraight) {
  EXPECT_EQ(quoted("“We agree,” he said. “Soon.”"), (Texts{"“We agree,”", "“Soon.”"}));
  EXPECT_EQ(quoted("\"We agree,\" he said. \"Soon.\""), (Texts{"\"We agree,\"", "\"Soon.\""}));
}

TEST(Quotations, DoubleMarksTypedAsTwoSingleOnes) {
  EXPECT_EQ(quoted("''We don't agree,'' he said. ''Soon.''"),
            (Texts{"''We don't agree,''", "''Soon.''"}));
  EXPECT_EQ(quoted("``We agree,'' he said."), (Texts{"``We agree,''"}));
}

TEST(Quotations, GuillemetsBothWays) {
  EXPECT_EQ(quoted("Il a dit « oui » hier."), (Texts{"« oui »"}));
  EXPECT_EQ(quoted("Er sagte »nein« gestern."), (Texts{"»nein«"}));
}

TEST(Quotations, GermanLowHigh) {
  EXPECT_EQ(quoted("Er sagte „Wir gehen“ und ging."), (Texts{"„Wir gehen“"}));
  EXPECT_EQ(quoted("On powiedział „Idziemy” wczoraj."), (Texts{"„Idziemy”"}));
}

TEST(Quotations, SwedishSameMarkOnBothSides) {
  EXPECT_EQ(quoted("Han sade ”vi går” igår."), (Texts{"”vi går”"}));
}

TEST(Quotations, SingleMarksAndApostrophes) {
  EXPECT_EQ(quoted("He said: 'We don't want it.' Then he left."), (Texts{"'We don't want it.'"}));
  EXPECT_EQ(quoted("‘It’s over,’ she said."), (Texts{"‘It’s over,’"}));
  EXPECT_EQ(quoted("Russia's troops and Ukraine’s army"), (Texts{}));
  EXPECT_EQ(quoted("'The Russians' plan is known,' he said."),
            (Texts{"'The Russians' plan is known,'"}));
}

TEST(Quotations, NestedStayInside) {
  EXPECT_EQ(quoted("“He told me ‘never’ twice,” she said."),
            (Texts{"“He told me ‘never’ twice,”"}));
  EXPECT_EQ(quoted("“They say “go home” now,” she said."), (Texts{"“They say “go home” now,”"}));
}

TEST(Quotations, WrongSideMarkCloses) {
  EXPECT_EQ(quoted("“The path is ready to take, ”he said."),
            (Texts{"“The path is ready to take, ”"}));
  EXPECT_EQ(quoted("\"The path is ready, \"he said."), (Texts{"\"The path is ready, \""}));
}

TEST(Quotations, BracketsInside) {
  EXPECT_EQ(quoted("He urged to “de-escalate (and) return” today."),
            (Texts{"“de-escalate (and) return”"}));
}

TEST(Quotations, SeveralParagraphs) {
  const Analysis analysis = cut_up("He said: “One thing.\n\n“Another thing.\n\n“The last.”");
  const auto found = find_quotations(analysis);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_FALSE(found[0].closed);
  EXPECT_FALSE(found[1].closed);
  EXPECT_TRUE(found[1].fills_paragraph);
  EXPECT_TRUE(found[2].closed);
  EXPECT_TRUE(found[2].opens_paragraph);
}

TEST(Quotations, StrayMarkIsNone) {
  EXPECT_EQ(quoted("The so “called truce ended at noon.\nNothing else."), (Texts{}));
  EXPECT_EQ(quoted("A pipe of 5\" width."), (Texts{}));
}

TEST(Quotations, OffsetsAreCodePoints) {
  const Analysis analysis = cut_up("Ünal: “Ja.”");
  const auto found = find_quotations(analysis);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span, (Span{6, 11}));
  EXPECT_EQ(found[0].inner, (Span{7, 10}));
}

}  // namespace
}  // namespace demarche::extract
