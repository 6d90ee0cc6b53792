// Answers of the time and place tasks.
#include "eval/answers/answers.hpp"
#include "eval/pairing.hpp"
#include "text/utf8.hpp"

namespace demarche::eval {

namespace {

std::string_view name_of(extract::TimeMention::Kind kind) {
  switch (kind) {
    case extract::TimeMention::Kind::kDate:
      return "DATE";
    case extract::TimeMention::Kind::kTime:
      return "TIME";
    case extract::TimeMention::Kind::kDuration:
      return "DURATION";
    case extract::TimeMention::Kind::kSet:
      return "SET";
  }
  return "";
}

Json toponym_json(Span span, std::optional<std::int64_t> geonames, std::optional<double> lat,
                  std::optional<double> lon) {
  Json out{{"begin", span.begin}, {"end", span.end}};
  out["geonames"] = geonames ? Json(*geonames) : Json(nullptr);
  out["lat"] = lat ? Json(*lat) : Json(nullptr);
  out["lon"] = lon ? Json(*lon) : Json(nullptr);
  return out;
}

// A span that the finder passed over: the largest place of that name.
Json looked_up(Span span, std::string_view words, const knowledge::Knowledge& knowledge) {
  const auto places = knowledge.places(words);
  if (places.empty()) return toponym_json(span, {}, {}, {});
  const auto id = places[0].geonames;
  return toponym_json(span, id == 0 ? std::nullopt : std::optional<std::int64_t>(id), places[0].lat,
                      places[0].lon);
}

}  // namespace

Answers answer_time(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const auto prepared =
        prepare(product, article_of(text_of(question, "text"), text_of(question, "title"),
                                    text_of(question, "document_date")));
    if (!prepared) return tl::unexpected(prepared.error());
    Json list = Json::array();
    for (const auto& time :
         extract::find_times({prepared->article, prepared->analysis, product.knowledge()})) {
      list.push_back(Json{{"begin", time.span.begin},
                          {"end", time.span.end},
                          {"type", name_of(time.kind)},
                          {"value", time.timex}});
    }
    return Json{{"timexes", std::move(list)}};
  });
}

Answers answer_place(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const std::string text = text_of(question, "text");
    const auto prepared = prepare(product, article_of(text, text_of(question, "title"), ""));
    if (!prepared) return tl::unexpected(prepared.error());
    const auto found =
        extract::find_places({prepared->article, prepared->analysis, product.knowledge()});
    Json list = Json::array();
    const auto add = [&](Span span, const Place& place) {
      list.push_back(toponym_json(span, place.geonames, place.lat, place.lon));
    };
    if (!question.contains("toponyms")) {
      for (const auto& mention : found) add(mention.span, mention.place);
      return Json{{"toponyms", std::move(list)}};
    }
    const text::CodePoints points(text);
    std::string problem;
    const Record record(question, points.size(), problem);
    std::vector<Span> given, own;
    for (const Record& one : record.list("toponyms")) given.push_back(one.range());
    for (const auto& mention : found) own.push_back(mention.span);
    if (!problem.empty()) return fail(ErrorCode::kBadFormat, problem);
    std::vector<const Place*> place_of(given.size(), nullptr);
    for (const Pair& pair : pair_spans(given, own)) {
      place_of[pair.gold] = &found[pair.predicted].place;
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (place_of[i] != nullptr && place_of[i]->lat) {
        add(given[i], *place_of[i]);
      } else {
        list.push_back(looked_up(given[i], points.slice(given[i]), product.knowledge()));
      }
    }
    return Json{{"toponyms", std::move(list)}};
  });
}

}  // namespace demarche::eval
