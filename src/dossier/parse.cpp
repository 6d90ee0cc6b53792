#include "dossier/parse.hpp"

#include "records/names.hpp"

namespace demarche {

namespace {

using Json = nlohmann::json;

// Readers throw nlohmann's exceptions on a wrong shape; add_record turns them into values.
std::string text(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? std::string() : value.get<std::string>();
}

template <typename Enum>
Enum named(const Json& json, const char* key) {
  const auto value = parse_name<Enum>(json.at(key).get<std::string>());
  if (!value) throw Json::other_error::create(501, std::string("unknown name in ") + key, &json);
  return *value;
}

std::optional<double> number(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? std::nullopt : std::optional<double>(value.get<double>());
}

std::optional<std::string> maybe_text(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? std::nullopt : std::optional<std::string>(value.get<std::string>());
}

Span span_at(const Json& json) {
  return {json.at("begin").get<std::uint32_t>(), json.at("end").get<std::uint32_t>()};
}

Evidence evidence(const Json& json) {
  return {text(json, "article"), span_at(json), text(json, "text")};
}

Ref ref(const Json& json) {
  return {text(json, "id"), text(json, "name"), text(json, "text")};
}

Interval interval(const Json& json) {
  Interval out;
  out.begin = text(json, "begin");
  out.end = text(json, "end");
  out.precision = named<Precision>(json, "precision");
  out.text = text(json, "text");
  out.zone = maybe_text(json, "zone");
  out.basis = text(json, "basis");
  out.alternatives = json.at("alternatives").get<std::vector<std::string>>();
  return out;
}

Place place(const Json& json) {
  Place out;
  out.name = text(json, "name");
  if (!json.at("geonames").is_null()) out.geonames = json.at("geonames").get<std::int64_t>();
  out.country = text(json, "country");
  out.lat = number(json, "lat");
  out.lon = number(json, "lon");
  out.precision = named<PlacePrecision>(json, "precision");
  out.text = text(json, "text");
  return out;
}

Condition condition(const Json& json) {
  return {text(json, "text"), evidence(json.at("evidence"))};
}

Parent parent(const Json& json) {
  Parent out{text(json, "of"), named<CopyKind>(json, "kind"), json.at("score").get<double>(), {}};
  for (const Json& a : json.at("aligned")) {
    out.aligned.push_back({{a.at(0).get<std::uint32_t>(), a.at(1).get<std::uint32_t>()},
                           {a.at(2).get<std::uint32_t>(), a.at(3).get<std::uint32_t>()}});
  }
  return out;
}

template <typename T, typename Read>
std::optional<T> maybe(const Json& json, const char* key, Read&& read) {
  const Json& value = json.at(key);
  return value.is_null() ? std::nullopt : std::optional<T>(read(value));
}

template <typename T, typename Read>
std::vector<T> list(const Json& json, const char* key, Read&& read) {
  std::vector<T> out;
  for (const Json& item : json.at(key)) out.push_back(read(item));
  return out;
}

std::uint32_t count(const Json& json, const char* key) {
  return json.at(key).get<std::uint32_t>();
}

Article article(const Json& json) {
  Article out;
  out.id = text(json, "id");
  out.uri = text(json, "uri");
  out.outlet = text(json, "outlet");
  out.title = text(json, "title");
  out.authors = json.at("authors").get<std::vector<std::string>>();
  out.published = maybe<Interval>(json, "published", interval);
  out.language = text(json, "language");
  out.text = text(json, "text");
  out.removed = list<Removal>(json, "removed", [](const Json& r) {
    return Removal{span_at(r), named<RemovalReason>(r, "reason"), text(r, "text")};
  });
  out.credits = list<Credit>(json, "credits", [](const Json& c) {
    return Credit{text(c, "agency"), text(c, "text")};
  });
  out.origin = text(json, "origin");
  out.modified = maybe<Interval>(json, "modified", interval);
  out.copy = maybe<Parent>(json, "copy", parent);
  out.parents = list<Parent>(json, "parents", parent);
  out.warnings = json.at("warnings").get<std::vector<std::string>>();
  return out;
}

Actor actor(const Json& json) {
  Actor out;
  out.id = text(json, "id");
  out.name = text(json, "name");
  out.kind = named<ActorKind>(json, "kind");
  out.country = text(json, "country");
  out.sector = text(json, "sector");
  out.offices = list<Office>(json, "offices", [](const Json& o) {
    return Office{text(o, "title"), text(o, "of"), text(o, "begin"), text(o, "end")};
  });
  out.names = json.at("names").get<std::vector<std::string>>();
  out.mentions = count(json, "mentions");
  out.articles = count(json, "articles");
  return out;
}

Grounds grounds(const Json& json) {
  Grounds out;
  out.source = list<Evidence>(json, "source", evidence);
  out.cue = maybe<Evidence>(json, "cue", evidence);
  if (!json.at("act_next").is_null()) out.act_next = named<Act>(json, "act_next");
  out.act_lead = number(json, "act_lead").value_or(0.0);
  out.speaker_rule = text(json, "speaker_rule");
  out.speaker_next = maybe<Ref>(json, "speaker_next", ref);
  out.speaker_lost = text(json, "speaker_lost");
  // Not in older dossiers.
  if (json.contains("difference")) out.difference = text(json, "difference");
  return out;
}

Statement statement(const Json& json) {
  Statement out;
  out.id = text(json, "id");
  out.speaker = maybe<Ref>(json, "speaker", ref);
  out.co_speakers = list<Ref>(json, "co_speakers", ref);
  out.speaker_basis = named<SpeakerBasis>(json, "speaker_basis");
  out.via = list<Ref>(json, "via", ref);
  out.addressee = maybe<Ref>(json, "addressee", ref);
  out.act = named<Act>(json, "act");
  out.mode = named<SpeechMode>(json, "mode");
  out.text = text(json, "text");
  out.cue = text(json, "cue");
  out.condition = maybe<Condition>(json, "condition", condition);
  out.deadline = maybe<Interval>(json, "deadline", interval);
  out.denies = maybe_text(json, "denies");
  out.about = json.at("about").get<std::vector<std::string>>();
  out.date = maybe<Interval>(json, "date", interval);
  out.place = maybe<Place>(json, "place", place);
  out.medium = maybe_text(json, "medium");
  out.confidence = json.at("confidence").get<double>();
  out.evidence = list<Evidence>(json, "evidence", evidence);
  out.group = text(json, "group");
  out.articles = count(json, "articles");
  out.origins = count(json, "origins");
  out.rule = text(json, "rule");
  if (json.contains("grounds")) out.grounds = grounds(json.at("grounds"));  // not in older dossiers
  return out;
}

Event event(const Json& json) {
  Event out;
  out.id = text(json, "id");
  out.actors = list<Ref>(json, "actors", ref);
  out.recipients = list<Ref>(json, "recipients", ref);
  out.type = named<EventType>(json, "type");
  out.plover = named<EventType>(json, "plover");
  out.mode = text(json, "mode");
  out.contexts = json.at("contexts").get<std::vector<std::string>>();
  out.cameo = text(json, "cameo");
  out.quad = json.at("quad").get<int>();
  out.intensity = json.at("intensity").get<double>();
  out.status = named<EventStatus>(json, "status");
  out.historical = json.at("historical").get<bool>();
  out.condition = maybe<Condition>(json, "condition", condition);
  out.date = maybe<Interval>(json, "date", interval);
  out.place = maybe<Place>(json, "place", place);
  out.according_to = list<Ref>(json, "according_to", ref);
  out.confidence = json.at("confidence").get<double>();
  out.trigger = {json.at("trigger").at(0).get<std::uint32_t>(),
                 json.at("trigger").at(1).get<std::uint32_t>()};
  out.predicate = text(json, "predicate");
  out.evidence = list<Evidence>(json, "evidence", evidence);
  out.group = text(json, "group");
  out.articles = count(json, "articles");
  out.outlets = count(json, "outlets");
  out.origins = count(json, "origins");
  out.rule = text(json, "rule");
  return out;
}

Figure figure(const Json& json) {
  Figure out;
  out.id = text(json, "id");
  out.value = text(json, "value");
  out.low = number(json, "low");
  out.high = number(json, "high");
  out.bound = named<Bound>(json, "bound");
  out.unit = text(json, "unit");
  out.counts = text(json, "counts");
  out.of = maybe<Ref>(json, "of", ref);
  out.measure = named<Measure>(json, "measure");
  out.place = maybe<Place>(json, "place", place);
  out.scope = maybe_text(json, "scope");
  out.as_of = maybe<Interval>(json, "as_of", interval);
  out.status = named<FigureStatus>(json, "status");
  out.claimant = maybe<Ref>(json, "claimant", ref);
  out.evidence = list<Evidence>(json, "evidence", evidence);
  out.group = text(json, "group");
  out.relations = list<FigureRelation>(json, "relations", [](const Json& r) {
    return FigureRelation{text(r, "to"), named<RelationKind>(r, "kind"), text(r, "why")};
  });
  out.rule = text(json, "rule");
  return out;
}

Meeting meeting(const Json& json) {
  Meeting out;
  out.id = text(json, "id");
  out.title = text(json, "title");
  out.parties = list<Ref>(json, "parties", ref);
  out.begin = text(json, "begin");
  out.end = text(json, "end");
  out.precision = named<Precision>(json, "precision");
  out.zone = text(json, "zone");
  out.date_basis = text(json, "date_basis");
  out.place = maybe<Place>(json, "place", place);
  out.format = named<MeetingFormat>(json, "format");
  out.status = named<MeetingStatus>(json, "status");
  out.sequence = count(json, "sequence");
  out.evidence = list<Evidence>(json, "evidence", evidence);
  out.group = text(json, "group");
  out.articles = count(json, "articles");
  out.origins = count(json, "origins");
  out.rule = text(json, "rule");
  return out;
}

Story story(const Json& json) {
  return {text(json, "id"),
          text(json, "title"),
          json.at("articles").get<std::vector<std::string>>(),
          count(json, "origins"),
          text(json, "begin"),
          text(json, "end")};
}

Tension tension(const Json& json) {
  Tension out;
  out.date = text(json, "date");
  out.pair = {ref(json.at("pair").at(0)), ref(json.at("pair").at(1))};
  out.events = count(json, "events");
  out.origins = count(json, "origins");
  out.score = json.at("score").get<double>();
  out.low = json.at("low").get<double>();
  out.high = json.at("high").get<double>();
  out.alert = json.at("alert").get<bool>();
  out.moved_by = json.at("moved_by").get<std::vector<std::string>>();
  return out;
}

}  // namespace

Result<void> add_record(Dossier& dossier, std::string_view kind, const Json& json) {
  try {
    if (kind == "articles")
      dossier.articles.push_back(article(json));
    else if (kind == "actors")
      dossier.actors.push_back(actor(json));
    else if (kind == "statements")
      dossier.statements.push_back(statement(json));
    else if (kind == "events")
      dossier.events.push_back(event(json));
    else if (kind == "figures")
      dossier.figures.push_back(figure(json));
    else if (kind == "meetings")
      dossier.meetings.push_back(meeting(json));
    else if (kind == "stories")
      dossier.stories.push_back(story(json));
    else if (kind == "tension")
      dossier.tension.push_back(tension(json));
    else
      return fail(ErrorCode::kUsage, "no such kind of record: " + std::string(kind));
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kBadFormat,
                std::string("a record of ") + std::string(kind) + " is damaged: " + error.what());
  }
  return {};
}

}  // namespace demarche
