// The layout of knowledge.bin: a header, then sections that are used as they lie in the mapped
// file. All numbers are little-endian; offsets count bytes from the start of the file.
#pragma once

#include <cstdint>

namespace demarche::knowledge::format {

inline constexpr char kMagic[8] = {'D', 'M', 'R', 'K', 'N', 'O', 'W', '1'};
inline constexpr std::uint32_t kVersion = 2;

struct Section {
  std::uint64_t offset;
  std::uint64_t count;  // of rows; of bytes for the strings
};

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t reserved;
  std::uint64_t size;           // of the whole file
  std::uint64_t core_size;      // bytes behind the header that open() checks: all but the gazetteer
  std::uint64_t core_checksum;  // XXH3 of them
  std::uint64_t rest_checksum;  // XXH3 of the rest; verify() checks it
  std::uint64_t header_checksum;  // of the header with this field zero
  Section strings;
  Section entries;
  Section ids;         // entries sorted by the hash of their id
  Section names;       // sorted by the hash of the folded name
  Section firsts;      // sorted by the hash of the folded first word
  Section tenures;     // sorted by holder
  Section by_role;     // indices of tenures, sorted by (body, role)
  Section roles;       // words of offices, sorted by hash
  Section body_words;  // words for the bodies every state has, sorted by hash
  Section bodies;      // sorted by the hash of role, tab, country
  Section places;
  Section place_names;  // sorted by hash
};

struct Text {
  std::uint32_t offset;  // into the strings
  std::uint32_t size;
};

struct Entry {
  Text id;
  Text name;
  Text country;
  Text sector;
  std::uint32_t kind;
  std::uint32_t reserved;
};

struct Name {
  std::uint64_t hash;  // of the folded name
  std::uint32_t entry;
  std::uint32_t kind;   // NameKind
  std::uint32_t rank;   // lower is better known
  std::uint32_t exact;  // 1: the printed form must equal `text` but for marks (acronyms)
  Text text;            // folded, or as printed where `exact`
};

struct First {
  std::uint64_t hash;
  std::uint32_t words;
  std::uint32_t reserved;
};

struct Tenure {
  std::uint32_t holder;
  std::uint32_t of;
  Text role;
  Text title;
  Text begin;
  Text end;
};

struct Role {
  std::uint64_t hash;  // of the folded words
  Text words;
  Text role;
  Text country;  // empty: everywhere
};

struct Id {
  std::uint64_t hash;
  std::uint32_t entry;
  std::uint32_t reserved;
};

struct Body {
  std::uint64_t hash;  // of "foreign_ministry\tRUS"
  Text role;
  Text country;
  std::uint32_t entry;
  std::uint32_t reserved;
};

struct Place {
  std::int64_t geonames;  // 0: none
  Text name;
  Text country;
  Text admin1;
  double lat;
  double lon;
  std::uint32_t population;
  std::uint32_t precision;  // PlacePrecision
};

struct PlaceName {
  std::uint64_t hash;
  std::uint32_t place;
  std::uint32_t reserved;
  Text text;  // folded
};

// The checksum of a header, whatever its own field holds.
std::uint64_t checksum(Header header);

}  // namespace demarche::knowledge::format
