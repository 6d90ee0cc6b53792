// Every layer of the engine against spaCy's own answers, on a tiny pipeline that lies in the tree.
#include <demarche/language.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace demarche {
namespace {

namespace fs = std::filesystem;

std::string data(const char* name) {
  return std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/" + name;
}

const Pipeline& tiny() {
  static const Pipeline kPipeline = [] {
    auto loaded = Pipeline::load(data("tiny_pipeline"));
    if (!loaded) throw std::runtime_error(loaded.error().to_string());
    return std::move(*loaded);
  }();
  return kPipeline;
}

TEST(TinyPipeline, SaysOfEveryTokenWhatSpacySays) {
  Pipeline::Workspace workspace;
  std::ifstream in(data("tiny_expected.jsonl"));
  std::size_t tokens = 0;
  for (std::string line; std::getline(in, line);) {
    const auto expected = nlohmann::json::parse(line);
    const auto analysis = tiny().annotate(expected["text"].get<std::string>(), workspace);
    ASSERT_TRUE(analysis) << analysis.error().to_string();
    const auto& gold = expected["tokens"];
    ASSERT_EQ(analysis->tokens.size(), gold.size()) << expected["text"];
    for (std::size_t i = 0; i < gold.size(); ++i, ++tokens) {
      const Token& t = analysis->tokens[i];
      const std::string iob =
          t.entity.empty() ? "O" : (t.entity_begins ? "B" : "I") + std::string(t.entity);
      const nlohmann::json ours = {
          t.span.begin, t.span.end, t.space_after, t.head,           t.tag, t.pos, t.dep,
          t.morph,      t.lemma,    iob,           t.sentence_begins};
      EXPECT_EQ(ours, gold[i]) << "token " << i << " of " << expected["text"];
    }
  }
  EXPECT_GT(tokens, 500U);
}

TEST(TinyPipeline, TokensAndSpacesSpellTheText) {
  Pipeline::Workspace workspace;
  for (const char* text :
       {"", " ", "a  b\n\n c ", "\u00a0x\u2003y", "\U0001F468\u200D\U0001F469 e\u0301"}) {
    const auto analysis = tiny().annotate(text, workspace);
    ASSERT_TRUE(analysis);
    std::string spelled;
    for (std::size_t i = 0; i < analysis->tokens.size(); ++i) {
      spelled += analysis->word(i);
      if (analysis->tokens[i].space_after) spelled += ' ';
    }
    EXPECT_EQ(spelled, text);
  }
}

TEST(TinyPipeline, AWorkspaceKeepsNothingOfOneTextForTheNext) {
  Pipeline::Workspace used;
  const std::string text = "Russia warned Ukraine. The troops left Stockholm on Thursday.";
  for (const char* other :
       {"NATO said so.", "", "\U0001F600 12 x", "Russia warned Ukraine again and again."}) {
    ASSERT_TRUE(tiny().annotate(other, used));
  }
  Pipeline::Workspace fresh;
  const auto a = tiny().annotate(text, used);
  const auto b = tiny().annotate(text, fresh);
  ASSERT_TRUE(a && b);
  ASSERT_EQ(a->tokens.size(), b->tokens.size());
  for (std::size_t i = 0; i < a->tokens.size(); ++i) {
    EXPECT_EQ(a->tokens[i].head, b->tokens[i].head);
    EXPECT_EQ(a->tokens[i].tag, b->tokens[i].tag);
    EXPECT_EQ(a->tokens[i].lemma, b->tokens[i].lemma);
  }
}

TEST(TinyPipeline, APathThatIsUnknownOrNotHereIsRefused) {
  PipelineOptions options;
  options.isa = "sse9";
  const auto loaded = Pipeline::load(data("tiny_pipeline"), options);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kUnsupported);
  options.isa = "scalar";
  EXPECT_TRUE(Pipeline::load(data("tiny_pipeline"), options));
}

