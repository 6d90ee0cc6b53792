#include "language/tok2vec.hpp"

#include "language/hash.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

// Zero rows around a text, as thinc's with_array(pad=4) has them; the convolutions run over them
// too.
constexpr std::size_t kPad = 4;
constexpr std::size_t kMostTypes = 100000;

}  // namespace

Result<Tok2Vec> Tok2Vec::load(const ModelFile& file, const Vectors* vectors, Isa isa) {
  Tok2Vec out;
  const auto refuse = [&](const std::string& cause) {
    return fail(ErrorCode::kUnsupported, cause, file.path);
  };
  const auto extracts = file.named("extract_features");
  const auto embeds = file.named("hashembed");
  const auto maxouts = file.named("maxout");
  const auto norms = file.named("layernorm");
  if (extracts.size() != 1 || embeds.empty() || maxouts.size() < 2 ||
      norms.size() != maxouts.size()) {
    return refuse("holds no hash-embedding CNN encoder (MultiHashEmbed, MaxoutWindowEncoder)");
  }
  const std::vector<std::string>& columns = extracts.front()->columns;
  for (const Node* node : embeds) {
    const Array* rows = node->parameter("E");
    if (rows == nullptr || rows->shape.size() != 2 || rows->shape[0] == 0) {
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
    if (vectors == nullptr || vectors->width == 0) {
      return refuse("asks for word vectors, but the model has none");
    }
    const auto weights = need(file, *statics.front(), "W", {out.width_, vectors->width});
    if (!weights) return tl::unexpected(weights.error());
    out.vectors_ = vectors;
    out.vectors_in_ =
        Affine((*weights)->values.data(), nullptr, out.width_, 1, vectors->width, isa);
    ++parts;
  }

  for (std::size_t i = 0; i < maxouts.size(); ++i) {
    const Array* w = maxouts[i]->parameter("W");
    const std::size_t pieces = w != nullptr && w->shape.size() == 3 ? w->shape[1] : 0;
    const std::size_t inputs = i == 0 ? parts * out.width_ : 3 * out.width_;
    const auto weights = need(file, *maxouts[i], "W", {out.width_, pieces, inputs});
    const auto bias = need(file, *maxouts[i], "b", {out.width_, pieces});
    const auto gain = need(file, *norms[i], "G", {out.width_});
    const auto shift = need(file, *norms[i], "b", {out.width_});
    for (const auto* result : {&weights, &bias, &gain, &shift}) {
      if (!*result) return tl::unexpected(result->error());
    }
    Block block;
    block.affine =
        Affine((*weights)->values.data(), (*bias)->values.data(), out.width_, pieces, inputs, isa);
    block.norm = {(*gain)->values, (*shift)->values};
    if (i == 0) {
      out.mix_ = std::move(block);
    } else {
      out.blocks_.push_back(std::move(block));
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
  const auto row = vectors_->row_of.find(token.lexeme->orth);
  if (row == vectors_->row_of.end()) {
    std::fill_n(out, width_, 0.0F);
  } else {
    vectors_in_.apply(vectors_->values.data() + row->second * vectors_->width, vectors_->width, 1,
                      out, width_);
  }
}

std::uint32_t Tok2Vec::mixed_row(const RawToken& token, Scratch& scratch) const {
  // A type is its lexeme, the space behind it, and the norm of an exception; the last is rare and
  // is not kept.
  const std::uint64_t key = (static_cast<std::uint64_t>(token.lexeme->index) << 1U) |
                            static_cast<std::uint64_t>(token.space_after);
  if (token.norm == 0) {
    const auto found = scratch.mixed_at.find(key);
    if (found != scratch.mixed_at.end()) return found->second;
  }
  const auto row = static_cast<std::uint32_t>(scratch.mixed.size() / width_);
  scratch.mixed.resize(scratch.mixed.size() + width_);
  scratch.embedded.resize(mix_.affine.inputs());
  embed(token, scratch.embedded.data());
  float* out = scratch.mixed.data() + row * width_;
  mix_.affine.apply(scratch.embedded.data(), scratch.embedded.size(), 1, out, width_);
  layer_norm(out, width_, mix_.norm.gain.data(), mix_.norm.bias.data());
  if (token.norm == 0) scratch.mixed_at.emplace(key, row);
  return row;
}

void Tok2Vec::encode(const std::vector<RawToken>& tokens, std::vector<float>& out,
                     Scratch& scratch) const {
  if (scratch.mixed.size() > kMostTypes * width_) scratch.clear();
  const std::size_t n = tokens.size();
  const std::size_t rows = n + 2 * kPad;
  // One more zero row at either end is what the window of the outermost row sees.
  scratch.a.assign((rows + 2) * width_, 0.0F);
  scratch.b.resize(rows * width_);
  float* x = scratch.a.data() + width_;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t row = mixed_row(tokens[i], scratch);
    std::copy_n(scratch.mixed.data() + row * width_, width_, x + (kPad + i) * width_);
  }
  for (const Block& block : blocks_) {
    block.affine.apply(x - width_, width_, rows, scratch.b.data(), width_);
    for (std::size_t r = 0; r < rows; ++r) {
      float* y = scratch.b.data() + r * width_;
      layer_norm(y, width_, block.norm.gain.data(), block.norm.bias.data());
      float* to = x + r * width_;
      for (std::size_t i = 0; i < width_; ++i) to[i] += y[i];
    }
  }
  out.assign(x + kPad * width_, x + (kPad + n) * width_);
}

}  // namespace demarche::language
