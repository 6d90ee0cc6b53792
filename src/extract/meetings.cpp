#include "extract/findings.hpp"

namespace demarche::extract {

std::vector<Meeting> find_meetings(const Context&, const Findings&) {
  return {};
}

}  // namespace demarche::extract
