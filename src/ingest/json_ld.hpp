// The article that a page's JSON-LD blocks describe (schema.org).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

struct LinkedArticle {
  std::string headline;
  std::string published;
  std::string modified;
  std::string publisher;
  std::string body;
  std::vector<std::string> authors;
};

// Adds what one block says to `article`; the first value wins. Blocks that are not valid JSON are
// searched for the two dates and the headline by name.
void read_json_ld(std::string_view block, LinkedArticle& article);

}  // namespace demarche::ingest
