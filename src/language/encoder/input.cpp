#include "language/encoder/input.hpp"

#include "language/python_text.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

constexpr std::size_t kMostWords = 16384;  // about 2 MB

bool is_blank(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_space(text::decode_at(word, at))) return false;
  }
  return true;
}

struct Letters {
  bool alpha = false;
  bool digit = false;
  bool lower = false;  // has a small letter
  bool upper = false;  // has a capital
  bool title = false;  // has a letter of title case, as U+01C5
  std::size_t points = 0;
};

Letters letters_of(std::string_view word) {
  Letters out;
  for (std::size_t at = 0; at < word.size(); ++out.points) {
    const char32_t c = text::decode_at(word, at);
    out.alpha = out.alpha || is_alpha(c);
    out.digit = out.digit || is_digit(c);
    out.lower = out.lower || is_lower(c);
    out.upper = out.upper || is_upper(c);
    out.title = out.title || is_title(c);
  }
  return out;
}

}  // namespace

CaseShape case_shape(std::string_view word) {
  const Letters all = letters_of(word);
  if (!all.alpha) return all.digit ? CaseShape::kDigit : CaseShape::kOther;
  if (all.lower && !all.upper && !all.title) return CaseShape::kLower;
  if (all.points > 1 && all.upper && !all.lower && !all.title) return CaseShape::kUpper;
  std::size_t rest = 0;
  if (is_upper(text::decode_at(word, rest))) {
    const Letters behind = letters_of(word.substr(rest));
    if (all.points == 1 || (behind.lower && !behind.upper && !behind.title)) {
      return CaseShape::kCapital;
    }
  }
  return CaseShape::kMixed;
}

std::size_t WordMemo::Hash::operator()(std::string_view word) const {
  return text::hash64(word);
}

WordMemo::Entry WordMemo::find(std::string_view word, const WordPiece& splitter) {
  if (const auto found = entries_.find(word); found != entries_.end()) return found->second;
  if (entries_.size() >= kMostWords || ids_.size() >= 8 * kMostWords) {
    entries_.clear();
    ids_.clear();
  }
  pieces_.clear();
  splitter.split(word, pieces_, scratch_);
  if (pieces_.empty()) pieces_.push_back({splitter.vocabulary().unknown(), {}});
  Entry entry;
  entry.begin = static_cast<std::uint32_t>(ids_.size());
  entry.count = static_cast<std::uint32_t>(std::min(pieces_.size(), kPiecesOfWord));
  entry.shape = case_shape(word);
  for (std::size_t i = 0; i < entry.count; ++i) ids_.push_back(pieces_[i].id);
  // A word longer than any real one is not kept: the memo stays small whatever the text.
  if (word.size() <= 64) entries_.emplace(word, entry);
  return entry;
}

namespace {

// Which side of a quotation a word stands on; straight marks take turns.
class Quotation {
 public:
  void new_paragraph() { inside_ = false; }

  QuoteState next(std::string_view word) {
    std::size_t at = 0;
    const char32_t c = text::decode_at(word, at);
    const bool straight = c == U'"';
    if (c == 0x201C || c == 0x201E || c == 0xAB || (straight && !inside_)) {
      inside_ = true;
      return QuoteState::kOpens;
    }
    if (c == 0x201D || c == 0xBB || straight) {
      inside_ = false;
      return QuoteState::kCloses;
    }
    return inside_ ? QuoteState::kInside : QuoteState::kOutside;
  }

 private:
  bool inside_ = false;
};

class Builder {
 public:
  Builder(const Vocabulary& vocabulary, InputText& out) : vocabulary_(vocabulary), out_(out) {}

  void begin_window() {
    finish_window();
    open_ = true;
    out_.windows.push_back({here(), 0, static_cast<std::uint32_t>(out_.words.size()), 0});
    out_.pieces.push_back({vocabulary_.first(), 0, 0, 0, 0});
  }
  void finish_window() {
    if (!open_) return;
    open_ = false;
    out_.pieces.push_back({vocabulary_.last(), 0, 0, 0, 0});
    out_.windows.back().piece_end = here();
    out_.windows.back().word_end = static_cast<std::uint32_t>(out_.words.size());
  }
  [[nodiscard]] bool fits(std::size_t pieces) const {
    return here() - out_.windows.back().piece_begin + pieces + 1 <= kLongestWindow;
  }
  [[nodiscard]] std::uint32_t here() const {
    return static_cast<std::uint32_t>(out_.pieces.size());
  }

 private:
  const Vocabulary& vocabulary_;
  InputText& out_;
  bool open_ = false;
};

}  // namespace

void make_input(const Analysis& analysis, const WordPiece& splitter, WordMemo& memo,
                InputText& out) {
  out.pieces.clear();
  out.words.clear();
  out.windows.clear();
  Builder builder(splitter.vocabulary(), out);
  Quotation quotation;
  const std::string_view text = analysis.text;
  std::size_t behind = 0;  // the byte behind the last word
  bool sentence = true;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    sentence = sentence || token.sentence_begins;
    const std::string_view word = analysis.word(i);
    if (is_blank(word)) continue;
    const std::string_view gap = text.substr(behind, token.byte - behind);
    behind = token.byte + word.size();
    const bool newline = gap.find('\n') != std::string_view::npos;
    const bool paragraph = newline || out.words.empty();
    if (newline) quotation.new_paragraph();
    const WordMemo::Entry entry = memo.find(word, splitter);
    const bool begins = sentence || paragraph;
    if (begins || !builder.fits(entry.count)) builder.begin_window();
    sentence = false;
    const Border border = paragraph     ? Border::kParagraph
                          : begins      ? Border::kSentence
                          : gap.empty() ? Border::kGlued
                                        : Border::kNone;
    const QuoteState quote = quotation.next(word);
    out.words.push_back({static_cast<std::uint32_t>(i), builder.here()});
    for (std::size_t k = 0; k < entry.count; ++k) {
      out.pieces.push_back({memo.ids()[entry.begin + k], static_cast<std::uint8_t>(entry.shape),
                            static_cast<std::uint8_t>(quote), static_cast<std::uint8_t>(border),
                            0});
    }
  }
  builder.finish_window();
}

}  // namespace demarche::language
