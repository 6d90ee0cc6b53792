// Groups of records that tell the same fact: joining, choosing who leads, counting.
#pragma once

#include <demarche/records.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace demarche::reconcile {

// Disjoint sets over the indices of a vector.
class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

// What reconcile knows of the articles.
struct Sources {
  std::map<std::string, const Article*> articles;

  [[nodiscard]] const Article* of(const std::vector<Evidence>& evidence) const {
    if (evidence.empty()) return nullptr;
    const auto found = articles.find(evidence.front().article);
    return found == articles.end() ? nullptr : found->second;
  }
  [[nodiscard]] std::string origin_of(const std::vector<Evidence>& evidence) const {
    const Article* article = of(evidence);
    return article == nullptr ? std::string() : article->origin;
  }
};

// Sets `group` of every record to the id of the one that `fuller` puts first in its set, and counts
// articles, outlets and origins with `count(record, articles, outlets, origins)`.
template <typename Record, typename Fuller, typename Count>
void close_groups(std::vector<Record>& records, Sets& sets, const Sources& sources, Fuller&& fuller,
                  Count&& count) {
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < records.size(); ++i) members[sets.find(i)].push_back(i);
  for (auto& [root, list] : members) {
    std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
      const auto key_a = fuller(records[a]);
      const auto key_b = fuller(records[b]);
      return key_a != key_b ? key_a > key_b : records[a].id < records[b].id;
    });
    std::set<std::string> articles;
    std::set<std::string> outlets;
    std::set<std::string> origins;
    for (const std::size_t i : list) {
      if (const Article* article = sources.of(records[i].evidence)) {
        articles.insert(article->id);
        origins.insert(article->origin);
        outlets.insert(article->outlet.empty() ? article->id : article->outlet);
      }
    }
    for (const std::size_t i : list) {
      records[i].group = records[list.front()].id;
      count(records[i], static_cast<std::uint32_t>(articles.size()),
            static_cast<std::uint32_t>(outlets.size()), static_cast<std::uint32_t>(origins.size()));
    }
  }
}

}  // namespace demarche::reconcile
