#include "extract/findings.hpp"

namespace demarche::extract {

std::vector<Event> find_events(const Context&, const Findings&, const std::vector<Statement>&) {
  return {};
}

}  // namespace demarche::extract
