#include "extract/findings.hpp"

namespace demarche::extract {

std::vector<Figure> find_figures(const Context&, const Findings&, const std::vector<Statement>&) {
  return {};
}

}  // namespace demarche::extract
