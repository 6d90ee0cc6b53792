#include "language/vectors.hpp"

#include "language/msgpack_stream.hpp"

#include <charconv>
#include <filesystem>

namespace demarche::language {

namespace {

// Few enough that the ends of all buckets stay in the cache while keys are dealt out; a search,
// done once a word type, then looks at some 170 keys of md.
constexpr unsigned kBucketBits = 12;

std::size_t bucket_of(std::uint64_t key) {
  return static_cast<std::size_t>(key >> (64U - kBucketBits));
}

bool is_none(std::uint64_t row) {
  return static_cast<std::int64_t>(row) < 0;
}

// "(20000, 300)" behind 'shape': of the header.
bool read_shape(std::string_view header, std::size_t& rows, std::size_t& columns) {
  const std::size_t open = header.find('(');
  const std::size_t comma = header.find(',', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || comma == std::string_view::npos) return false;
  const char* end = header.data() + header.size();
  const auto first = std::from_chars(header.data() + open + 1, end, rows);
  std::size_t at = comma + 1;
  while (at < header.size() && header[at] == ' ') ++at;
  const auto second = std::from_chars(header.data() + at, end, columns);
  return first.ec == std::errc() && second.ec == std::errc() && second.ptr != end &&
         *second.ptr == ')';
}

}  // namespace

// Format versions 1 and 2 of numpy.lib.format.
Result<ArrayHeader> read_npy_header(std::string_view bytes) {
  const auto refuse = [](const char* cause) { return fail(ErrorCode::kBadFormat, cause); };
  if (bytes.size() < 12 || bytes.substr(0, 6) != "\x93NUMPY") return refuse("is no NumPy array");
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i]));
  };
  const bool wide = bytes[6] >= 2;
  const std::size_t length =
      wide ? byte(8) | byte(9) << 8U | byte(10) << 16U | byte(11) << 24U : byte(8) | byte(9) << 8U;
  ArrayHeader out;
  out.begin = (wide ? 12 : 10) + length;
  if (out.begin > bytes.size()) return refuse("ends inside its header");
  const std::string_view header = bytes.substr(0, out.begin);
  if (header.find("'<f4'") == std::string_view::npos ||
      header.find("'fortran_order': False") == std::string_view::npos ||
      !read_shape(header, out.rows, out.columns)) {
    return refuse("is no table of float32 in rows");
  }
  if (out.begin % alignof(float) != 0) return refuse("its values are not aligned");
  const std::size_t values = (bytes.size() - out.begin) / sizeof(float);
  if (out.columns != 0 && out.rows > values / out.columns) {
    return refuse("ends before its last row");
  }
  return out;
}

Result<RowIndex> RowIndex::read(std::string_view bytes, std::size_t rows) {
  RowIndex out;
  out.starts_.assign((std::size_t{1} << kBucketBits) + 1, 0);
  // Twice over the bytes: how many keys each bucket has, then each key to its place.
  PackedStream counted(bytes);
  for (std::uint64_t n = counted.map(); n > 0 && counted.ok(); --n) {
    const std::uint64_t key = counted.integer();
    const std::uint64_t row = counted.integer();
    if (is_none(row)) continue;
    if (row >= rows || row > UINT32_MAX) {
      return fail(ErrorCode::kBadFormat, "names a row that is not there");
    }
    ++out.starts_[bucket_of(key) + 1];
  }
  if (!counted.at_end()) return tl::unexpected(counted.error());
  for (std::size_t b = 1; b < out.starts_.size(); ++b) out.starts_[b] += out.starts_[b - 1];
  out.keys_.resize(out.starts_.back());
  out.rows_.resize(out.starts_.back());
  std::vector<std::uint32_t> next(out.starts_.begin(), out.starts_.end() - 1);
  PackedStream dealt(bytes);
  for (std::uint64_t n = dealt.map(); n > 0; --n) {
    const std::uint64_t key = dealt.integer();
    const std::uint64_t row = dealt.integer();
    if (is_none(row)) continue;
    const std::uint32_t at = next[bucket_of(key)]++;
    out.keys_[at] = key;
    out.rows_[at] = static_cast<std::uint32_t>(row);
  }
  return out;
}

std::int64_t RowIndex::find(std::uint64_t key) const {
  if (starts_.empty()) return -1;
  const std::size_t bucket = bucket_of(key);
  for (std::uint32_t at = starts_[bucket]; at < starts_[bucket + 1]; ++at) {
    if (keys_[at] == key) return rows_[at];
  }
  return -1;
}

Result<Vectors> Vectors::load(const std::string& vocab_folder) {
  Vectors out;
  const std::string path = vocab_folder + "/vectors";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return out;
  auto file = text::MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto header = read_npy_header(file->bytes());
  if (!header) return fail(ErrorCode::kBadFormat, header.error().message, path);
  if (header->rows == 0 || header->columns == 0) return out;
  const std::string keys = vocab_folder + "/key2row";
  const auto key_file = text::MappedFile::open(keys);
  if (!key_file) return tl::unexpected(key_file.error());
  auto index = RowIndex::read(key_file->bytes(), header->rows);
  if (!index) {
    return fail(index.error().code, index.error().message, keys, index.error().place);
  }
  out.file_ = std::move(*file);
  out.header_ = *header;
  out.index_ = std::move(*index);
  return out;
}

const float* Vectors::find(std::uint64_t key) const {
  const std::int64_t row = index_.find(key);
  if (row < 0) return nullptr;
  // Aligned: the mapping starts at a page, and the header's length was checked.
  const char* values = file_.bytes().data() + header_.begin;
  return reinterpret_cast<const float*>(values) + static_cast<std::size_t>(row) * header_.columns;
}

}  // namespace demarche::language
