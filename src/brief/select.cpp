#include "brief/select.hpp"

#include <set>

namespace demarche::brief {

namespace {

std::size_t telling_length(const Dossier& dossier) {
  constexpr std::size_t kShortest = 5;
  std::vector<std::string_view> ids;
  const auto add = [&](const auto& records) {
    for (const auto& record : records) ids.push_back(record.id);
  };
  add(dossier.articles);
  add(dossier.statements);
  add(dossier.events);
  add(dossier.figures);
  add(dossier.meetings);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::size_t length = kShortest;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    const auto differ =
        std::mismatch(ids[i - 1].begin(), ids[i - 1].end(), ids[i].begin(), ids[i].end());
    length = std::max<std::size_t>(length,
                                   static_cast<std::size_t>(differ.first - ids[i - 1].begin()) + 1);
  }
  return length;
}

}  // namespace

std::string single_year(const Dossier& dossier) {
  std::string year;
  for (const Article& article : dossier.articles) {
    if (!article.published || article.published->begin.size() < 4) continue;
    const std::string own = article.published->begin.substr(0, 4);
    if (!year.empty() && year != own) return {};
    year = own;
  }
  return year;
}

std::string latest_publication(const Dossier& dossier) {
  std::string latest;
  for (const Article& article : dossier.articles) {
    if (article.published) latest = std::max(latest, article.published->end);
  }
  return latest;
}

std::size_t count_origins(const Dossier& dossier) {
  std::set<std::string> origins;
  for (const Article& article : dossier.articles) origins.insert(article.origin);
  return origins.size();
}

Lookup::Lookup(const Dossier& dossier) : dossier_(&dossier), id_length_(telling_length(dossier)) {
  const auto fill = [](const auto& records, auto& map) {
    map.reserve(records.size());
    for (const auto& record : records) map.emplace(record.id, &record);
  };
  fill(dossier.articles, articles_);
  fill(dossier.actors, actors_);
  fill(dossier.statements, statements_);
  fill(dossier.events, events_);
  fill(dossier.figures, figures_);
}

Row row_of(const Statement& statement, std::string_view year) {
  Row row;
  row.date = phrase_date(statement.date, year);
  row.origins = statement.origins;
  row.articles = statement.articles;
  row.id = statement.id;
  return row;
}

Row row_of(const Event& event, std::string_view year) {
  Row row;
  row.date = phrase_date(event.date, year);
  row.origins = event.origins;
  row.articles = event.articles;
  row.id = event.id;
  return row;
}

Row row_of(const Figure& figure, std::string_view year) {
  Row row;
  row.date = phrase_date(figure.as_of, year);
  row.id = figure.id;
  return row;
}

Row row_of(const Meeting& meeting, std::string_view year) {
  Row row;
  row.date = phrase_dates(meeting.begin, meeting.end, meeting.precision, year);
  row.origins = meeting.origins;
  row.articles = meeting.articles;
  row.id = meeting.id;
  return row;
}

}  // namespace demarche::brief
