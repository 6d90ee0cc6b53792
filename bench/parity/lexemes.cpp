// Prints what the language engine keeps of word types: the ids of word, lower case, norm, prefix,
// suffix and shape, and whether it is white space; tab-separated, a line a word. Words are JSON
// strings, one a line. bench/parity/parity.py compares this with spaCy.
#include "language/hash.hpp"
#include "language/lexeme.hpp"

#include <cstdio>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

using namespace demarche;

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: lexemes MODEL_DIRECTORY WORDS.jsonl\n");
    return 2;
  }
  const auto norms = language::load_norms(std::string(argv[1]) + "/vocab/lookups.bin");
  if (!norms) {
    std::fprintf(stderr, "lexemes: %s\n", norms.error().to_string().c_str());
    return 1;
  }
  language::Lexicon lexicon;
  std::ifstream in(argv[2]);
  std::string line;
  while (std::getline(in, line)) {
    const auto word = nlohmann::json::parse(line, nullptr, false);
    if (!word.is_string()) {
      std::fprintf(stderr, "lexemes: %s holds a line that is no JSON string\n", argv[2]);
      return 1;
    }
    const language::Lexeme& lexeme = lexicon.get(word.get_ref<const std::string&>(), *norms);
    std::string row;
    for (const std::uint64_t id : {lexeme.orth, language::string_id(lexeme.lower), lexeme.norm,
                                   lexeme.prefix, lexeme.suffix, lexeme.shape}) {
      row += std::to_string(id) + "\t";
    }
    row += lexeme.is_space ? "1\n" : "0\n";
    std::fputs(row.c_str(), stdout);
  }
  return 0;
}
