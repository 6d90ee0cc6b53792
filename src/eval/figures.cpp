#include "eval/figures.hpp"

#include <cmath>

namespace demarche::eval {

double ratio(double part, double whole) {
  return whole == 0 ? 0 : part / whole;
}

void Classes::add(const std::string& gold, const std::string& predicted) {
  ++by_class_[gold].gold;
  ++by_class_[predicted].predicted;
  ++all_;
  if (gold != predicted) return;
  ++by_class_[gold].right;
  ++right_;
}

double Classes::macro_f1() const {
  std::vector<std::string> names;
  for (const auto& [name, count] : by_class_) {
    if (count.gold > 0) names.push_back(name);
  }
  return macro_f1(names);
}

double Classes::macro_f1(const std::vector<std::string>& names) const {
  double sum = 0;
  for (const std::string& name : names) {
    const auto found = by_class_.find(name);
    if (found != by_class_.end()) sum += found->second.f1();
  }
  return ratio(sum, static_cast<double>(names.size()));
}

void Figures::add(const std::string& name, const Count& count) {
  add(name + " P", count.precision());
  add(name + " R", count.recall());
  add(name + " F1", count.f1());
}

double pearson(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double mean_a = 0;
  double mean_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += a[i] / n;
    mean_b += b[i] / n;
  }
  double product = 0;
  double square_a = 0;
  double square_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += (a[i] - mean_a) * (b[i] - mean_b);
    square_a += (a[i] - mean_a) * (a[i] - mean_a);
    square_b += (b[i] - mean_b) * (b[i] - mean_b);
  }
  // The means are rounded, so a constant side leaves a trace.
  constexpr double kTrace = 1e-18;
  if (square_a <= kTrace * n || square_b <= kTrace * n) return 0;
  return product / std::sqrt(square_a * square_b);
}

double word_f1(const std::vector<std::string>& gold, const std::vector<std::string>& predicted) {
  if (gold.empty() && predicted.empty()) return 1;
  return 2 * common_of_bags(gold, predicted) / static_cast<double>(gold.size() + predicted.size());
}

}  // namespace demarche::eval
