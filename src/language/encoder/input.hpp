// What the encoder reads of an analysed text: pieces, and beside each the case, the quotation state
// and the border that an uncased vocabulary loses. tools/train/text.py computes the same.
#pragma once

#include "language/encoder/wordpiece.hpp"

#include <demarche/analysis.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::language {

inline constexpr std::size_t kCases = 7;
inline constexpr std::size_t kQuotes = 4;
inline constexpr std::size_t kBorders = 4;
inline constexpr std::size_t kPiecesOfWord = 20;    // of a longer word the rest is not read
inline constexpr std::size_t kLongestWindow = 512;  // pieces, [CLS] and [SEP] included

enum class CaseShape : std::uint8_t { kLower, kCapital, kUpper, kMixed, kDigit, kOther };
enum class QuoteState : std::uint8_t { kOutside, kInside, kOpens, kCloses };
enum class Border : std::uint8_t { kNone, kSentence, kParagraph, kGlued };

CaseShape case_shape(std::string_view word);

// One piece as the model sees it; [CLS] and [SEP] have zeros.
struct InputPiece {
  std::int32_t id = 0;
  std::uint8_t shape = 0;
  std::uint8_t quote = 0;
  std::uint8_t border = 0;
  std::uint8_t reserved = 0;
  friend bool operator==(const InputPiece&, const InputPiece&) = default;
};

struct InputWord {
  std::uint32_t token = 0;        // of the Analysis
  std::uint32_t first_piece = 0;  // of the whole input
};

// Half-open ranges. A window is what is encoded together: a sentence, or, if that has more pieces
// than the model has positions, the longest runs of whole words that fit, one behind the other.
struct InputWindow {
  std::uint32_t piece_begin = 0;
  std::uint32_t piece_end = 0;
  std::uint32_t word_begin = 0;
  std::uint32_t word_end = 0;
};

struct InputText {
  std::vector<InputPiece> pieces;
  std::vector<InputWord> words;
  std::vector<InputWindow> windows;
};

// Remembers the pieces of words; bounded. Belongs to one thread and one vocabulary.
class WordMemo {
 public:
  struct Entry {
    std::uint32_t begin = 0;  // into ids()
    std::uint32_t count = 0;
    CaseShape shape = CaseShape::kOther;
  };
  Entry find(std::string_view word, const WordPiece& splitter);
  [[nodiscard]] const std::vector<std::int32_t>& ids() const { return ids_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const;
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  std::vector<std::int32_t> ids_;
  std::vector<Piece> pieces_;
  WordPiece::Scratch scratch_;
};

// Words are the tokens that are not white space; a sentence begins where the analysis begins one
// and after every newline. Replaces the content of `out`.
void make_input(const Analysis& analysis, const WordPiece& splitter, WordMemo& memo,
                InputText& out);

}  // namespace demarche::language
