// What figures are counted in: tokens and words of a text, and which of them a span touches.
#pragma once

#include <demarche/span.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::eval {

// Numbers of tokens of one text.
using TokenSet = std::set<std::uint32_t>;

// First and last token of a stretch, both included.
struct TokenStretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend auto operator<=>(const TokenStretch&, const TokenStretch&) = default;
};

// A text as its tokens: runs of letters, numbers and underscore, and every other single character
// that is no white space.
class Tokens {
 public:
  explicit Tokens(std::u32string_view text);

  [[nodiscard]] Span span(std::uint32_t token) const { return spans_[token]; }
  [[nodiscard]] bool is_word(std::uint32_t token) const { return words_[token]; }
  // Those that share a character with the span; nothing if it touches none.
  [[nodiscard]] std::optional<TokenStretch> touched(Span span) const;
  [[nodiscard]] TokenSet touched(const std::vector<Span>& spans) const;

 private:
  std::vector<Span> spans_;
  std::vector<bool> words_;
};

// The runs only, in lower case, in order.
std::vector<std::string> words_of(std::string_view utf8);

std::size_t common(const TokenSet& a, const TokenSet& b);

}  // namespace demarche::eval
