#include "language/lexeme.hpp"

#include "language/hash.hpp"
#include "language/model_file.hpp"
#include "language/msgpack.hpp"
#include "language/python_text.hpp"
#include "language/tables.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

// The model's table first, then spaCy's base norms, then the lower case.
std::uint64_t norm_of(const Lexeme& lexeme, const NormTable& norms) {
  const auto found = norms.find(lexeme.orth);
  if (found != norms.end()) return string_id(found->second);
  const Norm* end = kBaseNorms + kBaseNormsSize;
  const Norm* base =
      std::lower_bound(kBaseNorms, end, lexeme.text,
                       [](const Norm& norm, const std::string& word) { return norm.word < word; });
  if (base != end && base->word == lexeme.text) return string_id(base->norm);
  return string_id(lexeme.lower);
}

bool all_space(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_space(text::decode_at(word, at))) return false;
  }
  return !word.empty();
}

}  // namespace

Result<NormTable> load_norms(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto packed = read_msgpack(*bytes);
  if (!packed)
    return fail(ErrorCode::kBadFormat, packed.error().message, path, packed.error().place);
  NormTable norms;
  if (const Packed* table = packed->find("lexeme_norm")) {
    for (const auto& [key, value] : table->entries) {
      if (value.is_string()) norms.emplace(key.natural, std::string(value.words));
    }
  }
  return norms;
}

const Lexeme& Lexicon::get(std::string_view word, const NormTable& norms) {
  const auto found = lexemes_.find(word);
  if (found != lexemes_.end()) return *found->second;
  auto lexeme = std::make_unique<Lexeme>();
  lexeme->text = std::string(word);
  lexeme->lower = lower(word);
  lexeme->orth = string_id(word);
  lexeme->norm = norm_of(*lexeme, norms);
  lexeme->prefix = string_id(first_points(word, 1));
  lexeme->suffix = string_id(last_points(word, 3));
  lexeme->shape = string_id(shape(word));
  lexeme->is_space = all_space(word);
  lexeme->points = static_cast<std::uint32_t>(text::count(word));
  lexeme->index = static_cast<std::int32_t>(lexemes_.size());
  bytes_ += lexeme->text.size() + lexeme->lower.size();
  const std::string_view key = lexeme->text;
  return *lexemes_.emplace(key, std::move(lexeme)).first->second;
}

void Lexicon::clear() {
  lexemes_.clear();
  bytes_ = 0;
  ++generation_;
}

}  // namespace demarche::language
