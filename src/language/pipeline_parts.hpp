// What a pipeline consists of, and what a thread keeps while it annotates.
#pragma once

#include "language/attribute_ruler.hpp"
#include "language/entity_recognizer.hpp"
#include "language/lemmatizer.hpp"
#include "language/outcome_cache.hpp"
#include "language/parser.hpp"
#include "language/sentence_memo.hpp"
#include "language/tok2vec.hpp"
#include "language/token_types.hpp"
#include "language/tokenizer.hpp"

#include <demarche/language.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace demarche {

struct Pipeline::Model {
  std::string name;
  std::size_t memo_bytes = 0;
  std::shared_ptr<const int> identity = std::make_shared<const int>(0);
  language::Vectors vectors;
  std::unique_ptr<language::Tokenizer> tokenizer;
  language::Tok2Vec tok2vec;
  language::Affine tagger;
  std::vector<std::string> tags;
  language::Parser parser;
  language::EntityRecognizer entities;
  language::AttributeRuler ruler;
  language::Lemmatizer lemmatizer;
};

struct Pipeline::Workspace::State {
  explicit State(const Model& model) : identity(model.identity), memo(model.memo_bytes) {}

  // Whose caches these are: another pipeline must not read them.
  std::weak_ptr<const int> identity;
  language::Tokenizer::Scratch tokenizer;
  language::TokenTypes types;
  language::Tok2Vec::Scratch encoder;
  language::Tok2Vec::Scratch entity_encoder;
  language::Parser::Scratch parser;
  language::EntityRecognizer::Scratch entities;
  language::SentenceMemo memo;
  language::OutcomeCache outcomes;

  // Of the text at hand.
  struct Stretch {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::optional<language::SentenceMemo::Entry> known;
  };
  std::vector<language::RawToken> tokens;
  std::vector<std::uint32_t> token_types;
  std::vector<std::uint8_t> is_space;
  std::vector<float> tag_scores;
  std::vector<std::uint16_t> tags;
  language::Parse parse;
  std::vector<Stretch> stretches;
  std::vector<language::EntitySpan> spans;
  std::vector<language::RuledToken> ruled;
  std::vector<const language::Outcome*> outcome_of;
  std::vector<language::AttributeRuler::Match> longer;
  std::vector<language::SentenceMemo::Token> learned_tokens;
  std::vector<language::SentenceMemo::Span> learned_spans;
  std::vector<std::uint8_t> learned_starts;
};

}  // namespace demarche
