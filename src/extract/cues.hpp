// The lexicon of reporting words: what each says of the act, and where its content stands.
#pragma once

#include <demarche/records.hpp>

#include <cstdint>
#include <string_view>

namespace demarche::extract {

// Where a reporting verb keeps what was said; several may hold.
enum Frame : std::uint16_t {
  kClause = 1,       // "said that ...", "..., he said"
  kInfinitive = 2,   // "refused to talk"; with an object it belongs to the content: "urged X to go"
  kObject = 4,       // "condemned the strikes"
  kGerund = 8,       // "denied planning"
  kAddressee = 16,   // beside a clause or quotation the object is the hearer: "told X that ..."
  kComplement = 32,  // "called it blackmail", "described X as Y": object and predicate
  kNeedsActor = 64,  // only with a subject that can speak beyond doubt: "wants", "shows"
};

struct Cue {
  std::string_view lemma;
  Act act = Act::kAssert;
  bool neutral = false;  // the act must be read from the content: "said", "told"
  std::uint16_t frames = 0;
  std::string_view prepositions;  // whose phrases are content, spaces between: "of for"
};

// The entry of a verb lemma (lower case); null if it is none.
const Cue* find_cue(std::string_view lemma);
// The entry of a noun that names an utterance: "warning", "claim".
const Cue* find_noun_cue(std::string_view lemma);

// Words split at single spaces.
bool is_one_of(std::string_view word, std::string_view list);

}  // namespace demarche::extract
