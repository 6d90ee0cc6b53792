#include "ingest/html_content.hpp"

#include "ingest/furniture.hpp"
#include "ingest/pattern.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace demarche::ingest {

namespace {

// A block of at least so many code points whose links cover less than this share is prose.
constexpr std::size_t kProse = 60;
constexpr double kProseLinks = 0.35;
// The article's element holds this share of the page's prose.
constexpr double kMost = 0.75;

template <std::size_t N>
bool is_one_of(const std::string& tag, const std::array<std::string_view, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array<std::string_view, 28> kNeverContent = {
    "script", "style",  "noscript", "template", "nav",        "footer",   "button",
    "select", "svg",    "iframe",   "figure",   "figcaption", "picture",  "video",
    "audio",  "object", "canvas",   "dialog",   "input",      "textarea", "label",
    "map",    "head",   "link",     "meta",     "menu",       "option",   "progress"};
constexpr std::array<std::string_view, 32> kBlocks = {
    "p",          "div",  "section", "article", "main",   "header",  "h1",      "h2",
    "h3",         "h4",   "h5",      "h6",      "ul",     "ol",      "li",      "dl",
    "dt",         "dd",   "table",   "tr",      "td",     "th",      "pre",     "hr",
    "blockquote", "body", "tbody",   "thead",   "center", "address", "details", "summary"};

bool is_heading(const std::string& tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

struct Block {
  std::uint32_t owner = 0;  // the block element it belongs to
  std::string words;
  std::size_t length = 0;  // code points
  std::size_t linked = 0;  // of them inside links
  bool pruned = false;     // inside an element whose name says that it is no content

  [[nodiscard]] double links() const {
    return length == 0 ? 1.0 : static_cast<double>(linked) / static_cast<double>(length);
  }
  [[nodiscard]] bool is_prose() const { return length >= kProse && links() < kProseLinks; }
};

// The element's class, id or role says that it is furniture.
bool has_furniture_name(const HtmlNode& node) {
  // A form may also hold the whole page.
  if (node.is("form") || node.is("aside") || node.is("fieldset")) return true;
  static const Pattern kNames(
      R"((?:^|[\s_-])(?:comments?|disqus|related\w*|recirc\w*|recommend\w*|recommended|share|sharing|sharebar|social\w*|newsletters?|promo\w*|adverts?|advertisement|advertising|ads?|adslot|sponsor\w*|sidebar|footer|nav|navbar|navigation|menu|breadcrumbs?|teasers?|captions?|byline\w*|bio|tags|taglist|topics|keywords|cookies?|consent|paywall|subscribe\w*|subscription|signup|popup|modal|outbrain|taboola|toolbar|timestamp|popular|trending|mostread|readmore|read-more|more-on|also-read|slideshow|player|sr-only|visually-hidden|screen-reader-text|print-only|copyright|disclaimer|infobox|factbox|fact-box|live-ticker|poll|quiz|rating|reactions|follow|download|app-promo|correction-form|donate|donation|authors?|author-box|author-info|related-links|inline-related|image-credit|credits?|login|register|piano|tp-modal)(?:$|[\s_-]))");
  static const Pattern kHidden(R"(display\s*:\s*none|visibility\s*:\s*hidden)");
  const std::string_view role = node.attribute("role");
  if (role == "navigation" || role == "complementary" || role == "contentinfo" ||
      role == "banner" || role == "dialog" || role == "alert" || role == "search") {
    return true;
  }
  if (!node.attribute("hidden").empty() || kHidden.matches(node.attribute("style"))) return true;
  for (const char* name : {"class", "id", "data-component", "data-testid", "itemprop"}) {
    const std::string_view value = node.attribute(name);
    if (value.empty() || value.size() > 400) continue;
    // camelCase counts as words: "relatedStories".
    std::string words;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const bool upper = value[i] >= 'A' && value[i] <= 'Z';
      if (upper && i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z') words += '-';
      words += value[i];
    }
    if (kNames.matches(words)) return true;
  }
  return false;
}

class Page {
 public:
  explicit Page(const HtmlTree& tree) : tree_(tree), prose_(tree.nodes.size(), 0) {
    collect();
    release_overcautious();
  }

  [[nodiscard]] std::string content() const {
    const std::uint32_t root = article_element();
    std::string out;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (!inside(block.owner, root) || pruned(block) || !belongs(i, root)) continue;
      if (!out.empty()) out += "\n\n";
      out += block.words;
    }
    return out;
  }

 private:
  [[nodiscard]] bool inside(std::uint32_t node, std::uint32_t root) const {
    return root <= node && node < tree_.nodes[root].next;
  }
  [[nodiscard]] bool pruned(const Block& block) const {
    return block.pruned && !inside(block.owner, released_);
  }

  void collect() {
    std::vector<std::uint32_t> named;  // ends of furniture elements we are inside
    std::vector<std::uint32_t> links;  // ends of links
    std::uint32_t owner = 0;
    std::uint32_t owner_of_open = 0;
    Block open;
    const auto close = [&] {
      open.words = text::squeeze(open.words);
      open.length = text::count(open.words);
      open.owner = owner_of_open;
      if (!open.words.empty()) blocks_.push_back(open);
      open = Block{};
    };
    std::vector<std::uint32_t> block_ends;
    for (std::uint32_t i = 0; i < tree_.nodes.size();) {
      while (!named.empty() && named.back() <= i) named.pop_back();
      while (!links.empty() && links.back() <= i) links.pop_back();
      while (!block_ends.empty() && tree_.nodes[block_ends.back()].next <= i) {
        close();
        block_ends.pop_back();
        owner = block_ends.empty() ? 0 : block_ends.back();
        owner_of_open = owner;
      }
      const HtmlNode& node = tree_.nodes[i];
      if (!node.tag.empty()) {
        if (is_one_of(node.tag, kNeverContent)) {
          i = node.next;
          continue;
        }
        const bool block = is_one_of(node.tag, kBlocks);
        if (block) {
          close();
          block_ends.push_back(i);
          owner = i;
          owner_of_open = i;
        }
        if (has_furniture_name(node) && node.tag != "body" && node.tag != "html") {
          named.push_back(node.next);
        }
        if (node.is("a")) links.push_back(node.next);
        if (node.is("br")) {
          // Two line breaks end a paragraph in pages without <p>.
          if (open.words.ends_with('\n')) {
            close();
          } else {
            open.words += '\n';
          }
        }
      } else {
        if (!text::trim(node.text).empty() || !open.words.ends_with('\n')) {
          const bool blank = text::trim(node.text).empty();
          open.words += blank ? std::string(" ") : node.text;
          if (!links.empty()) open.linked += text::count(text::squeeze(node.text));
          open.pruned = open.pruned || !named.empty();
        }
      }
      ++i;
    }
    close();
  }

  // A name may belong to a frame around the whole article ("page-with-sidebar"): when most of the
  // prose stands in one pruned element, that element is released.
  void release_overcautious() {
    std::size_t pruned_prose = 0;
    std::size_t open_prose = 0;
    for (const Block& block : blocks_) {
      if (block.is_prose()) (block.pruned ? pruned_prose : open_prose) += block.length;
    }
    if (pruned_prose > 2 * open_prose && pruned_prose > 500) released_ = 0;
    count_prose();
  }

  void count_prose() {
    std::fill(prose_.begin(), prose_.end(), 0);
    for (const Block& block : blocks_) {
      if (!block.is_prose() || pruned(block)) continue;
      total_ += block.length;
      for (std::uint32_t node = block.owner;; node = tree_.nodes[node].parent) {
        prose_[node] += block.length;
        if (node == 0) break;
      }
    }
  }

  [[nodiscard]] std::uint32_t article_element() const {
    // An element that is named as the article's body, or an <article>, when it holds half.
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (prose_[i] * 2 < total_ || prose_[i] < 200) continue;
      if (node.attribute("itemprop") == "articleBody") return i;
      if (node.is("article") && (best == 0 || prose_[i] >= prose_[best])) best = i;
    }
    // Then down to the smallest element with most of what is left.
    std::uint32_t here = best;
    const auto goal = static_cast<std::size_t>(kMost * static_cast<double>(prose_[here]));
    for (std::uint32_t i = here + 1; i < tree_.nodes[here].next;) {
      if (tree_.nodes[i].tag.empty() || tree_.nodes[i].is("p")) {
        ++i;
      } else if (prose_[i] > goal) {
        here = i;
        ++i;
      } else {
        i = tree_.nodes[i].next;
      }
    }
    return here;
  }

  // A block of the article's element that reads like text of the article.
  [[nodiscard]] bool belongs(std::size_t index, std::uint32_t root) const {
    (void)root;
    const Block& block = blocks_[index];
    const std::string& tag = tree_.nodes[block.owner].tag;
    if (tag == "h1") return false;
    if (block.is_prose()) return true;
    if (block.links() > 0.5) return false;
    if (is_heading(tag)) {
      for (std::size_t next = index + 1; next < blocks_.size() && next < index + 3; ++next) {
        if (blocks_[next].is_prose() && !pruned(blocks_[next])) return block.length >= 3;
      }
      return false;
    }
    if (tag == "p" || tag == "blockquote" || tag == "li" || tag == "pre") {
      return ends_like_sentence(block.words) || block.length >= kProse ||
             (tag == "li" && block.length >= 20);
    }
    return ends_like_sentence(block.words) && block.length >= 25;
  }

  const HtmlTree& tree_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> prose_;  // of each node: code points of prose inside it
  std::size_t total_ = 0;
  std::uint32_t released_ = static_cast<std::uint32_t>(-1);
};

}  // namespace

std::string main_content(const HtmlTree& tree) {
  if (tree.nodes.empty()) return {};
  return Page(tree).content();
}

}  // namespace demarche::ingest
