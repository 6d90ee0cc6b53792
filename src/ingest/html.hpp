// A web page to a draft: metadata and main content.
#pragma once

#include "ingest/draft.hpp"

#include <demarche/engine.hpp>
#include <demarche/status.hpp>

#include <string_view>

namespace demarche::ingest {

// kTooDeep and kTooMany name the place of the element that breaks the limit; found by one pass over
// the bytes before any tree is built.
Result<Draft> read_html(std::string_view bytes, const Limits& limits);

}  // namespace demarche::ingest
