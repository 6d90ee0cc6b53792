#include "extract/times_pieces.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <charconv>

namespace demarche::extract {

namespace {

char32_t plain(char32_t c) {
  if (c == U'\u2019' || c == U'\u2018' || c == U'\u02BC') return U'\'';
  if (c == U'\u2013' || c == U'\u2014' || c == U'\u2010' || c == U'\u2011' || c == U'\u2212')
    return U'-';
  return c;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace

std::vector<Piece> cut(const Analysis& analysis) {
  std::vector<Piece> pieces;
  pieces.reserve(analysis.tokens.size() + 16);
  const std::string& utf8 = analysis.text;
  std::uint32_t at = 0;
  std::uint32_t token = 0;
  bool space = true;
  bool line = true;
  for (std::size_t byte = 0; byte < utf8.size(); ++at) {
    const char32_t raw = text::decode_at(utf8, byte);
    if (text::is_space(raw)) {
      space = true;
      line = line || raw == U'\n' || raw == U'\u2029';
      continue;
    }
    const char32_t c = plain(raw);
    const auto kind = is_digit(c)                  ? Piece::Kind::kNumber
                      : text::is_word_character(c) ? Piece::Kind::kWord
                                                   : Piece::Kind::kMark;
    const bool joins =
        !space && !pieces.empty() && kind != Piece::Kind::kMark && pieces.back().kind == kind;
    if (!joins) {
      while (token < analysis.tokens.size() && analysis.tokens[token].span.end <= at) ++token;
      Piece piece;
      piece.kind = kind;
      piece.span = {at, at};
      piece.token = token;
      piece.space_before = space;
      piece.paragraph = line;
      pieces.push_back(std::move(piece));
    }
    text::append(pieces.back().text, c);
    pieces.back().span.end = at + 1;
    space = false;
    line = false;
  }
  for (Piece& piece : pieces) {
    piece.lower = text::to_lower(piece.text);
    if (piece.kind == Piece::Kind::kNumber && piece.text.size() <= 9) {
      std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.number);
    }
  }
  return pieces;
}

}  // namespace demarche::extract
