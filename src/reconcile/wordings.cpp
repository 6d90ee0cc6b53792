#include "reconcile/wordings.hpp"

#include "reconcile/likeness.hpp"
#include "reconcile/numbers.hpp"
#include "reconcile/steps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace demarche::reconcile {

namespace {

constexpr std::size_t kLeastShared = 3;
constexpr std::size_t kMostAsked = 8;
// What `same_words` must reach. Of pairs picked to be hard, half of them one utterance: chosen on
// the folds of tools/train/same.py for a precision of .85. In a dossier most pairs of one speaker
// are two, and a joined row that is two hides a statement: more is asked for, and of wordings alone
// that are near enough to be worth asking about.
constexpr double kSureOfPair = 0.5;
constexpr double kSureOfDossier = 1.5;
constexpr double kWorthAsking = 0.3;  // F1 of the words of two sentences

// The best agreement of a sentence of one with a sentence of the other.
double closeness(const Gists& a, const Gists& b) {
  double best = 0.0;
  for (const auto& x : a) {
    for (const auto& y : b) best = std::max(best, compare(x, y).f1);
  }
  return best;
}

// The same between sentences that do not speak against each other.
double agreement(const Gists& a, const Gists& b) {
  double best = 0.0;
  for (const auto& x : a) {
    for (const auto& y : b) {
      const Likeness likeness = compare(x, y);
      if (likeness.negation_differs || likeness.numbers_differ) continue;
      const std::size_t least =
          std::min(x.size(), y.size()) <= 4
              ? std::min<std::size_t>(kLeastShared, std::min(x.size(), y.size()))
              : kLeastShared;
      if (likeness.shared < least) continue;
      best = std::max(best, likeness.f1);
    }
  }
  return best;
}

// From kOneUtterance on where the log-odds reach `sure`.
double judged(const Statement& a, const Statement& b, const SameWords& same_words, double sure) {
  if (numbers_part(a.text, b.text)) return 0.0;
  return 1.0 / (1.0 + std::exp(sure - static_cast<double>(same_words(a, b))));
}

// From kOneUtterance on where the wordings are close.
double by_words(const Gists& a, const Gists& b) {
  const double score = agreement(a, b);
  return score >= kSameSentence ? (1.0 + score) / 2 : score / 2;
}

// Acts that two reports may take one utterance for.
bool alike(Act a, Act b) {
  using enum Act;
  static const std::set<Act> kFamilies[] = {{kThreaten, kWarn, kDemand, kPredict, kCondemn},
                                            {kAssert, kAccept, kPraise, kPredict},
                                            {kDeny, kRefuse},
                                            {kAccuse, kCondemn, kWarn}};
  return a == b || std::any_of(std::begin(kFamilies), std::end(kFamilies), [&](const auto& family) {
           return family.contains(a) && family.contains(b);
         });
}

// Wordings equal to the letter as one, each with the statement that stands for it.
class Wordings {
 public:
  explicit Wordings(const std::vector<const Statement*>& statements) {
    std::map<std::string, std::size_t> known;
    for (const Statement* statement : statements) {
      const auto [at, is_new] = known.emplace(letters_of(statement->text), of_wording_.size());
      if (is_new) of_wording_.push_back(statement);
      of_statement_.push_back(at->second);
    }
  }
  [[nodiscard]] std::size_t of(std::size_t statement) const { return of_statement_[statement]; }
  [[nodiscard]] const Statement& statement(std::size_t wording) const {
    return *of_wording_[wording];
  }
  [[nodiscard]] std::size_t size() const { return of_wording_.size(); }

 private:
  std::vector<std::size_t> of_statement_;
  std::vector<const Statement*> of_wording_;
};

using PairKey = std::pair<std::size_t, std::size_t>;

// The pairs worth asking about: for each wording those closest to it.
std::set<PairKey> closest(const std::map<PairKey, double>& pairs, std::size_t wordings) {
  std::vector<std::vector<std::pair<double, PairKey>>> of(wordings);
  for (const auto& [key, close] : pairs) {
    of[key.first].push_back({-close, key});
    of[key.second].push_back({-close, key});
  }
  std::set<PairKey> out;
  for (auto& list : of) {
    std::sort(list.begin(), list.end());
    list.resize(std::min(list.size(), kMostAsked));
    for (const auto& [close, key] : list) out.insert(key);
  }
  return out;
}

}  // namespace

double same_utterance(const Statement& a, const Statement& b, const SameWords& same_words) {
  if (days_apart(a.date, b.date) > kDaysBetweenTellings) return 0.0;
  if (letters_of(a.text) == letters_of(b.text)) return 1.0;
  return same_words ? judged(a, b, same_words, kSureOfPair)
                    : by_words(sentence_gists(a.text), sentence_gists(b.text));
}

std::vector<ScoredPair> score_pairs(const std::vector<const Statement*>& statements,
                                    const std::function<bool(std::size_t, std::size_t)>& may_be_one,
                                    const SameWords& same_words) {
  std::vector<Gists> gists;
  for (const Statement* statement : statements) gists.push_back(sentence_gists(statement->text));
  std::vector<const Gists*> pointers;
  for (const Gists& one : gists) pointers.push_back(&one);
  const Wordings wordings(statements);
  const auto key_of = [&](const ScoredPair& pair) -> PairKey {
    return std::minmax(wordings.of(pair.a), wordings.of(pair.b));
  };
  std::vector<ScoredPair> out;
  std::map<PairKey, double> doubtful;
  for (const auto& [a, b] : candidates(pointers, same_words ? kWorthAsking : kSameSentence)) {
    if (!may_be_one(a, b)) continue;
    ScoredPair pair{0.0, a, b};
    const PairKey key = key_of(pair);
    pair.score = key.first == key.second ? 1.0 : by_words(gists[a], gists[b]);
    if (same_words && pair.score < kOneUtterance && alike(statements[a]->act, statements[b]->act)) {
      const double close = closeness(gists[a], gists[b]);
      if (close >= kWorthAsking) doubtful.emplace(key, close);
    }
    out.push_back(pair);
  }
  std::map<PairKey, double> scores;
  for (const PairKey& key : closest(doubtful, wordings.size())) {
    scores[key] = judged(wordings.statement(key.first), wordings.statement(key.second), same_words,
                         kSureOfDossier);
  }
  for (ScoredPair& pair : out) {
    const auto found = scores.find(key_of(pair));
    // Behind all that are close in their words, from 0.78 on.
    if (found != scores.end() && found->second >= kOneUtterance) {
      pair.score = 0.25 + found->second / 2;
    }
  }
  return out;
}

}  // namespace demarche::reconcile
