#include "eval/tokens.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::eval {

namespace {

bool in_word(char32_t c) {
  return c == U'_' || text::is_word_character(c);
}

}  // namespace

Tokens::Tokens(std::u32string_view text) {
  for (std::uint32_t i = 0; i < text.size();) {
    std::uint32_t end = i + 1;
    if (text::is_space(text[i])) {
      i = end;
      continue;
    }
    const bool word = in_word(text[i]);
    while (word && end < text.size() && in_word(text[end])) ++end;
    spans_.push_back({i, end});
    words_.push_back(word);
    i = end;
  }
}

std::optional<TokenStretch> Tokens::touched(Span span) const {
  const auto begin = std::partition_point(spans_.begin(), spans_.end(),
                                          [&](Span token) { return token.end <= span.begin; });
  const auto end =
      std::partition_point(begin, spans_.end(), [&](Span token) { return token.begin < span.end; });
  if (begin == end || span.empty()) return std::nullopt;
  return TokenStretch{static_cast<std::uint32_t>(begin - spans_.begin()),
                      static_cast<std::uint32_t>(end - spans_.begin() - 1)};
}

TokenSet Tokens::touched(const std::vector<Span>& spans) const {
  TokenSet out;
  for (const Span span : spans) {
    const auto stretch = touched(span);
    for (std::uint32_t i = 0; stretch && i <= stretch->last - stretch->first; ++i) {
      out.insert(stretch->first + i);
    }
  }
  return out;
}

std::vector<std::string> words_of(std::string_view utf8) {
  std::vector<std::string> out;
  const std::u32string text = text::decode(utf8);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > i) {
      out.push_back(text::to_lower(text::encode(std::u32string_view(text).substr(i, end - i))));
    }
    i = end + 1;
  }
  return out;
}

std::size_t common(const TokenSet& a, const TokenSet& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::uint32_t t) { return b.count(t) > 0; }));
}

}  // namespace demarche::eval
