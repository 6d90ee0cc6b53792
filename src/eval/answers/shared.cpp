#include "eval/answers/answers.hpp"

namespace demarche::eval {

std::string text_of(const Question& question, const char* field) {
  const auto found = question.find(field);
  return found == question.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

Json span_json(Span span) {
  return Json::array({span.begin, span.end});
}

Json spans_json(const std::vector<Span>& spans) {
  Json out = Json::array();
  for (const Span span : spans) out.push_back(span_json(span));
  return out;
}

Result<Prepared> prepare(Product& product, Article article) {
  auto analysis = product.annotate(article.text);
  if (!analysis) return tl::unexpected(analysis.error());
  return Prepared{std::move(article), std::move(*analysis)};
}

}  // namespace demarche::eval
