// What the encoder says of a sentence: who is reported to have said what, and what happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace demarche {

// Half-open range of the tokens of an Analysis.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

enum class SpanRole : std::uint8_t { kSource, kCue, kContent };

// A stretch of a sentence that the best path through the roles names. `margin` is the least lead of
// its words' scores over the best other role: small where the model doubts.
struct RoleSpan {
  SpanRole role = SpanRole::kSource;
  TokenRange tokens;
  float margin = 0.0F;
};

// What is done by saying so.
struct ActMeaning {
  std::string_view act;        // "deny"
  std::string_view runner_up;  // the next in probability
  float margin = 0.0F;         // the lead over it
};

// One cue and what was linked to it; without any cue in the sentence, what there is.
struct SentenceAttribution {
  std::optional<TokenRange> cue;
  std::vector<TokenRange> sources;
  std::vector<TokenRange> contents;
  std::optional<ActMeaning> act;  // none without a cue
};

struct SentenceEvent {
  std::uint32_t trigger = 0;  // token
  float probability = 0.0F;   // that it is one
  std::string_view type;      // PLOVER: "SANCTION"
  std::string_view status;    // "planned"
  bool historical = false;
  std::vector<TokenRange> actors;
  std::vector<TokenRange> recipients;
};

// Of one sentence. Views are into the Encoder.
struct SentenceMeaning {
  TokenRange tokens;
  std::vector<RoleSpan> spans;
  std::vector<SentenceAttribution> attributions;
  std::vector<TokenRange> conditions;
  std::vector<SentenceEvent> events;
};

}  // namespace demarche
