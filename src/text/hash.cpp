#include "text/hash.hpp"

#include <xxhash.h>

namespace demarche::text {

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string content_id(char kind, const std::vector<std::string_view>& fields) {
  std::string bytes;
  for (const std::string_view field : fields) {
    bytes += std::to_string(field.size());
    bytes += ':';
    bytes += field;
  }
  static constexpr char kDigits[] = "0123456789abcdef";
  std::uint64_t value = hash64(bytes);
  std::string id(13, kind);
  for (int i = 12; i >= 1; --i) {
    id[static_cast<std::size_t>(i)] = kDigits[value & 15U];
    value >>= 4U;
  }
  return id;
}

}  // namespace demarche::text
