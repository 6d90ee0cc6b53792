// The records as JSON: the contract with everything outside the program. Field order is that of
// docs/records.md; absent values are explicit nulls.
#include "dossier/json.hpp"

#include "records/names.hpp"

#include <demarche/dossier.hpp>

#include <cmath>

namespace demarche {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  // Whole numbers print without a fraction, so that counts read as counts.
  if (std::abs(value) < 9e15 && value == std::floor(value)) {
    return static_cast<std::int64_t>(value);
  }
  return std::round(value * 1e6) / 1e6;
}

Json maybe_text(const std::string& value) {
  return value.empty() ? Json(nullptr) : Json(value);
}

template <typename T, typename F>
Json list(const std::vector<T>& values, F&& each) {
  Json out = Json::array();
  for (const T& value : values) out.push_back(each(value));
  return out;
}

Json span_json(Span span) {
  return Json::array({span.begin, span.end});
}

}  // namespace

Json to_json(const Evidence& e) {
  return {{"article", e.article}, {"begin", e.span.begin}, {"end", e.span.end}, {"text", e.text}};
}

Json to_json(const Ref& r) {
  return {{"id", r.id}, {"name", r.name}, {"text", r.text}};
}

Json to_json(const Interval& i) {
  return {{"begin", maybe_text(i.begin)},
          {"end", maybe_text(i.end)},
          {"precision", name_of(i.precision)},
          {"text", i.text},
          {"zone", i.zone ? Json(*i.zone) : Json(nullptr)},
          {"basis", i.basis},
          {"alternatives", i.alternatives}};
}

Json to_json(const Place& p) {
  return {{"name", p.name},
          {"geonames", p.geonames ? Json(*p.geonames) : Json(nullptr)},
          {"country", maybe_text(p.country)},
          {"lat", p.lat ? Json(*p.lat) : Json(nullptr)},
          {"lon", p.lon ? Json(*p.lon) : Json(nullptr)},
          {"precision", name_of(p.precision)},
          {"text", p.text}};
}

Json to_json(const Condition& c) {
  return {{"text", c.text}, {"evidence", to_json(c.evidence)}};
}

Json to_json(const Parent& p) {
  return {{"of", p.of},
          {"kind", name_of(p.kind)},
          {"score", number(p.score)},
          {"aligned", list(p.aligned, [](const Alignment& a) {
             return Json::array({a.span.begin, a.span.end, a.of.begin, a.of.end});
           })}};
}

namespace {

template <typename T>
Json maybe(const std::optional<T>& value) {
  return value ? to_json(*value) : Json(nullptr);
}

Json refs(const std::vector<Ref>& values) {
  return list(values, [](const Ref& r) { return to_json(r); });
}

Json evidence_list(const std::vector<Evidence>& values) {
  return list(values, [](const Evidence& e) { return to_json(e); });
}

}  // namespace

Json to_json(const Article& a) {
  return {
      {"id", a.id},
      {"uri", a.uri},
      {"outlet", maybe_text(a.outlet)},
      {"title", a.title},
      {"authors", a.authors},
      {"published", maybe(a.published)},
      {"language", a.language},
      {"text", a.text},
      {"removed", list(a.removed,
                       [](const Removal& r) {
                         return Json{{"begin", r.span.begin},
                                     {"end", r.span.end},
                                     {"reason", name_of(r.reason)},
                                     {"text", r.text}};
                       })},
      {"credits", list(a.credits,
                       [](const Credit& c) {
                         return Json{{"agency", c.agency}, {"text", c.text}};
                       })},
      {"origin", a.origin},
      {"modified", maybe(a.modified)},
      {"copy", maybe(a.copy)},
      {"parents", list(a.parents, [](const Parent& p) { return to_json(p); })},
      {"warnings", a.warnings},
  };
}

Json to_json(const Actor& a) {
  return {
      {"id", a.id},
      {"name", a.name},
      {"kind", name_of(a.kind)},
      {"country", maybe_text(a.country)},
      {"sector", maybe_text(a.sector)},
      {"offices", list(a.offices,
                       [](const Office& o) {
                         return Json{{"title", o.title},
                                     {"of", o.of},
                                     {"begin", maybe_text(o.begin)},
                                     {"end", maybe_text(o.end)}};
                       })},
      {"names", a.names},
      {"mentions", a.mentions},
      {"articles", a.articles},
  };
}

Json to_json(const Grounds& g) {
  return {{"source", evidence_list(g.source)},
          {"cue", maybe(g.cue)},
          {"act_next", g.act_next ? Json(name_of(*g.act_next)) : Json(nullptr)},
          {"act_lead", g.act_next ? number(g.act_lead) : Json(nullptr)},
          {"speaker_rule", maybe_text(g.speaker_rule)},
          {"speaker_next", maybe(g.speaker_next)},
          {"speaker_lost", maybe_text(g.speaker_lost)},
          {"difference", maybe_text(g.difference)}};
}

