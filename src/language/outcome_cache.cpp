#include "language/outcome_cache.hpp"

namespace demarche::language {

void OutcomeCache::begin_text() {
  if (outcomes_.size() > kMost) clear();
  once_.clear();
  once_lemmas_.clear();
}

void OutcomeCache::clear() {
  outcomes_.clear();
  lemmas_.clear();
}

Outcome OutcomeCache::outcome_of(const Lexeme& lexeme, const RuledToken& ruled,
                                 const Lemmatizer& lemmatizer, std::deque<std::string>& lemmas) {
  Outcome out;
  out.tag = ruled.new_tag != nullptr ? std::string_view(*ruled.new_tag) : ruled.tag;
  out.dep = ruled.new_dep != nullptr ? std::string_view(*ruled.new_dep) : ruled.dep;
  if (ruled.pos != nullptr) out.pos = *ruled.pos;
  if (ruled.morph != nullptr) out.morph = *ruled.morph;
  if (ruled.lemma != nullptr) {
    out.lemma = *ruled.lemma;
  } else {
    lemmas.push_back(lemmatizer.lemma(lexeme.text, lexeme.lower, out.pos, out.morph));
    out.lemma = lemmas.back();
  }
  return out;
}

const Outcome& OutcomeCache::get(const Lexeme& lexeme, std::uint16_t tag, std::uint16_t label,
                                 const RuledToken& ruled, const AttributeRuler& ruler,
                                 const Lemmatizer& lemmatizer, Regex::Scratch& regex) {
  const std::uint64_t key = static_cast<std::uint64_t>(lexeme.index) << 32U |
                            static_cast<std::uint64_t>(tag) << 16U | label;
  const auto known = outcomes_.find(key);
  if (known != outcomes_.end()) return known->second;
  RuledToken token = ruled;
  const bool may_begin = ruler.apply_alone(token, regex, matches_);
  Outcome outcome = outcome_of(lexeme, token, lemmatizer, lemmas_);
  outcome.may_begin_rule = may_begin;
  return outcomes_.emplace(key, outcome).first->second;
}

const Outcome& OutcomeCache::make_once(const Lexeme& lexeme, const RuledToken& ruled,
                                       const Lemmatizer& lemmatizer) {
  return once_.emplace_back(outcome_of(lexeme, ruled, lemmatizer, once_lemmas_));
}

}  // namespace demarche::language
