// Looking things up in a dossier, and the columns that every row shares.
#pragma once

#include "brief/outline.hpp"
#include "brief/phrase.hpp"

#include <algorithm>
#include <string>
#include <string_view>
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

template <typename T>
const T* find_by_id(const std::vector<T>& records, std::string_view id) {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const T& record) { return record.id == id; });
  return found == records.end() ? nullptr : &*found;
}

// The year that all publications share; empty when they do not.
std::string single_year(const Dossier& dossier);
// Latest publication (ISO), empty if no article is dated.
std::string latest_publication(const Dossier& dossier);
// Number of independent origins of all articles.
std::size_t count_origins(const Dossier& dossier);
// Characters (at least 5) that tell the ids of all statements, events, figures, meetings and
// articles apart.
std::size_t telling_length(const Dossier& dossier);
std::string shown_id(const Dossier& dossier, std::string_view id);

// Date, counts and id of a row; the caller writes the text.
Row row_of(const Statement& statement, std::string_view year);
Row row_of(const Event& event, std::string_view year);
Row row_of(const Figure& figure, std::string_view year);
Row row_of(const Meeting& meeting, std::string_view year);

}  // namespace demarche::brief
