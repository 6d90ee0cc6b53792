// Answers of the attribution, statements and acts tasks.
#include "eval/answers/answers.hpp"
#include "eval/answers/speaker_name.hpp"
#include "extract/attributions.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::eval {

namespace {

extract::Findings find_cast(const extract::Context& context) {
  extract::Findings findings;
  findings.times = extract::find_times(context);
  findings.places = extract::find_places(context);
  findings.cast = extract::find_actors(context);
  return findings;
}

std::vector<Span> contents_of(const Statement& statement) {
  std::vector<Span> out;
  for (const Evidence& evidence : statement.evidence) out.push_back(evidence.span);
  return out;
}

// The attribution a statement was made of; null for one that silence or nesting made.
const extract::Attribution* attribution_of(const Statement& statement,
                                           const std::vector<extract::Attribution>& all) {
  const std::vector<Span> content = contents_of(statement);
  const auto found = std::find_if(all.begin(), all.end(), [&](const extract::Attribution& one) {
    return one.content == content;
  });
  return found == all.end() ? nullptr : &*found;
}

// Silence has its sentence as evidence and its cue as text.
const extract::Attribution* silence_of(const Statement& statement,
                                       const std::vector<extract::Attribution>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const extract::Attribution& one) {
    return one.content.empty() && one.cue && statement.evidence.front().span.contains(*one.cue);
  });
  return found == all.end() ? nullptr : &*found;
}

// The deadline's words, first inside the content, else anywhere behind its start.
Json deadline_json(const Statement& statement, const std::string& article) {
  if (!statement.deadline || statement.deadline->text.empty()) return nullptr;
  const std::string& words = statement.deadline->text;
  const text::CodePoints text(article);
  for (const Evidence& evidence : statement.evidence) {
    const std::size_t from = text.byte_of(evidence.span.begin);
    const std::size_t at = article.find(words, from);
    if (at == std::string::npos || at >= text.byte_of(evidence.span.end)) continue;
    return span_json({text.at_byte(at), text.at_byte(at + words.size())});
  }
  return nullptr;
}

Json statement_json(const Statement& statement, const Article& article,
                    const std::vector<Actor>& actors,
                    const std::vector<extract::Attribution>& attributions) {
  const extract::Attribution* spans = attribution_of(statement, attributions);
  const bool silent = spans == nullptr && statement.act == Act::kDeclineComment;
  if (silent) spans = silence_of(statement, attributions);
  Json out;
  out["source"] = nullptr;
  out["cue"] = nullptr;
  if (spans != nullptr && !spans->source.empty()) out["source"] = span_json(spans->source.front());
  if (spans != nullptr && spans->cue) out["cue"] = span_json(*spans->cue);
  out["content"] = silent && spans != nullptr ? Json::array() : spans_json(contents_of(statement));
  const std::string day = article.published ? article.published->end : std::string();
  out["speaker"] =
      statement.speaker ? Json(speaker_as_printed(*statement.speaker, actors, day)) : Json(nullptr);
  out["basis"] = name_of(statement.speaker_basis);
  out["act"] = name_of(statement.act);
  out["condition"] =
      statement.condition ? span_json(statement.condition->evidence.span) : Json(nullptr);
  out["deadline"] = deadline_json(statement, article.text);
  return out;
}

}  // namespace

Answers answer_attribution(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const auto prepared = prepare(product, article_of(text_of(question, "text"), "", ""));
    if (!prepared) return tl::unexpected(prepared.error());
    const extract::Context context{prepared->article, prepared->analysis, product.knowledge()};
    Json list = Json::array();
    for (const auto& one : extract::as_printed(
             prepared->analysis, extract::find_attributions(context, find_cast(context)))) {
      Json spans;
      spans["source"] = spans_json(one.source);
      spans["cue"] = one.cue ? spans_json({*one.cue}) : Json::array();
      spans["content"] = spans_json(one.content);
      list.push_back(std::move(spans));
    }
    return Json{{"attributions", std::move(list)}};
  });
}

Answers answer_statements(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const auto prepared =
        prepare(product, article_of(text_of(question, "text"), text_of(question, "title"),
                                    text_of(question, "date")));
    if (!prepared) return tl::unexpected(prepared.error());
    const extract::Context context{prepared->article, prepared->analysis, product.knowledge()};
    const auto attributions = extract::find_attributions(context, find_cast(context));
    const Reading reading =
        extract::read_article(prepared->article, prepared->analysis, product.knowledge());
    Json list = Json::array();
    for (const Statement& statement : reading.statements) {
      list.push_back(statement_json(statement, prepared->article, reading.actors, attributions));
    }
    return Json{{"statements", std::move(list)}};
  });
}

Answers answer_acts(Product& product, const std::vector<Question>& questions) {
  // Lines of one document follow each other, and it is read once for all of them.
  Result<Prepared> prepared;
  extract::Findings findings;
  return each(questions, [&](const Question& question) -> Result<Json> {
    const std::string text = text_of(question, "text");
    if (prepared && (prepared->article.text != text || prepared->article.id.empty())) {
      prepared = prepare(product, article_of(text, "", ""));
      if (!prepared) return tl::unexpected(prepared.error());
      findings = find_cast({prepared->article, prepared->analysis, product.knowledge()});
    }
    const extract::Context context{prepared->article, prepared->analysis, product.knowledge()};
    std::string problem;
    const Record record(question, static_cast<std::uint32_t>(text::count(text)), problem);
    extract::Attribution spans;
    // One span or several, as the file has it.
    const auto given = [&](const char* field) -> std::vector<Span> {
      const auto found = question.find(field);
      if (found == question.end() || found->is_null()) return {};
      const bool one = found->is_array() && !found->empty() && (*found)[0].is_number();
      if (!one) return record.spans(field);
      const auto span = record.span(field);
      return span ? std::vector<Span>{*span} : std::vector<Span>{};
    };
    spans.source = given("source");
    const auto cue = given("cue");
    if (!cue.empty()) spans.cue = cue.front();
    spans.content = given("content");
    if (!problem.empty()) return fail(ErrorCode::kBadFormat, problem);
    const auto encoded =
        product.read_act(prepared->analysis, extract::given_speech(prepared->analysis, spans));
    const extract::SpeechAct act = extract::act_of(context, findings, spans, encoded);
    Json out;
    out["act"] = name_of(act.act);
    out["condition"] = act.condition ? span_json(*act.condition) : Json(nullptr);
    return out;
  });
}

}  // namespace demarche::eval
