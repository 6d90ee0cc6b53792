// What a page says about itself: Open Graph, JSON-LD, meta names, time elements.
#pragma once

#include "ingest/draft.hpp"
#include "ingest/html_tree.hpp"

namespace demarche::ingest {

// Fills title, outlet, url, language, authors, published and modified of `draft` as far as the page
// tells them. Returns the JSON-LD articleBody, empty if there is none.
std::string read_metadata(const HtmlTree& tree, Draft& draft);

}  // namespace demarche::ingest
