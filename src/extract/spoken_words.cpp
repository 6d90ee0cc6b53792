#include "extract/spoken_words.hpp"

#include <algorithm>

namespace demarche::extract {

SpokenWords::SpokenWords(const std::vector<Statement>& statements) : statements_(&statements) {
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    for (const Evidence& evidence : statements[i].evidence) {
      words_.push_back({evidence.span, i, 0});
    }
    if (statements[i].grounds.cue) cues_.push_back({statements[i].grounds.cue->span, i, 0});
  }
  sort(words_);
  sort(cues_);
}

void SpokenWords::sort(std::vector<Stretch>& stretches) {
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](const Stretch& a, const Stretch& b) { return a.span.begin < b.span.begin; });
  std::uint32_t furthest = 0;
  for (Stretch& stretch : stretches) {
    furthest = std::max(furthest, stretch.span.end);
    stretch.furthest = furthest;
  }
}

std::vector<const Statement*> SpokenWords::in_order(std::vector<std::uint32_t> found) const {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<const Statement*> out;
  out.reserve(found.size());
  for (const std::uint32_t i : found) out.push_back(&(*statements_)[i]);
  return out;
}

std::vector<const Statement*> SpokenWords::holding(const std::vector<Stretch>& stretches,
                                                   Span span) const {
  std::vector<std::uint32_t> found;
  auto at =
      std::upper_bound(stretches.begin(), stretches.end(), span.begin,
                       [](std::uint32_t begin, const Stretch& s) { return begin < s.span.begin; });
  while (at != stretches.begin() && (--at)->furthest >= span.end) {
    if (at->span.contains(span)) found.push_back(at->statement);
  }
  return in_order(std::move(found));
}

std::vector<const Statement*> SpokenWords::holding(Span span) const {
  return holding(words_, span);
}

std::vector<const Statement*> SpokenWords::overlapping(Span span) const {
  std::vector<std::uint32_t> found;
  auto at =
      std::lower_bound(words_.begin(), words_.end(), span.end,
                       [](const Stretch& s, std::uint32_t end) { return s.span.begin < end; });
  while (at != words_.begin() && (--at)->furthest > span.begin) {
    if (at->span.overlaps(span)) found.push_back(at->statement);
  }
  return in_order(std::move(found));
}

std::vector<const Statement*> SpokenWords::cued(Span span) const {
  return holding(cues_, span);
}

}  // namespace demarche::extract
