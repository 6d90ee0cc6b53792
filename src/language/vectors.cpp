#include "language/vectors.hpp"

#include "language/model_file.hpp"

#include <cstring>
#include <filesystem>

namespace demarche::language {

namespace {

// The header of a .npy file (numpy.lib.format, version 1 or 2): only little-endian float32, C
// order.
bool parse_npy(const std::string& bytes, std::size_t& rows, std::size_t& columns,
               std::size_t& begin) {
  if (bytes.size() < 12 || bytes.compare(0, 6, "\x93NUMPY") != 0) return false;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i]));
  };
  const bool wide = bytes[6] >= 2;
  const std::size_t length =
      wide ? byte(8) | byte(9) << 8U | byte(10) << 16U | byte(11) << 24U : byte(8) | byte(9) << 8U;
  begin = (wide ? 12 : 10) + length;
  if (begin > bytes.size()) return false;
  const std::string header = bytes.substr(0, begin);
  if (header.find("'<f4'") == std::string::npos || header.find("False") == std::string::npos)
    return false;
  const std::size_t shape = header.find('(');
  if (shape == std::string::npos) return false;
  unsigned long long r = 0;
  unsigned long long c = 0;
  if (std::sscanf(header.c_str() + shape, "(%llu, %llu)", &r, &c) != 2) return false;
  rows = r;
  columns = c;
  return c == 0 || r <= (bytes.size() - begin) / sizeof(float) / c;
}

}  // namespace

Result<Vectors> load_vectors(const std::string& vocab_folder) {
  Vectors out;
  const std::string path = vocab_folder + "/vectors";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return out;
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t begin = 0;
  if (!parse_npy(*bytes, rows, columns, begin)) {
    return fail(ErrorCode::kBadFormat, "is no NumPy array of float32", path);
  }
  if (rows == 0 || columns == 0) return out;
  out.width = columns;
  out.values.resize(rows * columns);
  std::memcpy(out.values.data(), bytes->data() + begin, out.values.size() * sizeof(float));
  const std::string keys = vocab_folder + "/key2row";
  const auto key_bytes = read_file(keys);
  if (!key_bytes) return tl::unexpected(key_bytes.error());
  const auto packed = read_msgpack(*key_bytes);
  if (!packed || packed->kind != Packed::Kind::kMap) {
    return fail(ErrorCode::kBadFormat, "is no map of keys to rows", keys);
  }
  out.row_of.reserve(packed->entries.size());
  for (const auto& [key, row] : packed->entries) {
    if (row.integer < 0) continue;
    if (row.natural >= rows)
      return fail(ErrorCode::kBadFormat, "names a row that is not there", keys);
    out.row_of.emplace(key.natural, static_cast<std::uint32_t>(row.natural));
  }
  return out;
}

}  // namespace demarche::language
