// Regular expressions over UTF-8 lines, compiled once (PCRE2). Immutable and safe to share.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

class Pattern {
 public:
  // `expression` in PCRE2 syntax, caseless unless it says (?-i). It is one of ours, so a broken one
  // is a bug (assert).
  explicit Pattern(std::string_view expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
  Pattern& operator=(Pattern&&) = delete;

  struct Match {
    std::size_t begin = 0;  // bytes
    std::size_t end = 0;
    std::vector<std::string_view> groups;  // 0 is the whole match; empty when not taken part
  };

  [[nodiscard]] bool matches(std::string_view utf8) const;  // anywhere in it
  // The first match at or after byte `from`. The views point into `utf8`.
  [[nodiscard]] std::optional<Match> find(std::string_view utf8, std::size_t from = 0) const;

 private:
  struct Code;
  std::unique_ptr<const Code> code_;
};

}  // namespace demarche::ingest
