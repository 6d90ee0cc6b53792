#include "language/encoder/tensor_file.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include <nlohmann/json.hpp>

namespace demarche::language {

static_assert(std::endian::native == std::endian::little,
              "the layout of the file is read as it is");

namespace {

constexpr std::size_t kLongestHeader = 4U << 20U;
constexpr std::size_t kMostDimensions = 8;

struct TypeName {
  ElementType type;
  const char* name;
  std::size_t size;
};
constexpr std::array<TypeName, 6> kTypes = {{{ElementType::kFloat32, "F32", 4},
                                             {ElementType::kFloat16, "F16", 2},
                                             {ElementType::kInt8, "I8", 1},
                                             {ElementType::kUInt8, "U8", 1},
                                             {ElementType::kInt32, "I32", 4},
                                             {ElementType::kInt64, "I64", 8}}};

const TypeName& info(ElementType type) {
  return kTypes[static_cast<std::size_t>(type)];
}

float from_half(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16U;
  const std::uint32_t exponent = half >> 10U & 31U;
  const std::uint32_t fraction = half & 1023U;
  if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000U | fraction << 13U);
  if (exponent == 0) {
    const float small = static_cast<float>(fraction) * 0x1p-24F;
    return sign != 0 ? -small : small;
  }
  return std::bit_cast<float>(sign | (exponent + 112U) << 23U | fraction << 13U);
}

bool multiply(std::size_t& total, std::size_t factor) {
  return !__builtin_mul_overflow(total, factor, &total);
}

// One entry of the header; an error names the tensor.
Result<Tensor> read_tensor(const std::string& name, const nlohmann::json& entry,
                           std::string_view data, const std::string& source) {
  const auto refuse = [&](const std::string& cause) {
    return fail(ErrorCode::kBadFormat, cause, source, "tensor " + name);
  };
  if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string() ||
      !entry.contains("shape") || !entry["shape"].is_array() || !entry.contains("data_offsets") ||
      !entry["data_offsets"].is_array() || entry["data_offsets"].size() != 2) {
    return refuse("has no type, shape and offsets");
  }
  Tensor tensor;
  const auto& type = entry["dtype"].get_ref<const std::string&>();
  const TypeName* known = nullptr;
  for (const TypeName& one : kTypes) {
    if (type == one.name) known = &one;
  }
  if (known == nullptr) {
    return fail(ErrorCode::kUnsupported, "is of a type that is not read: " + type, source,
                "tensor " + name);
  }
  tensor.type = known->type;
  std::size_t size = known->size;
  if (entry["shape"].size() > kMostDimensions) return refuse("has too many dimensions");
  for (const auto& length : entry["shape"]) {
    if (!length.is_number_unsigned()) return refuse("has a length that is no number");
    tensor.shape.push_back(length.get<std::size_t>());
    if (!multiply(size, tensor.shape.back())) return refuse("is larger than any memory");
  }
  const auto& offsets = entry["data_offsets"];
  if (!offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) {
    return refuse("has an offset that is no number");
  }
  const auto begin = offsets[0].get<std::size_t>();
  const auto end = offsets[1].get<std::size_t>();
  if (begin > end || end > data.size()) return refuse("lies outside the file");
  if (end - begin != size) return refuse("has another size than its shape says");
  tensor.bytes = data.substr(begin, size);
  return tensor;
}

}  // namespace

std::size_t Tensor::count() const {
  return bytes.size() / info(type).size;
}

std::string spell_shape(const std::vector<std::size_t>& shape) {
  std::string out;
  for (const std::size_t n : shape) out += (out.empty() ? "" : " x ") + std::to_string(n);
  return out.empty() ? "scalar" : out;
}

Result<TensorFile> TensorFile::open(const std::string& path) {
  auto file = text::MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  auto out = parse(file->bytes(), path);
  if (out) out->file_ = std::move(*file);
  return out;
}

Result<TensorFile> TensorFile::parse(std::string_view bytes, std::string source) {
  TensorFile out;
  out.source_ = std::move(source);
  out.bytes_ = bytes;
  std::uint64_t length = 0;
  if (bytes.size() < sizeof length) {
    return fail(ErrorCode::kBadFormat, "is too short to be a file of weights", out.source_);
  }
  std::memcpy(&length, bytes.data(), sizeof length);
  if (length > kLongestHeader || length > bytes.size() - sizeof length) {
    return fail(ErrorCode::kBadFormat, "is no file of weights, or is not complete", out.source_);
  }
  const std::string_view head = bytes.substr(sizeof length, length);
  const std::string_view data = bytes.substr(sizeof length + length);
  const auto header = nlohmann::json::parse(head, nullptr, false);
  if (!header.is_object()) {
    return fail(ErrorCode::kBadFormat, "is no file of weights: its header is no JSON object",
                out.source_, "byte 8");
  }
  for (const auto& [name, entry] : header.items()) {
    if (name == "__metadata__") {
      if (!entry.is_object()) {
        return fail(ErrorCode::kBadFormat, "has metadata that are no object", out.source_);
      }
      for (const auto& [key, value] : entry.items()) {
        if (value.is_string()) out.metadata_[key] = value.get<std::string>();
      }
      continue;
    }
    auto tensor = read_tensor(name, entry, data, out.source_);
    if (!tensor) return tl::unexpected(tensor.error());
    out.tensors_[name] = std::move(*tensor);
  }
  return out;
}

