// Results by value: no exception crosses the public API or per-article code.
#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

namespace demarche {

// What kind of refusal it is. The program turns it into an exit code, a caller into a decision.
enum class ErrorCode : std::uint8_t {
  kNotFound,     // a file, record or table that was named does not exist
  kUnreadable,   // it exists, but the system does not let us read it
  kBadEncoding,  // bytes that are not text in any encoding we know
  kBadFormat,    // text that breaks the rules of its format (JSON, HTML, model file ...)
  kEmpty,        // nothing in it to read
  kTooLarge,     // over a limit of bytes
  kTooDeep,      // over a limit of nesting
  kTooMany,      // over a limit of count
  kDuplicate,    // the same bytes were read before
  kUnsupported,  // well formed, but of a kind or version we do not read
  kUsage,        // the caller asked for something that makes no sense
  kInternal,     // a bug of ours
};

// An error names the file (or other source), the place in it and the cause.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // the cause, one clause, no trailing stop: "line is not valid JSON"
  std::string source;   // path, URL or "-" for standard input; may be empty
  std::string place;    // "line 12", "byte 4096"; may be empty

  // "articles.jsonl: line 12: line is not valid JSON"
  [[nodiscard]] std::string to_string() const {
    std::string out;
    if (!source.empty()) out += source + ": ";
    if (!place.empty()) out += place + ": ";
    return out + message;
  }
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string source = {},
                                  std::string place = {}) {
  return tl::unexpected<Error>(
      Error{code, std::move(message), std::move(source), std::move(place)});
}

}  // namespace demarche
