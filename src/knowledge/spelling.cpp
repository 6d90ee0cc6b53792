#include "knowledge/spelling.hpp"

#include "text/strings.hpp"

#include <array>
#include <utility>
#include <vector>

namespace demarche::knowledge {

namespace {

using Rule = std::pair<std::string_view, std::string_view>;

// Whole words, before the letters are looked at.
constexpr std::array<Rule, 16> kWords{{{"mohammed", "mohamed"},
                                       {"mohammad", "mohamed"},
                                       {"muhammad", "mohamed"},
                                       {"muhammed", "mohamed"},
                                       {"mohamad", "mohamed"},
                                       {"abdel", "abdul"},
                                       {"abdal", "abdul"},
                                       {"el", "al"},
                                       {"ul", "al"},
                                       {"hussain", "hussein"},
                                       {"husain", "hussein"},
                                       {"ahmad", "ahmed"},
                                       {"aleksandr", "alexander"},
                                       {"alexandr", "alexander"},
                                       {"oleksandr", "alexander"},
                                       {"aleksander", "alexander"}}};

constexpr std::array<Rule, 6> kLetters{
    {{"kh", "h"}, {"ks", "x"}, {"ou", "u"}, {"dj", "j"}, {"q", "k"}, {"y", "i"}}};

std::string spelled(std::string_view word) {
  for (const auto& [from, to] : kWords) {
    if (word == from) word = to;
  }
  if (word.size() > 3 && word.substr(0, 2) == "ye") word.remove_prefix(1);
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    std::string_view piece = word.substr(at, 1);
    std::size_t length = 1;
    for (const auto& [from, to] : kLetters) {
      if (word.substr(at, from.size()) == from) {
        piece = to;
        length = from.size();
        break;
      }
    }
    at += length;
    if (out.empty() || out.back() != piece.back()) out += piece;
  }
  return out;
}

}  // namespace

std::string spelling_key(std::string_view name_key) {
  std::string out;
  for (const std::string_view word : text::split(name_key, ' ')) {
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += spelled(word);
  }
  return out;
}

}  // namespace demarche::knowledge
