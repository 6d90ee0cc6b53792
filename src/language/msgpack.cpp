#include "language/msgpack.hpp"

#include <bit>
#include <cstring>

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

  Result<std::size_t> read_integers(const VisitIntegers& visit) {
    std::uint64_t n = 0;
    if (!map_size(n)) return error();
    for (std::uint64_t i = 0; i < n; ++i) {
      std::uint64_t key = 0;
      std::uint64_t value = 0;
      if (!bare_integer(key) || !bare_integer(value)) return error();
      if (!visit(key, static_cast<std::int64_t>(value))) {
        cause_ = "an entry is not of the kind that belongs here";
        return error();
      }
    }
    if (at_ != bytes_.size()) {
      cause_ = "bytes follow the end of the value";
      return error();
    }
    return n;
  }

 private:
  bool map_size(std::uint64_t& n) {
    if (bytes_.empty()) return refuse("ends inside a value");
    const auto tag = static_cast<unsigned char>(bytes_[at_++]);
    if (tag >= 0x80 && tag < 0x90) {
      n = tag & 0x0FU;
      return true;
    }
    if (tag == 0xDE || tag == 0xDF) return big_endian(tag == 0xDE ? 2 : 4, n);
    return refuse("is no map");
  }

  // An integer of any width in two's complement.
  bool bare_integer(std::uint64_t& out) {
    if (at_ >= bytes_.size()) return refuse("ends inside a value");
    const auto tag = static_cast<unsigned char>(bytes_[at_++]);
    if (tag < 0x80 || tag >= 0xE0) {
      out = static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<std::int8_t>(tag)));
      return true;
    }
    if (tag < 0xCC || tag > 0xD3) return refuse("is no integer");
    const unsigned size = 1U << ((tag - 0xCCU) & 3U);
    if (!big_endian(static_cast<int>(size), out)) return false;
    if (tag >= 0xD0) {
      const unsigned shift = 64U - 8U * size;
      out = static_cast<std::uint64_t>(static_cast<std::int64_t>(out << shift) >> shift);
    }
    return true;
  }

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
    if (size == 8) {
      std::memcpy(&out, bytes_.data() + at_, 8);
      if constexpr (std::endian::native == std::endian::little) out = __builtin_bswap64(out);
      at_ += 8;
      return true;
    }
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
    value.items.resize(n);
    for (Packed& item : value.items) {
      if (!read(item, depth + 1)) return false;
    }
    return true;
  }

  bool map(Packed& value, std::uint64_t n, int depth) {
    if (n > (bytes_.size() - at_) / 2) return refuse("a map is longer than the file");
    value.kind = Packed::Kind::kMap;
    value.entries.resize(n);
    for (auto& [key, item] : value.entries) {
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

Result<std::size_t> visit_msgpack_integers(std::string_view bytes, const VisitIntegers& visit) {
  return Reader(bytes).read_integers(visit);
}

}  // namespace demarche::language
