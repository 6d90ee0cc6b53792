#include "language/model_file.hpp"

#include "text/mapped_file.hpp"

#include <cstring>

namespace demarche::language {

const Array* Node::parameter(std::string_view key) const {
  for (const auto& [own_key, array] : parameters) {
    if (own_key == key) return &array;
  }
  return nullptr;
}

std::vector<const Node*> ModelFile::named(std::string_view name) const {
  std::vector<const Node*> out;
  for (const Node& node : nodes) {
    if (node.name == name) out.push_back(&node);
  }
  return out;
}

Result<std::string> read_file(const std::string& path) {
  const auto file = text::MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  return std::string(file->bytes());
}

namespace {

// msgpack-numpy: {nd: true, type: "<f4", shape: [...], data: bytes}
bool read_array(const Packed& value, Array& out) {
  const Packed* type = value.find("type");
  const Packed* shape = value.find("shape");
  const Packed* data = value.find("data");
  if (type == nullptr || shape == nullptr || data == nullptr || type->words != "<f4" ||
      !data->is_string() || shape->kind != Packed::Kind::kList) {
    return false;
  }
  std::size_t count = 1;
  for (const Packed& side : shape->items) {
    if (!side.is_number() || side.natural == 0 || side.natural > data->words.size() / count) {
      return false;
    }
    out.shape.push_back(side.natural);
    count *= side.natural;
  }
  if (count * sizeof(float) != data->words.size()) return false;
  out.values.resize(count);
  std::memcpy(out.values.data(), data->words.data(), data->words.size());
  return true;
}

void read_attributes(const Packed& attributes, Node& node) {
  for (const auto& [key, packed] : attributes.entries) {
    if (!packed.is_string()) continue;
    const auto value = read_msgpack(packed.words);
    if (!value) continue;
    if (key.words == "seed") node.seed = value->integer;
    if (key.words == "column") node.column = value->integer;
    if (key.words == "columns") {
      for (const Packed& item : value->items) {
        node.columns.emplace_back(item.is_text() ? item.words : "");
      }
    }
  }
}

}  // namespace

Result<ModelFile> read_model_file(const std::string& path) {
  const auto mapped = text::MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  auto packed = read_msgpack(mapped->bytes());
  if (!packed) {
    Error error = packed.error();
    error.source = path;
    return tl::unexpected(error);
  }
  const Packed* nodes = packed->find("nodes");
  const Packed* attributes = packed->find("attrs");
  const Packed* parameters = packed->find("params");
  if (nodes == nullptr || attributes == nullptr || parameters == nullptr ||
      attributes->items.size() != nodes->items.size() ||
      parameters->items.size() != nodes->items.size()) {
    return fail(ErrorCode::kBadFormat, "is no model as thinc writes it", path);
  }
  ModelFile file;
  file.path = path;
  for (std::size_t i = 0; i < nodes->items.size(); ++i) {
    Node node;
    const Packed* name = nodes->items[i].find("name");
    if (name == nullptr || !name->is_text()) {
      return fail(ErrorCode::kBadFormat, "a layer has no name", path);
    }
    node.name = std::string(name->words);
    read_attributes(attributes->items[i], node);
    for (const auto& [key, value] : parameters->items[i].entries) {
      if (value.kind == Packed::Kind::kNil) continue;
      Array array;
      if (!key.is_text() || !read_array(value, array)) {
        return fail(ErrorCode::kBadFormat,
                    "parameter " + std::string(key.is_text() ? key.words : "without a name") +
                        " of layer " + node.name + " is no float32 array",
                    path);
      }
      node.parameters.emplace_back(std::string(key.words), std::move(array));
    }
    file.nodes.push_back(std::move(node));
  }
  return file;
}

Result<const Array*> need(const ModelFile& file, const Node& node, std::string_view key,
                          const std::vector<std::size_t>& shape) {
  const Array* array = node.parameter(key);
  if (array == nullptr) {
    return fail(ErrorCode::kBadFormat,
                "layer " + node.name + " has no parameter " + std::string(key), file.path);
  }
  if (array->shape != shape) {
    return fail(ErrorCode::kBadFormat,
                "parameter " + std::string(key) + " of layer " + node.name +
                    " has another shape than the layers around it ask for",
                file.path);
  }
  return array;
}

}  // namespace demarche::language
