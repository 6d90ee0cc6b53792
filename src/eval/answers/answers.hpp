// How the product answers each task today. A question holds no labels; an answer is the line of
// output without its id (docs/evaluate.md). Only what the encoder says is trained.
#pragma once

#include "eval/task.hpp"

namespace demarche::eval {

using Answers = Result<std::vector<Json>>;

// Spans in speech.
Answers answer_attribution(Product& product, const std::vector<Question>& questions);
Answers answer_statements(Product& product, const std::vector<Question>& questions);
Answers answer_acts(Product& product, const std::vector<Question>& questions);

// Acts of political actors.
Answers answer_events(Product& product, const std::vector<Question>& questions);
Answers answer_happenings(Product& product, const std::vector<Question>& questions);
Answers answer_factuality(Product& product, const std::vector<Question>& questions);

// When and where.
Answers answer_time(Product& product, const std::vector<Question>& questions);
Answers answer_place(Product& product, const std::vector<Question>& questions);

// Across texts.
Answers answer_origins(Product& product, const std::vector<Question>& questions);
Answers answer_pairs(Product& product, const std::vector<Question>& questions);
Answers answer_same(Product& product, const std::vector<Question>& questions);
Answers answer_relations(Product& product, const std::vector<Question>& questions);

// Out of a page.
Answers answer_extraction(Product& product, const std::vector<Question>& questions);

// ---------------------------------------------------------------- what the answers share

// Answers each question by itself.
template <typename Answer>
Answers each(const std::vector<Question>& questions, Answer&& answer) {
  std::vector<Json> out;
  for (const Question& question : questions) {
    Result<Json> one = answer(question);
    if (!one) return tl::unexpected(one.error());
    out.push_back(std::move(*one));
  }
  return out;
}

// The text of a field; empty if it is absent, null or no text.
std::string text_of(const Question& question, const char* field);
Json span_json(Span span);
Json spans_json(const std::vector<Span>& spans);

// The analysis of one text and its article, kept together for extractors.
struct Prepared {
  Article article;
  Analysis analysis;
};
Result<Prepared> prepare(Product& product, Article article);

}  // namespace demarche::eval
