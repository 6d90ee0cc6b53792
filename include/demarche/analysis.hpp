// What the language engine says about a text: tokens, sentences, tags, a dependency tree, entities.
#pragma once

#include <demarche/meaning.hpp>
#include <demarche/span.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace demarche {

// One token. `head` is the index of the governing token in the same Analysis, the token's own index
// for a root (as in spaCy). Strings are views into memory owned by the Pipeline (labels) or by the
// Analysis itself (lemma, norm); they live as long as both do.
struct Token {
  Span span;                 // code points of the text
  std::uint32_t byte = 0;    // byte offset of the token's first byte
  std::uint32_t bytes = 0;   // its length in bytes
  bool space_after = false;  // a single space follows and is not a token
  std::int32_t head = 0;
  std::string_view tag;    // Penn Treebank tag: "NNP"
  std::string_view pos;    // Universal part of speech: "PROPN"
  std::string_view dep;    // ClearNLP dependency label: "nsubj"
  std::string_view morph;  // "Number=Sing"; empty if none
  std::string_view lemma;
  std::string_view entity;  // type of the entity this token is part of ("GPE"), empty if none
  bool entity_begins = false;
  bool sentence_begins = false;
};

// Ranges of tokens, half open.
struct Sentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Entity {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view label;  // OntoNotes: PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, DATE ...
};

// The analysis of one text. Move-only: token strings point into `storage`.
struct Analysis {
  std::string text;  // the text that was analysed, UTF-8
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Entity> entities;
  std::vector<SentenceMeaning> meanings;  // of the encoder, in text order; empty where none read it
  std::vector<std::unique_ptr<char[]>> storage;  // backs lemma and other per-text strings

  Analysis() = default;
  Analysis(Analysis&&) = default;
  Analysis& operator=(Analysis&&) = default;
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;

  // The token's own words, valid as long as the Analysis is.
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return std::string_view(text).substr(tokens[i].byte, tokens[i].bytes);
  }
};

}  // namespace demarche
