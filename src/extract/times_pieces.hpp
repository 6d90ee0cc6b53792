// The text cut finer than tokens, so that "10am", "2021-12-02" and "mid-December" read the same
// whatever the tokenizer made of them.
#pragma once

#include <demarche/analysis.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::extract {

struct Piece {
  enum class Kind : std::uint8_t { kWord, kNumber, kMark } kind = Kind::kMark;
  std::string text;   // as printed, typographic apostrophes and dashes made ASCII
  std::string lower;  // the same in lower case
  Span span;
  std::uint32_t token = 0;    // token that contains its first code point
  bool space_before = false;  // white space, or the start of the text, before it
  bool paragraph = false;     // a line break before it
  long number = -1;           // value of a kNumber of up to nine digits
};

// Letters in a row, digits in a row, and single marks, in text order; white space is skipped.
std::vector<Piece> cut(const Analysis& analysis);

}  // namespace demarche::extract
