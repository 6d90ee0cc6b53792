// Looking through the statements of a dossier: who said what to whom, chosen and laid out.
#pragma once

#include <demarche/brief.hpp>
#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <string>
#include <vector>

namespace demarche {

// Empty members choose everything. A name is compared without case and accents: the whole of it
// ("Russia", "Moscow"), or of a person or group any words in a row ("Blinken", "official").
struct StatementQuery {
  std::string speaker;            // of one speaker or of one of several together
  std::string addressee;          // of whom it was said to
  std::vector<std::string> acts;  // any of these names of docs/labels.md
  // ISO days, months or years, both included. Where the text tells no day of speech, that of the
  // publication counts; what has neither is left out.
  std::string since;
  std::string until;
  std::string sort = "date";   // one of `statement_orders`
  bool every_telling = false;  // every article's own record, not one for each utterance
};

// "assert", "accuse" ... as `StatementQuery::acts` takes them.
const std::vector<std::string>& act_names();
// date (the undated last), speaker, act, origins (most first).
const std::vector<std::string>& statement_orders();
// table, json (one array), jsonl (as export_records writes them), csv.
const std::vector<std::string>& statement_formats();

// Whether these can be `since` and `until` of a query; kUsage says what is wrong.
Result<void> check_days(const std::string& since, const std::string& until);

// The statements that a query chooses, as pointers into the dossier; kUsage for a query that makes
// no sense.
Result<std::vector<const Statement*>> choose_statements(const Dossier& dossier,
                                                        const StatementQuery& query);

// `chosen` in a format; `look` is the width and colour of the table. kUsage for an unknown format.
Result<std::string> show_statements(const Dossier& dossier,
                                    const std::vector<const Statement*>& chosen,
                                    const std::string& format, const BriefOptions& look);

}  // namespace demarche
