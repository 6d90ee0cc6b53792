// A whole file as bytes in memory that the system reads as they are touched and shares between
// processes.
#pragma once

#include <demarche/status.hpp>

#include <string>
#include <string_view>

namespace demarche::text {

// Immutable; views into `bytes()` live as long as the object they came from or was moved to.
class MappedFile {
 public:
  // kNotFound, kUnreadable. An empty file has no bytes.
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  // Tells the system that these bytes will not be read again soon: they leave the resident memory.
  void release(std::string_view part) const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace demarche::text
