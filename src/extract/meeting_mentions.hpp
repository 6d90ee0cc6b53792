// One mention of a meeting in the text: the word that names it, who takes part, when and where, and
// whether it is proposed, set, held, moved or called off.
#pragma once

#include "extract/findings.hpp"
#include "extract/syntax.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarche::extract {

struct MeetingMention {
  std::uint32_t trigger = 0;
  std::string type;       // "talks", "summit", "call", "meeting", "visit"
  bool assembly = false;  // of a body or many: a summit of the OSCE, a session of the Council
  bool definite = false;  // "the talks", "this meeting": told of before
  std::vector<const Mention*> parties;
  const TimeMention* time = nullptr;
  const TimeMention* undated = nullptr;  // a time that publication does not resolve
  std::optional<Place> place;
  MeetingFormat format = MeetingFormat::kUnknown;
  MeetingStatus status = MeetingStatus::kHeld;
  bool status_sure = false;  // said by a verb or by the date, not assumed
};

// In text order. Talk about talking in general, refused and merely possible meetings are left out.
std::vector<MeetingMention> meeting_mentions(const Context& context, const Tree& tree,
                                             const Findings& findings);

}  // namespace demarche::extract