TEST(TinyPipeline, RefusesWhatIsNotUtf8) {
  Pipeline::Workspace workspace;
  for (const char* bytes : {"bad \xFF byte", "lone \xED\xA0\x80 surrogate", "cut \xE2\x82"}) {
    const auto analysis = tiny().annotate(bytes, workspace);
    ASSERT_FALSE(analysis);
    EXPECT_EQ(analysis.error().code, ErrorCode::kBadEncoding);
  }
  EXPECT_TRUE(tiny().annotate(std::string("nul \0 byte", 10), workspace));
}

TEST(TinyPipeline, AMillionMarksAndAnEndlessLineStayLinear) {
  Pipeline::Workspace workspace;
  std::string marks = "e";
  for (int i = 0; i < 200000; ++i) marks += "\u0301";
  EXPECT_TRUE(tiny().annotate(marks, workspace));
  std::string line;
  for (int i = 0; i < 60000; ++i) line += "word" + std::to_string(i % 977) + " ";
  const auto analysis = tiny().annotate(line, workspace);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->tokens.size(), 60000U);
}

// One suffix after the other is taken from a long chunk; searching all of it each time took
// minutes.
TEST(TinyPipeline, LongChunksAreCutAsShortOnesAre) {
  Pipeline::Workspace workspace;
  const auto words = [&](const std::string& text) {
    const auto analysis = tiny().annotate(text, workspace);
    std::vector<std::string> out;
    for (std::size_t i = 0; analysis && i < analysis->tokens.size(); ++i) {
      out.emplace_back(analysis->word(i));
    }
    return out;
  };
  for (const std::size_t n : {5U, 300U, 20000U}) {
    const auto open = words(std::string(n, '(') + "x");
    EXPECT_EQ(open.size(), n + 1);
    EXPECT_EQ(open.back(), "x");
    const auto closed = words("x" + std::string(n, ')'));
    EXPECT_EQ(closed.size(), n + 1);
    EXPECT_EQ(closed.front(), "x");
    const std::string dots(n, '.');  // a suffix as long as it is
    EXPECT_EQ(words("x" + dots), (std::vector<std::string>{"x", dots}));
    EXPECT_EQ(words("x" + dots + ")"), (std::vector<std::string>{"x", dots, ")"}));
    std::string letters;
    for (std::size_t i = 0; i < n; ++i) letters += "\u00e9";
    EXPECT_EQ(words(letters + ")\""), (std::vector<std::string>{letters, ")", "\""}));
    EXPECT_EQ(words(letters), (std::vector<std::string>{letters}));
  }
}

// Whichever file is cut or foreign, loading says which one, and never crashes.
TEST(TinyPipeline, ADamagedDirectoryIsRefusedByTheNameOfTheFile) {
  const fs::path folder =
      fs::temp_directory_path() / ("demarche-tiny-" + std::to_string(::getpid()));
  for (const char* name :
       {"meta.json", "tokenizer", "vocab/lookups.bin", "tok2vec/model", "tagger/cfg",
        "tagger/model", "parser/moves", "parser/model", "ner/moves", "ner/model",
        "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"}) {
    for (const double share : {0.0, 0.5, 0.97}) {
      fs::remove_all(folder);
      fs::copy(data("tiny_pipeline"), folder, fs::copy_options::recursive);
      fs::resize_file(
          folder / name,
          static_cast<std::uintmax_t>(share * static_cast<double>(fs::file_size(folder / name))));
      const auto loaded = Pipeline::load(folder.string());
      ASSERT_FALSE(loaded) << name << " cut to " << share;
      EXPECT_NE(loaded.error().source.find(name), std::string::npos) << loaded.error().to_string();
    }
    fs::remove_all(folder);
    fs::copy(data("tiny_pipeline"), folder, fs::copy_options::recursive);
    fs::remove(folder / name);
    const auto loaded = Pipeline::load(folder.string());
    ASSERT_FALSE(loaded) << name << " is missing";
    EXPECT_EQ(loaded.error().code, ErrorCode::kNotFound) << loaded.error().to_string();
  }
  fs::remove_all(folder);
  EXPECT_FALSE(Pipeline::load("/nowhere"));
}

}  // namespace
}  // namespace demarche
