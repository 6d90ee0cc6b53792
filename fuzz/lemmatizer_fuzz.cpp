// Any bytes as the tables of the lemmatizer, and of norms: an error, or lemmas that are UTF-8.
#include "language/lemmatizer.hpp"
#include "language/lexeme.hpp"
#include "memory_file.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche;
  const MemoryFile file(data, size);
  static_cast<void>(language::load_norms(file.path()));
  const auto lemmatizer = language::Lemmatizer::load(file.path());
  if (!lemmatizer) return 0;
  for (const char* word : {"wolves", "ran", "s", "caf\u00e9s", "\u201c"}) {
    for (const char* pos : {"NOUN", "VERB", "ADJ", "PUNCT", "PROPN", ""}) {
      for (const char* morph : {"", "Number=Plur", "VerbForm=Fin|Tense=Past"}) {
        const std::string lemma = lemmatizer->lemma(word, word, pos, morph);
        if (text::first_invalid_byte(lemma)) __builtin_trap();
      }
    }
  }
  return 0;
}
