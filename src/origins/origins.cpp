#include "origins/origins.hpp"

#include "origins/compare.hpp"
#include "origins/words.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace demarche::origins {

namespace {

// Words that stand in more texts than this do not propose pairs; a pair needs this many in common.
constexpr std::size_t kMostTexts = 60;
constexpr std::size_t kLeastShared = 4;

// Earlier and fuller articles lead; the id decides among equals, so the order of arrival never
// does.
auto precedence(const Article& article) {
  return std::make_tuple(
      article.published ? article.published->begin.substr(0, 10) : std::string("9999"),
      -static_cast<long long>(article.text.size()), article.id);
}

std::size_t root_of(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

// Pairs of texts that share enough telling words to be worth comparing.
std::vector<std::pair<std::size_t, std::size_t>> candidates(
    const std::vector<std::vector<Word>>& texts) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  std::vector<std::vector<std::uint64_t>> telling(texts.size());  // each word once
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    std::vector<std::uint64_t>& own = telling[i];
    for (const Word& word : texts[i]) {
      if (word.telling) own.push_back(word.hash);
    }
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    for (const std::uint64_t word : own) places[word].push_back(i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::vector<std::uint32_t> shared(texts.size(), 0);
  std::vector<std::uint32_t> touched;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    for (const std::uint64_t word : telling[i]) {
      const std::vector<std::uint32_t>& list = places[word];
      if (list.size() > kMostTexts) continue;
      for (const std::uint32_t j : list) {
        if (j <= i) continue;
        if (shared[j]++ == 0) touched.push_back(j);
      }
    }
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t j : touched) {
      // No subsequence is longer than what the pair has in common at all.
      const std::size_t shorter = std::min(telling[i].size(), telling[j].size());
      if (shared[j] >= kLeastShared && shared[j] * 5 >= shorter) out.emplace_back(i, j);
      shared[j] = 0;
    }
    touched.clear();
  }
  return out;
}

}  // namespace

void find_origins(std::vector<Article>& articles) {
  const std::size_t n = articles.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return precedence(articles[a]) < precedence(articles[b]);
  });
  std::vector<std::vector<Word>> texts(n);
  for (std::size_t i = 0; i < n; ++i) texts[i] = words_of(articles[order[i]].text);

  std::vector<std::size_t> group(n);
  std::iota(group.begin(), group.end(), 0U);
  for (const auto& [first, second] : candidates(texts)) {  // first precedes second
    const Overlap overlap = compare(texts[second], texts[first]);
    const auto kind = kind_of(overlap);
    if (!kind) continue;
    Article& article = articles[order[second]];
    // Of a text and its excerpt the excerpt is the copy, whichever is dated first.
    Parent parent{articles[order[first]].id, *kind, std::max(overlap.of_longer, overlap.verbatim),
                  overlap.runs};
    if (*kind == CopyKind::kExcerpt && texts[first].size() < texts[second].size()) {
      Parent turned{article.id, *kind, parent.score, {}};
      for (const Alignment& run : overlap.runs) turned.aligned.push_back({run.of, run.span});
      articles[order[first]].parents.push_back(std::move(turned));
    } else {
      article.parents.push_back(std::move(parent));
    }
    if (*kind != CopyKind::kSharedPassage) {
      const std::size_t a = root_of(group, first);
      const std::size_t b = root_of(group, second);
      group[std::max(a, b)] = std::min(a, b);  // the leader precedes all others
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    Article& article = articles[order[i]];
    article.origin = articles[order[root_of(group, i)]].id;
    std::stable_sort(article.parents.begin(), article.parents.end(),
                     [](const Parent& a, const Parent& b) {
                       const bool passage_a = a.kind == CopyKind::kSharedPassage;
                       const bool passage_b = b.kind == CopyKind::kSharedPassage;
                       return passage_a != passage_b ? passage_b : a.score > b.score;
                     });
    if (!article.parents.empty() && article.origin != article.id)
      article.copy = article.parents.front();
  }
}

}  // namespace demarche::origins
