// The tiny random encoder of the tree (tools/make_tiny_encoder.py), joined as set-up does it.
#pragma once

#include "language/encoder/compile/join.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace demarche::test {

inline std::string encoder_data(const std::string& name) {
  return std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/tiny_encoder/" + name;
}

// A path for a file of this process alone.
inline std::string scratch(const std::string& name) {
  return (std::filesystem::temp_directory_path() /
          ("demarche-" + std::to_string(::getpid()) + "-" + name))
      .string();
}

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Bytes of the file that the runtime reads.
inline const std::string& joined() {
  static const std::string kBytes = [] {
    const std::string path = scratch("joined");
    const auto report =
        language::join(encoder_data("base.safetensors"), encoder_data("trained.safetensors"), path);
    if (!report) throw std::runtime_error(report.error().to_string());
    std::string bytes = slurp(path);
    std::filesystem::remove(path);
    return bytes;
  }();
  return kBytes;
}

}  // namespace demarche::test
