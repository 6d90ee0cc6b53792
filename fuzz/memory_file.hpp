// The bytes of one run as a file that a reader of paths can open.
#pragma once

#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

class MemoryFile {
 public:
  MemoryFile(const unsigned char* data, std::size_t size)
      : file_(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (file_ < 0) std::abort();
    for (std::size_t at = 0; at < size;) {
      const ssize_t n = write(file_, data + at, size - at);
      if (n <= 0) std::abort();
      at += static_cast<std::size_t>(n);
    }
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};
