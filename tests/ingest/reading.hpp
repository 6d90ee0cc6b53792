// Short ways to read one document in tests.
#pragma once

#include "ingest/ingest.hpp"

#include <string>

namespace demarche::ingest {

inline Article read_text(std::string bytes) {
  const Document document{Document::Kind::kPlainText, "test.txt", "test.txt", {}, std::move(bytes)};
  auto article = to_article(document, Limits{}, {});
  return article ? std::move(*article) : Article{};
}

// The reason for which exactly these words were removed; "-" if they were not.
inline const Removal* removal_of(const Article& article, const std::string& words) {
  for (const Removal& removal : article.removed) {
    if (removal.text == words) return &removal;
  }
  return nullptr;
}

}  // namespace demarche::ingest
