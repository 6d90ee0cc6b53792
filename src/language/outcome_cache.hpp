// What attribute ruler and lemmatizer make of a word type with a tag and a label, kept between
// texts: both look at nothing else, but for the few rules over several tokens.
#pragma once

#include "language/attribute_ruler.hpp"
#include "language/lemmatizer.hpp"
#include "language/lexeme.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::language {

struct Outcome {
  std::string_view tag;
  std::string_view dep;
  std::string_view pos;
  std::string_view morph;
  std::string_view lemma;
  bool may_begin_rule = false;  // a rule over several tokens may begin here
};

class OutcomeCache {
 public:
  // Words with tag and label kept at most; emptied between texts beyond that.
  static constexpr std::size_t kMost = 20000;

  // Before a text. Outcomes got for the last one are void.
  void begin_text();
  // `tag` and `label` are the numbers of ruled.tag and ruled.dep. Valid until the next begin_text.
  const Outcome& get(const Lexeme& lexeme, std::uint16_t tag, std::uint16_t label,
                     const RuledToken& ruled, const AttributeRuler& ruler,
                     const Lemmatizer& lemmatizer, Regex::Scratch& regex);
  // The outcome of a token that rules over several tokens changed as well; kept for this text.
  const Outcome& make_once(const Lexeme& lexeme, const RuledToken& ruled,
                           const Lemmatizer& lemmatizer);
  [[nodiscard]] std::vector<AttributeRuler::Match>& matches() { return matches_; }
  void clear();

 private:
  static Outcome outcome_of(const Lexeme& lexeme, const RuledToken& ruled,
                            const Lemmatizer& lemmatizer, std::deque<std::string>& lemmas);

  std::unordered_map<std::uint64_t, Outcome> outcomes_;
  std::deque<std::string> lemmas_;
  std::deque<Outcome> once_;
  std::deque<std::string> once_lemmas_;
  std::vector<AttributeRuler::Match> matches_;
};

}  // namespace demarche::language
