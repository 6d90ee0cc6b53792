#include "origins/compare.hpp"

#include <algorithm>
#include <unordered_map>

namespace demarche::origins {

namespace {

constexpr std::size_t kRun = 8;  // words that two writers do not choose alike by chance

// Thresholds were chosen on origins/fold_dev (`demarche eval origins`).
constexpr double kRetold = 0.48;  // ordered share of the longer text
constexpr double kVerbatimShare = 0.85;
constexpr double kExcerptShare = 0.80;
constexpr double kPassage = 25;  // words of one run

std::vector<std::uint64_t> telling(const std::vector<Word>& words) {
  std::vector<std::uint64_t> out;
  for (const Word& word : words) {
    if (word.telling) out.push_back(word.hash);
  }
  return out;
}

// Length of the longest common subsequence by Hunt and Szymanski (1977): fast where few words
// match.
std::size_t common_subsequence(const std::vector<std::uint64_t>& a,
                               const std::vector<std::uint64_t>& b) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  for (std::uint32_t j = 0; j < b.size(); ++j) places[b[j]].push_back(j);
  std::vector<std::uint32_t> ends;  // smallest end of a common subsequence of each length
  for (const std::uint64_t word : a) {
    const auto found = places.find(word);
    if (found == places.end()) continue;
    for (auto j = found->second.rbegin(); j != found->second.rend(); ++j) {
      const auto at = std::lower_bound(ends.begin(), ends.end(), *j);
      if (at == ends.end()) {
        ends.push_back(*j);
      } else {
        *at = *j;
      }
    }
  }
  return ends.size();
}

struct Run {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t length = 0;
};

// Maximal common runs of at least kRun words, greedily from the start of `a`; each word of `b` is
// used once.
std::vector<Run> common_runs(const std::vector<Word>& a, const std::vector<Word>& b) {
  std::vector<Run> out;
  if (a.size() < kRun || b.size() < kRun) return out;
  const auto key = [](const std::vector<Word>& words, std::size_t at) {
    std::uint64_t h = 0;
    for (std::size_t i = 0; i < kRun; ++i) h = h * 0x9E3779B97F4A7C15ULL + words[at + i].hash;
    return h;
  };
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  for (std::uint32_t j = 0; j + kRun <= b.size(); ++j) places[key(b, j)].push_back(j);
  std::vector<bool> used(b.size(), false);
  for (std::size_t i = 0; i + kRun <= a.size();) {
    const auto found = places.find(key(a, i));
    Run best;
    if (found != places.end()) {
      for (const std::uint32_t j : found->second) {
        std::size_t n = 0;
        while (i + n < a.size() && j + n < b.size() && !used[j + n] &&
               a[i + n].hash == b[j + n].hash)
          ++n;
        if (n >= kRun && n > best.length) best = {i, j, n};
      }
    }
    if (best.length == 0) {
      ++i;
      continue;
    }
    for (std::size_t n = 0; n < best.length; ++n) used[best.b + n] = true;
    out.push_back(best);
    i += best.length;
  }
  return out;
}

}  // namespace

Overlap compare(const std::vector<Word>& a, const std::vector<Word>& b) {
  Overlap out;
  const std::vector<std::uint64_t> ta = telling(a);
  const std::vector<std::uint64_t> tb = telling(b);
  if (ta.empty() || tb.empty()) return out;
  const auto longer = static_cast<double>(std::max(ta.size(), tb.size()));
  const auto shorter = static_cast<double>(std::min(ta.size(), tb.size()));
  const auto common = static_cast<double>(common_subsequence(ta, tb));
  out.of_longer = common / longer;
  out.of_shorter = common / shorter;
  out.balance = shorter / longer;
  std::size_t in_runs = 0;
  const std::vector<Run> runs = common_runs(a, b);
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Run& run = runs[r];
    in_runs += run.length;
    out.longest_run = std::max(out.longest_run, run.length);
    out.runs.push_back({{a[run.a].span.begin, a[run.a + run.length - 1].span.end},
                        {b[run.b].span.begin, b[run.b + run.length - 1].span.end}});
    // Runs that follow each other at once but for one differing number each.
    if (r + 1 < runs.size() && runs[r + 1].a == run.a + run.length + 1 &&
        runs[r + 1].b == run.b + run.length + 1) {
      out.numbers_differ =
          out.numbers_differ || (a[run.a + run.length].number && b[run.b + run.length].number);
    }
  }
  out.verbatim = static_cast<double>(in_runs) / static_cast<double>(std::min(a.size(), b.size()));
  return out;
}

std::optional<CopyKind> kind_of(const Overlap& overlap) {
  if (overlap.verbatim >= kVerbatimShare && overlap.balance >= 0.85) {
    return overlap.numbers_differ ? CopyKind::kUpdate : CopyKind::kVerbatim;
  }
  if (overlap.verbatim >= kExcerptShare && overlap.longest_run >= kPassage)
    return CopyKind::kExcerpt;
  if (overlap.verbatim >= 0.5 && overlap.balance >= 0.5) {
    return overlap.numbers_differ ? CopyKind::kUpdate : CopyKind::kRewrite;
  }
  if (overlap.of_longer >= kRetold) {
    return overlap.verbatim >= 0.15 ? CopyKind::kRewrite : CopyKind::kTranslation;
  }
  if (static_cast<double>(overlap.longest_run) >= kPassage) return CopyKind::kSharedPassage;
  return std::nullopt;
}

}  // namespace demarche::origins
