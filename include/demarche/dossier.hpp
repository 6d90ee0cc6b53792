// Keeping and exporting a dossier.
#pragma once

#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <string>
#include <vector>

namespace demarche {

// One SQLite file holds everything (WAL, one writer, many readers). Both replace or read the whole
// dossier; `save` is atomic: after a crash the file holds the old dossier or the new one.
Result<void> save_dossier(const Dossier& dossier, const std::string& path);
Result<Dossier> load_dossier(const std::string& path);

// The kinds `export_records` knows: articles, actors, statements, events, figures, meetings,
// stories, tension.
const std::vector<std::string>& record_kinds();

// JSON Lines of one kind, one object a line, in a stable order. kUsage for an unknown kind.
Result<std::string> export_records(const Dossier& dossier, const std::string& kind);

// One JSON object with all kinds.
std::string export_all(const Dossier& dossier);

}  // namespace demarche
