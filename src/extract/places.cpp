#include "extract/findings.hpp"

namespace demarche::extract {

std::vector<PlaceMention> find_places(const Context&) {
  return {};
}

}  // namespace demarche::extract
