// What `demarche annotate` writes of one text.
#pragma once

#include <demarche/analysis.hpp>

#include <string>
#include <string_view>

namespace demarche::cli {

// All three append to `out`. `id` must be valid UTF-8, as the analysis is.

// One line: spaCy's Doc.to_json with the id in front. Offsets are code points.
void append_json(std::string_view id, const Analysis& analysis, std::string& out);

// CoNLL-U (https://universaldependencies.org/format.html): one block a sentence. Tokens of white
// space are no words there: they become SpacesAfter and SpacesBefore of MISC in UDPipe's escapes,
// and their dependents go to the word they hang on, so that every sentence is one tree.
void append_conllu(std::string_view id, const Analysis& analysis, std::string& out);

// For reading: a row a token, at most `width` columns of a terminal.
void append_table(std::string_view id, const Analysis& analysis, std::size_t width,
                  std::string& out);

}  // namespace demarche::cli
