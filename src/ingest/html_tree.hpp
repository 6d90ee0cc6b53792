// A web page as a tree of plain values. The parser is a library's (libxml2); the limits are ours.
#pragma once

#include <demarche/engine.hpp>
#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarche::ingest {

struct HtmlNode {
  std::string tag;   // lower case; empty for text
  std::string text;  // of a text node
  std::vector<std::pair<std::string, std::string>> attributes;
  std::uint32_t parent = 0;
  std::uint32_t next = 0;  // first node behind this one and all it holds: nodes are in page order

  [[nodiscard]] std::string_view attribute(std::string_view name) const;
  [[nodiscard]] bool is(std::string_view name) const { return tag == name; }
};

// Node 0 is the root; the descendants of node i are the nodes i + 1 ... next - 1.
struct HtmlTree {
  std::vector<HtmlNode> nodes;

  // The words of a node, white space squeezed, without those of scripts and styles.
  [[nodiscard]] std::string words(std::uint32_t node) const;
};

// `utf8` must be valid. Refuses a page whose elements nest deeper or have more attributes than the
// limits say, before a tree is built (one pass, no recursion).
Result<HtmlTree> parse_html(const std::string& utf8, const Limits& limits);

}  // namespace demarche::ingest
