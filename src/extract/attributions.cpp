#include "extract/attributions.hpp"

#include "extract/acts.hpp"
#include "extract/conditions.hpp"
#include "extract/speakers.hpp"
#include "extract/utterances.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

// The tokens that a span covers or touches.
TokenRange tokens_at(const Analysis& analysis, Span span) {
  if (span.empty()) return {};
  const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
  return {token_at(analysis, span.begin), std::min(size, token_at(analysis, span.end - 1) + 1)};
}

// The token that governs the rest: the first whose own governor lies outside.
std::uint32_t head_of(const Analysis& analysis, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const auto governor = static_cast<std::uint32_t>(analysis.tokens[i].head);
    if (analysis.tokens[i].pos != "PUNCT" && (governor == i || !range.contains(governor))) return i;
  }
  return range.begin;
}

// The cue's main word: a reporting verb if it holds one, else its head.
std::uint32_t main_word(const SpeechContext& speech, TokenRange cue) {
  const std::uint32_t head = head_of(speech.analysis(), cue);
  if (cue_at(speech, head)) return head;
  for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
    if (speech.clauses.is_verb(i) && cue_at(speech, i)) return i;
  }
  return head;
}

void set_cue(const SpeechContext& speech, Span span, Utterance& out) {
  out.cue = tokens_at(speech.analysis(), span);
  if (out.cue.empty()) return;
  out.verb = main_word(speech, out.cue);
  if (const auto cue = cue_at(speech, out.verb)) {
    out.act = cue->silent ? Act::kDeclineComment : cue->act;
    out.neutral = cue->neutral;
  } else if (const Cue* noun = find_noun_cue(speech.lemma(out.verb))) {
    out.act = noun->act;
    out.neutral = noun->neutral;
  }
}

bool holds_quotation(const SpeechContext& speech, TokenRange piece) {
  const auto here = speech.quotations_at(piece);
  return std::any_of(here.begin(), here.end(), [&](const Quotation& q) {
    return piece.begin <= q.tokens.begin && q.tokens.end <= piece.end;
  });
}

}  // namespace

std::vector<Attribution> find_attributions(const Context& context, const Findings& findings) {
  const SpeechReading reading(context, findings);
  const SpeechContext& speech = reading.speech;
  std::vector<Attribution> out;
  for (const Utterance& utterance : find_utterances(speech)) {
    Attribution one;
    for (std::size_t i = 0; i < utterance.sources.size(); ++i) {
      const TokenRange source = i < utterance.source_spans.size()
                                    ? utterance.source_spans[i]
                                    : phrase_of(speech, utterance.sources[i]);
      one.source.push_back(span_of(context.analysis, source));
    }
    if (!utterance.cue.empty()) one.cue = span_of(context.analysis, utterance.cue);
    for (const TokenRange piece : utterance.pieces) {
      const Span span = span_of(context.analysis, piece);
      if (!span.empty()) one.content.push_back(span);
    }
    out.push_back(std::move(one));
  }
  return out;
}

namespace {

// Those whose cue stands in what another one says.
void drop_told(std::vector<Attribution>& found) {
  std::vector<Span> contents;
  for (const Attribution& one : found) {
    contents.insert(contents.end(), one.content.begin(), one.content.end());
  }
  std::erase_if(found, [&](const Attribution& one) {
    return one.cue && std::any_of(contents.begin(), contents.end(),
                                  [&](Span content) { return content.contains(*one.cue); });
  });
}

}  // namespace

std::vector<Attribution> as_printed(const Analysis& analysis, std::vector<Attribution> found) {
  drop_told(found);
  const auto only_marks = [&](std::uint32_t a, std::uint32_t b) {
    return std::all_of(analysis.tokens.begin() + std::min(a, b),
                       analysis.tokens.begin() + std::max(a, b), is_mark);
  };
  std::vector<TokenRange> contents;  // of the encoder
  for (const SentenceMeaning& sentence : analysis.meanings) {
    for (const SentenceAttribution& a : sentence.attributions) {
      for (const auto& span : a.contents) contents.push_back({span.begin, span.end});
    }
  }
  std::sort(contents.begin(), contents.end(),
            [](TokenRange a, TokenRange b) { return a.begin < b.begin; });
  // A mark that a border between sentences parts from its words: `... activities."` | `"`.
  for (std::size_t i = 1; i < contents.size(); ++i) {
    TokenRange& before = contents[i - 1];
    TokenRange& here = contents[i];
    if (before.end != here.begin) continue;
    if (only_marks(here.begin, here.end)) here.begin = before.begin;
    if (only_marks(before.begin, before.end)) before.end = here.end;
  }
  for (Attribution& one : found) {
    std::vector<TokenRange> pieces;
    for (const Span span : one.content) {
      TokenRange piece = tokens_at(analysis, span);
      const TokenRange own = piece;
      for (const TokenRange read : contents) {
        if (!own.overlaps(read)) continue;
        if (only_marks(own.begin, read.begin)) piece.begin = std::min(own.begin, read.begin);
        if (only_marks(own.end, read.end)) piece.end = std::max(own.end, read.end);
      }
      add_piece(pieces, piece);
    }
    one.content.clear();
    for (const TokenRange piece : pieces) one.content.push_back(span_of(analysis, piece));
    std::vector<Span> phrases;
    for (const Span source : one.source) {
      const bool joins = !phrases.empty() && tokens_at(analysis, phrases.back()).end ==
                                                 tokens_at(analysis, source).begin;
      if (joins) {
        phrases.back().end = source.end;
      } else {
        phrases.push_back(source);
      }
    }
    one.source = std::move(phrases);
  }
  return found;
}

GivenSpeech given_speech(const Analysis& analysis, const Attribution& attribution) {
  const auto add = [&](Span span, std::vector<demarche::TokenRange>& to) {
    const TokenRange tokens = tokens_at(analysis, span);
    if (!tokens.empty()) to.push_back({tokens.begin, tokens.end});
  };
  GivenSpeech out;
  for (const Span span : attribution.source) add(span, out.sources);
  if (attribution.cue) add(*attribution.cue, out.cue);
  for (const Span span : attribution.content) add(span, out.contents);
  return out;
}

SpeechAct act_of(const Context& context, const Findings& findings, const Attribution& attribution,
                 const std::optional<ActMeaning>& encoded) {
  const SpeechReading reading(context, findings);
  const SpeechContext& speech = reading.speech;
  Utterance utterance;
  for (const Span span : attribution.source) {
    const TokenRange tokens = tokens_at(context.analysis, span);
    if (!tokens.empty()) utterance.sources.push_back(head_of(context.analysis, tokens));
  }
  for (const Span span : attribution.content) {
    const TokenRange piece = tokens_at(context.analysis, span);
    if (piece.empty()) continue;
    utterance.quoted = utterance.quoted || holds_quotation(speech, piece);
    add_piece(utterance.pieces, piece);
  }
  if (attribution.cue) set_cue(speech, *attribution.cue, utterance);
  utterance.encoded = encoded;
  SpeechAct out;
  auto condition = encoded_condition(context.analysis.meanings, utterance);
  if (!condition) condition = find_condition(speech, utterance);
  if (condition) out.condition = span_of(context.analysis, *condition);
  out.act = decide_act(speech, utterance, condition.has_value()).act;
  return out;
}

}  // namespace demarche::extract
