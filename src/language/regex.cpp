#include "language/regex.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace demarche::language {

struct Regex::Code {
  pcre2_code* compiled = nullptr;
  ~Code() { pcre2_code_free(compiled); }
};

struct Regex::Scratch::State {
  pcre2_match_data* match = pcre2_match_data_create(32, nullptr);
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  pcre2_jit_stack* stack = pcre2_jit_stack_create(32 * 1024, 4 * 1024 * 1024, nullptr);
  State() { pcre2_jit_stack_assign(context, nullptr, stack); }
  ~State() {
    pcre2_match_data_free(match);
    pcre2_match_context_free(context);
    pcre2_jit_stack_free(stack);
  }
};

Regex::Scratch::Scratch() : state_(std::make_unique<State>()) {}
Regex::Scratch::~Scratch() = default;
Regex::Scratch::Scratch(Scratch&&) noexcept = default;
Regex::Scratch& Regex::Scratch::operator=(Scratch&&) noexcept = default;

Regex::Regex(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

namespace {

// Python writes a code point as \uXXXX or \UXXXXXXXX, PCRE2 as \x{...}.
// The flag (?u) is the default of both.
std::string to_pcre(std::string_view pattern) {
  std::string out;
  constexpr std::string_view kUnicodeFlag = "(?u)";
  if (pattern.substr(0, kUnicodeFlag.size()) == kUnicodeFlag)
    pattern.remove_prefix(kUnicodeFlag.size());
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '\\' || i + 1 >= pattern.size()) {
      out += pattern[i];
      continue;
    }
    const std::size_t digits = pattern[i + 1] == 'u' ? 4 : pattern[i + 1] == 'U' ? 8 : 0;
    if (digits > 0 && i + 2 + digits <= pattern.size()) {
      out += "\\x{" + std::string(pattern.substr(i + 2, digits)) + "}";
      i += 1 + digits;
    } else {
      out += pattern.substr(i, 2);
      ++i;
    }
  }
  return out;
}

}  // namespace

Result<Regex> Regex::compile(std::string_view python_pattern, bool anchored) {
  const std::string pattern = to_pcre(python_pattern);
  int error = 0;
  PCRE2_SIZE at = 0;
  auto code = std::make_unique<Code>();
  code->compiled = pcre2_compile(
      reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | (anchored ? PCRE2_ANCHORED : 0U), &error,
      &at, nullptr);
  if (code->compiled == nullptr) {
    unsigned char message[128] = {};
    pcre2_get_error_message(error, message, sizeof message);
    return fail(ErrorCode::kBadFormat,
                "a tokenizer pattern does not compile: " +
                    std::string(reinterpret_cast<const char*>(message)),
                {}, "character " + std::to_string(at));
  }
  pcre2_jit_compile(code->compiled, PCRE2_JIT_COMPLETE);  // without JIT it is interpreted
  return Regex(std::move(code));
}

std::optional<std::pair<std::size_t, std::size_t>> Regex::find(std::string_view subject,
                                                               std::size_t from,
                                                               Scratch& scratch) const {
  const int found =
      pcre2_match(code_->compiled, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(),
                  from, PCRE2_NO_UTF_CHECK, scratch.state_->match, scratch.state_->context);
  if (found < 0) return std::nullopt;  // no match, or over a limit of the matcher
  const PCRE2_SIZE* range = pcre2_get_ovector_pointer(scratch.state_->match);
  return std::make_pair(range[0], range[1]);
}

}  // namespace demarche::language
