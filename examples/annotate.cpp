// Tokens, tags, trees and entities of a text:   annotate MODEL_DIRECTORY < TEXT
#include <demarche/language.hpp>

#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: annotate MODEL_DIRECTORY < TEXT\n";
    return 2;
  }
  const auto pipeline = demarche::Pipeline::load(argv[1]);
  if (!pipeline) {
    std::cerr << pipeline.error().to_string() << '\n';
    return 1;
  }
  demarche::Pipeline::Workspace workspace;  // of this thread, for all its texts
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const auto analysis = pipeline->annotate(text, workspace);
  if (!analysis) {
    std::cerr << analysis.error().to_string() << '\n';
    return 1;
  }
  for (std::size_t i = 0; i < analysis->tokens.size(); ++i) {
    const demarche::Token& token = analysis->tokens[i];
    if (token.pos == "SPACE") continue;
    std::cout << token.span.begin << '\t' << token.span.end << '\t' << analysis->word(i) << '\t'
              << token.tag << '\t' << token.head << '\t' << token.dep << '\n';
  }
  for (const demarche::Entity& entity : analysis->entities) {
    std::cout << entity.label << ':';
    for (std::size_t i = entity.begin; i < entity.end; ++i) std::cout << ' ' << analysis->word(i);
    std::cout << '\n';
  }
  return 0;
}
