#include "extract/findings.hpp"

namespace demarche::extract {

Cast find_actors(const Context&) {
  return {};
}

}  // namespace demarche::extract
