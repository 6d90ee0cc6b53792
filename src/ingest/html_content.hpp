// The main content of a page: the paragraphs of the article among menus, teasers and comments.
#pragma once

#include "ingest/html_tree.hpp"

#include <string>

namespace demarche::ingest {

// Paragraphs, headings and list items in page order, separated by a blank line. Method: blocks that
// read like prose vote for the elements around them; the smallest element that holds most of the
// prose is the article (after Arc90's Readability and jusText: length, link density, names of
// classes). Empty when the page has no prose.
std::string main_content(const HtmlTree& tree);

}  // namespace demarche::ingest
