#include "language/sentence_memo.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace demarche::language {

namespace {

constexpr std::uint32_t kOutside = 0xFFFFFFFFU;  // no type has this number
constexpr std::size_t kHeaderWords = 3;
// Records with the same first words that are compared at most.
constexpr int kLongestChain = 16;

static_assert(sizeof(SentenceMemo::Token) == 8 && sizeof(SentenceMemo::Span) == 12);

std::uint32_t type_at(const std::vector<std::uint32_t>& types, std::int32_t i) {
  return i < 0 || i >= static_cast<std::int32_t>(types.size()) ? kOutside
                                                               : types[static_cast<std::size_t>(i)];
}

// Of the tokens that every record at `begin` holds, the shortest stretch being one token.
std::uint64_t hash_at(const std::vector<std::uint32_t>& types, std::int32_t begin) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  for (std::int32_t i = begin - SentenceMemo::kBefore; i <= begin + SentenceMemo::kBehind; ++i) {
    hash = (hash ^ type_at(types, i)) * 0xC6A4A7935BD1E995ULL;
    hash ^= hash >> 32U;
  }
  return hash;
}

std::size_t context_words(std::int32_t length) {
  return static_cast<std::size_t>(SentenceMemo::kBefore + length + SentenceMemo::kBehind);
}

}  // namespace

SentenceMemo::SentenceMemo(std::size_t bytes)
    : bytes_(bytes), half_words_(bytes / sizeof(std::uint32_t) / 2) {}

std::optional<SentenceMemo::Entry> SentenceMemo::find_in(const Half& half, std::uint64_t hash,
                                                         const std::vector<std::uint32_t>& types,
                                                         std::int32_t begin) const {
  if (half.heads.empty()) return std::nullopt;
  int chain = 0;
  for (std::uint32_t at = half.heads[hash & (half.heads.size() - 1)];
       at != 0 && chain < kLongestChain; at = half.words[at], ++chain) {
    const std::uint32_t* record = half.words.data() + at;
    const auto length = static_cast<std::int32_t>(record[1]);
    const std::size_t context = context_words(length);
    const std::uint32_t* kept = record + kHeaderWords;
    std::size_t same = 0;
    while (same < context &&
           kept[same] == type_at(types, begin - kBefore + static_cast<std::int32_t>(same))) {
      ++same;
    }
    if (same < context) continue;
    Entry entry;
    entry.length = length;
    entry.span_count = record[2];
    const std::uint32_t* tokens = kept + context;
    const std::uint32_t* spans = tokens + 2 * static_cast<std::size_t>(length);
    entry.tokens = reinterpret_cast<const Token*>(tokens);
    entry.spans = reinterpret_cast<const Span*>(spans);
    entry.starts = reinterpret_cast<const std::uint8_t*>(spans + 3 * entry.span_count);
    return entry;
  }
  return std::nullopt;
}

std::optional<SentenceMemo::Entry> SentenceMemo::find(const std::vector<std::uint32_t>& types,
                                                      std::int32_t begin) const {
  if (young_.heads.empty()) return std::nullopt;
  const std::uint64_t hash = hash_at(types, begin);
  auto found = find_in(young_, hash, types, begin);
  return found ? found : find_in(old_, hash, types, begin);
}

void SentenceMemo::add(const std::vector<std::uint32_t>& types, std::int32_t begin,
                       const Entry& entry) {
  const auto length = static_cast<std::size_t>(entry.length);
  const std::size_t context = context_words(entry.length);
  const std::size_t start_words = (length + 1 + 3) / 4;
  const std::size_t needed =
      kHeaderWords + context + 2 * length + 3 * entry.span_count + start_words;
  if (needed >= half_words_ / 4) return;
  if (young_.heads.empty() || young_.words.size() + needed > half_words_) {
    std::swap(young_, old_);
    young_.words.reserve(half_words_);
    young_.words.assign(1, 0);  // place 0 means none
    young_.heads.assign(std::bit_floor(std::max<std::size_t>(half_words_ / 32, 1)), 0);
  }
  auto& head = young_.heads[hash_at(types, begin) & (young_.heads.size() - 1)];
  const std::size_t at = young_.words.size();
  young_.words.resize(at + needed);
  std::uint32_t* to = young_.words.data() + at;
  *to++ = head;
  *to++ = static_cast<std::uint32_t>(length);
  *to++ = static_cast<std::uint32_t>(entry.span_count);
  head = static_cast<std::uint32_t>(at);
  for (std::size_t i = 0; i < context; ++i) {
    *to++ = type_at(types, begin - kBefore + static_cast<std::int32_t>(i));
  }
  std::memcpy(to, entry.tokens, length * sizeof(Token));
  to += 2 * length;
  if (entry.span_count > 0) std::memcpy(to, entry.spans, entry.span_count * sizeof(Span));
  to += 3 * entry.span_count;
  std::memcpy(to, entry.starts, length + 1);
}

void SentenceMemo::clear() {
  for (Half* half : {&young_, &old_}) {
    half->words.clear();
    half->heads.clear();
  }
}

}  // namespace demarche::language
