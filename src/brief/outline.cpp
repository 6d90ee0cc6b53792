#include "brief/outline.hpp"

#include "brief/phrase.hpp"
#include "brief/select.hpp"

#include <set>

namespace demarche::brief {

bool Section::has_rows() const {
  for (const Group& group : groups) {
    if (!group.rows.empty()) return true;
  }
  return false;
}

namespace {

std::string window_of(const Dossier& dossier) {
  std::string begin;
  std::string end;
  for (const Article& article : dossier.articles) {
    if (!article.published) continue;
    if (begin.empty() || article.published->begin < begin) begin = article.published->begin;
    end = std::max(end, article.published->end);
  }
  return phrase_dates(begin, end, Precision::kDay);
}

std::string count(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::vector<std::string> scope_of(const Dossier& dossier) {
  std::set<std::string> outlets;
  std::set<std::string> languages;
  std::size_t undated = 0;
  for (const Article& article : dossier.articles) {
    if (!article.outlet.empty()) outlets.insert(article.outlet);
    languages.insert(article.language);
    undated += article.published ? 0 : 1;
  }
  std::string first = count(dossier.articles.size(), "article", "articles");
  if (!outlets.empty()) first += " \u00B7 " + count(outlets.size(), "outlet", "outlets");
  std::vector<std::string> names(languages.begin(), languages.end());
  first += " \u00B7 " + count(languages.size(), "language", "languages") + " (" +
           phrase_list(names) + ")";
  first += " \u00B7 " + count(count_origins(dossier), "independent origin", "independent origins");
  if (undated > 0) first += " \u00B7 " + std::to_string(undated) + " without a date";
  std::vector<std::string> lines{first};
  if (!dossier.stories.empty()) {
    std::vector<std::string> titles;
    for (const Story& story : dossier.stories) {
      if (titles.size() == 3) break;
      titles.push_back(story.title + " (" + count(story.articles.size(), "article", "articles") +
                       ")");
    }
    std::string line = count(dossier.stories.size(), "story: ", "stories: ");
    for (std::size_t i = 0; i < titles.size(); ++i) line += (i > 0 ? "; " : "") + titles[i];
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

Outline make_outline(const Dossier& dossier, const BriefOptions& options) {
  Outline outline;
  outline.window = window_of(dossier);
  outline.as_of = options.as_of;
  if (outline.as_of.empty()) {
    const std::string latest = latest_publication(dossier);
    outline.as_of = phrase_dates(latest, latest, Precision::kDay);
  }
  outline.scope = scope_of(dossier);
  const Lookup lookup(dossier);
  outline.id_length = lookup.id_length();
  for (auto make : {what_is_new, what_changed, who_said_what, figures_in_dispute, schedule, tension,
                    one_sided, blind_spots, sources}) {
    Section section = make(lookup);
    if (section.has_rows() || !section.empty.empty()) {
      outline.sections.push_back(std::move(section));
    }
  }
  return outline;
}

}  // namespace demarche::brief
