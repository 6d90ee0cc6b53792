// Who is reported to have said what:   attributions MODEL_DIRECTORY ENCODER_FILE < TEXT
#include <demarche/encoder.hpp>
#include <demarche/language.hpp>

#include <iostream>
#include <iterator>
#include <string>

namespace {

// The words of the text from the first token of the range to its last.
std::string_view words(const demarche::Analysis& analysis, demarche::TokenRange range) {
  const std::uint32_t begin = analysis.tokens[range.begin].byte;
  const demarche::Token& last = analysis.tokens[range.end - 1];
  return std::string_view(analysis.text).substr(begin, last.byte + last.bytes - begin);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: attributions MODEL_DIRECTORY ENCODER_FILE < TEXT\n";
    return 2;
  }
  const auto pipeline = demarche::Pipeline::load(argv[1]);
  const auto encoder = demarche::Encoder::load(argv[2], {});
  if (!pipeline || !encoder) {
    std::cerr << (pipeline ? encoder.error() : pipeline.error()).to_string() << '\n';
    return 1;
  }
  demarche::Pipeline::Workspace workspace;
  demarche::Encoder::Workspace encoder_workspace;
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const auto analysis = pipeline->annotate(text, workspace);
  if (!analysis) {
    std::cerr << analysis.error().to_string() << '\n';
    return 1;
  }
  for (const demarche::SentenceMeaning& sentence : encoder->read(*analysis, encoder_workspace)) {
    for (const demarche::SentenceAttribution& said : sentence.attributions) {
      for (const auto& source : said.sources) std::cout << "source: " << words(*analysis, source);
      if (said.cue) std::cout << "  cue: " << words(*analysis, *said.cue);
      for (const auto& it : said.contents) std::cout << "  content: " << words(*analysis, it);
      std::cout << '\n';
    }
  }
  return 0;
}
