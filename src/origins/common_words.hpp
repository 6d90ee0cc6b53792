// Words that say nothing about where a text is from.
#pragma once

#include <string_view>

namespace demarche::origins {

// `word` in lower case.
bool is_common(std::string_view word);

}  // namespace demarche::origins
