// Any bytes through the splitter: pieces that exist, in order, inside the text.
#include "language/encoder/wordpiece.hpp"
#include "text/utf8.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche::language;
  static const std::string kLines =
      "[UNK]\n[CLS]\n[SEP]\na\nb\ne\n##a\n##b\n##e\nab\n##ab\n.\n-\n\u5317\n\u1100\n##\u1161\n";
  static const WordPiece kSplitter(*Vocabulary::read(kLines, "fuzz"));
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  WordPiece::Scratch scratch;
  std::vector<Piece> pieces;
  kSplitter.split(text, pieces, scratch);
  const std::size_t points = demarche::text::count(text);
  std::uint32_t behind = 0;
  for (const Piece& piece : pieces) {
    const bool good = piece.id >= 0 &&
                      static_cast<std::size_t>(piece.id) < kSplitter.vocabulary().size() &&
                      piece.span.begin < piece.span.end && piece.span.end <= points &&
                      piece.span.end >= behind;
    if (!good) __builtin_trap();
    behind = piece.span.end;
  }
  return 0;
}
