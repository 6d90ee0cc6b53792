#include "language/encoder/wordpiece.hpp"

#include "language/encoder/wordpiece_tables.hpp"
#include "text/utf8.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace demarche::language {

namespace {

constexpr std::size_t kLongestWord = 100;  // characters; longer words are [UNK]
constexpr char32_t kBreak = U' ';

bool in(const Range* table, std::size_t size, char32_t c) {
  const Range* after =
      std::upper_bound(table, table + size, c,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != table && c <= (after - 1)->last;
}

bool is_break(char32_t c) {
  return c == 0x20 || c == 0x09 || c == 0x0A || c == 0x0D || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Ideographs stand alone. The last-but-two range begins where the library's does, not where the
// block does.
bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B81F) ||
         (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) {
    return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) ||
           (c >= 123 && c <= 126);
  }
  return in(kPunctuation, kPunctuationSize, c);
}

int combining_class(char32_t c) {
  return c < 0x300 ? 0 : utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class;
}

using Point = WordPiece::Scratch::Point;

// Canonical decomposition of what is not ASCII.
void decompose(char32_t c, std::uint32_t at, std::vector<Point>& out) {
  const bool alone = is_ideograph(c);
  if (alone) out.push_back({kBreak, at, at});
  utf8proc_int32_t parts[32];
  int boundary = 0;
  const auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 32,
                                         UTF8PROC_DECOMPOSE, &boundary);
  for (utf8proc_ssize_t i = 0; i < n; ++i) {
    out.push_back({static_cast<char32_t>(parts[i]), at, at + 1});
  }
  if (n <= 0) out.push_back({c, at, at + 1});
  if (alone) out.push_back({kBreak, at, at});
}

// Marks in canonical order, accents stripped, letters made small.
void normalize(std::vector<Point>& points) {
  for (std::size_t i = 0; i < points.size();) {
    if (combining_class(points[i].c) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < points.size() && combining_class(points[end].c) != 0) ++end;
    std::stable_sort(
        points.begin() + static_cast<std::ptrdiff_t>(i),
        points.begin() + static_cast<std::ptrdiff_t>(end),
        [](const Point& a, const Point& b) { return combining_class(a.c) < combining_class(b.c); });
    i = end;
  }
  std::size_t kept = 0;
  for (const Point& p : points) {
    if (p.c >= 0x80 && in(kAccents, kAccentsSize, p.c)) {
      if (kept > 0 && !is_break(points[kept - 1].c)) {
        points[kept - 1].end = std::max(points[kept - 1].end, p.end);
      }
      continue;
    }
    points[kept] = p;
    points[kept].c = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(p.c)));
    ++kept;
  }
  points.resize(kept);
}

}  // namespace

void WordPiece::split(std::string_view utf8, std::vector<Piece>& out, Scratch& scratch) const {
  auto& points = scratch.points;
  points.clear();
  bool ascii = true;
  std::uint32_t index = 0;
  for (std::size_t at = 0; at < utf8.size(); ++index) {
    const char32_t c = text::decode_at(utf8, at);
    if (c < 0x80) {
      if (is_break(c)) {
        points.push_back({kBreak, index, index + 1});
      } else if (c > 0x20 && c != 0x7F) {
        points.push_back({c >= 'A' && c <= 'Z' ? c + 32 : c, index, index + 1});
      }
    } else if (is_break(c)) {
      points.push_back({kBreak, index, index + 1});
    } else if (!in(kDropped, kDroppedSize, c)) {
      ascii = false;
      decompose(c, index, points);
    }
  }
  if (!ascii) normalize(points);
  const Point* const end = points.data() + points.size();
  for (const Point* p = points.data(); p != end;) {
    if (is_break(p->c)) {
      ++p;
      continue;
    }
    const Point* word = p++;
    if (!is_punctuation(word->c)) {
      while (p != end && !is_break(p->c) && !is_punctuation(p->c)) ++p;
    }
    split_word(word, p, out, scratch);
  }
}

void WordPiece::split_word(const Point* begin, const Point* end, std::vector<Piece>& out,
                           Scratch& scratch) const {
  const auto n = static_cast<std::size_t>(end - begin);
  const std::size_t before = out.size();
  const Piece unknown{vocabulary_.unknown(), {begin->begin, end[-1].end}};
  if (n > kLongestWord) {
    out.push_back(unknown);
    return;
  }
  std::string& word = scratch.word;
  auto& bytes = scratch.bytes;
  word.clear();
  bytes.clear();
  for (std::size_t i = 0; i < n; ++i) {
    bytes.push_back(static_cast<std::uint32_t>(word.size()));
    text::append(word, begin[i].c);
  }
  bytes.push_back(static_cast<std::uint32_t>(word.size()));
  // The longest piece first, again and again.
  for (std::size_t from = 0; from < n;) {
    std::optional<std::int32_t> id;
    std::size_t to = n;
    for (; to > from; --to) {
      const std::string_view letters(word.data() + bytes[from], bytes[to] - bytes[from]);
      if (letters.size() > vocabulary_.longest()) continue;
      id = vocabulary_.find(letters, from > 0);
      if (id) break;
    }
    if (!id) {
      out.resize(before);
      out.push_back(unknown);
      return;
    }
    out.push_back({*id, {begin[from].begin, begin[to - 1].end}});
    from = to;
  }
}

}  // namespace demarche::language
