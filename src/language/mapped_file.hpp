// A file as bytes in memory that the system reads in when they are touched.
#pragma once

#include <demarche/status.hpp>

#include <string>
#include <string_view>

namespace demarche::language {

class MappedFile {
 public:
  // kNotFound, kUnreadable (a directory, no permission); errors name the file. The file must not be
  // cut while it is mapped.
  static Result<MappedFile> open(const std::string& path);

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace demarche::language
