// A document as its format gives it, before anything is removed.
#pragma once

#include <demarche/records.hpp>

#include <optional>
#include <string>
#include <vector>

namespace demarche::ingest {

struct Draft {
  std::string text;            // as it came in, valid UTF-8
  bool title_in_text = false;  // plain text: the title is one of the first lines
  std::string title;           // from metadata; empty if none
  std::string outlet;
  std::string url;
  std::string language;  // as declared, BCP 47; empty if not
  std::vector<std::string> authors;
  std::optional<Interval> published;  // from metadata
  std::optional<Interval> modified;
  std::vector<std::string> warnings;
};

}  // namespace demarche::ingest
