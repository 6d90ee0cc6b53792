#include "language/tok2vec.hpp"

#include "language/hash.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

// Types that are mixed together: the weights are read once for all of them.
constexpr std::size_t kMixedTogether = 64;

// W of a maxout layer over a window of three, (outputs, pieces, 3 * width), as the weights of a
// plain layer with outputs [place][piece][output].
std::vector<float> by_place(const Array& w, std::size_t width) {
  const std::size_t pieces = w.shape[1];
  std::vector<float> out(w.values.size());
  for (std::size_t o = 0; o < width; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) {
      for (std::size_t place = 0; place < 3; ++place) {
        std::copy_n(w.values.data() + ((o * pieces + p) * 3 + place) * width, width,
                    out.data() + ((place * pieces + p) * width + o) * width);
      }
    }
  }
  return out;
}

}  // namespace

Result<Tok2Vec> Tok2Vec::load(const ModelFile& file, const Vectors* vectors,
                              Arithmetic arithmetic) {
  Tok2Vec out;
  const Arithmetic exact{arithmetic.isa, PipelineMode::kExact};
  out.pointwise_ = &pointwise(arithmetic.isa);
  const auto refuse = [&](const std::string& cause) {
    return fail(ErrorCode::kUnsupported, cause, file.path);
  };
  const auto extracts = file.named("extract_features");
  const auto embeds = file.named("hashembed");
  const auto maxouts = file.named("maxout");
  const auto norms = file.named("layernorm");
  if (extracts.size() != 1 || embeds.empty() || maxouts.size() < 2 ||
      norms.size() != maxouts.size() || maxouts.size() > kMostLayers) {
    return refuse("holds no hash-embedding CNN encoder (MultiHashEmbed, MaxoutWindowEncoder)");
  }
  const std::vector<std::string>& columns = extracts.front()->columns;
  for (const Node* node : embeds) {
    const Array* rows = node->parameter("E");
    if (rows == nullptr || rows->shape.size() != 2) {
      return fail(ErrorCode::kBadFormat, "a hash embedding has no table E", file.path);
    }
    if (out.width_ == 0) out.width_ = rows->shape[1];
    if (rows->shape[1] != out.width_ || node->column < 0 ||
        static_cast<std::size_t>(node->column) >= columns.size()) {
      return fail(ErrorCode::kBadFormat, "the hash embeddings do not fit together", file.path);
    }
    const std::string& name = columns[static_cast<std::size_t>(node->column)];
    static constexpr std::array<std::string_view, 8> kNames = {
        "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "ORTH", "LOWER"};
    const auto known = std::find(kNames.begin(), kNames.end(), name);
    if (known == kNames.end()) return refuse("reads the feature " + name + ", which is not known");
    Table table;
    table.feature = static_cast<Feature>(known - kNames.begin());
    table.seed = static_cast<std::uint32_t>(node->seed);
    table.rows = rows->shape[0];
    table.values = rows->values;
    out.tables_.push_back(std::move(table));
  }

  std::size_t parts = out.tables_.size();
  const auto statics = file.named("static_vectors");
  if (!statics.empty()) {
    if (vectors == nullptr || vectors->width() == 0) {
      return refuse("asks for word vectors, but the model has none");
    }
    const auto weights = need(file, *statics.front(), "W", {out.width_, vectors->width()});
    if (!weights) return tl::unexpected(weights.error());
    out.vectors_ = vectors;
    out.vectors_in_ =
        Affine((*weights)->values.data(), nullptr, out.width_, 1, vectors->width(), exact);
    ++parts;
  }

  for (std::size_t i = 0; i < maxouts.size(); ++i) {
    const Array* w = maxouts[i]->parameter("W");
    const std::size_t pieces = w != nullptr && w->shape.size() == 3 ? w->shape[1] : 0;
    if (pieces > kMostPieces) return refuse("has a maxout layer of too many pieces");
    const std::size_t inputs = i == 0 ? parts * out.width_ : 3 * out.width_;
    const auto weights = need(file, *maxouts[i], "W", {out.width_, pieces, inputs});
    const auto bias = need(file, *maxouts[i], "b", {out.width_, pieces});
    const auto gain = need(file, *norms[i], "G", {out.width_});
    const auto shift = need(file, *norms[i], "b", {out.width_});
    for (const auto* result : {&weights, &bias, &gain, &shift}) {
      if (!*result) return tl::unexpected(result->error());
    }
    const float* w_values = (*weights)->values.data();
    const float* b_values = (*bias)->values.data();
    const Norm norm = {(*gain)->values, (*shift)->values};
    if (i == 0) {
      out.mix_ = {Affine(w_values, b_values, out.width_, pieces, inputs, exact), norm};
    } else if (i == 1) {
      out.taps_.pieces = pieces;
      out.taps_.width = pieces * out.width_;
      out.taps_.products = Affine(by_place(**weights, out.width_).data(), nullptr,
                                  3 * out.taps_.width, 1, out.width_, exact);
      out.taps_.bias.resize(out.taps_.width);
      for (std::size_t o = 0; o < out.width_; ++o) {
        for (std::size_t p = 0; p < pieces; ++p) {
          out.taps_.bias[p * out.width_ + o] = b_values[o * pieces + p];
        }
      }
      out.first_norm_ = norm;
    } else {
      out.blocks_.push_back(
          {Affine(w_values, b_values, out.width_, pieces, inputs, arithmetic), norm});
    }
  }
  return out;
}

std::uint64_t Tok2Vec::value_of(const RawToken& token, Feature feature) {
  switch (feature) {
    case Feature::kNorm:
      return token.norm != 0 ? token.norm : token.lexeme->norm;
    case Feature::kPrefix:
      return token.lexeme->prefix;
    case Feature::kSuffix:
      return token.lexeme->suffix;
    case Feature::kShape:
      return token.lexeme->shape;
    case Feature::kSpacy:
      return token.space_after ? 1 : 0;
    case Feature::kIsSpace:
      return token.lexeme->is_space ? 1 : 0;
    case Feature::kOrth:
      return token.lexeme->orth;
    case Feature::kLower:
      return string_id(token.lexeme->lower);
  }
  return 0;
}

void Tok2Vec::embed(const RawToken& token, float* out) const {
  for (const Table& table : tables_) {
    std::fill_n(out, width_, 0.0F);
    for (const std::uint32_t hash : embedding_rows(value_of(token, table.feature), table.seed)) {
      const float* row = table.values.data() + (hash % table.rows) * width_;
      for (std::size_t i = 0; i < width_; ++i) out[i] += row[i];
    }
    out += width_;
  }
  if (vectors_ == nullptr) return;
  const float* vector = vectors_->find(token.lexeme->orth);
  if (vector == nullptr) {
    std::fill_n(out, width_, 0.0F);
  } else {
    vectors_in_.apply(vector, vectors_->width(), 1, out, width_);
  }
}

void Tok2Vec::add_missing(const TypedText& text, Scratch& scratch) const {
  const std::size_t n = scratch.missing.size();
  const std::size_t inputs = mix_.affine.inputs();
  const std::size_t products = taps_.products.outputs();
  scratch.embedded.resize(n * inputs);
  scratch.mixed.resize(n * width_);
  scratch.taps.resize(n * products);
  for (std::size_t i = 0; i < n; ++i) {
    embed(text.tokens[scratch.missing[i]], scratch.embedded.data() + i * inputs);
  }
  mix_.affine.apply(scratch.embedded.data(), inputs, n, scratch.mixed.data(), width_);
  for (std::size_t i = 0; i < n; ++i) {
    float* row = scratch.mixed.data() + i * width_;
    pointwise_->normalize(row, width_, mix_.norm.gain.data(), mix_.norm.bias.data(), row);
  }
  taps_.products.apply(scratch.mixed.data(), width_, n, scratch.taps.data(), products);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t type = text.types[scratch.missing[i]];
    if (scratch.cache.find(type) != nullptr) continue;  // twice in the same block
    float* row = scratch.cache.add(type, width_ + products);
    std::copy_n(scratch.mixed.data() + i * width_, width_, row);
    std::copy_n(scratch.taps.data() + i * products, products, row + width_);
  }
  scratch.missing.clear();
}

