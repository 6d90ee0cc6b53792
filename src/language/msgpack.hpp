// A reader of MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) over bytes in
// memory. Strings and binaries are views into those bytes.
#pragma once

#include <demarche/status.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace demarche::language {

struct Packed {
  enum class Kind : std::uint8_t {
    kNil,
    kBool,
    kInteger,
    kUnsigned,
    kReal,
    kText,
    kBytes,
    kList,
    kMap
  };
  Kind kind = Kind::kNil;
  bool boolean = false;
  std::int64_t integer = 0;   // kInteger
  std::uint64_t natural = 0;  // kUnsigned; kInteger too when it is not negative
  double real = 0.0;
  std::string_view words;     // kText, kBytes
  std::vector<Packed> items;  // kList
  struct Entry;
  std::vector<Entry> entries;  // kMap, in order

  // Text is well-formed UTF-8, bytes are anything.
  [[nodiscard]] bool is_text() const { return kind == Kind::kText; }
  [[nodiscard]] bool is_string() const { return kind == Kind::kText || kind == Kind::kBytes; }
  [[nodiscard]] bool is_number() const {
    return kind == Kind::kInteger || kind == Kind::kUnsigned || kind == Kind::kReal;
  }
  [[nodiscard]] double as_real() const;
  // Value under a text or binary key; null if there is none or this is no map.
  [[nodiscard]] const Packed* find(std::string_view key) const;
};

struct Packed::Entry {
  Packed key;
  Packed value;
};

// Reads one value that must fill all of `bytes`. kBadFormat with the byte as place; kTooDeep over
// 64 levels. Allocates for values that are there, not for those that a count promises.
Result<Packed> read_msgpack(std::string_view bytes);

}  // namespace demarche::language
