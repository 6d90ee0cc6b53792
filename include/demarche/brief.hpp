// The written report: what an analyst reads.
#pragma once

#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <string>

namespace demarche {

struct BriefOptions {
  int width = 100;      // columns of the terminal
  bool colour = false;  // ANSI colours
  std::string as_of;    // ISO date-time printed in the head; empty: the latest publication
};

std::string brief_text(const Dossier& dossier, const BriefOptions& options);
// One self-contained HTML file: every row linked to its highlighted sentence. Needs no script.
std::string brief_html(const Dossier& dossier, const BriefOptions& options);
std::string brief_json(const Dossier& dossier, const BriefOptions& options);

// All there is to say about one record: its fields, its sentences, the rule that found it, the
// records of its group; of a statement also the spans of source, cue, content and condition, and
// what came second for speaker and act. `id` may be a record id or the short id a brief prints (S11, E4, F3, M2).
Result<std::string> explain(const Dossier& dossier, const std::string& id,
                            const BriefOptions& options);

}  // namespace demarche