const Tensor* TensorFile::find(const std::string& name) const {
  const auto found = tensors_.find(name);
  return found == tensors_.end() ? nullptr : &found->second;
}

std::string TensorFile::metadata(const std::string& key) const {
  const auto found = metadata_.find(key);
  return found == metadata_.end() ? std::string() : found->second;
}

Result<const Tensor*> TensorFile::need(const std::string& name,
                                       const std::vector<std::size_t>& shape) const {
  const Tensor* tensor = find(name);
  if (tensor == nullptr) {
    return fail(ErrorCode::kBadFormat, "lacks the tensor " + name, source_);
  }
  if (tensor->shape != shape) {
    return fail(ErrorCode::kBadFormat,
                "has the shape " + spell_shape(tensor->shape) + ", expected " + spell_shape(shape),
                source_, "tensor " + name);
  }
  return tensor;
}

Result<std::vector<float>> TensorFile::floats(const std::string& name,
                                              const std::vector<std::size_t>& shape) const {
  const auto tensor = need(name, shape);
  if (!tensor) return tl::unexpected(tensor.error());
  const Tensor& t = **tensor;
  if (t.type != ElementType::kFloat32 && t.type != ElementType::kFloat16) {
    return fail(ErrorCode::kUnsupported,
                std::string("has the type ") + info(t.type).name + ", expected F32 or F16", source_,
                "tensor " + name);
  }
  std::vector<float> out(t.count());
  convert(t, out);
  for (const float x : out) {
    if (!std::isfinite(x)) {
      return fail(ErrorCode::kBadFormat, "holds what is no finite number", source_,
                  "tensor " + name);
    }
  }
  return out;
}

Result<std::vector<float>> TensorFile::row_scales(const std::string& name, std::size_t rows) const {
  const Tensor* tensor = find(name + ".scale");
  const bool column = tensor != nullptr && tensor->shape.size() == 2;
  return floats(name + ".scale", column ? std::vector{rows, std::size_t{1}} : std::vector{rows});
}

void TensorFile::convert(const Tensor& tensor, std::vector<float>& to) {
  if (to.empty()) return;
  if (tensor.type == ElementType::kFloat32) {
    std::memcpy(to.data(), tensor.bytes.data(), tensor.bytes.size());
    return;
  }
  for (std::size_t i = 0; i < to.size(); ++i) {
    std::uint16_t half = 0;
    std::memcpy(&half, tensor.bytes.data() + i * sizeof half, sizeof half);
    to[i] = from_half(half);
  }
}

void TensorFile::release(const Tensor& tensor) const {
  if (!file_.bytes().empty()) file_.release(tensor.bytes);
}

void TensorWriter::metadata(std::string key, std::string value) {
  metadata_[std::move(key)] = std::move(value);
}

void TensorWriter::add(std::string name, ElementType type, std::vector<std::size_t> shape,
                       std::string bytes) {
  entries_[std::move(name)] = {type, std::move(shape), std::move(bytes)};
}

void TensorWriter::add_floats(std::string name, std::vector<std::size_t> shape,
                              const std::vector<float>& values) {
  add(std::move(name), ElementType::kFloat32, std::move(shape),
      std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)));
}

std::string TensorWriter::finish() const {
  nlohmann::json header = nlohmann::json::object();  // sorted by key
  header["__metadata__"] = metadata_;
  std::size_t at = 0;
  for (const auto& [name, entry] : entries_) {
    header[name] = {{"dtype", info(entry.type).name},
                    {"shape", entry.shape},
                    {"data_offsets", {at, at + entry.bytes.size()}}};
    at += entry.bytes.size();
  }
  std::string head = header.dump();
  head.resize((head.size() + 7) / 8 * 8, ' ');
  const std::uint64_t length = head.size();
  std::string out(reinterpret_cast<const char*>(&length), sizeof length);
  out += head;
  for (const auto& [name, entry] : entries_) out += entry.bytes;
  return out;
}

}  // namespace demarche::language
