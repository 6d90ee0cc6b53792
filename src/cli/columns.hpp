// UTF-8 as a terminal shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace demarche::cli {

// Malformed bytes become U+FFFD (file names are any bytes; JSON is not).
std::string well_formed(std::string_view bytes);

// Columns that a terminal uses: East Asian wide characters count two, combining marks none.
std::size_t columns(std::string_view utf8);

// Exactly `width` columns: filled with spaces, or cut with an ellipsis. Control characters and
// line breaks become their escapes ("\n"), so the result is one line.
std::string fitted(std::string_view utf8, std::size_t width);
std::string one_line(std::string_view utf8);

}  // namespace demarche::cli
