#include "knowledge/compile/surnames.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <set>

namespace demarche::knowledge {

namespace {

bool is_numeral(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
}

}  // namespace

std::vector<std::string> surnames(const std::string& name, std::string_view country) {
  static const std::set<std::string_view> kFamilyFirst = {"CHN", "PRK", "KOR", "VNM", "TWN", "KHM"};
  static const std::set<std::string_view> kCalledByFirst = {"ETH", "ERI", "MYS"};
  static const std::set<std::string_view> kParticles = {"von", "van", "der", "de",  "di", "le",
                                                        "la",  "del", "da",  "dos", "du", "ter",
                                                        "den", "ben", "al",  "el",  "st", "gahr"};
  static const std::set<std::string_view> kTitles = {
      "king", "queen", "pope", "sheikh", "prince", "lord", "mullah", "emperor", "marshal"};
  std::vector<std::string_view> words = text::split(name, ' ');
  if (!words.empty() && (words.back() == "Jr." || words.back() == "Jr")) words.pop_back();
  if (words.size() < 2 || is_numeral(words.back())) return {};
  for (const std::string_view word : words) {
    if (word == "of" || word == "bin") return {};
  }
  if (kTitles.count(text::to_lower(words.front())) > 0 && words.size() == 2 &&
      text::to_lower(words.front()) != "lord") {
    return {};
  }
  if (kFamilyFirst.count(country) > 0) return {std::string(words.front())};
  std::string last(words.back());
  std::vector<std::string> out{last};
  const std::string low = text::to_lower(last);
  if (last.size() > 4 && (low.substr(0, 3) == "al-" || low.substr(0, 3) == "el-")) {
    out.push_back(last.substr(3));
  }
  std::string full = last;
  for (std::size_t i = words.size() - 1; i > 1; --i) {
    if (kParticles.count(text::to_lower(words[i - 1])) == 0) break;
    full = std::string(words[i - 1]) + " " + full;
  }
  if (full != last) out.push_back(full);
  if (kCalledByFirst.count(country) > 0) out.emplace_back(words.front());
  return out;
}

}  // namespace demarche::knowledge
