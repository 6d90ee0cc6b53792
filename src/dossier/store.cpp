#include <demarche/dossier.hpp>

namespace demarche {

Result<void> save_dossier(const Dossier&, const std::string&) {
  return {};
}
Result<Dossier> load_dossier(const std::string&) {
  return Dossier{};
}

}  // namespace demarche
