// MessagePack read value by value and not kept: for tables of many entries, whose tree (Packed)
// would be many times the file. The caller knows the order of what it reads.
#pragma once

#include "text/utf8.hpp"

#include <demarche/status.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace demarche::language {

// Sticky: behind bytes of another kind than was asked for, or cut ones, every call gives 0 and
// `ok()` is false. Views are into the bytes. A count never exceeds the bytes that are left.
class PackedStream {
 public:
  explicit PackedStream(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool ok() const { return cause_ == nullptr; }
  [[nodiscard]] bool at_end() const { return ok() && at_ == bytes_.size(); }

  std::uint64_t map() { return children(0x80, 0xDE, 2, "is no map"); }
  std::uint64_t list() { return children(0x90, 0xDC, 1, "is no list"); }

  // A list of exactly so many items.
  void list_of(std::uint64_t n) {
    if (list() != n) refuse("is a list of another length");
  }

  // An integer of any width, a negative one in two's complement.
  std::uint64_t integer() {
    const unsigned tag = take();
    if (tag < 0x80) return tag;
    if (tag >= 0xE0) return static_cast<std::uint64_t>(static_cast<std::int8_t>(tag));
    if (tag < 0xCC || tag > 0xD3) return refuse("is no integer");
    const unsigned size = 1U << ((tag - 0xCCU) & 3U);
    const std::uint64_t value = big_endian(size);
    if (tag < 0xD0) return value;
    const unsigned shift = 64U - 8U * size;
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(value << shift) >> shift);
  }

  // Well-formed UTF-8.
  std::string_view words() {
    const unsigned tag = take();
    std::uint64_t size = tag & 0x1FU;
    if (tag >= 0xD9 && tag <= 0xDB) {
      size = big_endian(1U << (tag - 0xD9U));
    } else if (tag < 0xA0 || tag >= 0xC0) {
      refuse("is no string");
    }
    if (ok() && size > left()) refuse("a string is longer than the file");
    if (!ok()) return {};
    const std::string_view words = bytes_.substr(at_, size);
    if (text::first_invalid_byte(words)) {
      refuse("a string is no UTF-8");
      return {};
    }
    at_ += size;
    return words;
  }

  // The cause, with the byte as place. Only when something was refused, or bytes are left over.
  [[nodiscard]] Error error() const {
    return {ErrorCode::kBadFormat,
            ok() ? "bytes follow the end of the value" : cause_,
            {},
            "byte " + std::to_string(at_)};
  }

 private:
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

  std::uint64_t refuse(const char* cause) {
    if (ok()) cause_ = cause;
    return 0;
  }

  // The next byte; a byte that no value begins with where there is none.
  unsigned take() {
    if (ok() && at_ < bytes_.size()) return static_cast<unsigned char>(bytes_[at_++]);
    refuse("ends inside a value");
    return 0xC1;
  }

  std::uint64_t big_endian(unsigned size) {
    if (left() < size) return refuse("ends inside a value");
    std::uint64_t value = 0;
    if (size == 8 && std::endian::native == std::endian::little) {
      std::memcpy(&value, bytes_.data() + at_, 8);
      value = __builtin_bswap64(value);
    } else {
      for (unsigned i = 0; i < size; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes_[at_ + i]);
      }
    }
    at_ += size;
    return value;
  }

  // `few`: the tag of up to 15 children, `many` and the one behind it: of a count in 2 or 4 bytes.
  std::uint64_t children(unsigned few, unsigned many, unsigned bytes_a_child, const char* cause) {
    const unsigned tag = take();
    std::uint64_t n = tag & 0x0FU;
    if (tag == many || tag == many + 1) {
      n = big_endian(tag == many ? 2 : 4);
    } else if ((tag & 0xF0U) != few) {
      return refuse(cause);
    }
    return n <= left() / bytes_a_child ? n : refuse("is longer than the file");
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* cause_ = nullptr;
};

}  // namespace demarche::language
