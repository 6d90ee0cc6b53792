// The token encoder: hash embeddings, a mixing layer, four residual convolutions over a window of
// three tokens (spaCy's MultiHashEmbed.v2 and MaxoutWindowEncoder.v2).
#pragma once

#include "language/kernels.hpp"
#include "language/model_file.hpp"
#include "language/tokenizer.hpp"

#include <demarche/status.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace demarche::language {

// Static word vectors of md and lg pipelines: rows by the id of the word.
struct Vectors {
  std::size_t width = 0;
  std::vector<float> values;  // rows x width
  std::unordered_map<std::uint64_t, std::uint32_t> row_of;
};

class Tok2Vec {
 public:
  // Builds the encoder from the layers of `file`. `vectors` may be null; it must outlive this.
  static Result<Tok2Vec> load(const ModelFile& file, const Vectors* vectors, Isa isa);

  // What one thread keeps between texts: the mixed embedding of each word type, and buffers.
  struct Scratch {
    std::unordered_map<std::uint64_t, std::uint32_t> mixed_at;  // key of a type -> row of `mixed`
    std::vector<float> mixed;
    std::vector<float> a;
    std::vector<float> b;
    std::vector<float> embedded;
    void clear() {
      mixed_at.clear();
      mixed.clear();
    }
  };

  // Vectors of all tokens, width() floats each, in `out`.
  void encode(const std::vector<RawToken>& tokens, std::vector<float>& out, Scratch& scratch) const;

  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  enum class Feature : std::uint8_t {
    kNorm,
    kPrefix,
    kSuffix,
    kShape,
    kSpacy,
    kIsSpace,
    kOrth,
    kLower
  };
  struct Table {
    Feature feature = Feature::kNorm;
    std::uint32_t seed = 0;
    std::size_t rows = 0;
    std::vector<float> values;
  };
  struct Norm {
    std::vector<float> gain;
    std::vector<float> bias;
  };
  struct Block {
    Affine affine;
    Norm norm;
  };

  static std::uint64_t value_of(const RawToken& token, Feature feature);
  void embed(const RawToken& token, float* out) const;
  std::uint32_t mixed_row(const RawToken& token, Scratch& scratch) const;

  std::size_t width_ = 0;
  std::vector<Table> tables_;
  const Vectors* vectors_ = nullptr;
  Affine vectors_in_;
  Block mix_;
  std::vector<Block> blocks_;
};

}  // namespace demarche::language
