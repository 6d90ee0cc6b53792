#include "extract/quotations.hpp"

#include "extract/syntax.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <string>

namespace demarche::extract {

namespace {

constexpr char32_t kLeftDouble = 0x201C, kRightDouble = 0x201D, kLowDouble = 0x201E;
constexpr char32_t kLeftSingle = 0x2018, kRightSingle = 0x2019, kLowSingle = 0x201A;
constexpr char32_t kLeftGuillemet = 0xAB, kRightGuillemet = 0xBB;
constexpr char32_t kLeftAngle = 0x2039, kRightAngle = 0x203A;

bool is_letter(char32_t c) {
  return text::is_word_character(c);
}

// Marks of one paragraph are matched here, [begin, end) in code points.
class Paragraph {
 public:
  Paragraph(const std::u32string& text, std::uint32_t begin, std::uint32_t end,
            std::uint32_t number, std::vector<Quotation>& out)
      : text_(text), begin_(begin), end_(end), number_(number), out_(out) {}

  void read() {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (open_) {
        if (closes(i)) {
          emit(i + 1, true);
        } else if (nests(i)) {
          ++depth_;
        } else if (mark_ == U'"' && text_[i] == U'"') {
          start(i, U'"');
        }
      } else if (opens(i)) {
        start(i, text_[i]);
      }
    }
    if (open_ && (from_ == first() || follows_pause(from_))) emit(last() + 1, false);
  }

