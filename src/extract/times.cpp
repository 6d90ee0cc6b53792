#include "extract/findings.hpp"

namespace demarche::extract {

std::vector<TimeMention> find_times(const Context&) {
  return {};
}

}  // namespace demarche::extract
