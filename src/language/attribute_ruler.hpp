// spaCy's attribute ruler: patterns over one or more tokens that set part of speech, morphology,
// lemma.
#pragma once

#include "language/regex.hpp"

#include <demarche/status.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::language {

// What the ruler reads of a token and what it sets. Strings are owned by the model.
struct RuledToken {
  std::string_view lower;
  std::string_view tag;
  std::string_view dep;
  bool is_space = false;
  const std::string* pos = nullptr;
  const std::string* morph = nullptr;
  const std::string* lemma = nullptr;
  const std::string* new_tag = nullptr;
  const std::string* new_dep = nullptr;
};

class AttributeRuler {
 public:
  static Result<AttributeRuler> load(const std::string& path);

  // A rule that held: what it does to which token.
  struct Match {
    std::uint32_t effect = 0;
    std::uint32_t token = 0;
  };

  // Applies the rules that look at no other token to `token`. True when a rule over several tokens
  // may begin here.
  bool apply_alone(RuledToken& token, Regex::Scratch& scratch, std::vector<Match>& matches) const;
  // Adds the rules over several tokens that hold at `at`. Their tokens must be ruled anew by
  // `apply_with`, because later rules win.
  void find_longer(const std::vector<RuledToken>& tokens, std::size_t at, Regex::Scratch& scratch,
                   std::vector<Match>& matches) const;
  // Rules `token` again: the rules for it alone together with the effects of `longer`.
  void apply_with(const Match* longer, std::size_t count, RuledToken& token,
                  Regex::Scratch& scratch, std::vector<Match>& matches) const;

 private:
  enum class Key : std::uint8_t { kLower, kTag, kDep, kIsSpace };
  struct Test {
    Key key = Key::kLower;
    bool wanted = true;  // value of IS_SPACE, or IN (true) against NOT_IN (false)
    std::vector<std::string> values;
    std::unique_ptr<Regex> regex;  // REGEX: found anywhere in the value
  };
  struct Rule {
    std::vector<std::vector<Test>> tokens;  // tests of each token of the pattern
    std::size_t target = 0;                 // which of them is changed
    std::size_t effect = 0;
  };
  struct Effect {
    std::string pos;
    std::string morph;
    std::string lemma;
    std::string tag;
    std::string dep;
    bool sets_pos = false, sets_morph = false, sets_lemma = false, sets_tag = false,
         sets_dep = false;
  };

  // Calls `each` with the rules whose first token may be `token`.
  template <typename Each>
  void each_rule(const RuledToken& token, Each&& each) const;
  void set(std::vector<Match>& matches, RuledToken& token) const;
  static bool holds_all(const std::vector<Test>& tests, const RuledToken& token,
                        Regex::Scratch& scratch);
  static bool holds(const Test& test, const RuledToken& token, Regex::Scratch& scratch);

  std::vector<Rule> rules_;  // in order; later ones win
  std::vector<Effect> effects_;
  // Rules whose first token asks for one of these tags or words; the rest are tried everywhere.
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_tag_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_lower_;
  std::vector<std::uint32_t> elsewhere_;
};

}  // namespace demarche::language
