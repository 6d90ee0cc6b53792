#include "extract/syntax.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

bool is_white(const Analysis& analysis, std::uint32_t token) {
  return analysis.tokens[token].pos == "SPACE";
}

TokenRange without_white(const Analysis& analysis, TokenRange range) {
  while (range.begin < range.end && is_white(analysis, range.begin)) ++range.begin;
  while (range.end > range.begin && is_white(analysis, range.end - 1)) --range.end;
  return range;
}

}  // namespace

Tree::Tree(const Analysis& analysis)
    : analysis_(&analysis),
      children_(analysis.tokens.size()),
      sentence_(analysis.tokens.size(), 0),
      subtree_(analysis.tokens.size()) {
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    for (std::uint32_t i = analysis.sentences[s].begin; i < analysis.sentences[s].end; ++i) {
      sentence_[i] = s;
    }
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    subtree_[i] = {i, i + 1};
    const auto head = static_cast<std::uint32_t>(analysis.tokens[i].head);
    if (head != i) children_[head].push_back(i);
  }
  // Widen every ancestor; trees are shallow, and the step count is bounded against cycles.
  for (std::uint32_t i = 0; i < n; ++i) {
    std::uint32_t at = i;
    for (std::uint32_t steps = 0; steps < n; ++steps) {
      const auto head = static_cast<std::uint32_t>(analysis.tokens[at].head);
      if (head == at) break;
      TokenRange& range = subtree_[head];
      if (range.begin <= subtree_[i].begin && subtree_[i].end <= range.end && at != i) break;
      range.begin = std::min(range.begin, subtree_[i].begin);
      range.end = std::max(range.end, subtree_[i].end);
      at = head;
    }
  }
}

std::int64_t Tree::child(std::uint32_t token,
                         std::initializer_list<std::string_view> labels) const {
  for (const std::uint32_t c : children_[token]) {
    for (const std::string_view label : labels) {
      if (analysis_->tokens[c].dep == label) return c;
    }
  }
  return -1;
}

TokenRange Tree::subtree(std::uint32_t token) const {
  TokenRange range = subtree_[token];
  if (!analysis_->sentences.empty()) {
    const Sentence& sentence = analysis_->sentences[sentence_[token]];
    range.begin = std::max(range.begin, sentence.begin);
    range.end = std::min(range.end, sentence.end);
  }
  return range;
}

bool Tree::governs(std::uint32_t ancestor, std::uint32_t token) const {
  for (std::size_t steps = 0; steps <= children_.size(); ++steps) {
    if (token == ancestor) return true;
    const auto head = static_cast<std::uint32_t>(analysis_->tokens[token].head);
    if (head == token) return false;
    token = head;
  }
  return false;
}

std::vector<std::uint32_t> Tree::conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> all{token};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::uint32_t c : children_[all[i]]) {
      if (analysis_->tokens[c].dep == "conj") all.push_back(c);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

Span span_of(const Analysis& analysis, TokenRange range) {
  range = without_white(analysis, range);
  if (range.empty()) return {};
  return {analysis.tokens[range.begin].span.begin, analysis.tokens[range.end - 1].span.end};
}

std::string words_of(const Analysis& analysis, TokenRange range) {
  range = without_white(analysis, range);
  if (range.empty()) return {};
  const Token& first = analysis.tokens[range.begin];
  const Token& last = analysis.tokens[range.end - 1];
  return analysis.text.substr(first.byte, last.byte + last.bytes - first.byte);
}

Evidence evidence_of(const Context& context, Span span) {
  // Token borders give byte offsets without scanning the text; a border inside a token is rare.
  const Analysis& analysis = context.analysis;
  const auto byte_of = [&](std::uint32_t at) -> std::size_t {
    const std::uint32_t i = token_at(analysis, at);
    if (i >= analysis.tokens.size()) return analysis.text.size();
    const Token& token = analysis.tokens[i];
    std::size_t byte = token.byte;
    if (at <= token.span.begin) {
      for (std::uint32_t left = token.span.begin - at; left > 0 && byte > 0; --left) {
        do {
          --byte;
        } while (byte > 0 && (static_cast<unsigned char>(analysis.text[byte]) & 0xC0U) == 0x80U);
      }
      return byte;
    }
    for (std::uint32_t left = at - token.span.begin; left > 0; --left) {
      text::decode_at(analysis.text, byte);
    }
    return byte;
  };
  const std::size_t begin = byte_of(span.begin);
  const std::size_t end = byte_of(span.end);
  return {context.article.id, span, analysis.text.substr(begin, end - begin)};
}

Evidence evidence_of(const Context& context, TokenRange range) {
  return {context.article.id, span_of(context.analysis, range), words_of(context.analysis, range)};
}

TokenRange sentence_around(const Analysis& analysis, std::uint32_t token) {
  const auto after =
      std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), token,
                       [](std::uint32_t t, const Sentence& s) { return t < s.begin; });
  if (after == analysis.sentences.begin()) return {token, token + 1};
  const Sentence& sentence = *(after - 1);
  return without_white(analysis, {sentence.begin, sentence.end});
}

std::uint32_t token_at(const Analysis& analysis, std::uint32_t code_point) {
  const auto after =
      std::upper_bound(analysis.tokens.begin(), analysis.tokens.end(), code_point,
                       [](std::uint32_t at, const Token& t) { return at < t.span.end; });
  return static_cast<std::uint32_t>(after - analysis.tokens.begin());
}

}  // namespace demarche::extract
