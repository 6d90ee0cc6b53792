// Dense numbers of token types: all that the encoders see of a token.
#pragma once

#include "language/tokenizer.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace demarche::language {

// Numbers types as they are met; two tokens have the same number exactly if their lexeme, the space
// behind them and the norm an exception gives them are the same. Numbers hold until `clear`, which
// must follow when the lexicon is emptied.
class TokenTypes {
 public:
  std::uint32_t number(const RawToken& token) {
    const auto plain = static_cast<std::size_t>(token.lexeme->index) * 2 +
                       static_cast<std::size_t>(token.space_after);
    if (token.norm == 0) {
      if (plain >= plain_.size()) plain_.resize(std::max(plain + 1, plain_.size() * 2), 0);
      if (plain_[plain] == 0) plain_[plain] = ++count_;
      return plain_[plain] - 1;
    }
    const auto [at, added] = normed_.try_emplace({plain, token.norm}, count_ + 1);
    if (added) ++count_;
    return at->second - 1;
  }
  [[nodiscard]] std::uint32_t count() const { return count_; }
  void clear() {
    plain_.clear();
    normed_.clear();
    count_ = 0;
  }

 private:
  std::vector<std::uint32_t> plain_;  // number + 1 by lexeme and space; 0: not met
  std::map<std::pair<std::size_t, std::uint64_t>, std::uint32_t> normed_;
  std::uint32_t count_ = 0;
};

// A text as the encoders read it.
struct TypedText {
  const std::vector<RawToken>& tokens;
  const std::vector<std::uint32_t>& types;  // of each token
};

}  // namespace demarche::language
