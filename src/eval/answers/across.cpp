// Answers of the tasks that compare texts: origins, pairs, same, relations.
#include "eval/answers/answers.hpp"
#include "eval/person_names.hpp"
#include "origins/origins.hpp"
#include "reconcile/likeness.hpp"
#include "reconcile/reconcile.hpp"
#include "reconcile/steps.hpp"
#include "records/names.hpp"

#include <algorithm>

namespace demarche::eval {

namespace {

double likeness(const std::string& a, const std::string& b) {
  return reconcile::compare(reconcile::gist(a), reconcile::gist(b)).f1;
}

// Is there an event that both articles tell?
bool share_event(const Dossier& dossier) {
  std::map<std::string, std::set<std::string>> articles;
  for (const Event& event : dossier.events) {
    for (const Evidence& evidence : event.evidence) articles[event.group].insert(evidence.article);
  }
  return std::any_of(articles.begin(), articles.end(),
                     [](const auto& group) { return group.second.size() > 1; });
}

Result<Json> same_event(Product& product, const std::string& a, const std::string& date_a,
                        const std::string& b, const std::string& date_b) {
  std::vector<Reading> readings;
  for (const auto& [text, date] : {std::pair(a, date_a), std::pair(b, date_b)}) {
    auto reading = product.read(article_of(text, "", date));
    if (!reading) return tl::unexpected(reading.error());
    readings.push_back(std::move(*reading));
  }
  const bool same = share_event(reconcile::reconcile(std::move(readings)));
  // Joined pairs rank before all others; within both, likeness of the wording ranks.
  const double score = (same ? 0.5 : 0.0) + 0.5 * likeness(a, b);
  return Json{{"score", score}, {"same", same ? 1 : 0}};
}

// One side of a pair as a statement of an article.
Statement statement_of(const Question& question, const std::string& side) {
  Statement out;
  out.speaker = Ref{};
  out.speaker->text = text_of(question, ("speaker_" + side).c_str());
  out.text = text_of(question, side.c_str());
  const std::string day = text_of(question, ("date_" + side).c_str());
  if (!day.empty()) {
    out.date = Interval{};
    out.date->begin = out.date->end = day;
  }
  return out;
}

Json same_utterance(const reconcile::SameWords& same_words, const Question& question) {
  const Statement a = statement_of(question, "a");
  const Statement b = statement_of(question, "b");
  double score = reconcile::same_utterance(a, b, same_words);
  if (!may_be_one_speaker(a.speaker->text, b.speaker->text)) score = 0.0;
  return Json{{"score", score}, {"same", score >= reconcile::kOneUtterance ? 1 : 0}};
}

// The figure printed as `words`, dated by its report where it has no day of its own.
std::optional<Figure> figure_in(const Reading& reading, const std::string& words) {
  for (Figure figure : reading.figures) {
    const bool here = words.find(figure.value) != std::string::npos ||
                      figure.value.find(words) != std::string::npos;
    if (!here) continue;
    if (!figure.as_of) figure.as_of = reading.article.published;
    return figure;
  }
  return std::nullopt;
}

}  // namespace

Answers answer_origins(Product&, const std::vector<Question>& questions) {
  std::vector<Article> articles;
  for (const Question& question : questions) {
    articles.push_back(article_of(text_of(question, "text"), "", ""));
    // Texts that are equal to the letter are articles of their own.
    articles.back().id += "#" + std::to_string(articles.size());
  }
  origins::find_origins(articles);
  std::vector<Json> out;
  for (const Article& article : articles) out.push_back(Json{{"origin", article.origin}});
  return out;
}

Answers answer_pairs(Product&, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const double score = likeness(text_of(question, "a"), text_of(question, "b"));
    return Json{{"score", score}, {"same", score >= reconcile::kSameSentence ? 1 : 0}};
  });
}

Answers answer_same(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const std::string a = text_of(question, "a");
    const std::string b = text_of(question, "b");
    if (!question.contains("speaker_a")) {
      return same_event(product, a, text_of(question, "date_a"), b, text_of(question, "date_b"));
    }
    return same_utterance(product.same_words(), question);
  });
}

Answers answer_relations(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const auto a =
        product.read(article_of(text_of(question, "a"), "", text_of(question, "date_a")));
    if (!a) return tl::unexpected(a.error());
    const auto b =
        product.read(article_of(text_of(question, "b"), "", text_of(question, "date_b")));
    if (!b) return tl::unexpected(b.error());
    const auto figure_a = figure_in(*a, text_of(question, "text_a"));
    const auto figure_b = figure_in(*b, text_of(question, "text_b"));
    const RelationKind kind = figure_a && figure_b ? reconcile::relate(*figure_a, *figure_b).kind
                                                   : RelationKind::kNotComparable;
    return Json{{"relation", name_of(kind)}};
  });
}

}  // namespace demarche::eval
