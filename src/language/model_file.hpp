// The weights of one component, as thinc writes them: a tree of named layers in breadth-first
// order.
#pragma once

#include "language/msgpack.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

// A float32 array in row-major order; no side is 0.
struct Array {
  std::vector<std::size_t> shape;
  std::vector<float> values;
};

// What is read of a network at most, many times what any pipeline has: memory for a text stays
// bounded whatever a file says.
inline constexpr std::size_t kMostPieces = 16;    // alternatives of a maxout
inline constexpr std::size_t kMostHidden = 1024;  // of a transition model
inline constexpr std::size_t kMostLayers = 32;    // of an encoder

struct Node {
  std::string name;
  std::vector<std::pair<std::string, Array>> parameters;
  std::int64_t seed = 0;             // of a hash embedding
  std::int64_t column = 0;           // of the features it reads
  std::vector<std::string> columns;  // of extract_features

  [[nodiscard]] const Array* parameter(std::string_view key) const;
};

struct ModelFile {
  std::string path;
  std::vector<Node> nodes;

  // Nodes of that name in order of the file.
  [[nodiscard]] std::vector<const Node*> named(std::string_view name) const;
};

// Whole file as bytes. kNotFound, kUnreadable.
Result<std::string> read_file(const std::string& path);

// Reads DIRECTORY/COMPONENT/model. Errors name the file.
Result<ModelFile> read_model_file(const std::string& path);

// The parameter `key` of `node` with exactly this shape; kBadFormat otherwise.
Result<const Array*> need(const ModelFile& file, const Node& node, std::string_view key,
                          const std::vector<std::size_t>& shape);

}  // namespace demarche::language
