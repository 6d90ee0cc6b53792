// Tables that a pipeline needs and its directory does not hold; written by
// tools/generate_language_tables.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace demarche::language {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

struct Symbol {
  std::string_view name;
  std::uint32_t id;
};

struct Norm {
  std::string_view word;
  std::string_view norm;
};

// Every `step`-th code point from first to last becomes itself plus `delta` in lower case.
struct LowerRun {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t delta;
};

extern const Symbol kSymbols[];  // sorted by name
extern const std::size_t kSymbolsSize;
extern const Norm kBaseNorms[];  // sorted by word
extern const std::size_t kBaseNormsSize;
extern const Range kSpace[];
extern const std::size_t kSpaceSize;
extern const Range kAlpha[];
extern const std::size_t kAlphaSize;
extern const Range kDigit[];
extern const std::size_t kDigitSize;
extern const Range kUpper[];
extern const std::size_t kUpperSize;
extern const LowerRun kLower[];
extern const std::size_t kLowerSize;
extern const Range kCased[];
extern const std::size_t kCasedSize;
extern const Range kCaseIgnorable[];
extern const std::size_t kCaseIgnorableSize;

}  // namespace demarche::language
