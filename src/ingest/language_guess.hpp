// Which language a text is in, as far as its script and commonest words tell.
#pragma once

#include <string>
#include <string_view>

namespace demarche::ingest {

// "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "ar", "zh", "ja", "ko", "el", "he", ...;
// "und" when it cannot tell.
std::string guess_language(std::string_view utf8);

}  // namespace demarche::ingest
