// The encoder on a tiny random model against what PyTorch and the `tokenizers` library say
// (tools/make_tiny_encoder.py), and what holds of it whatever the weights.
#include "language/encoder/encoder_model.hpp"
#include "language/encoder/heads.hpp"
#include "support/tiny_encoder.hpp"
#include "text/utf8.hpp"

#include <demarche/encoder.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace demarche {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

using test::joined;
using test::scratch;

std::string data(const std::string& name) {
  return test::encoder_data(name);
}

language::EncoderModel model(std::optional<language::Int8Path> path) {
  auto file = language::TensorFile::parse(joined(), "tiny");
  auto out = language::EncoderModel::load(std::move(*file), path);
  if (!out) throw std::runtime_error(out.error().to_string());
  return std::move(*out);
}

Encoder encoder(const Encoder::Options& options) {
  const std::string path = scratch("encoder");
  std::ofstream(path, std::ios::binary) << joined();
  auto out = Encoder::load(path, options);
  fs::remove(path);
  if (!out) throw std::runtime_error(out.error().to_string());
  return std::move(*out);
}

std::vector<json> lines(const std::string& name) {
  std::vector<json> out;
  std::ifstream in(data(name));
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

Analysis analysis_of(const json& expected) {
  Analysis out;
  out.text = expected["text"].get<std::string>();
  const text::CodePoints points(out.text);
  for (const json& t : expected["tokens"]) {
    Token token;
    token.span = {t[0].get<std::uint32_t>(), t[1].get<std::uint32_t>()};
    token.byte = static_cast<std::uint32_t>(points.byte_of(token.span.begin));
    token.bytes = static_cast<std::uint32_t>(points.byte_of(token.span.end)) - token.byte;
    token.sentence_begins = t[2].get<bool>();
    out.tokens.push_back(token);
  }
  return out;
}

TEST(WordPiece, SaysWhatTheTokenizersLibrarySays) {
  const auto file = language::TensorFile::parse(joined(), "tiny");
  const auto vocabulary = language::Vocabulary::read(file->find("vocabulary")->bytes, "vocab.txt");
  ASSERT_TRUE(vocabulary) << vocabulary.error().to_string();
  const language::WordPiece splitter(*vocabulary);
  language::WordPiece::Scratch work;
  std::size_t known = 0;
  for (const json& one : lines("wordpiece.jsonl")) {
    const auto text = one["text"].get<std::string>();
    std::vector<language::Piece> pieces;
    splitter.split(text, pieces, work);
    std::vector<int> ids;
    std::uint32_t behind = 0;
    const auto size = static_cast<std::uint32_t>(text::count(text));
    for (const language::Piece& piece : pieces) {
      ids.push_back(piece.id);
      known += piece.id != vocabulary->unknown() ? 1 : 0;
      EXPECT_LT(piece.span.begin, piece.span.end);
      EXPECT_LE(piece.span.end, size);
      EXPECT_GE(piece.span.end, behind);
      behind = piece.span.end;
    }
    EXPECT_EQ(ids, one["ids"].get<std::vector<int>>()) << one["text"];
  }
  EXPECT_GT(known, 300U);
}

TEST(WordPiece, PiecesKnowTheirPlace) {
  const auto file = language::TensorFile::parse(joined(), "tiny");
  const language::WordPiece splitter(
      *language::Vocabulary::read(file->find("vocabulary")->bytes, "vocab.txt"));
  language::WordPiece::Scratch work;
  std::vector<language::Piece> pieces;
  splitter.split("  Unbelievable cafe\u0301, \uac00\u5317", pieces, work);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
  for (const auto& p : pieces) spans.emplace_back(p.span.begin, p.span.end);
  ASSERT_GE(spans.size(), 5U);
  EXPECT_EQ(spans.front().first, 2U);
  EXPECT_EQ(spans[spans.size() - 5], std::pair(15U, 20U));  // cafe with its accent
  EXPECT_EQ(spans[spans.size() - 4], std::pair(20U, 21U));
  EXPECT_EQ(spans[spans.size() - 3], std::pair(22U, 23U));  // one syllable, two pieces
  EXPECT_EQ(spans[spans.size() - 2], std::pair(22U, 23U));
  EXPECT_EQ(spans[spans.size() - 1], std::pair(23U, 24U));
}

TEST(Encoder, Float32HasPyTorchsInputsAndVectors) {
  const auto reference = model(std::nullopt);
  const language::WordPiece splitter(reference.weights().vocabulary);
  language::WordMemo memo;
  language::EncoderModel::Scratch work;
  for (const json& one : lines("expected.jsonl")) {
    const Analysis analysis = analysis_of(one);
    language::InputText input;
    language::make_input(analysis, splitter, memo, input);
    ASSERT_EQ(input.windows.size(), one["sentences"].size()) << one["text"];
    for (std::size_t s = 0; s < input.windows.size(); ++s) {
      const json& gold = one["sentences"][s];
      const auto& window = input.windows[s];
      json ids = json::array();
      json shapes = json::array();
      json quotes = json::array();
      json borders = json::array();
      json first = json::array();
      for (std::size_t i = window.piece_begin; i < window.piece_end; ++i) {
        ids.push_back(input.pieces[i].id);
        shapes.push_back(input.pieces[i].shape);
        quotes.push_back(input.pieces[i].quote);
        borders.push_back(input.pieces[i].border);
      }
      for (std::size_t w = window.word_begin; w < window.word_end; ++w) {
        first.push_back(input.words[w].first_piece - window.piece_begin);
      }
      EXPECT_EQ(ids, gold["ids"]) << one["text"];
      EXPECT_EQ(shapes, gold["case"]) << one["text"];
      EXPECT_EQ(quotes, gold["quote"]) << one["text"];
      EXPECT_EQ(borders, gold["border"]) << one["text"];
      EXPECT_EQ(first, gold["first"]) << one["text"];
      std::vector<float> states;
      reference.encode(input, s, s + 1, states, work);
      for (std::size_t i = 0; i < states.size(); ++i) {
        const auto expected = gold["states"][i / 64][i % 64].get<float>();
        // The file of the runtime has the word table in eight bits, PyTorch had it in sixteen.
        ASSERT_NEAR(states[i], expected, 0.25F) << one["text"] << " " << i;
      }
    }
  }
}

TEST(Encoder, EveryPathHasTheSameBitsAndIsNearTheReference) {
  const auto reference = model(std::nullopt);
  const language::WordPiece splitter(reference.weights().vocabulary);
  language::WordMemo memo;
  language::EncoderModel::Scratch work;
  for (const json& one : lines("expected.jsonl")) {
    language::InputText input;
    language::make_input(analysis_of(one), splitter, memo, input);
    std::vector<float> expected;
    reference.encode(input, 0, input.windows.size(), expected, work);
    std::vector<float> before;
    for (const auto path : language::kInt8Paths) {
      if (!language::supported(path)) continue;
      const auto int8 = model(path);
      std::vector<float> got;
      int8.encode(input, 0, input.windows.size(), got, work);
      ASSERT_EQ(got.size(), expected.size());
      if (!before.empty()) {
        EXPECT_EQ(got, before) << language::name(path);
      }
      before = got;
      double dot = 0;
      double a = 0;
      double b = 0;
      for (std::size_t i = 0; i < got.size(); ++i) {
        dot += double{got[i]} * expected[i];
        a += double{got[i]} * got[i];
        b += double{expected[i]} * expected[i];
      }
      EXPECT_GT(dot / std::sqrt(a * b), 0.995) << one["text"];
      // A window alone has the bits that it has in a block.
      std::vector<float> alone;
      for (std::size_t s = 0; s < input.windows.size(); ++s) {
        std::vector<float> part;
        int8.encode(input, s, s + 1, part, work);
        alone.insert(alone.end(), part.begin(), part.end());
      }
      EXPECT_EQ(alone, got);
    }
  }
}

// The heads on PyTorch's own vectors, so that every decision must be equal.
TEST(Heads, DecideAsTheTrainingKitDoes) {
  const auto file = language::TensorFile::parse(joined(), "tiny");
  const auto heads = language::Heads::read(*file, 64);
  ASSERT_TRUE(heads) << heads.error().to_string();
  std::size_t attributions = 0;
  std::size_t events = 0;
  const auto pairs = [](const std::vector<TokenRange>& ranges) {
    json out = json::array();
    for (const TokenRange& r : ranges) out.push_back({r.begin, r.end});
    return out;
  };
  for (const json& one : lines("expected.jsonl")) {
    for (const json& gold : one["sentences"]) {
      std::vector<float> words;
      for (const json& first : gold["first"]) {
        for (const json& x : gold["states"][first.get<std::size_t>()]) {
          words.push_back(x.get<float>());
        }
      }
      const language::WordVectors vectors{words.data(), gold["first"].size(), 64};
      const SentenceMeaning meaning = heads->answer(vectors);
      json found = json::array();
      for (const SentenceAttribution& a : meaning.attributions) {
        found.push_back({a.cue ? pairs({*a.cue}) : json::array(), pairs(a.sources),
                         pairs(a.contents), a.act ? a.act->act : ""});
        ++attributions;
      }
      EXPECT_EQ(found, gold["attributions"]) << one["text"];
      EXPECT_EQ(pairs(meaning.conditions), gold["conditions"]) << one["text"];
      found = json::array();
      for (const SentenceEvent& e : meaning.events) {
        found.push_back(
            {e.trigger, e.type, e.status, e.historical, pairs(e.actors), pairs(e.recipients)});
        ++events;
      }
      EXPECT_EQ(found, gold["events"]) << one["text"];
      const auto last = static_cast<std::uint32_t>(vectors.count) - 1;
      const PairMeaning pair = heads->pair(vectors, {0, 1}, {last, last + 1});
      EXPECT_EQ(pair.root, gold["pair"][0].get<std::string>());
      for (std::size_t q = 0; q < 4; ++q) {
        EXPECT_NEAR(pair.quads[q], gold["pair"][1][q].get<float>(), 1e-3F);
      }
    }
  }
  EXPECT_GT(attributions, 5U);
  EXPECT_GT(events, 5U);
}

TEST(Heads, AForbiddenMoveIsNeverTaken) {
  const language::RoleChain chain({"O", "B-cue", "I-cue", "B-source", "I-source"},
                                  std::vector<float>(25, 0.0F));
  // Every word by itself would be I-cue.
  const std::vector<float> eager = {0, 1, 9, 0, 0, 0, 1, 9, 0, 0, 0, 0, 3, 0, 5};
  EXPECT_EQ(chain.decode(eager), (std::vector<std::size_t>{1, 2, 2}));
  EXPECT_TRUE(chain.decode({}).empty());
}

TEST(Encoder, AnswersInTokensAndRemembersSentences) {
  const Encoder tiny = encoder({});
  Encoder::Workspace used;
  Encoder::Workspace fresh;
  const auto all = lines("expected.jsonl");
  std::size_t sentences = 0;
  for (const json& one : all) {
    const Analysis analysis = analysis_of(one);
    const auto first = tiny.read(analysis, used);
    const auto again = tiny.read(analysis, used);
    sentences += first.size();
    ASSERT_EQ(first.size(), again.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(first[i].tokens, again[i].tokens);
      ASSERT_EQ(first[i].attributions.size(), again[i].attributions.size());
      for (std::size_t k = 0; k < first[i].attributions.size(); ++k) {
        EXPECT_EQ(first[i].attributions[k].cue, again[i].attributions[k].cue);
        EXPECT_EQ(first[i].attributions[k].sources, again[i].attributions[k].sources);
        EXPECT_EQ(first[i].attributions[k].act.has_value(),
                  again[i].attributions[k].act.has_value());
      }
      for (const RoleSpan& span : first[i].spans) {
        EXPECT_GE(span.tokens.begin, first[i].tokens.begin);
        EXPECT_LE(span.tokens.end, first[i].tokens.end);
        EXPECT_LT(span.tokens.begin, span.tokens.end);
      }
    }
  }
  EXPECT_EQ(used.sentences(), 2 * sentences);
  EXPECT_GE(used.remembered(), sentences);
  // Pairs of one sentence have an answer, others none.
  const Analysis analysis = analysis_of(all[0]);
  const std::vector<ActorPair> pairs = {{{0, 1}, {5, 6}}, {{0, 1}, {9, 10}}};
  const auto answers = tiny.read_pairs(analysis, pairs, fresh);
  EXPECT_TRUE(answers[0].has_value());
  EXPECT_FALSE(answers[1].has_value());
  const auto vectors = tiny.sentence_vectors(analysis, fresh);
  EXPECT_EQ(vectors.size(), 2 * tiny.width());
}

// A sentence read alone has the act that it has in its text, whatever stands in other sentences.
TEST(Encoder, TheActOfGivenSpeechIsReadInItsSentence) {
  const Encoder tiny = encoder({});
  Encoder::Workspace work;
  std::size_t checked = 0;
  for (const json& one : lines("expected.jsonl")) {
    const Analysis analysis = analysis_of(one);
    for (const SentenceMeaning& meaning : tiny.read(analysis, work)) {
      const auto [begin, end] = meaning.tokens;
      if (end < begin + 3) continue;
      Analysis alone = analysis_of(one);
      alone.tokens.assign(analysis.tokens.begin() + begin, analysis.tokens.begin() + end);
      const GivenSpeech here{{{begin, begin + 1}}, {{begin + 1, begin + 2}}, {{begin + 2, end}}};
      const GivenSpeech there{{{0, 1}}, {{1, 2}}, {{2, end - begin}}};
      const auto in_text = tiny.read_acts(analysis, {&here, 1}, work)[0];
      const auto by_itself = tiny.read_acts(alone, {&there, 1}, work)[0];
      ASSERT_TRUE(in_text && by_itself);
      EXPECT_EQ(in_text->act, by_itself->act);
      EXPECT_EQ(in_text->runner_up, by_itself->runner_up);
      EXPECT_NE(in_text->act, in_text->runner_up);
      EXPECT_GT(in_text->margin, 0.0F);
      EXPECT_NEAR(in_text->margin, by_itself->margin, 1e-4F);
      // Without a cue it is the sentence where the content begins.
      const GivenSpeech mute{{}, {}, here.contents};
      EXPECT_TRUE(tiny.read_acts(analysis, {&mute, 1}, work)[0].has_value());
      ++checked;
    }
  }
  EXPECT_GT(checked, 4U);
  const std::vector<GivenSpeech> nowhere(1);
  EXPECT_FALSE(tiny.read_acts(Analysis{}, nowhere, work)[0].has_value());
}

TEST(Encoder, ALongSentenceIsReadInWindowsOfWholeWords) {
  const Encoder tiny = encoder({});
  Encoder::Workspace work;
  Analysis analysis;
  for (std::uint32_t i = 0; i < 700; ++i) {
    Token token;
    token.byte = static_cast<std::uint32_t>(analysis.text.size());
    token.bytes = 5;
    token.sentence_begins = i == 0;
    analysis.text += "warnx ";
    analysis.tokens.push_back(token);
  }
  const auto meanings = tiny.read(analysis, work);
  ASSERT_GE(meanings.size(), 3U);  // two pieces a word, 510 a window
  std::uint32_t at = 0;
  for (const SentenceMeaning& m : meanings) {
    EXPECT_EQ(m.tokens.begin, at);
    at = m.tokens.end;
  }
  EXPECT_EQ(at, 700U);
}

TEST(Encoder, RefusesByName) {
  const auto refusal = [](const std::string& path) {
    const auto loaded = Encoder::load(path, {});
    return loaded ? std::string("accepted") : loaded.error().to_string();
  };
  EXPECT_NE(refusal(data("trained.safetensors")).find("trained layers alone"), std::string::npos);
  EXPECT_NE(refusal(data("base.safetensors")).find("holds no encoder"), std::string::npos);
  EXPECT_NE(refusal(data("none")).find("no such file"), std::string::npos);
  const auto damaged = [&](const std::string& from, const std::string& to) {
    std::string bytes = joined();
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos);
    bytes.replace(at, from.size(), to);
    auto file = language::TensorFile::parse(bytes, "damaged");
    if (!file) return file.error().to_string();
    const auto weights = language::read_weights(std::move(*file));
    return weights ? std::string("accepted") : weights.error().to_string();
  };
  EXPECT_NE(damaged("\"version\":\"1\"", "\"version\":\"9\"").find("has version 9"),
            std::string::npos);
  EXPECT_NE(damaged("encoder.kind\"", "encoder.kinx\"").find("lacks the tensor encoder.kind"),
            std::string::npos);
  EXPECT_NE(damaged("\"shape\":[192]", "\"shape\":[191]").find("another size"), std::string::npos);
  EXPECT_NE(damaged("{", "[").find("no JSON object"), std::string::npos);
  Encoder::Options options;
  options.path = "mmx";
  const auto wrong = Encoder::load(data("trained.safetensors"), options);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::kUsage);
  // A base model that the layers were not trained on.
  const auto report =
      language::join(data("trained.safetensors"), data("trained.safetensors"), scratch("never"));
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().to_string().find("was trained on"), std::string::npos);
  EXPECT_FALSE(fs::exists(scratch("never")));
}

}  // namespace
}  // namespace demarche
