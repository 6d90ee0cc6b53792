// Memory for packed weights, aligned for the widest registers.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>

namespace demarche::language {

class AlignedBuffer {
 public:
  static constexpr std::size_t kAlignment = 64;

  AlignedBuffer() = default;
  // Zeroed.
  explicit AlignedBuffer(std::size_t bytes)
      : data_(static_cast<std::byte*>(::operator new(bytes, std::align_val_t{kAlignment}))) {
    std::memset(data_.get(), 0, bytes);
  }

  [[nodiscard]] std::byte* data() { return data_.get(); }
  [[nodiscard]] const std::byte* data() const { return data_.get(); }

 private:
  struct Free {
    void operator()(std::byte* p) const { ::operator delete(p, std::align_val_t{kAlignment}); }
  };
  std::unique_ptr<std::byte, Free> data_;
};

}  // namespace demarche::language
