// Any bytes as the file of a tokenizer: an error, or tokens that spell the text in whole
// characters.
#include "language/tokenizer.hpp"
#include "memory_file.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche;
  const MemoryFile file(data, size);
  const auto tokenizer = language::Tokenizer::load(file.path(), {});
  if (!tokenizer) return 0;
  language::Tokenizer::Scratch scratch;
  std::vector<language::RawToken> tokens;
  for (const std::string text : {"(don't) \u201cU.S.\u201d a-b  caf\u00e9s; https://a.org/b?c x)).",
                                 "\u5317\u4eac\u20ac a\u0301\u0301 5km"}) {
    tokenizer->tokenize(text, tokens, scratch);
    std::string spelled;
    for (const language::RawToken& token : tokens) {
      if (token.lexeme->text.empty() || text::first_invalid_byte(token.lexeme->text))
        __builtin_trap();
      spelled += token.lexeme->text;
      if (token.space_after) spelled += ' ';
    }
    if (spelled != text) __builtin_trap();
  }
  return 0;
}
