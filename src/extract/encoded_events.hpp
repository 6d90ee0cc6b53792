// The encoder's events in the extractor's terms.
#pragma once

#include "extract/event_arguments.hpp"

#include <vector>

namespace demarche::extract {

struct EncodedEvent {
  std::uint32_t token = 0;
  double probability = 0.0;  // that the word names an event
  EventType type = EventType::kConsult;
  EventStatus status = EventStatus::kHappened;
  bool historical = false;
  Sides sides;
};

// In text order; nothing where no encoder read the analysis. An event whose labels the records do
// not know is left out.
std::vector<EncodedEvent> encoded_events(const Context& context, const Clauses& clauses);

}  // namespace demarche::extract
