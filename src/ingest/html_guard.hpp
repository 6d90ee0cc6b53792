// One pass over a page's bytes that refuses what would overwhelm a parser.
#pragma once

#include <demarche/engine.hpp>
#include <demarche/status.hpp>

#include <optional>
#include <string_view>

namespace demarche::ingest {

// kTooDeep or kTooMany with the byte of the tag at fault; nothing when the page is within limits.
// Elements whose end tag HTML lets out (p, li, td ...) do not count as nesting. Linear in the
// input, no allocation.
std::optional<Error> html_over_limit(std::string_view utf8, const Limits& limits);

}  // namespace demarche::ingest
