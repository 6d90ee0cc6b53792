// Any text through the tiny pipeline of the tree: tokens and spaces spell it, spans do not overlap,
// heads stay inside.
#include <demarche/language.hpp>

#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche;
  static const Pipeline kPipeline = [] {
    auto loaded = Pipeline::load(DEMARCHE_SOURCE_DIR "/tests/data/tiny_pipeline");
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  Pipeline::Workspace workspace;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto analysis = kPipeline.annotate(text, workspace);
  if (!analysis) return 0;
  std::string spelled;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < analysis->tokens.size(); ++i) {
    const Token& token = analysis->tokens[i];
    spelled += analysis->word(i);
    if (token.space_after) spelled += ' ';
    if (token.span.begin < end || static_cast<std::size_t>(token.head) >= analysis->tokens.size())
      __builtin_trap();
    end = token.span.end;
  }
  if (spelled != text) __builtin_trap();
  return 0;
}
