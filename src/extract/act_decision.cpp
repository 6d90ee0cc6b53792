// The act of a statement where the words and the encoder may disagree: which of them decides.
#include "extract/acts.hpp"
#include "records/names.hpp"

#include <string>

namespace demarche::extract {

namespace {

// "has commented on" is no silence; "declined to comment on" is.
bool refuses(const SpeechContext& speech, TokenRange cue) {
  for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
    if (is_one_of(speech.lower(i), "not n't n\xe2\x80\x99t no never without silent silence mum") ||
        is_one_of(speech.lemma(i), "decline refuse withhold avoid dodge refrain")) {
      return true;
    }
  }
  return false;
}

// Is there anybody else in the words, or a pronoun for one, whom a charge could be against?
bool names_another(const SpeechContext& speech, const Utterance& utterance) {
  for (const TokenRange piece : utterance.pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      const Token& token = speech.analysis().tokens[i];
      const bool pronoun = (token.pos == "PRON" || token.tag == "PRP$") &&
                           is_one_of(speech.lower(i),
                                     "you your he she it they him her them his its their this "
                                     "that these those who which");
      const bool own = is_one_of(speech.lower(i), "i we me us");
      if (pronoun || token.pos == "PROPN" || (!own && speech.is_agent(i))) return true;
    }
  }
  return false;
}

// "has commented on", "spoke of": a question has its mark, its word or its cue.
bool asks(const SpeechContext& speech, const Utterance& utterance) {
  const auto is_word = [&](std::uint32_t i) {
    return is_one_of(speech.lower(i), "? whether if") ||
           speech.analysis().tokens[i].tag.starts_with("W");
  };
  for (const TokenRange piece : utterance.pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (is_word(i)) return true;
    }
  }
  for (std::uint32_t i = utterance.cue.begin; i < utterance.cue.end; ++i) {
    if (is_one_of(speech.lemma(i), "ask wonder question query inquire enquire want demand seek") ||
        is_word(i)) {
      return true;
    }
  }
  return false;
}

// What the encoder reads, unless the words themselves speak against it.
bool speaks_against(const SpeechContext& speech, const Utterance& utterance, Act encoded) {
  switch (encoded) {
    case Act::kDeclineComment:
      return !refuses(speech, utterance.cue);
    case Act::kAsk:
      return !asks(speech, utterance);
    case Act::kAccuse:
      return !names_another(speech, utterance);
    default:
      return false;
  }
}

}  // namespace

bool announces_own_deed(const SpeechContext& speech, const Utterance& utterance) {
  for (const TokenRange piece : utterance.pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (!is_one_of(speech.lower(i), "we i")) continue;
      for (const std::uint32_t c : speech.tree.children(speech.clauses.head(i))) {
        if (is_one_of(speech.lower(c), "will shall would wo 'll \xe2\x80\x99ll 'd")) return true;
      }
      if (is_one_of(speech.lower(speech.clauses.head(i)), "going")) return true;
    }
  }
  return false;
}

ActDecision decide_act(const SpeechContext& speech, const Utterance& utterance,
                       bool has_condition) {
  if (utterance.pieces.empty()) return {utterance.act, "cue"};
  const ActDecision rules = act_of_words(speech, utterance, has_condition);
  if (!utterance.encoded) return rules;
  const auto encoded = parse_name<Act>(utterance.encoded->act);
  // An act that the words themselves settle gives way to a sure threat alone; a cue that names its
  // act stands until the encoder is sure.
  constexpr float kSure = 0.7F;
  const bool sure = utterance.encoded->margin >= kSure;
  if (!encoded || (rules.settled && (*encoded != Act::kThreaten || !sure))) return rules;
  if (*encoded == rules.act) return {rules.act, rules.why + ", encoder agrees"};
  if (speaks_against(speech, utterance, *encoded)) return rules;
  if (!utterance.neutral && !sure) return rules;
  // No threat is printed that neither the words show nor the encoder holds for clearly likelier.
  constexpr float kHesitates = 0.2F;
  if (*encoded == Act::kThreaten && utterance.encoded->margin < kHesitates) return rules;
  return {*encoded, "encoder, next " + std::string(utterance.encoded->runner_up)};
}

}  // namespace demarche::extract
