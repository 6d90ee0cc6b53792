#include "article_checks.hpp"
#include "ingest/decode.hpp"
#include "ingest/json_lines.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche;
  const auto decoded = ingest::decode({reinterpret_cast<const char*>(data), size});
  if (!decoded) return 0;
  std::vector<Problem> problems;
  ingest::split_json(
      decoded->text, "x",
      [](const ingest::Document& document) {
        const auto article = ingest::to_article(document, Limits{}, {});
        if (article) ingest::check_article(*article);
      },
      problems);
  return 0;
}
