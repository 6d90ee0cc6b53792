#include "origins/origins.hpp"

namespace demarche::origins {

void find_origins(std::vector<Article>& articles) {
  for (Article& article : articles) article.origin = article.id;
}

}  // namespace demarche::origins
