#include "ingest/pattern.hpp"

#include <cassert>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace demarche::ingest {

namespace {

// Steps of backtracking after which a line counts as no match: keeps hostile lines cheap.
constexpr std::uint32_t kMatchLimit = 100'000;

}  // namespace

struct Pattern::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* context = nullptr;

  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() {
    pcre2_match_context_free(context);
    pcre2_code_free(code);
  }
};

Pattern::Pattern(std::string_view expression) {
  auto code = std::make_unique<Code>();
  int error = 0;
  PCRE2_SIZE at = 0;
  code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(),
                             PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MATCH_INVALID_UTF,
                             &error, &at, nullptr);
  assert(code->code != nullptr && "a pattern of ours does not compile");
  code->context = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(code->context, kMatchLimit);
  code_ = std::move(code);
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

std::optional<Pattern::Match> Pattern::find(std::string_view utf8, std::size_t from) const {
  if (from > utf8.size() || code_->code == nullptr) return std::nullopt;
  const std::unique_ptr<pcre2_match_data, void (*)(pcre2_match_data*)> data(
      pcre2_match_data_create_from_pattern(code_->code, nullptr), pcre2_match_data_free);
  const int count = pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(utf8.data()), utf8.size(),
                                from, 0, data.get(), code_->context);
  if (count <= 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data.get());
  Match match;
  match.begin = ends[0];
  match.end = ends[1];
  const std::uint32_t groups = pcre2_get_ovector_count(data.get());
  for (std::uint32_t i = 0; i < groups; ++i) {
    const bool taken = static_cast<int>(i) < count && ends[2 * i] != PCRE2_UNSET;
    match.groups.push_back(taken ? utf8.substr(ends[2 * i], ends[2 * i + 1] - ends[2 * i])
                                 : std::string_view());
  }
  return match;
}

bool Pattern::matches(std::string_view utf8) const {
  return find(utf8).has_value();
}

}  // namespace demarche::ingest
