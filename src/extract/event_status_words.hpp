// The words that decide where an act stands.
#pragma once

#include <demarche/records.hpp>

#include <optional>
#include <string_view>

namespace demarche::extract {

// Verbs that pass on what is said without taking sides.
inline constexpr std::string_view kSay =
    "say tell report add state declare note write maintain assert insist believe think argue "
    "explain comment stress claim allege suggest indicate estimate reckon repeat reiterate remark "
    "recall mention complain contend quote hear read";
// Verbs after which what is said is vouched for.
inline constexpr std::string_view kAdmit =
    "confirm admit acknowledge announce recall know learn realise realize see show celebrate mark";
// Verbs whose act goes on.
inline constexpr std::string_view kGoOn = "continue keep remain go persist";

// Adjectives before a noun of an act that has not happened (yet).
inline constexpr std::string_view kPossible =
    "possible potential alleged proposed imminent planned threatened attempted likely feared "
    "hypothetical eventual would-be future upcoming forthcoming next new renewed further expected "
    "impending prospective";

// Status of an act that stands under a verb, noun or adjective with this lemma ("threaten to",
// "a plan to", "ready to"); nothing for a word that says nothing about it.
std::optional<EventStatus> status_under(std::string_view lemma);

}  // namespace demarche::extract
