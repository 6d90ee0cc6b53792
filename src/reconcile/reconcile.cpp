#include "reconcile/reconcile.hpp"

namespace demarche::reconcile {

namespace {
template <typename T>
void append(std::vector<T>& to, std::vector<T>& from) {
  for (T& item : from) to.push_back(std::move(item));
}
}  // namespace

Dossier reconcile(std::vector<Reading> readings) {
  Dossier dossier;
  for (Reading& r : readings) {
    dossier.articles.push_back(std::move(r.article));
    append(dossier.actors, r.actors);
    append(dossier.statements, r.statements);
    append(dossier.events, r.events);
    append(dossier.figures, r.figures);
    append(dossier.meetings, r.meetings);
  }
  return dossier;
}

}  // namespace demarche::reconcile
