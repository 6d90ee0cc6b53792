// Walking the dependency tree: the questions every extractor asks.
#pragma once

#include "extract/findings.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::extract {

// Children lists and sentence numbers of one analysis; built once per article.
class Tree {
 public:
  explicit Tree(const Analysis& analysis);

  [[nodiscard]] const std::vector<std::uint32_t>& children(std::uint32_t token) const {
    return children_[token];
  }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return sentence_[token]; }
  // First child (in text order) with one of the labels, or -1.
  [[nodiscard]] std::int64_t child(std::uint32_t token,
                                   std::initializer_list<std::string_view> labels) const;
  // Tokens of the subtree, as the smallest range that holds them all (clipped to the sentence).
  [[nodiscard]] TokenRange subtree(std::uint32_t token) const;
  // True if `ancestor` governs `token` directly or through others (or is it).
  [[nodiscard]] bool governs(std::uint32_t ancestor, std::uint32_t token) const;
  // The token and everything conjoined with it, in text order.
  [[nodiscard]] std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;

 private:
  const Analysis* analysis_;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::uint32_t> sentence_;
  std::vector<TokenRange> subtree_;
};

// Punctuation or white space.
inline bool is_mark(const Token& token) {
  return token.pos == "PUNCT" || token.pos == "SPACE";
}

// Code points covered by a token range, without outer white space tokens.
Span span_of(const Analysis& analysis, TokenRange range);
// The words of that range as printed.
std::string words_of(const Analysis& analysis, TokenRange range);
Evidence evidence_of(const Context& context, Span span);
Evidence evidence_of(const Context& context, TokenRange range);
// The whole sentence around a token, without outer white space.
TokenRange sentence_around(const Analysis& analysis, std::uint32_t token);
// Index of the token that contains the code point, or the one after it.
std::uint32_t token_at(const Analysis& analysis, std::uint32_t code_point);

}  // namespace demarche::extract
