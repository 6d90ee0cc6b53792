// From bytes to valid UTF-8.
#pragma once

#include <demarche/status.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

struct Decoded {
  std::string text;  // valid UTF-8, without a byte order mark
  std::vector<std::string> warnings;
};

// A byte order mark decides, then validity as UTF-8, then `declared` (a charset name from the
// document itself, empty if none), then detection. UTF-8 with a few broken bytes is repaired with
// U+FFFD and a warning. Bytes that are not text at all (NULs, control characters) and names that
// no converter knows are refused with kBadEncoding; Error::source is left to the caller.
Result<Decoded> decode(std::string_view bytes, std::string_view declared = {});

}  // namespace demarche::ingest
