#include "language/msgpack.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <bit>

namespace demarche::language {

double Packed::as_real() const {
  switch (kind) {
    case Kind::kInteger:
      return static_cast<double>(integer);
    case Kind::kUnsigned:
      return static_cast<double>(natural);
    case Kind::kReal:
      return real;
    default:
      return 0.0;
  }
}

const Packed* Packed::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.is_string() && name.words == key) return &value;
  }
  return nullptr;
}

namespace {

constexpr int kDeepest = 64;
constexpr std::uint64_t kReserved = 64;  // children that room is made for before they are read

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  Result<Packed> read_all() {
    Packed value;
    if (!read(value, 0)) return error();
    if (at_ != bytes_.size()) {
      cause_ = "bytes follow the end of the value";
      return error();
    }
    return value;
  }

 private:
  tl::unexpected<Error> error() const {
    return fail(too_deep_ ? ErrorCode::kTooDeep : ErrorCode::kBadFormat, cause_, {},
                "byte " + std::to_string(at_));
  }

  bool refuse(const char* cause) {
    cause_ = cause;
    return false;
  }

  bool big_endian(int size, std::uint64_t& out) {
    if (bytes_.size() - at_ < static_cast<std::size_t>(size)) return refuse("ends inside a value");
    out = 0;
    for (int i = 0; i < size; ++i) out = (out << 8U) | static_cast<unsigned char>(bytes_[at_++]);
    return true;
  }

  bool natural(Packed& value, int size) {
    value.kind = Packed::Kind::kUnsigned;
    if (!big_endian(size, value.natural)) return false;
    value.integer = static_cast<std::int64_t>(value.natural);
    return true;
  }

  bool integer(Packed& value, int size) {
    std::uint64_t raw = 0;
    if (!big_endian(size, raw)) return false;
    const unsigned shift = 64U - 8U * static_cast<unsigned>(size);
    value.kind = Packed::Kind::kInteger;
    value.integer = static_cast<std::int64_t>(raw << shift) >> shift;
    value.natural = static_cast<std::uint64_t>(value.integer);
    return true;
  }

  bool real(Packed& value, int size) {
    std::uint64_t raw = 0;
    if (!big_endian(size, raw)) return false;
    value.kind = Packed::Kind::kReal;
    value.real = size == 4 ? std::bit_cast<float>(static_cast<std::uint32_t>(raw))
                           : std::bit_cast<double>(raw);
    return true;
  }

  bool words(Packed& value, std::uint64_t size, Packed::Kind kind) {
    if (size > bytes_.size() - at_) return refuse("a string is longer than the file");
    value.kind = kind;
    value.words = bytes_.substr(at_, size);
    if (kind == Packed::Kind::kText && text::first_invalid_byte(value.words)) {
      return refuse("a string is no UTF-8");
    }
    at_ += size;
    return true;
  }

  bool sized_words(Packed& value, int size, Packed::Kind kind) {
    std::uint64_t length = 0;
    return big_endian(size, length) && words(value, length, kind);
  }

  bool list(Packed& value, std::uint64_t n, int depth) {
    if (n > bytes_.size() - at_) return refuse("a list is longer than the file");
    value.kind = Packed::Kind::kList;
    value.items.reserve(std::min(n, kReserved));
    for (; n > 0; --n) {
      if (!read(value.items.emplace_back(), depth + 1)) return false;
    }
    return true;
  }

  bool map(Packed& value, std::uint64_t n, int depth) {
    if (n > (bytes_.size() - at_) / 2) return refuse("a map is longer than the file");
    value.kind = Packed::Kind::kMap;
    value.entries.reserve(std::min(n, kReserved));
    for (; n > 0; --n) {
      auto& [key, item] = value.entries.emplace_back();
      if (!read(key, depth + 1) || !read(item, depth + 1)) return false;
    }
    return true;
  }

  bool read(Packed& value, int depth) {
    if (depth > kDeepest) {
      too_deep_ = true;
      return refuse("nested too deeply");
    }
    if (at_ >= bytes_.size()) return refuse("ends inside a value");
    const auto tag = static_cast<unsigned char>(bytes_[at_++]);
    std::uint64_t n = 0;
    if (tag < 0x80) {
      value.kind = Packed::Kind::kUnsigned;
      value.natural = tag;
      value.integer = tag;
      return true;
    }
    if (tag >= 0xE0) {
      value.kind = Packed::Kind::kInteger;
      value.integer = static_cast<std::int8_t>(tag);
      value.natural = static_cast<std::uint64_t>(value.integer);
      return true;
    }
    if (tag < 0x90) return map(value, tag & 0x0FU, depth);
    if (tag < 0xA0) return list(value, tag & 0x0FU, depth);
    if (tag < 0xC0) return words(value, tag & 0x1FU, Packed::Kind::kText);
    switch (tag) {
      case 0xC0:
        return true;
      case 0xC2:
      case 0xC3:
        value.kind = Packed::Kind::kBool;
        value.boolean = tag == 0xC3;
        return true;
      case 0xC4:
        return sized_words(value, 1, Packed::Kind::kBytes);
      case 0xC5:
        return sized_words(value, 2, Packed::Kind::kBytes);
      case 0xC6:
        return sized_words(value, 4, Packed::Kind::kBytes);
      case 0xCA:
        return real(value, 4);
      case 0xCB:
        return real(value, 8);
      case 0xCC:
        return natural(value, 1);
      case 0xCD:
        return natural(value, 2);
      case 0xCE:
        return natural(value, 4);
      case 0xCF:
        return natural(value, 8);
      case 0xD0:
        return integer(value, 1);
      case 0xD1:
        return integer(value, 2);
      case 0xD2:
        return integer(value, 4);
      case 0xD3:
        return integer(value, 8);
      case 0xD9:
        return sized_words(value, 1, Packed::Kind::kText);
      case 0xDA:
        return sized_words(value, 2, Packed::Kind::kText);
      case 0xDB:
        return sized_words(value, 4, Packed::Kind::kText);
      case 0xDC:
        return big_endian(2, n) && list(value, n, depth);
      case 0xDD:
        return big_endian(4, n) && list(value, n, depth);
      case 0xDE:
        return big_endian(2, n) && map(value, n, depth);
      case 0xDF:
        return big_endian(4, n) && map(value, n, depth);
      default:
        return refuse("a type that model files do not use");
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* cause_ = "";
  bool too_deep_ = false;
};

}  // namespace

Result<Packed> read_msgpack(std::string_view bytes) {
  return Reader(bytes).read_all();
}

}  // namespace demarche::language
