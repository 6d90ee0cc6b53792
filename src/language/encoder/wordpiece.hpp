// BERT's splitter for uncased models: text to pieces of the vocabulary, each with its place in the
// text (Wu et al. 2016; the rules are those of the `tokenizers` library, which the weights saw).
#pragma once

#include "language/encoder/vocabulary.hpp"

#include <demarche/span.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

// Spans follow each other in the text; two pieces share a code point only where one character
// comes apart into several (a Hangul syllable). Accents written as characters of their own belong
// to the piece before them. Control characters and white space belong to no piece.
struct Piece {
  std::int32_t id = 0;
  Span span;  // code points
};

class WordPiece {
 public:
  struct Scratch {
    struct Point {
      char32_t c;
      std::uint32_t begin;  // code points of the text that it stands for
      std::uint32_t end;
    };
    std::vector<Point> points;
    std::string word;
    std::vector<std::uint32_t> bytes;  // of each point of `word`, and its end
  };

  explicit WordPiece(Vocabulary vocabulary) : vocabulary_(std::move(vocabulary)) {}

  // Appends the pieces of `utf8`. Malformed bytes count as one code point each and vanish.
  // Linear in the length of the text. Text that spells a special piece, "[SEP]", is text.
  void split(std::string_view utf8, std::vector<Piece>& out, Scratch& scratch) const;

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void split_word(const Scratch::Point* begin, const Scratch::Point* end, std::vector<Piece>& out,
                  Scratch& scratch) const;

  Vocabulary vocabulary_;
};

}  // namespace demarche::language
