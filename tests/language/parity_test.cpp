// The engine against spaCy with the full weights of en_core_web_sm, on texts and words of ours.
// tools/make_parity_fixture.py wrote the answers; bench/parity compares on as much text as one
// likes.
#include "language/hash.hpp"
#include "language/lexeme.hpp"

#include <demarche/language.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace demarche {
namespace {

std::string fixture(const char* name) {
  return std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/" + name;
}

TEST(Parity, OddWordsHaveTheFeaturesThatSpacyGivesThem) {
  std::ifstream file(fixture("parity_words.json"));
  const auto rows = nlohmann::json::parse(file);
  ASSERT_GT(rows.size(), 2000U);
  language::Lexicon lexicon;
  const language::NormTable no_norms;
  for (const auto& row : rows) {
    const auto id = [&](std::size_t column) {
      return language::string_id(row[column].get_ref<const std::string&>());
    };
    const language::Lexeme& ours = lexicon.get(row[0].get_ref<const std::string&>(), no_norms);
    EXPECT_EQ(std::to_string(ours.orth), row[1].get_ref<const std::string&>()) << row;
    EXPECT_EQ(ours.lower, row[2].get_ref<const std::string&>()) << row;
    EXPECT_EQ(ours.norm, id(3)) << row;
    EXPECT_EQ(ours.prefix, id(4)) << row;
    EXPECT_EQ(ours.suffix, id(5)) << row;
    EXPECT_EQ(ours.shape, id(6)) << row;
    EXPECT_EQ(ours.is_space, row[7].get<bool>()) << row;
  }
}

// The columns as the generator joins them: values of all tokens, a newline between two.
std::map<std::string, std::string> columns_of(const Analysis& analysis) {
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& t = analysis.tokens[i];
    const auto add = [&](const char* name, std::string_view value) {
      if (i > 0) out[name] += '\n';
      out[name] += value;
    };
    add("tokens", std::to_string(t.span.begin) + " " + std::to_string(t.span.end) +
                      (t.space_after ? " 1" : " 0"));
    add("tag", t.tag);
    add("head", std::to_string(t.head));
    add("dep", t.dep);
    add("sentence", t.sentence_begins ? "1" : "0");
    add("entity", t.entity.empty() ? "O" : (t.entity_begins ? "B" : "I") + std::string(t.entity));
    add("pos", t.pos);
    add("morph", t.morph);
    add("lemma", t.lemma);
  }
  return out;
}

std::string hex(std::uint64_t value) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

TEST(Parity, EveryColumnOfOurTextsIsWhatSpacySays) {
  const char* data = std::getenv("DEMARCHE_DATA");
  const std::string model = std::string(data != nullptr ? data : "") + "/models/en_core_web_sm";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no weights in " << model;
  const auto pipeline = Pipeline::load(model);
  ASSERT_TRUE(pipeline) << pipeline.error().to_string();
  Pipeline::Workspace workspace;
  std::ifstream file(fixture("parity_annotations.jsonl"));
  std::size_t tokens = 0;
  for (std::string line; std::getline(file, line);) {
    const auto expected = nlohmann::json::parse(line);
    const auto analysis = pipeline->annotate(expected["text"].get<std::string>(), workspace);
    ASSERT_TRUE(analysis) << analysis.error().to_string();
    EXPECT_EQ(analysis->tokens.size(), expected["length"].get<std::size_t>()) << expected["id"];
    tokens += analysis->tokens.size();
    for (const auto& [name, values] : columns_of(*analysis)) {
      EXPECT_EQ(hex(language::murmur64a(values)), expected[name].get_ref<const std::string&>())
          << name << " of " << expected["id"];
    }
  }
  EXPECT_GT(tokens, 30000U);
}

}  // namespace
}  // namespace demarche