void Tok2Vec::look_up(const TypedText& text, std::size_t begin, std::size_t end,
                      Scratch& scratch) const {
  const std::size_t n = text.tokens.size();
  const std::size_t from = begin - std::min(begin, reach());
  const std::size_t to = std::min(n, end + reach());
  scratch.cache.begin_round();
  scratch.missing.clear();
  for (std::size_t i = from; i < to; ++i) {
    if (scratch.cache.find(text.types[i]) != nullptr) continue;
    scratch.missing.push_back(static_cast<std::uint32_t>(i));
    if (scratch.missing.size() == kMixedTogether) add_missing(text, scratch);
  }
  if (!scratch.missing.empty()) add_missing(text, scratch);
  scratch.rows.assign(end - begin + 2 * reach(), nullptr);
  for (std::size_t i = from; i < to; ++i) {
    scratch.rows[i + reach() - begin] = scratch.cache.find(text.types[i]);
  }
}

const float* Tok2Vec::encode(const TypedText& text, std::size_t begin, std::size_t end,
                             Scratch& scratch) const {
  look_up(text, begin, end, scratch);
  // Row r of the buffers is token begin + r - halo. A text is surrounded by rows of zeros over
  // which the convolutions run as well (thinc's with_array); a layer is computed as far as the next
  // one looks.
  const std::size_t rows = end - begin + 2 * reach();
  scratch.x.resize(rows * width_);
  scratch.y.resize(rows * width_);
  float* x = scratch.x.data();
  float* y = scratch.y.data();
  for (std::size_t r = 0; r < rows; ++r) {
    if (scratch.rows[r] != nullptr) {
      std::copy_n(scratch.rows[r], width_, x + r * width_);
    } else {
      std::fill_n(x + r * width_, width_, 0.0F);
    }
  }
  for (std::size_t r = 1; r + 1 < rows; ++r) {
    std::array<const float*, 4> parts{taps_.bias.data()};
    std::size_t count = 1;
    for (std::size_t place = 0; place < 3; ++place) {
      const float* row = scratch.rows[r + place - 1];
      if (row != nullptr) parts[count++] = row + width_ + place * taps_.width;
    }
    pointwise_->largest_of_sums(parts.data(), count, width_, taps_.pieces, y);
    pointwise_->add_normalized(y, width_, first_norm_.gain.data(), first_norm_.bias.data(),
                               x + r * width_);
  }
  std::size_t first = 1;
  for (const Block& block : blocks_) {
    ++first;
    const std::size_t count = rows - 2 * first;
    block.affine.apply(x + (first - 1) * width_, width_, count, y, width_);
    for (std::size_t r = 0; r < count; ++r) {
      pointwise_->add_normalized(y + r * width_, width_, block.norm.gain.data(),
                                 block.norm.bias.data(), x + (first + r) * width_);
    }
  }
  return x + reach() * width_;
}

}  // namespace demarche::language
