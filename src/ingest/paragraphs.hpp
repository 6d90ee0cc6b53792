// The paragraphs of a text as it came in.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace demarche::ingest {

// A byte range of the text, white space trimmed from both ends, never empty.
struct Paragraph {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

// A blank line ends a paragraph. Inside such a block every line is a paragraph of its own, unless
// the text is hard wrapped (lines of about one width that end in the middle of a sentence) or the
// next line goes on in lower case.
std::vector<Paragraph> split_paragraphs(std::string_view text);

}  // namespace demarche::ingest