Json to_json(const Statement& s) {
  return {
      {"id", s.id},
      {"speaker", maybe(s.speaker)},
      {"co_speakers", refs(s.co_speakers)},
      {"speaker_basis", name_of(s.speaker_basis)},
      {"via", refs(s.via)},
      {"addressee", maybe(s.addressee)},
      {"act", name_of(s.act)},
      {"mode", name_of(s.mode)},
      {"text", s.text},
      {"cue", s.cue},
      {"condition", maybe(s.condition)},
      {"deadline", maybe(s.deadline)},
      {"denies", s.denies ? Json(*s.denies) : Json(nullptr)},
      {"about", s.about},
      {"date", maybe(s.date)},
      {"place", maybe(s.place)},
      {"medium", s.medium ? Json(*s.medium) : Json(nullptr)},
      {"confidence", number(s.confidence)},
      {"evidence", evidence_list(s.evidence)},
      {"group", s.group},
      {"articles", s.articles},
      {"origins", s.origins},
      {"rule", s.rule},
      {"grounds", to_json(s.grounds)},
  };
}

Json to_json(const Event& e) {
  return {
      {"id", e.id},
      {"actors", refs(e.actors)},
      {"recipients", refs(e.recipients)},
      {"type", name_of(e.type)},
      {"plover", name_of(e.plover)},
      {"mode", e.mode},
      {"contexts", e.contexts},
      {"cameo", e.cameo},
      {"quad", e.quad},
      {"intensity", number(e.intensity)},
      {"status", name_of(e.status)},
      {"historical", e.historical},
      {"condition", maybe(e.condition)},
      {"date", maybe(e.date)},
      {"place", maybe(e.place)},
      {"according_to", refs(e.according_to)},
      {"confidence", number(e.confidence)},
      {"trigger", span_json(e.trigger)},
      {"predicate", e.predicate},
      {"evidence", evidence_list(e.evidence)},
      {"group", e.group},
      {"articles", e.articles},
      {"outlets", e.outlets},
      {"origins", e.origins},
      {"rule", e.rule},
  };
}

Json to_json(const Figure& f) {
  return {
      {"id", f.id},
      {"value", f.value},
      {"low", f.low ? number(*f.low) : Json(nullptr)},
      {"high", f.high ? number(*f.high) : Json(nullptr)},
      {"bound", name_of(f.bound)},
      {"unit", maybe_text(f.unit)},
      {"counts", f.counts},
      {"of", maybe(f.of)},
      {"measure", name_of(f.measure)},
      {"place", maybe(f.place)},
      {"scope", f.scope ? Json(*f.scope) : Json(nullptr)},
      {"as_of", maybe(f.as_of)},
      {"status", name_of(f.status)},
      {"claimant", maybe(f.claimant)},
      {"evidence", evidence_list(f.evidence)},
      {"group", f.group},
      {"relations", list(f.relations,
                         [](const FigureRelation& r) {
                           return Json{{"to", r.to}, {"kind", name_of(r.kind)}, {"why", r.why}};
                         })},
      {"rule", f.rule},
  };
}

Json to_json(const Meeting& m) {
  return {
      {"id", m.id},
      {"title", m.title},
      {"parties", refs(m.parties)},
      {"begin", maybe_text(m.begin)},
      {"end", maybe_text(m.end)},
      {"precision", name_of(m.precision)},
      {"zone", maybe_text(m.zone)},
      {"date_basis", m.date_basis},
      {"place", maybe(m.place)},
      {"format", name_of(m.format)},
      {"status", name_of(m.status)},
      {"sequence", m.sequence},
      {"evidence", evidence_list(m.evidence)},
      {"group", m.group},
      {"articles", m.articles},
      {"origins", m.origins},
      {"rule", m.rule},
  };
}

Json to_json(const Story& s) {
  return {{"id", s.id},
          {"title", s.title},
          {"articles", s.articles},
          {"origins", s.origins},
          {"begin", maybe_text(s.begin)},
          {"end", maybe_text(s.end)}};
}

Json to_json(const Tension& t) {
  return {
      {"date", t.date},           {"pair", Json::array({to_json(t.pair[0]), to_json(t.pair[1])})},
      {"events", t.events},       {"origins", t.origins},
      {"score", number(t.score)}, {"low", number(t.low)},
      {"high", number(t.high)},   {"alert", t.alert},
      {"moved_by", t.moved_by}};
}

// ---------------------------------------------------------------- export

namespace {

template <typename T>
Json all_of(const std::vector<T>& records) {
  return list(records, [](const T& record) { return to_json(record); });
}

}  // namespace

const std::vector<std::string>& record_kinds() {
  static const std::vector<std::string> kKinds = {"articles", "actors",   "statements", "events",
                                                  "figures",  "meetings", "stories",    "tension"};
  return kKinds;
}

Json records_json(const Dossier& d, std::string_view kind) {
  if (kind == "articles") return all_of(d.articles);
  if (kind == "actors") return all_of(d.actors);
  if (kind == "statements") return all_of(d.statements);
  if (kind == "events") return all_of(d.events);
  if (kind == "figures") return all_of(d.figures);
  if (kind == "meetings") return all_of(d.meetings);
  if (kind == "stories") return all_of(d.stories);
  if (kind == "tension") return all_of(d.tension);
  return nullptr;
}

Result<std::string> export_records(const Dossier& dossier, const std::string& kind) {
  const Json records = records_json(dossier, kind);
  if (records.is_null()) {
    return fail(ErrorCode::kUsage, "no such kind of record: " + kind +
                                       " (articles, actors, statements, events, figures, "
                                       "meetings, stories, tension)");
  }
  std::string out;
  for (const Json& record : records) {
    out += record.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
  }
  return out;
}

std::string export_all(const Dossier& dossier) {
  Json all = Json::object();
  for (const std::string& kind : record_kinds()) all[kind] = records_json(dossier, kind);
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace demarche
