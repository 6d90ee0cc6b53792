// Stories: articles that share actors and time.
#include "reconcile/likeness.hpp"
#include "reconcile/steps.hpp"
#include "text/hash.hpp"

#include <cmath>

namespace demarche::reconcile {

namespace {

constexpr double kSameStory = 0.4;  // cosine over the actors and countries of the facts
constexpr int kMostDays = 10;       // between neighbouring articles of one story

using Profile = std::map<std::string, double>;

double cosine(const Profile& a, const Profile& b) {
  double dot = 0.0;
  double aa = 0.0;
  double bb = 0.0;
  for (const auto& [id, w] : a) {
    aa += w * w;
    const auto found = b.find(id);
    if (found != b.end()) dot += w * found->second;
  }
  for (const auto& [id, w] : b) bb += w * w;
  return aa > 0.0 && bb > 0.0 ? dot / std::sqrt(aa * bb) : 0.0;
}

}  // namespace

std::vector<Story> find_stories(const Dossier& dossier) {
  // An actor speaks for a country too: a president, a ministry and a capital make one story.
  // Parties that nothing resolves say nothing about a story.
  std::map<std::string, std::string> country_of;
  for (const Actor& actor : dossier.actors) {
    if (!actor.country.empty()) country_of[actor.id] = actor.country;
  }
  std::map<std::string, Profile> profiles;
  const auto add = [&](const std::string& article, const std::string& actor) {
    if (actor.starts_with("unknown:")) return;
    profiles[article][actor] += 1.0;
    const auto country = country_of.find(actor);
    if (country != country_of.end()) profiles[article][country->second] += 1.0;
  };
  for (const Statement& s : dossier.statements) {
    if (s.speaker && !s.evidence.empty()) add(s.evidence[0].article, s.speaker->id);
  }
  for (const Event& e : dossier.events) {
    if (e.evidence.empty() || e.historical) continue;
    for (const auto* side : {&e.actors, &e.recipients}) {
      for (const Ref& ref : *side) add(e.evidence[0].article, ref.id);
    }
  }
  for (const Figure& f : dossier.figures) {
    if (f.evidence.empty()) continue;
    if (f.of) add(f.evidence[0].article, f.of->id);
    if (f.claimant) add(f.evidence[0].article, f.claimant->id);
  }
  for (const Meeting& m : dossier.meetings) {
    if (m.evidence.empty()) continue;
    for (const Ref& ref : m.parties) add(m.evidence[0].article, ref.id);
  }
  for (auto& [article, profile] : profiles) {
    for (auto& [actor, weight] : profile) weight = std::log1p(weight);
  }
  const std::size_t n = dossier.articles.size();
  Sets sets(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const Article& a = dossier.articles[i];
      const Article& b = dossier.articles[j];
      if (days_apart(a.published, b.published) > kMostDays) continue;
      if (a.origin == b.origin || cosine(profiles[a.id], profiles[b.id]) >= kSameStory)
        sets.join(i, j);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < n; ++i) members[sets.find(i)].push_back(i);
  std::vector<Story> stories;
  for (const auto& [root, list] : members) {
    Story story;
    std::set<std::string> origins;
    std::vector<std::string> ids;
    // The headline of the earliest article of the story; a dated one before an undated one.
    std::size_t first = list.front();
    const auto key = [&](std::size_t i) {
      const Article& a = dossier.articles[i];
      return std::make_tuple(a.published ? a.published->begin : std::string("9999"),
                             a.origin != a.id, a.id);
    };
    for (const std::size_t i : list) {
      const Article& article = dossier.articles[i];
      if (key(i) < key(first)) first = i;
      story.articles.push_back(article.id);
      origins.insert(article.origin);
      if (article.published) {
        const std::string begin = article.published->begin.substr(0, 10);
        const std::string end = article.published->end.substr(0, 10);
        if (story.begin.empty() || begin < story.begin) story.begin = begin;
        story.end = std::max(story.end, end);
      }
    }
    story.title = dossier.articles[first].title;
    story.origins = static_cast<std::uint32_t>(origins.size());
    std::sort(story.articles.begin(), story.articles.end());
    std::string all;
    for (const std::string& id : story.articles) all += id + " ";
    story.id = text::content_id('T', {all});
    stories.push_back(std::move(story));
  }
  return stories;
}

}  // namespace demarche::reconcile
