// spaCy's rule lemmatizer for English.
#pragma once

#include "language/msgpack_stream.hpp"
#include "language/word_set.hpp"
#include "text/mapped_file.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace demarche::language {

class Lemmatizer {
 public:
  // Maps lemmatizer/lookups/lookups.bin and keeps views into it. Errors name it.
  static Result<Lemmatizer> load(const std::string& path);

  // `pos` is universal ("NOUN"), `morph` as printed ("Number=Sing").
  [[nodiscard]] std::string lemma(std::string_view word, std::string_view lower,
                                  std::string_view pos, std::string_view morph) const;

 private:
  struct Table {
    std::vector<std::pair<std::string_view, std::string_view>> rules;  // suffix, what replaces it
    std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
    WordSet index;
  };

  static void read_rules(PackedStream& in, Table& table);
  static void read_exceptions(PackedStream& in, Table& table);
  static void read_index(PackedStream& in, Table& table);

  text::MappedFile file_;
  std::unordered_map<std::uint64_t, Table> tables_;  // by id of the lower-case part of speech
};

}  // namespace demarche::language
