#include "language/encoder/weights.hpp"

#include "language/encoder/input.hpp"
#include "language/encoder/int8_kernels.hpp"
#include "language/encoder/quantize.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace demarche::language {

namespace {

constexpr std::size_t kMostWidth = 4096;
constexpr std::size_t kMostLayers = 48;
constexpr std::size_t kMostWide = 64;
constexpr std::string_view kLayers = "encoder.layers.";

using Shape = std::vector<std::size_t>;

// Reads one after the other and remembers the first error.
class Reader {
 public:
  explicit Reader(const TensorFile& file) : file_(file) {}

  void floats(const std::string& name, const Shape& shape, std::vector<float>& to) {
    if (!ok()) return;
    auto read = file_.floats(name, shape);
    if (!read) {
      error_ = read.error();
      return;
    }
    to = std::move(*read);
  }

  // Eight bits with scales, or float.
  const Tensor* values(const std::string& name, const Shape& shape, std::vector<float>& scale) {
    if (!ok()) return nullptr;
    const auto tensor = file_.need(name, shape);
    if (!tensor) {
      error_ = tensor.error();
      return nullptr;
    }
    if ((*tensor)->type == ElementType::kInt8) {
      auto read = file_.row_scales(name, shape[0]);
      if (read) {
        scale = std::move(*read);
      } else {
        error_ = read.error();
      }
    } else if ((*tensor)->type == ElementType::kFloat32 ||
               (*tensor)->type == ElementType::kFloat16) {
      std::vector<float> checked;
      floats(name, shape, checked);
    } else {
      refuse(name, "holds no weights");
    }
    return *tensor;
  }

  void linear(const std::string& name, std::size_t outputs, std::size_t inputs, LinearWeights& to) {
    to.outputs = outputs;
    to.inputs = inputs;
    to.values = values(name + ".weight", {outputs, inputs}, to.scale);
    floats(name + ".bias", {outputs}, to.bias);
  }

  // Numbers of inputs below `inputs`, rising; none where the tensor is absent.
  void wide(const std::string& name, std::size_t inputs, std::vector<std::uint32_t>& to) {
    const Tensor* tensor = file_.find(name);
    if (!ok() || tensor == nullptr) return;
    if (tensor->type != ElementType::kInt32 || tensor->count() > kMostWide) {
      return refuse(name, "is no short list of numbers");
    }
    to.resize(tensor->count());
    if (!to.empty()) std::memcpy(to.data(), tensor->bytes.data(), tensor->bytes.size());
    for (std::size_t i = 0; i < to.size(); ++i) {
      if (to[i] >= inputs || (i > 0 && to[i] <= to[i - 1])) return refuse(name, "is not in order");
    }
  }

  void refuse(const std::string& name, const std::string& cause) {
    if (ok()) error_ = Error{ErrorCode::kBadFormat, cause, file_.source(), "tensor " + name};
  }
  [[nodiscard]] bool ok() const { return error_.message.empty(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  const TensorFile& file_;
  Error error_;
};

// False for a tensor of a layer that was not read: behind one that is missing, it would be left out
// in silence.
bool is_of_layers(std::string_view name, std::size_t layers) {
  if (!name.starts_with(kLayers)) return true;
  name.remove_prefix(kLayers.size());
  std::size_t number = 0;
  const auto end = std::from_chars(name.data(), name.data() + name.size(), number);
  return end.ec == std::errc() && number < layers;
}

Result<void> check_format(const TensorFile& file) {
  const std::string format = file.metadata("format");
  if (format == kTrainedFormat) {
    return fail(ErrorCode::kUnsupported,
                "holds the trained layers alone; demarche-encoder joins them with the base model "
                "(`make data` does)",
                file.source());
  }
  if (format != kWholeFormat) {
    return fail(ErrorCode::kUnsupported, "holds no encoder of this program", file.source());
  }
  if (const std::string version = file.metadata("version"); version != kFormatVersion) {
    return fail(ErrorCode::kUnsupported,
                "has version " + version + ", this program reads version " + kFormatVersion +
                    "; `make data` brings it",
                file.source());
  }
  return {};
}

}  // namespace

std::vector<float> LinearWeights::dense() const {
  std::vector<float> out(outputs * inputs);
  if (scale.empty()) {
    TensorFile::convert(*values, out);
    return out;
  }
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t k = 0; k < inputs; ++k) {
      out[o * inputs + k] =
          scale[o] * static_cast<float>(static_cast<std::int8_t>(values->bytes[o * inputs + k]));
    }
  }
  return out;
}

