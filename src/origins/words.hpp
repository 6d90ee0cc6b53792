// A text as its words: what copies are compared by.
#pragma once

#include <demarche/span.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::origins {

struct Word {
  std::uint64_t hash = 0;  // of the folded word
  Span span;               // code points of the text
  bool telling = false;    // not common: shared, it says something
  bool number = false;
};

// Runs of letters and digits, in order.
std::vector<Word> words_of(const std::string& utf8);

}  // namespace demarche::origins
