#include "extract/event_status_words.hpp"

#include "extract/event_lexicon.hpp"

#include <array>

namespace demarche::extract {

namespace {

using enum EventStatus;

struct Embedding {
  std::string_view lemmas;  // verbs, nouns or adjectives that govern the act
  EventStatus status;
};

// What governs an act decides where it stands. Nouns and adjectives by their own lemma.
constexpr std::array kEmbeddings{
    Embedding{"deny disavow disclaim denial", kDenied},
    Embedding{"refuse decline reject spurn rebuff refusal reluctant unwilling oppose object "
              "opposition rejection",
              kRefused},
    Embedding{"threaten vow swear threat menace vow", kThreatened},
    Embedding{"demand urge call ask request order tell appeal beg plead implore beseech instruct "
              "require insist press want need must plea demand must command exhort allow "
              "recommend pressure oblige compel force bind",
              kDemanded},
    Embedding{"offer willing ready propose willingness readiness offer proposal prepared suggest "
              "invite open invitation",
              kOffered},
    Embedding{"plan intend decide prepare aim seek agree plan intention decision pledge promise "
              "undertake schedule set due agreement promise pledge order approve authorise "
              "authorize vote mean commit commitment deal plan announce preparation expect consent "
              "mandate sworn assure hope about accept consent",
              kPlanned},
    Embedding{"accuse allege claim accusation allegation blame suspect charge claim suspicion "
              "reportedly allegedly",
              kAlleged},
    Embedding{"fear worry consider discuss weigh risk danger possibility prospect fear speculate "
              "chance threat concern scenario may could might likely likelihood deter possible "
              "ponder case event warn caution warning contemplate anticipation attempt try able "
              "speculation question rumour worry option whether alternative debate capacity "
              "capability scope",
              kHypothetical},
    Embedding{"fail avoid prevent avert refrain stop halt failure without abstain cancel postpone "
              "block forgo abandon thwart escape delay foil scrap suspend",
              kNegated},
};

}  // namespace

std::optional<EventStatus> status_under(std::string_view lemma) {
  for (const Embedding& e : kEmbeddings) {
    if (in_list(e.lemmas, lemma, ' ')) return e.status;
  }
  return std::nullopt;
}

}  // namespace demarche::extract
