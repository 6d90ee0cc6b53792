// spaCy's tokenizer: prefix, suffix, infix and URL patterns and exceptions, read from the model.
#pragma once

#include "language/lexeme.hpp"
#include "language/regex.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::language {

// A token before annotation. `norm` is 0 unless an exception sets one.
struct RawToken {
  const Lexeme* lexeme = nullptr;
  std::uint64_t norm = 0;
  bool space_after = false;
};

// Looks strings up by views of them.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};
template <typename Value>
using ByWord = std::unordered_map<std::string, Value, ViewHash, std::equal_to<>>;

class Tokenizer {
 public:
  // Reads the `tokenizer` file of a model. Errors name it.
  static Result<Tokenizer> load(const std::string& path, NormTable norms);

  // What one thread keeps between texts: word types and cut chunks. Bounded: it is emptied when it
  // has grown over a fixed size, only between texts.
  struct Scratch {
    Lexicon lexicon;
    ByWord<std::vector<RawToken>> chunks;
    Regex::Scratch regex;
  };

  // `text` must be valid UTF-8. The tokens and their spaces spell the text exactly.
  void tokenize(std::string_view text, std::vector<RawToken>& out, Scratch& scratch) const;

  [[nodiscard]] const NormTable& norms() const { return norms_; }

 private:
  struct Piece {
    std::string word;
    std::uint64_t norm = 0;
  };
  struct Sequence {  // an exception as the tokens it would be cut into
    std::vector<std::string> words;
  };

  Tokenizer() = default;
  void cut(std::string_view text, std::vector<RawToken>& out, Scratch& scratch,
           bool with_exceptions) const;
  void cut_chunk(std::string_view chunk, std::vector<RawToken>& out, Scratch& scratch,
                 bool with_exceptions) const;
  void cut_new_chunk(std::string_view chunk, std::vector<RawToken>& out, Scratch& scratch,
                     bool with_exceptions) const;
  void attach(std::string_view word, std::vector<RawToken>& out, Scratch& scratch,
              bool with_exceptions) const;
  bool push_exception(std::string_view word, std::vector<RawToken>& out, Scratch& scratch) const;
  void apply_sequences(std::vector<RawToken>& tokens, Scratch& scratch) const;
  // Bytes of the prefix of `subject`; 0: none.
  [[nodiscard]] std::size_t prefix_length(std::string_view subject, Scratch& scratch) const;
  [[nodiscard]] bool is_exception(std::string_view word) const {
    return word.size() <= longest_exception_ && exceptions_.contains(word);
  }
  // Length of the suffix of `subject`. `none` is set when all of a long subject was searched in
  // vain, which need not be done again while its end stays.
  [[nodiscard]] std::size_t suffix_length(std::string_view subject, bool& none,
                                          Scratch& scratch) const;
  // Bytes at the end of `subject` that are as many characters as the match `found` in it.
  static std::size_t length_at_end(std::string_view subject,
                                   std::pair<std::size_t, std::size_t> found);

  NormTable norms_;
  std::unique_ptr<Regex> prefix_;
  std::unique_ptr<Regex> suffix_;
  std::unique_ptr<Regex> infix_;
  std::unique_ptr<Regex> token_match_;
  std::unique_ptr<Regex> url_match_;
  ByWord<std::vector<Piece>> exceptions_;
  std::size_t longest_exception_ = 0;        // bytes
  ByWord<std::vector<Sequence>> sequences_;  // by first word
};

}  // namespace demarche::language
