// Answers of the happenings and factuality tasks.
#include "eval/answers/answers.hpp"
#include "extract/clause.hpp"
#include "extract/factuality.hpp"
#include "records/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::eval {

namespace {

// Where a party's words stand: the occurrence nearest to the trigger.
Json party_spans(const std::vector<Ref>& side, Span trigger, const std::string& article,
                 std::uint32_t shift) {
  const text::CodePoints text(article);
  const auto trigger_at = static_cast<std::ptrdiff_t>(text.byte_of(trigger.begin));
  Json out = Json::array();
  for (const Ref& ref : side) {
    if (ref.text.empty()) continue;
    std::size_t best = std::string::npos;
    std::ptrdiff_t least = 0;
    for (std::size_t at = article.find(ref.text); at != std::string::npos;
         at = article.find(ref.text, at + 1)) {
      const std::ptrdiff_t distance = std::abs(static_cast<std::ptrdiff_t>(at) - trigger_at);
      if (best == std::string::npos || distance < least) {
        best = at;
        least = distance;
      }
    }
    if (best == std::string::npos) continue;
    out.push_back(
        span_json({text.at_byte(best) + shift, text.at_byte(best + ref.text.size()) + shift}));
  }
  return out;
}

}  // namespace

Answers answer_happenings(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const std::string text = text_of(question, "text");
    const std::uint32_t shift =
        question.contains("begin") ? question["begin"].get<std::uint32_t>() : 0;
    const auto reading = product.read(article_of(text, "", text_of(question, "date")));
    if (!reading) return tl::unexpected(reading.error());
    Json list = Json::array();
    for (const Event& event : reading->events) {
      Json one;
      one["trigger"] = span_json({event.trigger.begin + shift, event.trigger.end + shift});
      one["actors"] = party_spans(event.actors, event.trigger, text, shift);
      one["recipients"] = party_spans(event.recipients, event.trigger, text, shift);
      one["type"] = name_of(event.type);
      one["status"] = name_of(event.status);
      one["historical"] = event.historical;
      list.push_back(std::move(one));
    }
    return Json{{"events", std::move(list)}};
  });
}

Answers answer_factuality(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const std::string text = text_of(question, "text");
    const auto prepared = prepare(product, article_of(text, "", ""));
    if (!prepared) return tl::unexpected(prepared.error());
    const Analysis& analysis = prepared->analysis;
    const extract::Tree tree(analysis);
    const extract::Clauses clauses(analysis, tree);
    std::string problem;
    const Record record(question, static_cast<std::uint32_t>(text::count(text)), problem);
    Json list = Json::array();
    for (const Record& given : record.list("events")) {
      const Span span = given.range();
      if (span.empty()) continue;
      const std::uint32_t token = extract::token_at(analysis, span.begin);
      if (token >= analysis.tokens.size()) continue;
      const double value = extract::factuality_of(analysis, tree, clauses, token);
      list.push_back(Json{{"begin", span.begin}, {"end", span.end}, {"value", value}});
    }
    if (!problem.empty()) return fail(ErrorCode::kBadFormat, problem);
    return Json{{"events", std::move(list)}};
  });
}

}  // namespace demarche::eval