void LinearWeights::quantized(std::vector<std::int8_t>& to, std::vector<float>& scales) const {
  if (scale.empty()) {
    QuantizedTable table = quantize_rows(dense(), inputs);
    to = std::move(table.values);
    scales = std::move(table.scale);
    return;
  }
  to.resize(outputs * inputs);
  std::memcpy(to.data(), values->bytes.data(), to.size());
  // -128 has no opposite, and the kernels' sums count on it.
  for (std::int8_t& w : to) w = std::max<std::int8_t>(w, -127);
  scales = scale;
}

void EncoderWeights::word(std::size_t id, float* to) const {
  const char* const row = words->bytes.data() + id * width * (word_scale.empty() ? 4 : 1);
  if (word_scale.empty()) {
    std::memcpy(to, row, width * sizeof(float));
    return;
  }
  for (std::size_t k = 0; k < width; ++k) {
    to[k] = word_scale[id] * static_cast<float>(static_cast<std::int8_t>(row[k]));
  }
}

Result<EncoderWeights> read_weights(TensorFile file) {
  if (const auto good = check_format(file); !good) return tl::unexpected(good.error());
  EncoderWeights out;
  out.file = std::move(file);
  const TensorFile& f = out.file;
  const Tensor* words = f.find("encoder.words.weight");
  const Tensor* up = f.find("encoder.layers.0.up.weight");
  if (words == nullptr || words->shape.size() != 2 || up == nullptr || up->shape.size() != 2) {
    return fail(ErrorCode::kBadFormat, "lacks the table of words or the first layer", f.source());
  }
  out.width = words->shape[1];
  out.feed = up->shape[0];
  for (const std::size_t n : {out.width, out.feed}) {
    if (n == 0 || n % 64 != 0 || n > kMostWidth) {
      return fail(ErrorCode::kUnsupported,
                  "is " + std::to_string(n) + " wide; widths must be multiples of 64", f.source());
    }
  }
  const std::size_t w = out.width;
  Reader read(f);
  out.words = read.values("encoder.words.weight", words->shape, out.word_scale);
  if (read.ok() && words->type == ElementType::kFloat16) {
    read.refuse("encoder.words.weight", "has 16 bits; 8 and 32 are read");
  }
  std::vector<float> kind;
  read.floats("encoder.places.weight", {kLongestWindow, w}, out.places);
  read.floats("encoder.kind", {w}, kind);
  read.floats("encoder.case.weight", {kCases, w}, out.cases);
  read.floats("encoder.quote.weight", {kQuotes, w}, out.quotes);
  read.floats("encoder.border.weight", {kBorders, w}, out.borders);
  read.floats("encoder.norm.weight", {w}, out.gain);
  read.floats("encoder.norm.bias", {w}, out.bias);
  for (std::size_t i = 0; read.ok() && i < kMostLayers; ++i) {
    const std::string at = std::string(kLayers) + std::to_string(i) + ".";
    if (f.find(at + "qkv.weight") == nullptr) break;
    LayerWeights& layer = out.layers.emplace_back();
    read.linear(at + "qkv", 3 * w, w, layer.qkv);
    read.linear(at + "out", w, w, layer.out);
    read.linear(at + "up", out.feed, w, layer.up);
    read.linear(at + "down", w, out.feed, layer.down);
    read.floats(at + "norm1.weight", {w}, layer.gain1);
    read.floats(at + "norm1.bias", {w}, layer.bias1);
    read.floats(at + "norm2.weight", {w}, layer.gain2);
    read.floats(at + "norm2.bias", {w}, layer.bias2);
    read.wide(at + "qkv.wide", w, layer.wide_qkv);
    read.wide(at + "up.wide", w, layer.wide_up);
  }
  for (const auto& [name, tensor] : f.tensors()) {
    if (!is_of_layers(name, out.layers.size())) read.refuse(name, "is of a layer without the rest");
  }
  if (!read.ok()) return tl::unexpected(read.error());
  for (std::size_t i = 0; i < out.places.size(); ++i) out.places[i] += kind[i % w];

  const Tensor* lines = f.find("vocabulary");
  if (lines == nullptr || lines->type != ElementType::kUInt8) {
    return fail(ErrorCode::kBadFormat, "lacks the vocabulary", f.source());
  }
  auto vocabulary = Vocabulary::read(lines->bytes, f.source());
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  out.vocabulary = std::move(*vocabulary);
  if (out.vocabulary.size() != words->shape[0]) {
    return fail(ErrorCode::kBadFormat,
                "has " + std::to_string(out.vocabulary.size()) + " pieces and " +
                    std::to_string(words->shape[0]) + " rows of them",
                f.source());
  }
  return out;
}

}  // namespace demarche::language
