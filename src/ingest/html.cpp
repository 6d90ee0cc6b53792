#include "ingest/html.hpp"

#include "ingest/decode.hpp"
#include "ingest/html_content.hpp"
#include "ingest/html_metadata.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/pattern.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::ingest {

namespace {

// HTML Living Standard 13.2.3.2 looks at the first 1,024 bytes; pages put more before it.
constexpr std::size_t kPrescan = 8192;
// Below this a page's own text is a stub and the JSON-LD body, if longer, is taken.
constexpr std::size_t kStub = 300;  // code points

std::string declared_charset(std::string_view bytes) {
  static const Pattern kCharset(R"re(<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40}))re");
  static const Pattern kXml(R"re(^\s*<\?xml[^>]{0,80}encoding\s*=\s*["']([\w:.-]{2,40}))re");
  const std::string_view head = bytes.substr(0, std::min(bytes.size(), kPrescan));
  for (const Pattern* pattern : {&kCharset, &kXml}) {
    if (const auto match = pattern->find(head)) return std::string(match->groups[1]);
  }
  return {};
}

}  // namespace

Result<Draft> read_html(std::string_view bytes, const Limits& limits) {
  auto decoded = decode(bytes, declared_charset(bytes));
  if (!decoded) return tl::unexpected(decoded.error());
  const auto tree = parse_html(decoded->text, limits);
  if (!tree) return tl::unexpected(tree.error());
  Draft draft;
  draft.warnings = std::move(decoded->warnings);
  const std::string body = read_metadata(*tree, draft);
  draft.text = main_content(*tree);
  if (text::count(draft.text) < kStub && body.size() > draft.text.size()) draft.text = body;
  return draft;
}

}  // namespace demarche::ingest
