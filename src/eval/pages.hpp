// Web pages and the articles expected of them, which lie beside a table of pages.
#pragma once

#include "eval/lines.hpp"

#include <string>
#include <vector>

namespace demarche::eval {

// Rows name "country", "publisher" and "file". Sets the line's id (COUNTRY/FILE), the field "page"
// (the bytes of that file, unpacked) and, where COUNTRY/PUBLISHER.json is there, "expected": title,
// authors, publishing_date and lines of the version most of whose lines stand in the page.
Result<void> attach_pages(std::vector<Line>& lines, const std::string& table_path);

}  // namespace demarche::eval
