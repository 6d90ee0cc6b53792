// What must hold of every article that ingest makes of any bytes.
#pragma once

#include "ingest/ingest.hpp"
#include "text/utf8.hpp"

#include <cstdlib>

namespace demarche::ingest {

inline void check_article(const Article& article) {
  if (article.text.empty() || text::first_invalid_byte(article.text)) std::abort();
  if (text::first_invalid_byte(article.title)) std::abort();
  std::uint32_t last = 0;
  for (const Removal& removal : article.removed) {
    if (removal.span.empty() || removal.span.begin < last) std::abort();
    if (text::count(removal.text) != removal.span.size()) std::abort();
    last = removal.span.begin;
  }
  std::vector<Article> set{article, article};
  set.front().published.reset();
  settle_dates(set);
}

inline void check_document(Document::Kind kind, const unsigned char* data, std::size_t size) {
  const Document document{kind, "x", "x", {}, {reinterpret_cast<const char*>(data), size}};
  if (const auto article = to_article(document, Limits{}, {})) check_article(*article);
}

}  // namespace demarche::ingest
