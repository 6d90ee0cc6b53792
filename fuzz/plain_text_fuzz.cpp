#include "article_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche::ingest;
  check_document(Document::Kind::kPlainText, data, size);
  return 0;
}
