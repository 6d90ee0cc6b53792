#include "ingest/html_guard.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return text::equals_ignoring_case(name, one); });
}

// Void elements, and those whose end tag may be left out (HTML Living Standard 13.1.2).
constexpr std::array<std::string_view, 31> kNotNesting = {
    "area",  "base", "br",    "col",    "embed",    "hr",     "img",   "input",
    "link",  "meta", "param", "source", "track",    "wbr",    "p",     "li",
    "dt",    "dd",   "rt",    "rp",     "optgroup", "option", "thead", "tbody",
    "tfoot", "tr",   "td",    "th",     "colgroup", "html",   "body"};
constexpr std::array<std::string_view, 5> kRawText = {"script", "style", "textarea", "title",
                                                      "xmp"};

// Behind the end tag of a raw text element that starts at `at`; the end of the page if it has none.
std::size_t skip_raw_text(std::string_view page, std::size_t at, std::string_view name) {
  for (;;) {
    at = page.find("</", at);
    if (at == std::string_view::npos) return page.size();
    if (text::equals_ignoring_case(page.substr(at + 2, name.size()), name)) return at;
    at += 2;
  }
}

struct Tag {
  std::size_t end = 0;         // behind its '>'
  std::size_t attributes = 0;  // at most limit + 1 are counted
  bool closes_itself = false;
};

Tag read_tag(std::string_view page, std::size_t at, std::size_t limit) {
  Tag tag;
  while (at < page.size() && page[at] != '>') {
    if (is_blank(page[at]) || page[at] == '/') {
      tag.closes_itself = page[at] == '/';
      ++at;
      continue;
    }
    tag.closes_itself = false;
    if (++tag.attributes > limit) break;
    while (at < page.size() && !is_blank(page[at]) && page[at] != '=' && page[at] != '>' &&
           page[at] != '/') {
      ++at;
    }
    while (at < page.size() && is_blank(page[at])) ++at;
    if (at < page.size() && page[at] == '=') {
      ++at;
      while (at < page.size() && is_blank(page[at])) ++at;
      if (at < page.size() && (page[at] == '"' || page[at] == '\'')) {
        const std::size_t close = page.find(page[at], at + 1);
        at = close == std::string_view::npos ? page.size() : close + 1;
      } else {
        while (at < page.size() && !is_blank(page[at]) && page[at] != '>') ++at;
      }
    }
  }
  tag.end = std::min(page.size(), at + 1);
  return tag;
}

}  // namespace

std::optional<Error> html_over_limit(std::string_view page, const Limits& limits) {
  std::size_t depth = 0;
  for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
    const std::size_t begin = at++;
    if (page.substr(at).starts_with("!--")) {
      const std::size_t close = page.find("-->", at + 3);
      at = close == std::string_view::npos ? page.size() : close + 3;
      continue;
    }
    const bool closing = at < page.size() && page[at] == '/';
    if (closing) ++at;
    if (at >= page.size() || !is_letter(page[at])) continue;
    const std::size_t name_begin = at;
    while (at < page.size() && !is_blank(page[at]) && page[at] != '>' && page[at] != '/') ++at;
    const std::string_view name = page.substr(name_begin, at - name_begin);
    const Tag tag = read_tag(page, at, limits.html_attributes);
    if (tag.attributes > limits.html_attributes) {
      return Error{ErrorCode::kTooMany,
                   fmt::format("element has more than {} attributes", limits.html_attributes),
                   {},
                   fmt::format("byte {}", begin)};
    }
    at = tag.end;
    if (is_one_of(name, kNotNesting)) continue;
    if (closing) {
      depth -= depth > 0 ? 1 : 0;
    } else if (is_one_of(name, kRawText)) {
      at = skip_raw_text(page, at, name);
      ++depth;
    } else if (!tag.closes_itself && ++depth > limits.html_depth) {
      return Error{ErrorCode::kTooDeep,
                   fmt::format("elements are nested deeper than {}", limits.html_depth),
                   {},
                   fmt::format("byte {}", begin)};
    }
  }
  return {};
}

}  // namespace demarche::ingest
