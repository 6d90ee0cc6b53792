// Any bytes as a file of weights: tensors that lie inside the bytes, or an error.
#include "language/encoder/heads.hpp"
#include "language/encoder/weights.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche::language;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto file = TensorFile::parse(bytes, "fuzz");
  if (!file) return 0;
  for (const auto& [name, tensor] : file->tensors()) {
    if (tensor.bytes.empty()) continue;
    const auto at = static_cast<std::size_t>(tensor.bytes.data() - bytes.data());
    if (at > size || tensor.bytes.size() > size - at) __builtin_trap();
  }
  static_cast<void>(Heads::read(*file, 64));
  static_cast<void>(read_weights(std::move(*file)));
  return 0;
}
