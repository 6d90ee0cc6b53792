// From bytes to articles: find the documents in files, folders and streams, decode them, cut away
// what is not the article, find title, outlet, credits and the publication date.
#pragma once

#include <demarche/engine.hpp>
#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

// One document as it came in, before anything is removed. A JSON Lines file gives many.
struct Document {
  enum class Kind { kPlainText, kJson, kHtml };
  Kind kind = Kind::kPlainText;
  std::string uri;     // path as given, "-" for standard input, or the record's URL
  std::string source;  // for error messages: the file
  std::string place;   // for error messages: "line 12"; empty for a whole file
  std::string bytes;
};

// Walks the paths in a canonical order (a folder's files by name) and hands over each document.
// Unreadable, binary, empty, over-large and duplicate inputs become problems. Not pure: reads
// files.
void gather(const std::vector<std::string>& paths, const Limits& limits,
            const std::function<void(Document)>& each, std::vector<Problem>& problems);

// Pure: no file, clock or global is touched. `published` overrides the article's own date if not
// empty. Doubts that do not prevent reading go into `Article::warnings`.
Result<Article> to_article(const Document& document, const Limits& limits,
                           std::string_view published);

// Dates that only the whole set can tell: articles without a year or with a weekday alone are
// placed by the others. Called once, on all articles, in canonical order.
void settle_dates(std::vector<Article>& articles);

}  // namespace demarche::ingest
