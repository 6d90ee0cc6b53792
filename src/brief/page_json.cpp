// The brief as JSON: the same sections and rows as the terminal shows, with full ids.
#include "brief/outline.hpp"

#include <demarche/brief.hpp>
#include <demarche/version.hpp>

#include <nlohmann/json.hpp>

namespace demarche {

namespace {

using Json = nlohmann::ordered_json;

Json row_json(const brief::Row& row) {
  return {{"mark", row.mark},       {"text", row.text},         {"date", row.date},
          {"origins", row.origins}, {"articles", row.articles}, {"id", row.id},
          {"details", row.details}};
}

}  // namespace

std::string brief_json(const Dossier& dossier, const BriefOptions& options) {
  const brief::Outline outline = brief::make_outline(dossier, options);
  Json sections = Json::array();
  for (const brief::Section& section : outline.sections) {
    Json groups = Json::array();
    for (const brief::Group& group : section.groups) {
      Json rows = Json::array();
      for (const brief::Row& row : group.rows) rows.push_back(row_json(row));
      groups.push_back({{"heading", group.heading}, {"rows", rows}});
    }
    sections.push_back({{"key", section.key},
                        {"title", section.title},
                        {"empty", section.has_rows() ? "" : section.empty},
                        {"groups", groups}});
  }
  const Json page = {{"version", version()},
                     {"window", outline.window},
                     {"as_of", outline.as_of},
                     {"scope", outline.scope},
                     {"sections", sections}};
  return page.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace demarche
