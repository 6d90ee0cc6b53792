// Any bytes as a vocabulary: an error, or a list that finds each of its own pieces and splits
// words.
#include "language/encoder/wordpiece.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche::language;
  auto read = Vocabulary::read({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!read) return 0;
  for (std::size_t id = 0; id < read->size(); ++id) {
    const std::string_view printed = read->piece(id);
    const bool continues = printed.size() > 2 && printed.substr(0, 2) == "##";
    const auto found = read->find(continues ? printed.substr(2) : printed, continues);
    if (!found || static_cast<std::size_t>(*found) != id) __builtin_trap();
  }
  const WordPiece splitter(std::move(*read));
  WordPiece::Scratch scratch;
  std::vector<Piece> pieces;
  splitter.split("abab caf\u00e9 \u5317\u4eac [SEP] a-b.", pieces, scratch);
  for (const Piece& piece : pieces) {
    if (piece.id < 0 || static_cast<std::size_t>(piece.id) >= splitter.vocabulary().size())
      __builtin_trap();
  }
  return 0;
}
