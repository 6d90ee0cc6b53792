#pragma once

namespace demarche {

// "0.1.0", as in CMakeLists.txt.
const char* version();

}  // namespace demarche
