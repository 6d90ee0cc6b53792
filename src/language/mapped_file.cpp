#include "language/mapped_file.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace demarche::language {

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT) {
      return fail(ErrorCode::kNotFound, "no such file in the model directory", path);
    }
    return fail(ErrorCode::kUnreadable, std::string("cannot be opened: ") + std::strerror(errno),
                path);
  }
  struct stat about{};
  MappedFile out;
  int error = 0;
  if (::fstat(file, &about) != 0) {
    error = errno;
  } else if (!S_ISREG(about.st_mode)) {
    error = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
  } else if (about.st_size > 0) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data == MAP_FAILED) {
      error = errno;
    } else {
      out.data_ = static_cast<const char*>(data);
      out.size_ = size;
    }
  }
  ::close(file);
  if (error != 0) {
    return fail(ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(error),
                path);
  }
  return out;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace demarche::language
