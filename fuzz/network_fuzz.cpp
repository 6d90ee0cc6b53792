// Any bytes as a network of thinc: an error, or layers that can be run, an encoder of token vectors
// and a scorer of transitions.
#include "language/tok2vec.hpp"
#include "language/transition_model.hpp"
#include "memory_file.hpp"

#include <array>

namespace {

using namespace demarche::language;

void encode(const Tok2Vec& tok2vec) {
  Lexicon lexicon;
  std::vector<RawToken> tokens;
  std::vector<std::uint32_t> types;
  for (const char* word : {"Russia", "warned", "caf\u00e9", ".", "Russia"}) {
    tokens.push_back({&lexicon.get(word, {}), 0, true});
    types.push_back(static_cast<std::uint32_t>(tokens.back().lexeme->index));
  }
  Tok2Vec::Scratch scratch;
  const TypedText text{tokens, types};
  const float* vectors = tok2vec.encode(text, 0, tokens.size(), scratch);
  volatile float last = vectors[tokens.size() * tok2vec.width() - 1];
  static_cast<void>(last);
}

void score(const TransitionModel& model, std::size_t width) {
  TransitionModel::Scratch scratch;
  model.begin(scratch);
  const std::vector<float> vectors(3 * width, 0.5F);
  model.add_tokens(0, vectors.data(), 3, scratch);
  const std::array<std::int32_t, 8> ids{0, 1, 2, -1, -1, -1, -1, -1};
  volatile float first = model.score(ids.data(), scratch)[0];
  static_cast<void>(first);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const MemoryFile bytes(data, size);
  const auto file = read_model_file(bytes.path());
  if (!file) return 0;
  const Arithmetic exact{Isa::kScalar, demarche::PipelineMode::kExact};
  if (const auto tok2vec = Tok2Vec::load(*file, nullptr, exact)) encode(*tok2vec);
  constexpr std::size_t kWidth = 2;
  constexpr std::size_t kActions = 3;
  for (const std::size_t features : {3U, 8U}) {
    const auto model = TransitionModel::load(*file, kWidth, features, kActions, Isa::kScalar);
    if (model) score(*model, kWidth);
  }
  return 0;
}
