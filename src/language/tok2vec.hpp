// The token encoder: hash embeddings, a mixing layer, four residual convolutions over a window of
// three tokens (spaCy's MultiHashEmbed.v2 and MaxoutWindowEncoder.v2).
#pragma once

#include "language/kernels.hpp"
#include "language/model_file.hpp"
#include "language/token_types.hpp"
#include "language/tokenizer.hpp"
#include "language/type_cache.hpp"
#include "language/vectors.hpp"

#include <demarche/status.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace demarche::language {

class Tok2Vec {
 public:
  // Builds the encoder from the layers of `file`. `vectors` may be null; it must outlive this.
  static Result<Tok2Vec> load(const ModelFile& file, const Vectors* vectors, Arithmetic arithmetic);

  // What one thread keeps between texts: rows of word types, and buffers.
  struct Scratch {
    TypeCache cache;
    std::vector<std::uint32_t> missing;  // tokens whose types are not in the cache
    std::vector<float> embedded;
    std::vector<float> mixed;
    std::vector<float> taps;
    std::vector<const float*> rows;  // cached rows of the tokens of a block, null outside the text
    std::vector<float> x;
    std::vector<float> y;
    void clear() { cache.clear(); }
  };

  // Vectors of the tokens [begin, end), width() floats each, valid until the next call with the
  // same scratch. However a text is cut into calls, a token gets the same bits.
  const float* encode(const TypedText& text, std::size_t begin, std::size_t end,
                      Scratch& scratch) const;

  [[nodiscard]] std::size_t width() const { return width_; }
  // Tokens to either side on which a vector depends.
  [[nodiscard]] std::size_t reach() const { return blocks_.size() + 1; }

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

  // The first convolution as one product for each of the three places of its window: then a type's
  // products are computed once and a token's are summed (its maxout follows the sum).
  struct Taps {
    Affine products;  // [place][piece][output]
    std::vector<float> bias;
    std::size_t pieces = 0;
    std::size_t width = 0;  // floats of one place
  };

  static std::uint64_t value_of(const RawToken& token, Feature feature);
  void embed(const RawToken& token, float* out) const;
  // Fills scratch.rows for the tokens of [begin - reach, end + reach).
  void look_up(const TypedText& text, std::size_t begin, std::size_t end, Scratch& scratch) const;
  void add_missing(const TypedText& text, Scratch& scratch) const;

  const Pointwise* pointwise_ = nullptr;
  std::size_t width_ = 0;
  std::vector<Table> tables_;
  const Vectors* vectors_ = nullptr;
  Affine vectors_in_;
  Block mix_;
  Taps taps_;
  Norm first_norm_;
  std::vector<Block> blocks_;  // the convolutions behind the first
};

}  // namespace demarche::language
