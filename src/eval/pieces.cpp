#include "eval/pieces.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace demarche::eval {

namespace {

constexpr std::u32string_view kFinal = U".!?\u2026";
constexpr std::u32string_view kClosing = U"\"'\u201D\u2019)]";
constexpr std::u32string_view kOpening = U"\"'\u201C\u2018([";

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_ascii_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// The ASCII letters right before `at` are a capital letter alone or a known abbreviation.
bool is_abbreviation(std::u32string_view text, std::size_t at) {
  static constexpr std::array<std::u32string_view, 33> kAbbreviations = {
      U"Mr",  U"Mrs", U"Ms",   U"Dr",  U"Sen", U"Sens", U"Rep", U"Reps", U"Gov", U"Gen", U"Lt",
      U"Col", U"Sgt", U"Prof", U"Rev", U"Hon", U"St",   U"Jr",  U"Sr",   U"No",  U"vs",  U"Jan",
      U"Feb", U"Mar", U"Apr",  U"Aug", U"Sep", U"Sept", U"Oct", U"Nov",  U"Dec", U"Inc", U"Corp"};
  std::size_t begin = at;
  while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
  const std::u32string_view word = text.substr(begin, at - begin);
  if (word.size() == 1 && word[0] >= U'A' && word[0] <= U'Z') return true;
  return word == U"Co" ||
         std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

// White space, opening marks if any, then a capital letter or a digit.
bool sentence_starts(std::u32string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && text::is_space(text[i])) ++i;
  if (i == at) return false;
  while (i < text.size() && is_one_of(text[i], kOpening)) ++i;
  return i < text.size() &&
         ((text[i] >= U'A' && text[i] <= U'Z') || (text[i] >= U'0' && text[i] <= U'9'));
}

}  // namespace

std::vector<std::uint32_t> cut_points(std::u32string_view text) {
  std::set<std::uint32_t> cuts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'\n') cuts.insert(static_cast<std::uint32_t>(i + 1));
    if (!is_one_of(text[i], kFinal) || (i > 0 && is_one_of(text[i - 1], kFinal))) continue;
    std::size_t end = i;
    while (end < text.size() && is_one_of(text[end], kFinal)) ++end;
    while (end < text.size() && is_one_of(text[end], kClosing)) ++end;
    if (!sentence_starts(text, end)) continue;
    const bool single = text[i] == U'.' && (i + 1 == text.size() || text[i + 1] != U'.');
    if (!single || !is_abbreviation(text, i)) cuts.insert(static_cast<std::uint32_t>(end));
  }
  return {cuts.begin(), cuts.end()};
}

std::vector<TokenStretch> pieces_of(Span span, const Tokens& tokens,
                                    const std::vector<std::uint32_t>& cuts) {
  const auto whole = tokens.touched(span);
  std::vector<TokenStretch> out;
  if (!whole) return out;
  TokenStretch piece{whole->first, whole->first};
  for (std::uint32_t next = whole->first + 1; next <= whole->last; ++next) {
    const auto cut = std::lower_bound(cuts.begin(), cuts.end(), tokens.span(piece.last).end);
    if (cut != cuts.end() && *cut <= tokens.span(next).begin) {
      out.push_back(piece);
      piece.first = next;
    }
    piece.last = next;
  }
  out.push_back(piece);
  return out;
}

TokenStretch trimmed(TokenStretch piece, const Tokens& tokens) {
  TokenStretch out = piece;
  while (out.first < out.last && !tokens.is_word(out.first)) ++out.first;
  while (out.first < out.last && !tokens.is_word(out.last)) --out.last;
  return tokens.is_word(out.first) ? out : piece;
}

}  // namespace demarche::eval
