#include "ingest/clean.hpp"
#include "ingest/decode.hpp"
#include "ingest/html.hpp"
#include "ingest/ingest.hpp"
#include "ingest/json_lines.hpp"
#include "ingest/language_guess.hpp"
#include "ingest/pattern.hpp"
#include "ingest/publication_date.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

Result<Draft> read_plain_text(const Document& document) {
  auto decoded = decode(document.bytes);
  if (!decoded) return tl::unexpected(decoded.error());
  Draft draft;
  draft.text = std::move(decoded->text);
  draft.title_in_text = true;
  draft.warnings = std::move(decoded->warnings);
  return draft;
}

Result<Draft> read_draft(const Document& document, const Limits& limits) {
  switch (document.kind) {
    case Document::Kind::kPlainText:
      return read_plain_text(document);
    case Document::Kind::kJson:
      return read_json_record(document.bytes);
    case Document::Kind::kHtml:
      return read_html(document.bytes, limits);
  }
  return fail(ErrorCode::kInternal, "unknown kind of document");
}

bool is_address(std::string_view uri) {
  return uri.find("://") != std::string_view::npos;
}

// "www.bbc.co.uk" of an address; a name that stands for the outlet when nothing better is known.
std::string host_of(std::string_view url) {
  static const Pattern kHost(R"(^[a-z]+://(?:www\.)?([^/:?#]+))");
  const auto match = kHost.find(url);
  return match ? std::string(match->groups[1]) : std::string();
}

// The text stops in the middle of a sentence, as scraped texts do.
bool is_cut_off(const std::string& body) {
  static const Pattern kOpenEnd(
      R"([\p{L}\d,;–-]$|\b(?:the|a|an|and|or|of|to|with|by|for|from|in|on|at|that|his|her|their)\.$|…$|\.\.\.$|\[…\]$)");
  return body.size() > 400 && kOpenEnd.matches(std::string_view(body).substr(body.size() - 200));
}

void add_warnings(Article& article) {
  if (article.title.empty()) article.warnings.emplace_back("no title found");
  if (is_cut_off(article.text)) article.warnings.emplace_back("text seems cut off at the end");
}

}  // namespace

Result<Article> to_article(const Document& document, const Limits& limits,
                           std::string_view published) {
  const auto place_error = [&](Error error) {
    if (error.source.empty()) error.source = document.source;
    if (!document.place.empty()) {
      error.place = error.place.empty() ? document.place : document.place + ", " + error.place;
    }
    return tl::unexpected<Error>(std::move(error));
  };
  if (document.bytes.size() > limits.document_bytes) {
    return place_error({ErrorCode::kTooLarge,
                        fmt::format("is larger than the limit of {} bytes", limits.document_bytes),
                        {},
                        {}});
  }
  auto draft = read_draft(document, limits);
  if (!draft) return place_error(draft.error());
  if (draft->url.empty() && is_address(document.uri)) draft->url = document.uri;

  CleanText cleaned = clean(*draft);
  if (cleaned.body.empty()) {
    return place_error({ErrorCode::kEmpty, "holds no article text", {}, {}});
  }
  Article article;
  article.published = publication_date(*draft, cleaned, published);
  article.uri = draft->url.empty() ? document.uri : draft->url;
  article.outlet = draft->outlet.empty() ? host_of(draft->url) : draft->outlet;
  article.title = std::move(cleaned.title);
  article.text = std::move(cleaned.body);
  article.removed = std::move(cleaned.removed);
  article.credits = std::move(cleaned.credits);
  article.modified = draft->modified;
  article.authors = draft->authors.empty() ? cleaned.authors : draft->authors;
  article.warnings = std::move(draft->warnings);
  const std::string guess = guess_language(article.title + "\n" + article.text);
  article.language =
      guess == "und" && !draft->language.empty() ? draft->language.substr(0, 2) : guess;
  if (article.language != "en") {
    article.warnings.push_back(
        article.language == "und"
            ? std::string("does not look like English")
            : fmt::format("looks like \"{}\", not English", article.language));
  }
  add_warnings(article);
  // Copies that differ only in what was cut away are articles of their own.
  article.id = text::content_id('A', {article.title, article.text, draft->url, document.bytes});
  article.origin = article.id;
  return article;
}

}  // namespace demarche::ingest
