#include "ingest/ingest.hpp"

namespace demarche::ingest {

void settle_dates(std::vector<Article>&) {}

}  // namespace demarche::ingest
