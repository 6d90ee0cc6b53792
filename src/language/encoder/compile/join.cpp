#include "language/encoder/compile/join.hpp"

#include "language/encoder/compile/calibrate.hpp"
#include "language/encoder/heads.hpp"
#include "language/encoder/quantize.hpp"
#include "text/sha256.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace demarche::language {

namespace {

namespace fs = std::filesystem;

using Shape = std::vector<std::size_t>;

std::string bytes_of(const std::vector<std::int8_t>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size()};
}

void add_quantized(TensorWriter& out, const std::string& name, const Shape& shape,
                   const std::vector<float>& values) {
  QuantizedTable table = quantize_rows(values, shape[1]);
  out.add(name + ".weight", ElementType::kInt8, shape, bytes_of(table.values));
  out.add_floats(name + ".weight.scale", {shape[0]}, table.scale);
}

// vocab.txt beside the base model, as a tensor.
Result<void> add_vocabulary(TensorWriter& out, const std::string& base) {
  const std::string path = (fs::path(base).parent_path() / "vocab.txt").string();
  const auto file = text::MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto read = Vocabulary::read(file->bytes(), path);
  if (!read) return tl::unexpected(read.error());
  out.add("vocabulary", ElementType::kUInt8, {file->bytes().size()}, std::string(file->bytes()));
  return {};
}

Result<std::vector<float>> word_table(const TensorFile& base, Shape& shape) {
  const std::string name = "embeddings.word_embeddings.weight";
  const Tensor* words = base.find(name);
  if (words == nullptr || words->shape.size() != 2 || words->shape[1] == 0) {
    return fail(ErrorCode::kBadFormat, "is no BERT model: it lacks " + name, base.source());
  }
  shape = words->shape;
  return base.floats(name, shape);
}

void add_wide(TensorWriter& out, const std::string& name, const std::vector<std::uint32_t>& wide) {
  if (wide.empty()) return;
  out.add(name, ElementType::kInt32, {wide.size()},
          std::string(reinterpret_cast<const char*>(wide.data()), wide.size() * sizeof wide[0]));
}

// Checks the model as the runtime will, adds the wide inputs, and writes the file.
Result<JoinReport> finish(TensorWriter& writer, const std::string& source, const std::string& out) {
  writer.metadata("format", kWholeFormat);
  writer.metadata("version", kFormatVersion);
  {
    const std::string draft = writer.finish();
    auto parsed = TensorFile::parse(draft, source);
    if (!parsed) return tl::unexpected(parsed.error());
    const auto model = EncoderModel::load(std::move(*parsed), std::nullopt);
    if (!model) return tl::unexpected(model.error());
    if (const auto heads = Heads::read(model->weights().file, model->width()); !heads) {
      return tl::unexpected(heads.error());
    }
    const WideInputs wide = find_wide_inputs(*model);
    for (std::size_t i = 0; i < wide.qkv.size(); ++i) {
      const std::string at = "encoder.layers." + std::to_string(i) + ".";
      add_wide(writer, at + "qkv.wide", wide.qkv[i]);
      add_wide(writer, at + "up.wide", wide.up[i]);
    }
  }
  const std::string bytes = writer.finish();
  const std::string part = out + ".part";
  {
    std::ofstream file(part, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.flush();
    if (!file) return fail(ErrorCode::kUnreadable, "cannot be written", part);
  }
  if (std::rename(part.c_str(), out.c_str()) != 0) {
    return fail(ErrorCode::kUnreadable, "cannot be written", out);
  }
  const auto written = TensorFile::open(out);
  if (!written) return tl::unexpected(written.error());
  return JoinReport{written->tensors().size(), bytes.size()};
}

}  // namespace

Result<JoinReport> join(const std::string& base_path, const std::string& trained_path,
                        const std::string& out) {
  const auto base = TensorFile::open(base_path);
  if (!base) return tl::unexpected(base.error());
  const auto trained = TensorFile::open(trained_path);
  if (!trained) return tl::unexpected(trained.error());
  if (trained->metadata("format") != kTrainedFormat) {
    return fail(ErrorCode::kUnsupported, "holds no layers trained for this program", trained_path);
  }
  if (const std::string version = trained->metadata("version"); version != kFormatVersion) {
    return fail(ErrorCode::kUnsupported,
                "has version " + version + ", this program joins version " + kFormatVersion,
                trained_path);
  }
  const std::string expected = trained->metadata("base_sha256");
  if (const std::string found = text::sha256(base->bytes()); found != expected) {
    return fail(ErrorCode::kUnsupported,
                "has sha256 " + found + ", but " + trained_path + " was trained on " + expected,
                base_path);
  }
  TensorWriter writer;
  for (const auto& [key, value] : trained->all_metadata()) writer.metadata(key, value);
  for (const auto& [name, tensor] : trained->tensors()) {
    writer.add(name, tensor.type, tensor.shape, std::string(tensor.bytes));
  }
  Shape shape;
  const auto words = word_table(*base, shape);
  if (!words) return tl::unexpected(words.error());
  add_quantized(writer, "encoder.words", shape, *words);
  if (const auto good = add_vocabulary(writer, base_path); !good) {
    return tl::unexpected(good.error());
  }
  return finish(writer, trained_path, out);
}

