#include "extract/findings.hpp"

namespace demarche::extract {

std::vector<Statement> find_statements(const Context&, const Findings&) {
  return {};
}

}  // namespace demarche::extract
