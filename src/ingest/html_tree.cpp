#include "ingest/html_tree.hpp"

#include "ingest/html_guard.hpp"
#include "text/strings.hpp"

#include <memory>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

namespace demarche::ingest {

namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

HtmlNode copy_node(const xmlNode* node, std::uint32_t parent) {
  HtmlNode copy;
  copy.parent = parent;
  if (node->type != XML_ELEMENT_NODE) {
    copy.text = view(node->content);
    return copy;
  }
  copy.tag = text::to_lower(view(node->name));
  for (const xmlAttr* attribute = node->properties; attribute != nullptr;
       attribute = attribute->next) {
    std::string value;
    for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) {
      if (part->type == XML_TEXT_NODE) value += view(part->content);
    }
    copy.attributes.emplace_back(text::to_lower(view(attribute->name)), std::move(value));
  }
  return copy;
}

// Without recursion: a page may nest as deep as the limit of the caller allows.
HtmlTree copy_tree(const xmlNode* root) {
  HtmlTree tree;
  tree.nodes.emplace_back();
  std::uint32_t parent = 0;
  const auto size = [&] { return static_cast<std::uint32_t>(tree.nodes.size()); };
  for (const xmlNode* node = root;;) {
    const bool element = node->type == XML_ELEMENT_NODE;
    // The words of scripts come as CDATA.
    if (element || node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      tree.nodes.push_back(copy_node(node, parent));
      tree.nodes.back().next = size();
    }
    if (element && node->children != nullptr) {
      parent = size() - 1;
      node = node->children;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      tree.nodes[parent].next = size();
      parent = tree.nodes[parent].parent;
    }
    if (node == root) break;
    node = node->next;
  }
  tree.nodes[0].next = size();
  return tree;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes) {
    if (key == name) return value;
  }
  return {};
}

std::string HtmlTree::words(std::uint32_t node) const {
  std::string out;
  if (nodes[node].tag.empty()) out = nodes[node].text;
  for (std::uint32_t i = node + 1; i < nodes[node].next;) {
    if (nodes[i].is("script") || nodes[i].is("style") || nodes[i].is("noscript")) {
      i = nodes[i].next;
      continue;
    }
    if (nodes[i].tag.empty()) out += nodes[i].text;
    if (nodes[i].is("br")) out += ' ';
    ++i;
  }
  return text::squeeze(out);
}

Result<HtmlTree> parse_html(const std::string& utf8, const Limits& limits) {
  if (auto error = html_over_limit(utf8, limits)) return tl::unexpected(std::move(*error));
  static const bool kReady = [] {
    xmlInitParser();
    return true;
  }();
  (void)kReady;
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      htmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE),
      xmlFreeDoc);
  const xmlNode* root = document == nullptr ? nullptr : xmlDocGetRootElement(document.get());
  if (root == nullptr) return fail(ErrorCode::kBadFormat, "is not HTML");
  return copy_tree(root);
}

}  // namespace demarche::ingest
