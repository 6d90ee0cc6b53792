// Reported speech as token ranges: who (source), by which words (cue), what (pieces). Actors, acts
// and conditions are read from these afterwards.
#pragma once

#include "extract/clause.hpp"
#include "extract/cues.hpp"
#include "extract/quotations.hpp"
#include "extract/syntax.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::extract {

inline constexpr std::uint32_t kNoToken = std::numeric_limits<std::uint32_t>::max();

struct Utterance {
  std::uint32_t verb = kNoToken;  // the cue's main word; none for transcripts and bare quotations
  TokenRange cue;                 // with auxiliaries, negation and particle
  std::vector<std::uint32_t> sources;    // heads of the noun phrases that say it
  std::vector<TokenRange> source_spans;  // of the encoder, one for each of `sources`, or none
  std::vector<std::uint32_t> via;        // who passed it on
  std::vector<TokenRange> pieces;        // what was said, in text order, not overlapping
  std::optional<std::uint32_t> hearer;
  Act act = Act::kAssert;
  bool neutral = true;                  // the act must be read from the content
  std::optional<ActMeaning> encoded;    // the act that the encoder takes it for
  std::optional<TokenRange> condition;  // of the encoder
  bool borne_out = true;  // false: the encoder says so, but too little else for a statement
  bool quoted = false;    // a whole quotation is among the pieces
  double confidence = 0.7;
  std::string rule;
};

// What the finders share.
struct SpeechContext {
  const Context& context;
  const Findings& findings;
  const Tree& tree;
  const Clauses& clauses;
  const std::vector<Quotation>& quotations;

  [[nodiscard]] const Analysis& analysis() const { return context.analysis; }
  [[nodiscard]] std::string lower(std::uint32_t token) const;
  [[nodiscard]] std::string lemma(std::uint32_t token) const;
  // The quotations that share a token with the range.
  [[nodiscard]] std::span<const Quotation> quotations_at(TokenRange range) const;
  // Inside a quotation that is a sentence, or between the marks of another.
  [[nodiscard]] bool is_quoted(std::uint32_t token) const;
  // Can the noun phrase headed by the token say something? Actors, people, bodies, papers.
  [[nodiscard]] bool can_speak(std::uint32_t head) const;
  // As `can_speak`, without papers, polls and "it".
  [[nodiscard]] bool is_agent(std::uint32_t head) const;
  // Tokens of the verb group: auxiliaries, negation, verb, particle.
  [[nodiscard]] TokenRange verb_group(std::uint32_t verb) const;
};

// A SpeechContext and what it points to, but for the first two.
struct SpeechReading {
  SpeechReading(const Context& context, const Findings& findings)
      : tree(context.analysis),
        clauses(context.analysis, tree),
        quotations(find_quotations(context.analysis)),
        speech{context, findings, tree, clauses, quotations} {}
  SpeechReading(const SpeechReading&) = delete;
  SpeechReading& operator=(const SpeechReading&) = delete;

  Tree tree;
  Clauses clauses;
  std::vector<Quotation> quotations;
  SpeechContext speech;
};

// Three capital letters or more, which taggers take for anything.
bool is_acronym(std::string_view word);

// A cue as it stands in the text, particles taken into account: "called on", "ruled out".
struct CueHere {
  Act act = Act::kAssert;
  bool neutral = false;
  std::uint16_t frames = 0;
  std::string_view prepositions;
  bool silent = false;  // "declined to comment": no content
};
std::optional<CueHere> cue_at(const SpeechContext& speech, std::uint32_t verb);

// One utterance for each attribution of the encoder, in text order.
void find_attributed(const SpeechContext& speech, std::vector<Utterance>& out);
// Of what the parse finds, adds to what the encoder found that which it has not, and speech told
// within the speech of another.
void add_parsed(const SpeechContext& speech, std::vector<Utterance> parsed,
                std::vector<Utterance>& out);
// Adds what a clause says by its parse: one utterance for each reporting verb or noun.
void find_reported(const SpeechContext& speech, std::vector<Utterance>& out);
// Gives the quotations that no utterance holds to the one that they belong to, or makes one.
void attribute_quotations(const SpeechContext& speech, std::vector<Utterance>& out);
// "According to X", "citing X": a source of its own, or who passed an utterance on.
void find_according_to(const SpeechContext& speech, std::vector<Utterance>& out);
// `Name: words` paragraphs of interviews and `"..." - Name`.
void find_transcript(const SpeechContext& speech, std::vector<Utterance>& out);

// All of them, in text order, each once.
std::vector<Utterance> find_utterances(const SpeechContext& speech);

// Ranges of tokens from a mask: gaps of punctuation are closed, punctuation at the edges dropped
// (marks of quotations kept where both are inside).
std::vector<TokenRange> ranges_of(const SpeechContext& speech, const std::vector<bool>& mask,
                                  TokenRange within);
// Adds a range, joining those that touch or overlap.
void add_piece(std::vector<TokenRange>& pieces, TokenRange piece);

}  // namespace demarche::extract
