#include "ingest/ingest.hpp"

#include "text/hash.hpp"

#include <fstream>
#include <sstream>

namespace demarche::ingest {

void gather(const std::vector<std::string>& paths, const Limits&,
            const std::function<void(Document)>& each, std::vector<Problem>& problems) {
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      problems.push_back({Error{ErrorCode::kNotFound, "no such file", path, {}}, true});
      continue;
    }
    std::ostringstream bytes;
    bytes << file.rdbuf();
    each(Document{Document::Kind::kPlainText, path, path, {}, bytes.str()});
  }
}

Result<Article> to_article(const Document& document, const Limits&, std::string_view published) {
  Article article;
  article.uri = document.uri;
  const std::size_t line = document.bytes.find('\n');
  article.title = document.bytes.substr(0, line);
  article.text = line == std::string::npos ? std::string() : document.bytes.substr(line + 1);
  article.id = text::content_id('A', {article.title, article.text});
  article.origin = article.id;
  if (!published.empty()) {
    Interval day;
    day.begin = day.end = std::string(published);
    day.basis = "given";
    article.published = day;
  }
  return article;
}

void settle_dates(std::vector<Article>&) {}

}  // namespace demarche::ingest
