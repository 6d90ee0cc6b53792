#include <demarche/version.hpp>

namespace demarche {

const char* version() { return DEMARCHE_VERSION; }

}  // namespace demarche
