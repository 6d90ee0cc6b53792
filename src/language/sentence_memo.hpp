// Remembers what the engine said of sentences, to say it again where they return with the same
// context.
//
// Exact by construction: a stretch of tokens between two states of the parser in which nothing is
// open (parser.hpp) is kept with the types of its tokens and of kBefore tokens before and kBehind
// behind it, the ends of the text included. That is everything its tags, heads, labels and entities
// depend on: convolutions of depth four see four tokens to either side, the parser looks at most
// two tokens past the stretch. Entities depend on sentence starts too, which are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace demarche::language {

class SentenceMemo {
 public:
  static constexpr std::int32_t kBefore = 4;
  static constexpr std::int32_t kBehind = 6;  // tokens from the end of the stretch on

  // What is known of a stretch; offsets count from its begin.
  struct Token {
    std::int32_t head = 0;
    std::uint16_t tag = 0;
    std::uint16_t label = 0;
  };
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t label = 0;
  };
  struct Entry {
    std::int32_t length = 0;
    const Token* tokens = nullptr;
    const std::uint8_t* starts = nullptr;  // sentence starts of length + 1 tokens
    const Span* spans = nullptr;
    std::size_t span_count = 0;
  };

  // Keeps at most `bytes`, and a table of a quarter of that; 0 keeps nothing.
  explicit SentenceMemo(std::size_t bytes);

  // The entry that holds at `begin`, if any; there is never more than one. It stays valid until the
  // next `add` or `clear`.
  [[nodiscard]] std::optional<Entry> find(const std::vector<std::uint32_t>& types,
                                          std::int32_t begin) const;
  void add(const std::vector<std::uint32_t>& types, std::int32_t begin, const Entry& entry);
  void clear();
  [[nodiscard]] bool is_on() const { return bytes_ > 0; }

 private:
  // Two halves: the younger is filled; when it is full, the older is emptied and becomes the
  // younger.
  struct Half {
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> heads;  // first word of the newest record by hash; 0: none
  };
  // A record: place of the next one with the same hash, length, spans, then types, tokens, spans
  // and starts.
  struct Record;

  [[nodiscard]] std::optional<Entry> find_in(const Half& half, std::uint64_t hash,
                                             const std::vector<std::uint32_t>& types,
                                             std::int32_t begin) const;

  std::size_t bytes_ = 0;
  std::size_t half_words_ = 0;
  Half young_;
  Half old_;
};

}  // namespace demarche::language
