// The same utterance in several articles.
#include "reconcile/likeness.hpp"
#include "reconcile/steps.hpp"
#include "reconcile/word_difference.hpp"
#include "reconcile/wordings.hpp"

namespace demarche::reconcile {

namespace {

// The day of speech, or of the report.
std::optional<Interval> when(const Statement& statement, const Sources& sources) {
  if (statement.date) return statement.date;
  const Article* article = sources.of(statement.evidence);
  return article == nullptr ? std::nullopt : article->published;
}

bool acts_agree(Act a, Act b) {
  if (a == b) return true;
  const auto is_denial = [](Act act) { return act == Act::kDeny || act == Act::kRefuse; };
  const auto is_asking = [](Act act) { return act == Act::kAsk || act == Act::kDeclineComment; };
  return !(is_denial(a) != is_denial(b) && (a == Act::kAccept || b == Act::kAccept)) &&
         !is_asking(a) && !is_asking(b);
}

}  // namespace

void group_statements(std::vector<Statement>& statements, const Sources& sources,
                      const SameWords& same_words) {
  std::map<std::string, std::vector<std::size_t>> by_speaker;
  std::vector<Days> days;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].speaker) by_speaker[statements[i].speaker->id].push_back(i);
    days.push_back(days_of(when(statements[i], sources)));
  }
  Sets sets(statements.size());
  for (const auto& [speaker, list] : by_speaker) {
    struct Pair {
      double score;
      std::size_t a;
      std::size_t b;
    };
    std::vector<const Statement*> own;
    for (const std::size_t i : list) own.push_back(&statements[i]);
    const auto may_be_one = [&](std::size_t x, std::size_t y) {
      const Statement& a = *own[x];
      const Statement& b = *own[y];
      return !a.evidence.empty() && !b.evidence.empty() &&
             a.evidence[0].article != b.evidence[0].article && acts_agree(a.act, b.act) &&
             days_apart(days[list[x]], days[list[y]]) <= kDaysBetweenTellings;
    };
    std::vector<Pair> pairs;
    for (const ScoredPair& pair : score_pairs(own, may_be_one, same_words)) {
      if (pair.score < kOneUtterance) continue;
      pairs.push_back({pair.score, list[pair.a], list[pair.b]});
    }
    // Best first, and of each article one: two sentences of one speech are two utterances, even
    // when another article quotes them in one breath.
    std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
      return a.score != b.score ? a.score > b.score
                                : std::tie(statements[a.a].id, statements[a.b].id) <
                                      std::tie(statements[b.a].id, statements[b.b].id);
    });
    std::map<std::size_t, std::set<std::string>> articles_of;
    for (const std::size_t i : list)
      articles_of[i].insert(statements[i].evidence.empty() ? ""
                                                           : statements[i].evidence[0].article);
    for (const Pair& pair : pairs) {
      const std::size_t a = sets.find(pair.a);
      const std::size_t b = sets.find(pair.b);
      if (a == b) continue;
      bool share = false;
      for (const std::string& article : articles_of[a])
        share = share || articles_of[b].count(article) > 0;
      if (share) continue;
      sets.join(a, b);
      std::set<std::string> all = articles_of[a];
      all.insert(articles_of[b].begin(), articles_of[b].end());
      articles_of[sets.find(a)] = std::move(all);
    }
  }
  close_groups(
      statements, sets, sources,
      [](const Statement& s) {  // the fullest wording leads, quoted before told
        return std::make_tuple(s.mode == SpeechMode::kIndirect ? 0 : 1, s.text.size());
      },
      [](Statement& s, std::uint32_t articles, std::uint32_t, std::uint32_t origins) {
        s.articles = articles;
        s.origins = origins;
      });
  std::map<std::string, const Statement*> leaders;
  for (const Statement& s : statements) {
    if (s.id == s.group) leaders[s.group] = &s;
  }
  for (Statement& s : statements) {
    if (s.id != s.group) s.grounds.difference = word_difference(leaders.at(s.group)->text, s.text);
  }
}

void link_denials(std::vector<Statement>& statements, const std::vector<Event>& events) {
  std::map<std::string, std::vector<const Event*>> charges;  // by who is charged
  for (const Event& e : events) {
    if (e.evidence.empty() || !e.date) continue;
    if (e.status != EventStatus::kAlleged && e.status != EventStatus::kHappened) continue;
    for (const Ref& actor : e.actors) {
      if (!actor.id.empty()) charges[actor.id].push_back(&e);
    }
  }
  for (Statement& s : statements) {
    if (s.act != Act::kDeny || s.denies || !s.speaker || !s.date || s.evidence.empty()) continue;
    std::set<std::string> targets;
    const auto said = gist(s.text);
    for (const Event* e : charges[s.speaker->id]) {
      if (e->evidence[0].article == s.evidence[0].article) continue;
      if (days_apart(s.date, e->date) > 14) continue;
      if (compare(said, gist(e->predicate)).shared > 0) targets.insert(e->group);
    }
    if (targets.size() == 1) s.denies = *targets.begin();  // of several it is not clear which
  }
}

}  // namespace demarche::reconcile