namespace {

// Copies tensors of the base model under the names of tools/train/model.py.
class BaseConverter {
 public:
  BaseConverter(const TensorFile& base, bool float32, TensorWriter& out)
      : base_(base), float32_(float32), out_(out) {}

  Result<void> convert() {
    Shape shape;
    const auto words = word_table(base_, shape);
    if (!words) return tl::unexpected(words.error());
    width_ = shape[1];
    add_matrix("encoder.words", shape, *words);
    copy("encoder.places.weight", "embeddings.position_embeddings.weight",
         {kLongestWindow, width_});
    copy("encoder.norm.weight", "embeddings.LayerNorm.weight", {width_});
    copy("encoder.norm.bias", "embeddings.LayerNorm.bias", {width_});
    const auto kinds = floats("embeddings.token_type_embeddings.weight", {2, width_});
    if (ok()) {
      out_.add_floats("encoder.kind", {width_},
                      {kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(width_)});
      out_.add_floats("encoder.case.weight", {kCases, width_}, std::vector<float>(kCases * width_));
      out_.add_floats("encoder.quote.weight", {kQuotes, width_},
                      std::vector<float>(kQuotes * width_));
      out_.add_floats("encoder.border.weight", {kBorders, width_},
                      std::vector<float>(kBorders * width_));
    }
    for (std::size_t i = 0; ok(); ++i) {
      const std::string from = "encoder.layer." + std::to_string(i) + ".";
      const Tensor* up = base_.find(from + "intermediate.dense.weight");
      if (up == nullptr || up->shape.empty()) break;
      layer(from, "encoder.layers." + std::to_string(i) + ".", up->shape[0]);
    }
    if (!ok()) return tl::unexpected(error_);
    return {};
  }

 private:
  [[nodiscard]] bool ok() const { return error_.message.empty(); }

  std::vector<float> floats(const std::string& name, const Shape& shape) {
    if (!ok()) return {};
    auto read = base_.floats(name, shape);
    if (read) return std::move(*read);
    error_ = read.error();
    return {};
  }
  void copy(const std::string& to, const std::string& from, const Shape& shape) {
    const auto values = floats(from, shape);
    if (ok()) out_.add_floats(to, shape, values);
  }
  void add_matrix(const std::string& name, const Shape& shape, const std::vector<float>& values) {
    if (float32_) {
      out_.add_floats(name + ".weight", shape, values);
    } else {
      add_quantized(out_, name, shape, values);
    }
  }
  void linear(const std::string& to, const std::vector<std::string>& from, std::size_t outputs,
              std::size_t inputs) {
    std::vector<float> weights;
    std::vector<float> bias;
    for (const std::string& part : from) {
      const auto w = floats(part + ".weight", {outputs, inputs});
      const auto b = floats(part + ".bias", {outputs});
      weights.insert(weights.end(), w.begin(), w.end());
      bias.insert(bias.end(), b.begin(), b.end());
    }
    if (!ok()) return;
    const std::size_t rows = outputs * from.size();
    add_matrix(to, {rows, inputs}, weights);
    out_.add_floats(to + ".bias", {rows}, bias);
  }
  void layer(const std::string& from, const std::string& to, std::size_t feed) {
    const std::string self = from + "attention.self.";
    linear(to + "qkv", {self + "query", self + "key", self + "value"}, width_, width_);
    linear(to + "out", {from + "attention.output.dense"}, width_, width_);
    linear(to + "up", {from + "intermediate.dense"}, feed, width_);
    linear(to + "down", {from + "output.dense"}, width_, feed);
    for (const char* part : {"weight", "bias"}) {
      copy(to + "norm1." + part, from + "attention.output.LayerNorm." + part, {width_});
      copy(to + "norm2." + part, from + "output.LayerNorm." + part, {width_});
    }
  }

  const TensorFile& base_;
  bool float32_;
  TensorWriter& out_;
  std::size_t width_ = 0;
  Error error_;
};

}  // namespace

Result<JoinReport> convert_base(const std::string& base_path, bool float32,
                                const std::string& out) {
  const auto base = TensorFile::open(base_path);
  if (!base) return tl::unexpected(base.error());
  TensorWriter writer;
  BaseConverter converter(*base, float32, writer);
  if (const auto good = converter.convert(); !good) return tl::unexpected(good.error());
  if (const auto good = add_vocabulary(writer, base_path); !good) {
    return tl::unexpected(good.error());
  }
  return finish(writer, base_path, out);
}

}  // namespace demarche::language