 private:
  [[nodiscard]] char32_t at(std::int64_t i) const {
    return i < begin_ || i >= end_ ? U' ' : text_[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] std::uint32_t first() const {
    std::uint32_t i = begin_;
    while (i < end_ && text::is_space(text_[i])) ++i;
    return i;
  }
  [[nodiscard]] std::uint32_t last() const {
    std::uint32_t i = end_;
    while (i > begin_ + 1 && text::is_space(text_[i - 1])) --i;
    return i - 1;
  }
  [[nodiscard]] bool space_before(std::uint32_t i) const {
    const char32_t c = at(static_cast<std::int64_t>(i) - 1);
    return text::is_space(c) || c == U'(' || c == U'[' || c == 0x2014 || c == 0x2013 || c == U'-' ||
           c == kLeftDouble || (c == U'"' && !open_);
  }
  [[nodiscard]] bool space_after(std::uint32_t i) const {
    return !is_letter(at(static_cast<std::int64_t>(i) + 1));
  }
  // The last visible character before is a colon or a comma.
  [[nodiscard]] bool follows_pause(std::uint32_t i) const {
    std::int64_t before = static_cast<std::int64_t>(i) - 1;
    while (before >= begin_ && text::is_space(at(before))) --before;
    return before >= begin_ && (at(before) == U':' || at(before) == U',');
  }
  [[nodiscard]] bool follows_stop(std::uint32_t i) const {
    std::int64_t before = static_cast<std::int64_t>(i) - 1;
    while (before >= begin_ && text::is_space(at(before))) --before;
    const char32_t c = at(before);
    return c == U',' || c == U'.' || c == U'?' || c == U'!';
  }

  [[nodiscard]] bool opens(std::uint32_t i) const {
    switch (text_[i]) {
      case kLeftDouble:
      case kLowDouble:
      case kLeftGuillemet:
      case kLeftAngle:
        return true;
      case kRightDouble:  // Swedish and Finnish style: the same mark on both sides
      case kRightGuillemet:
      case kRightAngle:
        return space_before(i) && is_letter(at(i + 1));
      case U'"':
        return !(at(i - 1) >= U'0' && at(i - 1) <= U'9') && at(i + 1) != U' ';
      case kLeftSingle:
      case kLowSingle:
        return true;
      case U'\'':
        return space_before(i) && is_letter(at(i + 1)) && has_single_close(i);
      default:
        return false;
    }
  }
  [[nodiscard]] bool single_closes(std::uint32_t i) const {
    return space_after(i) && !text::is_space(at(i - 1));
  }
  // A straight single mark is an opening one only if a closing one follows: 'tis has none.
  [[nodiscard]] bool has_single_close(std::uint32_t i) const {
    for (std::uint32_t k = i + 2; k < end_; ++k) {
      if (text_[k] == U'\'' && single_closes(k)) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_closing_mark(char32_t c) const {
    switch (mark_) {
      case kLeftDouble:
        return c == kRightDouble;
      case kLowDouble:
        return c == kLeftDouble || c == kRightDouble;
      case kRightDouble:
        return c == kRightDouble;
      case kLeftGuillemet:
        return c == kRightGuillemet;
      case kRightGuillemet:
        return c == kLeftGuillemet || c == kRightGuillemet;
      case kLeftAngle:
        return c == kRightAngle;
      case kRightAngle:
        return c == kLeftAngle || c == kRightAngle;
      case kLeftSingle:
      case kLowSingle:
        return c == kRightSingle || (mark_ == kLowSingle && c == kLeftSingle);
      default:
        return c == mark_;
    }
  }
  bool closes(std::uint32_t i) {
    const char32_t c = text_[i];
    if (!is_closing_mark(c)) return false;
    if (c == kRightSingle || c == U'\'') {
      if (!single_closes(i)) return false;
      // "the Russians' plan": a possessive, if another mark can still close.
      if (at(i - 1) == U's' && text::is_space(at(i + 1)) && text::is_lower(at(i + 2))) {
        for (std::uint32_t k = i + 2; k < end_; ++k) {
          if (text_[k] == c && single_closes(k)) return false;
        }
      }
    }
    if (c == U'"' && space_before(i) && is_letter(at(i + 1)) && !follows_stop(i)) return false;
    if (depth_ > 0) {
      --depth_;
      return false;
    }
    return true;
  }
  [[nodiscard]] bool nests(std::uint32_t i) const {
    return text_[i] == mark_ && (mark_ == kLeftDouble || mark_ == kLeftGuillemet ||
                                 mark_ == kLowDouble || mark_ == kLeftAngle);
  }

  void start(std::uint32_t i, char32_t mark) {
    open_ = true;
    from_ = i;
    mark_ = mark;
    depth_ = 0;
  }
  void emit(std::uint32_t to, bool closed) {
    open_ = false;
    Quotation quotation;
    quotation.span = {from_, to};
    quotation.inner = {from_ + 1, closed ? to - 1 : to};
    while (!quotation.inner.empty() && text::is_space(text_[quotation.inner.begin])) {
      ++quotation.inner.begin;
    }
    while (!quotation.inner.empty() && text::is_space(text_[quotation.inner.end - 1])) {
      --quotation.inner.end;
    }
    if (quotation.inner.empty()) return;
    quotation.paragraph = number_;
    quotation.closed = closed;
    quotation.opens_paragraph = from_ == first();
    quotation.fills_paragraph = quotation.opens_paragraph && to == last() + 1;
    out_.push_back(quotation);
  }

  const std::u32string& text_;
  std::uint32_t begin_, end_, number_;
  std::vector<Quotation>& out_;
  bool open_ = false;
  std::uint32_t from_ = 0;
  char32_t mark_ = 0;
  int depth_ = 0;
};

// What stands for the second half of a double mark typed as two single ones.
constexpr char32_t kFilled = 0x2009;

// '' and `` become one straight mark and a thin space, so that offsets stay.
void join_halves(std::u32string& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if ((text[i] != U'\'' && text[i] != U'`') || text[i + 1] != text[i]) continue;
    text[i] = U'"';
    text[++i] = kFilled;
  }
}

}  // namespace

std::vector<Quotation> find_quotations(const Analysis& analysis) {
  std::u32string text = text::decode(analysis.text);
  join_halves(text);
  std::vector<Quotation> out;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t number = 0;
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin;
    while (end < size && text[end] != U'\n') ++end;
    if (end > begin) Paragraph(text, begin, end, number++, out).read();
    begin = end + 1;
  }
  for (Quotation& quotation : out) {
    const bool half = quotation.closed && text[quotation.span.end - 1] == U'"' &&
                      quotation.span.end < size && text[quotation.span.end] == kFilled;
    if (half) ++quotation.span.end;
    quotation.tokens.begin = token_at(analysis, quotation.span.begin);
    quotation.tokens.end = token_at(analysis, quotation.span.end - 1) + 1;
  }
  return out;
}

bool is_sentence(const Analysis& analysis, const Quotation& quotation) {
  int words = 0;
  bool finite = false;
  bool capital = false;
  bool stopped = !quotation.closed;
  for (std::uint32_t i = quotation.tokens.begin; i < quotation.tokens.end; ++i) {
    const Token& token = analysis.tokens[i];
    const std::string_view word = analysis.word(i);
    if (is_mark(token)) {
      if (word == "." || word == "!" || word == "?" || word == "," || word == "...") {
        stopped = stopped || i + 2 >= quotation.tokens.end;
      }
      continue;
    }
    if (words++ == 0) {
      std::size_t at = 0;
      capital = text::is_upper(text::decode_at(word, at)) || token.pos == "NUM";
    }
    finite = finite || token.tag == "VBZ" || token.tag == "VBP" || token.tag == "VBD" ||
             token.tag == "MD" || (token.tag == "VB" && words == 1);
  }
  return capital && words >= 3 && (finite || stopped);
}

}  // namespace demarche::extract
