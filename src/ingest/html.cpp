#include "ingest/html.hpp"

namespace demarche::ingest {

Result<Draft> read_html(std::string_view, const Limits&) {
  return fail(ErrorCode::kUnsupported, "HTML is not read yet");
}

}  // namespace demarche::ingest
