// Answers of the extraction task.
#include "eval/answers/answers.hpp"
#include "ingest/ingest.hpp"
#include "text/strings.hpp"

namespace demarche::eval {

namespace {

// ISO 8601; with the offset where the page tells one.
Json moment_json(const std::optional<Interval>& published) {
  if (!published || published->begin.empty()) return nullptr;
  std::string out = published->begin;
  if (out.find('T') == std::string::npos || !published->zone) return out;
  if (*published->zone == "UTC") return out + "+00:00";
  const char sign = published->zone->front();
  return sign == '+' || sign == '-' ? out + *published->zone : out;
}

// A paragraph a line.
std::string lines_of(const std::string& body) {
  std::vector<std::string> out;
  for (const std::string_view line : text::split(body, '\n')) {
    if (!text::trim(line).empty()) out.emplace_back(line);
  }
  return text::join(out, "\n");
}

}  // namespace

Answers answer_extraction(Product&, const std::vector<Question>& questions) {
  // All pages have one address: names of files and addresses hold dates that are no part of a page.
  const Limits limits;
  std::vector<Article> articles;
  for (const Question& question : questions) {
    ingest::Document document;
    document.kind = ingest::Document::Kind::kHtml;
    document.uri = document.source = "page.html";
    document.bytes = text_of(question, "page");
    auto article = ingest::to_article(document, limits, {});
    articles.push_back(article ? std::move(*article) : Article{});
  }
  std::vector<Json> out;
  for (const Article& article : articles) {
    Json one;
    one["title"] = article.title;
    one["text"] = lines_of(article.text);
    one["authors"] = article.authors;
    one["published"] = moment_json(article.published);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace demarche::eval
