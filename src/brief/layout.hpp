// Columns of a terminal: measuring, padding and wrapping UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::brief {

// Columns a terminal uses (East Asian wide characters count two, combining marks none).
std::size_t columns(std::string_view utf8);
std::string pad(std::string_view utf8, std::size_t width);
// Lines of at most `width` columns, broken at spaces; never inside a word, so a word that is wider
// than `width` has a line of its own. Escape sequences of colours are not counted.
std::vector<std::string> wrap(std::string_view utf8, std::size_t width);

}  // namespace demarche::brief
