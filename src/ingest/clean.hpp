// From a text as it came in to the article: its title and body, and what was cut away and why.
#pragma once

#include "ingest/draft.hpp"

#include <demarche/records.hpp>

#include <optional>
#include <string>
#include <vector>

namespace demarche::ingest {

struct CleanText {
  std::string title;  // the draft's own, or found in the text
  std::string body;   // paragraphs separated by a blank line
  std::vector<Removal> removed;
  std::vector<Credit> credits;
  std::vector<std::string> authors;
  std::optional<Interval> published;  // "Published: 3 December 2021" and the like
  std::string dateline;               // as printed, empty if none: "KYIV, Jan 9 (Reuters) -"
};

CleanText clean(const Draft& draft);

}  // namespace demarche::ingest
