// Articles as JSON records under the names that news-please, Media Cloud and trafilatura use.
#pragma once

#include "ingest/draft.hpp"
#include "ingest/ingest.hpp"

#include <demarche/status.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

// One JSON text: an object, an array of objects, or one object a line. Each record is handed over
// as a Document of its own; a broken line becomes a problem that names it.
void split_json(std::string_view text, const std::string& source,
                const std::function<void(Document)>& each, std::vector<Problem>& problems);

// One line of a JSON Lines file; blank lines are passed over.
void read_json_line(std::string_view line, std::size_t number, const std::string& source,
                    const std::function<void(Document)>& each, std::vector<Problem>& problems);

// One record, valid UTF-8. kBadFormat when it is no object or has no text.
Result<Draft> read_json_record(std::string_view record);

}  // namespace demarche::ingest
