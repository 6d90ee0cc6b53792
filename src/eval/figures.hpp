// Counting and the figures that come of it.
#pragma once

#include <demarche/evaluate.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace demarche::eval {

// 0 where there is nothing to divide by.
double ratio(double part, double whole);

struct Count {
  double right = 0;
  double predicted = 0;
  double gold = 0;

  [[nodiscard]] double precision() const { return ratio(right, predicted); }
  [[nodiscard]] double recall() const { return ratio(right, gold); }
  [[nodiscard]] double f1() const { return ratio(2 * right, predicted + gold); }

  // Members of two sets: those in both are right.
  template <typename T>
  void add(const std::set<T>& gold_set, const std::set<T>& predicted_set) {
    gold += static_cast<double>(gold_set.size());
    predicted += static_cast<double>(predicted_set.size());
    for (const T& member : gold_set) right += predicted_set.count(member) > 0 ? 1 : 0;
  }
};

// Items that have one class each on either side.
class Classes {
 public:
  void add(const std::string& gold, const std::string& predicted);

  [[nodiscard]] double accuracy() const { return ratio(right_, all_); }
  // Plain mean of the F1 of the classes that occur in the gold.
  [[nodiscard]] double macro_f1() const;
  // The same over the classes named, whether they occur or not.
  [[nodiscard]] double macro_f1(const std::vector<std::string>& names) const;

 private:
  std::map<std::string, Count> by_class_;
  double right_ = 0;
  double all_ = 0;
};

class Figures {
 public:
  void add(std::string name, double value) { list_.push_back({std::move(name), value}); }
  // "NAME P", "NAME R", "NAME F1".
  void add(const std::string& name, const Count& count);
  [[nodiscard]] std::vector<Measurement> take() { return std::move(list_); }

 private:
  std::vector<Measurement> list_;
};

// Pearson's correlation; 0 where one side is constant.
double pearson(const std::vector<double>& a, const std::vector<double>& b);

// F1 of two bags of words; 1 where both are empty.
double word_f1(const std::vector<std::string>& gold, const std::vector<std::string>& predicted);

// Number of members that two bags share.
template <typename T>
double common_of_bags(const std::vector<T>& a, const std::vector<T>& b) {
  std::map<T, int> left;
  for (const T& member : a) ++left[member];
  double both = 0;
  for (const T& member : b) {
    const auto found = left.find(member);
    if (found == left.end() || found->second == 0) continue;
    --found->second;
    ++both;
  }
  return both;
}

}  // namespace demarche::eval
