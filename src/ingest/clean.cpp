#include "ingest/clean.hpp"

#include "ingest/calendar.hpp"
#include "ingest/credits.hpp"
#include "ingest/furniture.hpp"
#include "ingest/pattern.hpp"
#include "ingest/pieces.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::ingest {

namespace {

// Bylines, date lines and datelines are looked for in that many pieces from the top.
constexpr std::size_t kHeadPieces = 8;

bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF ||
         (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

// The words of a paragraph on one line: white space squeezed, invisible characters dropped.
std::string one_line(std::string_view paragraph) {
  std::string out;
  for (std::size_t at = 0; at < paragraph.size();) {
    const char32_t c = text::decode_at(paragraph, at);
    if (!is_invisible(c)) text::append(out, c);
  }
  return text::squeeze(out);
}

// Collects what leaves the text, with offsets in code points.
class Cuttings {
 public:
  Cuttings(const std::string& text, CleanText& out) : text_(text), points_(text), out_(out) {}

  void cut(std::size_t begin, std::size_t end, RemovalReason reason) {
    out_.removed.push_back(
        {{points_.at_byte(begin), points_.at_byte(end)}, reason, text_.substr(begin, end - begin)});
  }
  void credit(const std::vector<std::string>& agencies, std::string_view printed) {
    for (const std::string& agency : agencies) {
      const bool known = std::any_of(out_.credits.begin(), out_.credits.end(),
                                     [&](const Credit& c) { return c.agency == agency; });
      if (!known) out_.credits.push_back({agency, std::string(printed)});
    }
  }

 private:
  const std::string& text_;
  text::CodePoints points_;
  CleanText& out_;
};

// "Published: 3 December 2021", "12 January 2022, 10:15 GMT", "ALMATY, Jan. 9, 2022".
std::optional<Interval> date_line(const std::string& line) {
  static const Pattern kAround(
      R"(^[\W_]*(?:(?:first |last )?(?:published|posted|updated|modified|issued|created|date[d]?|on|at|by|time|pub\.? ?date|release[d]?)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?|[ap]\.?m\.?|(?-i:[A-Z]{2,4})|(?:\d+|one|two|three|five) min(?:ute)?s? read|\d{1,2}[:.]\d{2}|(?-i:\p{Lu}{3,}(?: \p{Lu}{3,})*)|[\W_])*[\W_]*$)");
  if (line.size() > 120) return {};
  const auto date = find_date(line);
  if (!date) return {};
  const std::string rest = line.substr(0, date->begin) + " " + line.substr(date->end);
  const auto second = find_date(rest);
  const std::string left =
      second ? rest.substr(0, second->begin) + " " + rest.substr(second->end) : rest;
  // "Moscow, 17 December 2021": a place, and nothing else.
  static const Pattern kPlaceAlone(
      R"(^(?-i:\p{Lu}[\p{L}.'\x{2019}-]+(?: \p{Lu}[\p{L}.'\x{2019}-]+){0,2}),\s*$)");
  if (!kAround.matches(left) && !(kPlaceAlone.matches(left) && date->end == line.size())) return {};
  // "Updated: ..." alone says when it was changed; still the nearest day known.
  return to_interval(*date, "date line in the text",
                     line.substr(date->begin, date->end - date->begin));
}

// Stands before the title on its line: " date 2021-12-02 As Russia warns ...".
std::size_t leading_date(const std::string& line, CleanText& out) {
  static const Pattern kLabel(R"(^[\W_]*(?:published|posted|date)?[\W_]*$)");
  if (line.size() < 12) return 0;
  const auto date = find_date(line.substr(0, std::min<std::size_t>(line.size(), 60)));
  if (!date || !kLabel.matches(std::string_view(line).substr(0, date->begin))) return 0;
  if (line.size() - date->end < 20) return 0;
  out.published =
      to_interval(*date, "date in the text", line.substr(date->begin, date->end - date->begin));
  // Keep an opening quotation mark of the title.
  std::size_t skip = date->end;
  while (skip < line.size() &&
         (line[skip] == ' ' || line[skip] == ':' || line[skip] == '-' || line[skip] == '|')) {
    ++skip;
  }
  return skip;
}

// Furniture inside a kept paragraph: a credit at its end, a link in brackets.
std::string cut_inside(const Piece& piece, const std::string& text, Cuttings& cuttings) {
  static const Pattern kInside(
      R"(\s*[(\[](?:read (?:more|also)|also read|see also|related|reporting by|editing by|additional reporting|writing by|(?:with )?inputs? from|watch)\b[^()\[\]]{0,300}[)\]])"
      R"(|\s+[(\[](?:(?-i:AFP|AP|Reuters|REUTERS|TASS|UPI|dpa|DPA|EFE|Xinhua|ANI|PTI|IANS|Interfax|KCNA|Yonhap))(?:[/, ]+\w{2,12}){0,5}[)\]]\s*$)");
  const std::string_view whole = piece.range.of(text);
  std::string left;
  std::size_t from = 0;
  while (const auto match = kInside.find(whole, from)) {
    const std::string_view cut = text::trim(match->groups[0]);
    const auto begin = static_cast<std::size_t>(cut.data() - text.data());
    const auto agencies = agencies_in(cut);
    static const Pattern kLink(R"(^[(\[](?:read|also|see|related|watch))");
    const bool link = kLink.matches(cut);
    cuttings.cut(begin, begin + cut.size(), link ? RemovalReason::kTeaser : RemovalReason::kCredit);
    if (!link) cuttings.credit(agencies, cut);
    left += whole.substr(from, match->begin - from);
    from = match->end;
  }
  left += whole.substr(from);
  return one_line(left);
}

}  // namespace

CleanText clean(const Draft& draft) {
  CleanText out;
  out.title = draft.title;
  Cuttings cuttings(draft.text, out);

  std::vector<Piece> pieces;
  for (const Paragraph& range : split_paragraphs(draft.text)) {
    Piece piece;
    piece.range = range;
    piece.line = one_line(range.of(draft.text));
    if (piece.line.empty()) continue;
    piece.reason = furniture_reason(piece.line);
    bool is_credit = false;
    const auto agencies = credit_line(piece.line, is_credit);
    if (is_credit) {
      piece.reason = RemovalReason::kCredit;
      cuttings.credit(agencies, piece.line);
    }
    pieces.push_back(std::move(piece));
  }

  for (std::size_t i = 0; i < std::min(pieces.size(), kHeadPieces); ++i) {
    Piece& piece = pieces[i];
    if (!piece.kept()) continue;
    if (auto date = date_line(piece.line)) {
      if (!out.published) out.published = std::move(date);
      static const Pattern kPlace(R"(^(?-i:\p{Lu}{3}))");
      piece.reason = kPlace.matches(piece.line) ? RemovalReason::kDateline : RemovalReason::kOther;
      if (piece.reason == RemovalReason::kDateline) out.dateline = piece.line;
    } else if (const auto byline = parse_byline(piece.line)) {
      piece.reason = RemovalReason::kCredit;
      out.authors.insert(out.authors.end(), byline->authors.begin(), byline->authors.end());
      cuttings.credit(byline->agencies, piece.line);
    }
  }

  if (draft.title_in_text) {
    const std::size_t title = choose_title(pieces);
    if (title != std::string::npos) {
      pieces[title].is_title = true;
      out.title = pieces[title].line.substr(leading_date(pieces[title].line, out));
    }
  }
  mark_by_context(pieces, out.title);

  std::size_t kept = 0;
  for (Piece& piece : pieces) {
    if (piece.is_title) continue;
    if (piece.reason) {
      cuttings.cut(piece.range.begin, piece.range.end, *piece.reason);
      continue;
    }
    if (kept < 3 && out.dateline.empty()) {
      const auto dateline = parse_dateline(piece.range.of(draft.text));
      if (dateline) {
        const std::string_view printed =
            text::trim(std::string_view(draft.text).substr(piece.range.begin, dateline->length));
        out.dateline = one_line(printed);
        cuttings.cut(piece.range.begin, piece.range.begin + printed.size(),
                     RemovalReason::kDateline);
        cuttings.credit(dateline->agencies, out.dateline);
        piece.range.begin += dateline->length;
      }
    }
    const std::string line = cut_inside(piece, draft.text, cuttings);
    if (line.empty()) continue;
    if (kept++ > 0) out.body += "\n\n";
    out.body += line;
  }
  std::sort(out.removed.begin(), out.removed.end(),
            [](const Removal& a, const Removal& b) { return a.span < b.span; });
  return out;
}

}  // namespace demarche::ingest
