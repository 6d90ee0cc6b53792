// Named arrays in one file, in the safetensors layout: eight bytes with the length of a JSON header
// (little-endian), the header, then the data. The header says of each array its type, shape and
// place.
#pragma once

#include "text/mapped_file.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

enum class ElementType : std::uint8_t { kFloat32, kFloat16, kInt8, kUInt8, kInt32, kInt64 };

struct Tensor {
  ElementType type = ElementType::kFloat32;
  std::vector<std::size_t> shape;
  std::string_view bytes;  // may be unaligned

  [[nodiscard]] std::size_t count() const;  // of elements; 1 for a scalar
};

// Every tensor lies inside the file and holds as many bytes as its shape asks for.
class TensorFile {
 public:
  static Result<TensorFile> open(const std::string& path);
  // `bytes` must outlive the result; `source` is named in errors.
  static Result<TensorFile> parse(std::string_view bytes, std::string source);

  [[nodiscard]] const Tensor* find(const std::string& name) const;
  [[nodiscard]] std::string metadata(const std::string& key) const;  // empty if absent
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] const std::map<std::string, Tensor>& tensors() const { return tensors_; }
  [[nodiscard]] const std::map<std::string, std::string>& all_metadata() const { return metadata_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  // The tensor of that name with exactly that shape. kBadFormat otherwise.
  [[nodiscard]] Result<const Tensor*> need(const std::string& name,
                                           const std::vector<std::size_t>& shape) const;
  // The same as finite numbers; float32 and float16 are read. kUnsupported for other types.
  [[nodiscard]] Result<std::vector<float>> floats(const std::string& name,
                                                  const std::vector<std::size_t>& shape) const;
  // NAME.scale: one number for each row of an eight-bit table, as (rows) or (rows, 1).
  [[nodiscard]] Result<std::vector<float>> row_scales(const std::string& name,
                                                      std::size_t rows) const;
  // Numbers of a float32 or float16 tensor; `to` has its count.
  static void convert(const Tensor& tensor, std::vector<float>& to);
  // Lets the system forget the pages of a tensor that was copied.
  void release(const Tensor& tensor) const;

 private:
  text::MappedFile file_;
  std::string source_;
  std::string_view bytes_;
  std::map<std::string, Tensor> tensors_;
  std::map<std::string, std::string> metadata_;
};

// "1536 x 384"
std::string spell_shape(const std::vector<std::size_t>& shape);

// Builds the bytes of such a file; the same calls give the same bytes.
class TensorWriter {
 public:
  void metadata(std::string key, std::string value);
  void add(std::string name, ElementType type, std::vector<std::size_t> shape, std::string bytes);
  void add_floats(std::string name, std::vector<std::size_t> shape,
                  const std::vector<float>& values);
  [[nodiscard]] std::string finish() const;

 private:
  struct Entry {
    ElementType type;
    std::vector<std::size_t> shape;
    std::string bytes;
  };
  std::map<std::string, Entry> entries_;
  std::map<std::string, std::string> metadata_;
};

}  // namespace demarche::language
