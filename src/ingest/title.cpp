#include "ingest/furniture.hpp"
#include "ingest/pattern.hpp"
#include "ingest/pieces.hpp"
#include "text/utf8.hpp"

namespace demarche::ingest {

namespace {

constexpr std::size_t kLongestTitle = 250;     // code points
constexpr std::size_t kLongestHeadline = 120;  // of a title that stands below its standfirst

bool could_be_title(const std::string& line) {
  static const Pattern kSentences(R"([\p{Ll}\d]{2}[.!?]["'”’]? (?-i:\p{Lu}).*[.!?]["'”’]?$)");
  static const Pattern kQuotation(R"(^["“].*[.!?,]["”]? \w+ (?:said|told|added)\b)");
  return text::count(line) <= kLongestTitle && !kSentences.matches(line) &&
         !kQuotation.matches(line);
}

}  // namespace

std::size_t choose_title(const std::vector<Piece>& pieces) {
  std::size_t first = std::string::npos;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].kept()) continue;
    first = i;
    break;
  }
  if (first == std::string::npos || !could_be_title(pieces[first].line)) return std::string::npos;
  // A standfirst may stand above: a long line, then a much shorter one of a headline's shape.
  const std::size_t length = text::count(pieces[first].line);
  std::size_t next = first + 1;
  while (next < pieces.size() && !pieces[next].kept()) ++next;
  if (next + 1 < pieces.size() && length > 100) {
    const std::size_t below = text::count(pieces[next].line);
    if (below >= 20 && below <= kLongestHeadline && below * 3 <= length * 2 &&
        is_headline_shaped(pieces[next].line)) {
      return next;
    }
  }
  return first;
}

}  // namespace demarche::ingest
