#include "extract/encoded_events.hpp"

#include "records/names.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

bool can_be_party(const Token& word) {
  if (word.entity == "DATE" || word.entity == "TIME") return false;
  return word.pos == "NOUN" || word.pos == "PROPN" || word.pos == "PRON" || word.pos == "NUM" ||
         word.entity == "NORP";
}

// The token that governs the rest of a party's words; a relative pronoun stands for its antecedent.
std::optional<std::uint32_t> head_of_party(const Analysis& analysis, const Clauses& clauses,
                                           demarche::TokenRange party) {
  for (std::uint32_t i = party.begin; i < party.end; ++i) {
    const std::uint32_t governor = clauses.head(i);
    if (governor != i && party.begin <= governor && governor < party.end) continue;
    const std::uint32_t head = clauses.antecedent(i);
    if (can_be_party(analysis.tokens[head])) return head;
  }
  return std::nullopt;
}

void add_heads(const Analysis& analysis, const Clauses& clauses,
               const std::vector<demarche::TokenRange>& parties, std::vector<std::uint32_t>& to) {
  for (const demarche::TokenRange party : parties) {
    const auto head = head_of_party(analysis, clauses, party);
    if (head && std::find(to.begin(), to.end(), *head) == to.end()) to.push_back(*head);
  }
}

}  // namespace

std::vector<EncodedEvent> encoded_events(const Context& context, const Clauses& clauses) {
  std::vector<EncodedEvent> out;
  for (const SentenceMeaning& sentence : context.analysis.meanings) {
    for (const SentenceEvent& event : sentence.events) {
      const auto type = parse_name<EventType>(event.type);
      const auto status = parse_name<EventStatus>(event.status);
      if (!type || !status) continue;
      EncodedEvent one{event.trigger,
                       static_cast<double>(event.probability),
                       *type,
                       *status,
                       event.historical,
                       {}};
      one.sides.own_clause = true;
      add_heads(context.analysis, clauses, event.actors, one.sides.actors);
      add_heads(context.analysis, clauses, event.recipients, one.sides.recipients);
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace demarche::extract
