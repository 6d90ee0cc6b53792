// Caches change nothing: with and without memory of sentences, in any order, after any other text.
#include "language/sentence_memo.hpp"
#include "language/type_cache.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace demarche {
namespace {

Pipeline tiny(std::size_t memo_bytes, PipelineMode mode = PipelineMode::kExact) {
  PipelineOptions options;
  options.memo_bytes = memo_bytes;
  options.mode = mode;
  auto loaded =
      Pipeline::load(std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/tiny_pipeline", options);
  if (!loaded) throw std::runtime_error(loaded.error().to_string());
  return std::move(*loaded);
}

const std::vector<std::string>& sentences() {
  static const std::vector<std::string> kSentences = {
      "Russia warned Ukraine.",
      "The troops left Stockholm on Thursday, officials said.",
      "\"We didn't ask for it,\" Mr. Lee told reporters in New York.",
      "No.",
      "Ministers of 12 states met",
      "He gotta go; y'all can't.",
      "It cost $5.3m (or 4%) - a lot!",
      "\n\n",
      "What, then?",
      "The U.S. and the E.U. agreed that there is no way back to the talks of 2019."};
  return kSentences;
}

std::string spliced(std::mt19937& random) {
  std::string text;
  const std::size_t count = random() % 30;
  for (std::size_t i = 0; i < count; ++i) {
    std::string one = sentences()[random() % sentences().size()];
    if (random() % 4 == 0) one = one.substr(0, one.find(' '));
    if (random() % 9 == 0) one += one;
    text += one;
    text += random() % 8 == 0 ? "" : " ";
  }
  return text;
}

void expect_equal(const Analysis& a, const Analysis& b) {
  ASSERT_EQ(a.tokens.size(), b.tokens.size());
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Token& x = a.tokens[i];
    const Token& y = b.tokens[i];
    ASSERT_EQ(std::tie(x.span.begin, x.span.end, x.head, x.tag, x.pos, x.dep, x.morph, x.lemma,
                       x.entity, x.entity_begins, x.sentence_begins, x.space_after),
              std::tie(y.span.begin, y.span.end, y.head, y.tag, y.pos, y.dep, y.morph, y.lemma,
                       y.entity, y.entity_begins, y.sentence_begins, y.space_after))
        << "token " << i << " of " << a.text;
  }
  ASSERT_EQ(a.sentences.size(), b.sentences.size());
  ASSERT_EQ(a.entities.size(), b.entities.size());
}

void expect_same_with_memo(std::size_t memo_bytes, PipelineMode mode) {
  const Pipeline plain = tiny(0, mode);
  const Pipeline remembering = tiny(memo_bytes, mode);
  Pipeline::Workspace used;
  AnnotationCosts costs;
  std::mt19937 random(17);
  std::vector<std::string> earlier;
  for (int i = 0; i < 400; ++i) {
    std::string text = spliced(random);
    // A copy of a text among others: only its ends have another context.
    if (i > 10 && random() % 2 == 0) {
      const std::string& copy = earlier[earlier.size() - 1 - random() % 10];
      text = random() % 2 == 0 ? copy : spliced(random) + copy + " " + text;
    }
    earlier.push_back(text.substr(0, 2000));
    while (!earlier.back().empty() && (earlier.back().back() & 0x80) != 0)
      earlier.back().pop_back();
    Pipeline::Workspace fresh;
    const auto a = plain.annotate(text, fresh);
    const auto b = remembering.annotate(text, used, &costs);
    ASSERT_TRUE(a && b);
    expect_equal(*a, *b);
  }
  // The test says something only if sentences were recalled.
  EXPECT_GT(costs.recalled, costs.tokens / 20);
  EXPECT_LT(costs.recalled, costs.tokens);
}

TEST(SentenceMemo, ChangesNothingInShuffledRepeatedAndSplicedTexts) {
  expect_same_with_memo(std::size_t{1} << 20U, PipelineMode::kExact);
}

TEST(SentenceMemo, ChangesNothingInFastMode) {
  expect_same_with_memo(std::size_t{1} << 20U, PipelineMode::kFast);
}

TEST(SentenceMemo, ChangesNothingWhenItIsFullAllTheTime) {
  expect_same_with_memo(std::size_t{1} << 14U, PipelineMode::kExact);
}

TEST(SentenceMemo, RecallsWholeTextsAndIsOffAtZero) {
  const Pipeline remembering = tiny(std::size_t{1} << 20U);
  const Pipeline plain = tiny(0);
  const std::string text =
      "Russia warned Ukraine. The troops left Stockholm on Thursday. He said no.";
  for (const Pipeline* pipeline : {&remembering, &plain}) {
    Pipeline::Workspace workspace;
    AnnotationCosts first;
    AnnotationCosts second;
    ASSERT_TRUE(pipeline->annotate(text, workspace, &first));
    ASSERT_TRUE(pipeline->annotate(text, workspace, &second));
    EXPECT_EQ(first.recalled, 0U);
    EXPECT_EQ(second.recalled, pipeline == &plain ? 0U : second.tokens);
  }
}

TEST(Workspace, ServesPipelinesInTurn) {
  const Pipeline exact = tiny(std::size_t{1} << 20U);
  const Pipeline fast = tiny(0, PipelineMode::kFast);
  Pipeline::Workspace shared;
  std::mt19937 random(5);
  for (int i = 0; i < 10; ++i) {
    const std::string text = spliced(random);
    for (const Pipeline* pipeline : {&exact, &fast}) {
      Pipeline::Workspace own;
      const auto a = pipeline->annotate(text, shared);
      const auto b = pipeline->annotate(text, own);
      ASSERT_TRUE(a && b);
      expect_equal(*a, *b);
    }
  }
}

}  // namespace

