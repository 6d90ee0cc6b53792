// From a CAMEO leaf to PLOVER's type, mode, quad class and intensity.
#pragma once

#include <demarche/records.hpp>

#include <string_view>

namespace demarche::extract {

// Type of the act itself. Follows the PLOVER manual's table of CAMEO roots (2.0 draft) with these
// settlements of ours (docs/labels.md): appeals (02) are REQUEST; 0813 and 0814, 084-087 and
// resignations are RETREAT, the rest of 08 CONCEDE; 163 is SANCTION; 191 and 192 are COERCE;
// 175 and 1712 are ASSAULT.
EventType type_of_cameo(std::string_view cameo, std::string_view mode);

// PLOVER's own rule for what has not happened: an act of cooperation still to come (CONSULT,
// SUPPORT, COOPERATE, AID) is AGREE, a yielding in deed still to come (RETREAT) is CONCEDE.
EventType plover_type(EventType type, EventStatus status);

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int quad_of(EventType type);

// Score of the PLOVER manual (2.0 draft) for type and mode, -10 to 10. ACCUSE without a mode, which
// the manual prints as +3, is taken as -2 (its mode "disapprove").
double intensity_of(EventType type, std::string_view mode);

}  // namespace demarche::extract
