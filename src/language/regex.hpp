// PCRE2 patterns compiled from Python's re syntax. Matching is thread-safe with one Scratch a
// thread.
#pragma once

#include <demarche/status.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace demarche::language {

class Regex {
 public:
  // `anchored`: as re.match, else as re.search. kBadFormat when PCRE2 cannot compile it.
  static Result<Regex> compile(std::string_view python_pattern, bool anchored);

  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class Regex;
    struct State;
    std::unique_ptr<State> state_;
  };

  // Byte range of the first match at or behind `from`; lookbehind sees the whole subject.
  std::optional<std::pair<std::size_t, std::size_t>> find(std::string_view subject,
                                                          std::size_t from, Scratch& scratch) const;

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

 private:
  struct Code;
  explicit Regex(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

}  // namespace demarche::language