namespace language {
namespace {

TEST(SentenceMemo, FindsOnlyTheSameTypesWithTheSameContext) {
  SentenceMemo memo(1U << 16U);
  std::vector<std::uint32_t> types;
  for (std::uint32_t i = 0; i < 40; ++i) types.push_back(i);
  const SentenceMemo::Token tokens[5] = {{0, 1, 2}, {0, 3, 4}, {-1, 5, 6}, {2, 7, 8}, {1, 9, 10}};
  const std::uint8_t starts[6] = {1, 0, 0, 0, 0, 1};
  const SentenceMemo::Span span{1, 3, 7};
  memo.add(types, 10, {5, tokens, starts, &span, 1});
  const auto found = memo.find(types, 10);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->length, 5);
  EXPECT_EQ(found->tokens[2].head, -1);
  EXPECT_EQ(found->spans[0].label, 7U);
  EXPECT_EQ(found->starts[5], 1);
  // Tokens 6 to 20 are what counts.
  for (std::size_t i = 0; i < types.size(); ++i) {
    auto other = types;
    other[i] = 99;
    EXPECT_EQ(memo.find(other, 10).has_value(), i < 6 || i > 20) << i;
  }
  EXPECT_FALSE(memo.find(types, 11));
  types.resize(20);  // the text ends within the context
  EXPECT_FALSE(memo.find(types, 10));
}

TEST(TypeCache, KeepsWhatIsUsedAndStaysWithinItsLimit) {
  TypeCache cache;
  const auto last = static_cast<std::uint32_t>(3 * TypeCache::kMostRows);
  for (std::uint32_t type = 0; type < last; ++type) {
    cache.begin_round();
    float* frequent = const_cast<float*>(cache.find(0));
    if (frequent == nullptr) {
      ASSERT_EQ(type, 0U) << "a type of every round was dropped";
      *cache.add(0, 1) = 0.0F;
    }
    if (type > 0) *cache.add(type, 1) = static_cast<float>(type);
    ASSERT_EQ(*cache.find(0), 0.0F);
    ASSERT_EQ(*cache.find(type), static_cast<float>(type));
  }
  std::size_t kept = 0;
  for (std::uint32_t type = 0; type < last; ++type) {
    const float* row = cache.find(type);
    if (row == nullptr) continue;
    ++kept;
    EXPECT_EQ(*row, static_cast<float>(type));
  }
  EXPECT_EQ(kept, TypeCache::kMostRows);
}

}  // namespace
}  // namespace language
}  // namespace demarche
