// SHA-256 (FIPS 180-4): the names under which files are pinned.
#pragma once

#include <string>
#include <string_view>

namespace demarche::text {

std::string sha256(std::string_view bytes);  // 64 hexadecimal digits, lower case

}  // namespace demarche::text
