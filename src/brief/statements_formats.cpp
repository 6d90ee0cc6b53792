// Statements for other programs: JSON, JSON Lines, CSV.
#include "brief/select.hpp"
#include "brief/statements.hpp"
#include "dossier/json.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"

#include <demarche/statements.hpp>

#include <array>

namespace demarche {

namespace brief {

namespace {

void append_field(std::string_view words, std::string& out) {
  if (words.find_first_of(",\"\n\r") == std::string_view::npos) {
    out += words;
    return;
  }
  out += '"';
  for (const char c : words) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string names_of(const std::vector<Ref>& refs) {
  std::vector<std::string> names;
  for (const Ref& ref : refs) names.push_back(ref.name);
  return text::join(names, "; ");
}

}  // namespace

std::string statements_csv(const Dossier& dossier, const std::vector<const Statement*>& chosen) {
  std::string out =
      "id,speaker,co_speakers,via,act,addressee,mode,text,cue,condition,deadline,denies,begin,end,"
      "place,medium,confidence,origins,articles,article,uri,offset\n";
  const Lookup lookup(dossier);
  for (const Statement* s : chosen) {
    const Evidence& lead = s->evidence.front();
    const Article* article = lookup.article(lead.article);
    const std::array<std::string, 22> fields = {s->id,
                                                s->speaker ? s->speaker->name : "",
                                                names_of(s->co_speakers),
                                                names_of(s->via),
                                                std::string(name_of(s->act)),
                                                s->addressee ? s->addressee->name : "",
                                                std::string(name_of(s->mode)),
                                                s->text,
                                                s->cue,
                                                s->condition ? s->condition->text : "",
                                                s->deadline ? s->deadline->text : "",
                                                s->denies.value_or(""),
                                                s->date ? s->date->begin : "",
                                                s->date ? s->date->end : "",
                                                s->place ? s->place->name : "",
                                                s->medium.value_or(""),
                                                to_json(*s)["confidence"].dump(),
                                                std::to_string(s->origins),
                                                std::to_string(s->articles),
                                                lead.article,
                                                article == nullptr ? "" : article->uri,
                                                std::to_string(lead.span.begin)};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) out += ',';
      append_field(fields[i], out);
    }
    out += '\n';
  }
  return out;
}

}  // namespace brief

const std::vector<std::string>& statement_formats() {
  static const std::vector<std::string> kFormats = {"table", "json", "jsonl", "csv"};
  return kFormats;
}

Result<std::string> show_statements(const Dossier& dossier,
                                    const std::vector<const Statement*>& chosen,
                                    const std::string& format, const BriefOptions& look) {
  using Json = nlohmann::ordered_json;
  constexpr auto kReplace = Json::error_handler_t::replace;
  if (format == "table") return brief::statements_table(dossier, chosen, look);
  if (format == "csv") return brief::statements_csv(dossier, chosen);
  if (format == "json") {
    Json all = Json::array();
    for (const Statement* statement : chosen) all.push_back(to_json(*statement));
    return all.dump(1, ' ', false, kReplace) + "\n";
  }
  if (format == "jsonl") {
    std::string out;
    for (const Statement* statement : chosen) {
      out += to_json(*statement).dump(-1, ' ', false, kReplace) + "\n";
    }
    return out;
  }
  return fail(ErrorCode::kUsage,
              "no such format: " + format + " (" + text::join(statement_formats(), ", ") + ")");
}

}  // namespace demarche
