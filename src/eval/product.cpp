#include "eval/product.hpp"

#include "text/hash.hpp"

namespace demarche::eval {

Result<Product> Product::open(const EngineOptions& options) {
  auto resources = engine::load_resources(options);
  if (!resources) return tl::unexpected(resources.error());
  return Product(std::move(*resources));
}

Result<Analysis> Product::annotate(const std::string& text) {
  return engine::analyse(resources_, text, workspace_);
}

Result<Reading> Product::read(Article article) {
  const auto analysis = annotate(article.text);
  if (!analysis) return tl::unexpected(analysis.error());
  return extract::read_article(std::move(article), *analysis, knowledge());
}

std::optional<ActMeaning> Product::read_act(const Analysis& analysis, const GivenSpeech& speech) {
  if (!resources_.encoder) return std::nullopt;
  return resources_.encoder->read_acts(analysis, {&speech, 1}, workspace_.encoder).front();
}

std::optional<PairMeaning> Product::read_pair(const Analysis& analysis, const ActorPair& pair) {
  if (!resources_.encoder) return std::nullopt;
  return resources_.encoder->read_pairs(analysis, {&pair, 1}, workspace_.encoder).front();
}

Article article_of(const std::string& text, const std::string& title, const std::string& date) {
  Article article;
  article.id = text::content_id('A', {title, date, text});
  article.origin = article.id;
  article.title = title;
  article.text = text;
  if (!date.empty()) {
    Interval day;
    day.begin = day.end = date;
    article.published = day;
  }
  return article;
}

}  // namespace demarche::eval
