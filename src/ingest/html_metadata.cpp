#include "ingest/html_metadata.hpp"

#include "ingest/calendar.hpp"
#include "ingest/credits.hpp"
#include "ingest/json_ld.hpp"
#include "ingest/pattern.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

struct PageFacts {
  std::map<std::string, std::string> meta;  // first content of each property or name, lower case
  LinkedArticle linked;
  std::string title_element;
  std::vector<std::string> headings;  // h1
  std::string canonical;
  std::string time;  // datetime of the first time element that has one
  std::string language;

  [[nodiscard]] std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = meta.find(name);
      if (found != meta.end() && !found->second.empty()) return found->second;
    }
    return {};
  }
};

PageFacts collect(const HtmlTree& tree) {
  PageFacts facts;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    if (node.is("meta")) {
      for (const char* key : {"property", "name", "itemprop"}) {
        const std::string name = text::to_lower(node.attribute(key));
        if (name.empty()) continue;
        std::string& slot = facts.meta[name];
        if (slot.empty()) slot = text::squeeze(node.attribute("content"));
      }
    } else if (node.is("script") &&
               text::to_lower(node.attribute("type")).starts_with("application/ld+json")) {
      std::string block;
      for (std::uint32_t k = i + 1; k < node.next; ++k) block += tree.nodes[k].text;
      read_json_ld(block, facts.linked);
    } else if (node.is("title") && facts.title_element.empty()) {
      facts.title_element = tree.words(i);
    } else if (node.is("h1")) {
      facts.headings.push_back(tree.words(i));
    } else if (node.is("link") && text::to_lower(node.attribute("rel")) == "canonical") {
      if (facts.canonical.empty()) facts.canonical = node.attribute("href");
    } else if (node.is("time") && facts.time.empty()) {
      facts.time = node.attribute("datetime");
    } else if (node.is("html")) {
      facts.language = node.attribute("lang");
    }
    if (!node.attribute("itemprop").empty() && !node.is("meta")) {
      const std::string name = text::to_lower(node.attribute("itemprop"));
      std::string& slot = facts.meta["itemprop:" + name];
      if (slot.empty() && (name == "datepublished" || name == "datemodified")) {
        slot = node.attribute(node.attribute("datetime").empty() ? "content" : "datetime");
      }
    }
  }
  return facts;
}

// "Title | The Harbour Post" without the outlet.
std::string without_outlet(const std::string& title, const std::string& outlet) {
  static const Pattern kTail(R"(^(.{8,}?)\s+[|–—·»-]\s+([^|–—·»]{2,50})$)");
  const auto match = kTail.find(title);
  if (!match) return title;
  const std::string tail = text::slug(match->groups[2]);
  const std::string own = text::slug(outlet);
  const bool bar = title.find(" | ") != std::string::npos;
  const bool named =
      !own.empty() && (tail.find(own) != std::string::npos || own.find(tail) != std::string::npos);
  return named || bar ? std::string(match->groups[1]) : title;
}

std::string title_of(const PageFacts& facts, const std::string& outlet) {
  const std::string shared = without_outlet(facts.first({"og:title", "twitter:title"}), outlet);
  for (const std::string& candidate : {shared, facts.linked.headline}) {
    if (!candidate.empty()) return candidate;
  }
  if (!facts.headings.empty() && !facts.headings.front().empty()) return facts.headings.front();
  return without_outlet(facts.title_element, outlet);
}

std::vector<std::string> authors_of(const PageFacts& facts) {
  static const Pattern kNoName(R"(^https?://|^www\.|@|^\d+$)");
  static const Pattern kBy(R"(^(?:by|von|par|por|di)\s+)");
  std::vector<std::string> printed = facts.linked.authors;
  if (printed.empty()) {
    const std::string meta = facts.first({"author", "article:author", "parsely-author", "byl",
                                          "dc.creator", "sailthru.author", "twitter:creator"});
    if (!meta.empty()) printed.push_back(meta);
  }
  static const Pattern kJoint(R"(\s*(?:,|;|\||/| and | und | et | y | & )\s*)");
  std::vector<std::string> authors;
  for (const std::string& one : printed) {
    if (kNoName.matches(one)) continue;
    std::size_t from = 0;
    const std::string_view rest = one;
    while (from <= rest.size()) {
      const auto joint = kJoint.find(rest, from);
      std::string_view part =
          text::trim(rest.substr(from, joint ? joint->begin - from : std::string_view::npos));
      if (const auto by = kBy.find(part)) part.remove_prefix(by->end);
      const bool known = std::find(authors.begin(), authors.end(), part) != authors.end();
      if (!part.empty() && !known) authors.emplace_back(part);
      if (!joint) break;
      from = joint->end;
    }
  }
  return authors;
}

std::optional<Interval> instant(const std::string& printed, const std::string& basis) {
  const auto date = find_date(printed);
  if (!date || date->begin > 12) return {};
  return to_interval(*date, basis, printed);
}

}  // namespace

std::string read_metadata(const HtmlTree& tree, Draft& draft) {
  const PageFacts facts = collect(tree);
  draft.outlet = facts.first({"og:site_name", "application-name"});
  if (draft.outlet.empty()) draft.outlet = facts.linked.publisher;
  draft.title = title_of(facts, draft.outlet);
  draft.authors = authors_of(facts);
  draft.language = facts.language.empty() ? facts.first({"og:locale", "language"}) : facts.language;
  draft.url =
      facts.canonical.find("://") != std::string::npos ? facts.canonical : facts.first({"og:url"});

  draft.published = instant(facts.linked.published, "metadata: datePublished");
  for (const char* name : {"article:published_time",
                           "og:article:published_time",
                           "itemprop:datepublished",
                           "datepublished",
                           "og:published_time",
                           "publish-date",
                           "publish_date",
                           "pubdate",
                           "publication_date",
                           "publishdate",
                           "date",
                           "dc.date",
                           "dc.date.issued",
                           "dcterms.created",
                           "dcterms.date",
                           "sailthru.date",
                           "parsely-pub-date",
                           "cxenseparse:recs:publishtime",
                           "article.published",
                           "last-modified"}) {
    if (draft.published) break;
    draft.published = instant(facts.first({name}), fmt::format("metadata: {}", name));
  }
  if (!draft.published) draft.published = instant(facts.time, "time element");
  draft.modified = instant(facts.linked.modified, "metadata: dateModified");
  for (const char* name :
       {"article:modified_time", "og:updated_time", "itemprop:datemodified", "datemodified"}) {
    if (draft.modified) break;
    draft.modified = instant(facts.first({name}), fmt::format("metadata: {}", name));
  }
  return facts.linked.body;
}

}  // namespace demarche::ingest
