// Looking things up in a dossier, and the columns that every row shares.
#pragma once

#include "brief/outline.hpp"
#include "brief/phrase.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::brief {

// Records that lead their group, in the order of the dossier.
template <typename T>
std::vector<const T*> leading(const std::vector<T>& records) {
  std::vector<const T*> out;
  for (const T& record : records) {
    if (record.group.empty() || record.group == record.id) out.push_back(&record);
  }
  return out;
}

// The records of a dossier by id, for a page that looks up many. Views the dossier, which must
// outlive it and stay as it is.
class Lookup {
 public:
  explicit Lookup(const Dossier& dossier);

  [[nodiscard]] const Dossier& dossier() const { return *dossier_; }
  // Null where there is none of that id.
  [[nodiscard]] const Article* article(std::string_view id) const { return in(articles_, id); }
  [[nodiscard]] const Actor* actor(std::string_view id) const { return in(actors_, id); }
  [[nodiscard]] const Statement* statement(std::string_view id) const {
    return in(statements_, id);
  }
  [[nodiscard]] const Event* event(std::string_view id) const { return in(events_, id); }
  [[nodiscard]] const Figure* figure(std::string_view id) const { return in(figures_, id); }

  // Characters (at least 5) that tell the ids of all statements, events, figures, meetings and
  // articles apart.
  [[nodiscard]] std::size_t id_length() const { return id_length_; }
  [[nodiscard]] std::string shown(std::string_view id) const {
    return std::string(id.substr(0, id_length_));
  }

 private:
  template <typename T>
  using Map = std::unordered_map<std::string_view, const T*>;
  template <typename T>
  static const T* in(const Map<T>& records, std::string_view id) {
    const auto found = records.find(id);
    return found == records.end() ? nullptr : found->second;
  }

  const Dossier* dossier_;
  std::size_t id_length_;
  Map<Article> articles_;
  Map<Actor> actors_;
  Map<Statement> statements_;
  Map<Event> events_;
  Map<Figure> figures_;
};

// The year that all publications share; empty when they do not.
std::string single_year(const Dossier& dossier);
// Latest publication (ISO), empty if no article is dated.
std::string latest_publication(const Dossier& dossier);
// Number of independent origins of all articles.
std::size_t count_origins(const Dossier& dossier);

// Date, counts and id of a row; the caller writes the text.
Row row_of(const Statement& statement, std::string_view year);
Row row_of(const Event& event, std::string_view year);
Row row_of(const Figure& figure, std::string_view year);
Row row_of(const Meeting& meeting, std::string_view year);

}  // namespace demarche::brief
