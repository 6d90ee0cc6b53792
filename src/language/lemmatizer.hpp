// spaCy's rule lemmatizer for English.
#pragma once

#include <demarche/status.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace demarche::language {

class Lemmatizer {
 public:
  // Reads lemmatizer/lookups/lookups.bin. Errors name it.
  static Result<Lemmatizer> load(const std::string& path);

  // `pos` is universal ("NOUN"), `morph` as printed ("Number=Sing").
  [[nodiscard]] std::string lemma(std::string_view word, std::string_view lower,
                                  std::string_view pos, std::string_view morph) const;

 private:
  struct Table {
    std::vector<std::pair<std::string, std::string>> rules;  // suffix, what replaces it
    std::unordered_map<std::string, std::vector<std::string>> exceptions;
    std::unordered_set<std::string> index;
  };
  std::unordered_map<std::string, Table> tables_;  // by lower-case part of speech
};

}  // namespace demarche::language
