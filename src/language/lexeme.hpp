// Word types: what spaCy keeps of a string wherever it stands.
#pragma once

#include <demarche/status.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::language {

struct Lexeme {
  std::string text;
  std::string lower;
  std::uint64_t orth = 0;
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;
  std::uint64_t suffix = 0;
  std::uint64_t shape = 0;
  bool is_space = false;
  std::uint32_t points = 0;  // code points
  std::int32_t index = -1;   // place in the caches of embeddings
  // Whether an exception that is looked for among tokens begins with this word; -1: not asked yet.
  mutable std::int8_t begins_sequence = -1;
};

// The norms that come with the model (vocab/lookups.bin): id of a word to its norm.
using NormTable = std::unordered_map<std::uint64_t, std::string>;

// Reads the table lexeme_norm of such a file; empty where it has none. Errors name the file.
Result<NormTable> load_norms(const std::string& path);

// Word types met so far; addresses stay valid until `clear`. Not thread-safe: one a workspace.
class Lexicon {
 public:
  const Lexeme& get(std::string_view word, const NormTable& norms);
  [[nodiscard]] std::size_t size() const { return lexemes_.size(); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }  // of the words, without overhead
  // How often it was cleared: what is kept by a lexeme's index is void when this has changed.
  [[nodiscard]] std::size_t generation() const { return generation_; }
  void clear();

 private:
  std::unordered_map<std::string_view, std::unique_ptr<Lexeme>> lexemes_;
  std::size_t bytes_ = 0;
  std::size_t generation_ = 0;
};

}  // namespace demarche::language
