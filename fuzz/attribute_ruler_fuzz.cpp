// Any bytes as patterns of the attribute ruler: an error, or rules that change tokens that are
// there.
#include "language/attribute_ruler.hpp"
#include "memory_file.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche;
  using language::AttributeRuler;
  using language::RuledToken;
  const MemoryFile file(data, size);
  const auto ruler = AttributeRuler::load(file.path());
  if (!ruler) return 0;
  std::vector<RuledToken> tokens(5);
  const char* words[] = {"gon", "na", "that", "caf\u00e9", " "};
  const char* tags[] = {"VBG", "TO", "IN", "NN", "_SP"};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].lower = words[i];
    tokens[i].tag = tags[i];
    tokens[i].dep = i == 2 ? "mark" : "dep";
    tokens[i].is_space = i == 4;
  }
  language::Regex::Scratch scratch;
  std::vector<AttributeRuler::Match> matches;
  std::vector<AttributeRuler::Match> longer;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    RuledToken alone = tokens[i];
    if (ruler->apply_alone(alone, scratch, matches)) ruler->find_longer(tokens, i, scratch, longer);
  }
  for (const AttributeRuler::Match& match : longer) {
    if (match.token >= tokens.size()) __builtin_trap();
    RuledToken token = tokens[match.token];
    ruler->apply_with(&match, 1, token, scratch, matches);
    for (const std::string* set :
         {token.pos, token.morph, token.lemma, token.new_tag, token.new_dep}) {
      if (set != nullptr && text::first_invalid_byte(*set)) __builtin_trap();
    }
  }
  return 0;
}
