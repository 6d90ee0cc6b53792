#include <demarche/brief.hpp>

namespace demarche {

std::string brief_text(const Dossier&, const BriefOptions&) {
  return {};
}
std::string brief_html(const Dossier&, const BriefOptions&) {
  return {};
}
std::string brief_json(const Dossier&, const BriefOptions&) {
  return {};
}
Result<std::string> explain(const Dossier&, const std::string&, const BriefOptions&) {
  return {};
}

}  // namespace demarche
