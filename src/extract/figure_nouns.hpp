// What a figure counts: classes of counted nouns and of the verbs they stand under.
#pragma once

#include <demarche/records.hpp>

#include <optional>
#include <string_view>

namespace demarche::extract {

// By the lemma of the counted noun alone: "soldier" forces, "tank" weapons; nothing when the noun
// is of no class ("people", "flats").
std::optional<Measure> measure_of_noun(std::string_view lemma);
// By the verb that is done to or by those counted: "kill" killed, "detain" arrested.
std::optional<Measure> measure_of_verb(std::string_view lemma);
// Nouns for persons: those a casualty verb can befall.
bool is_person_noun(std::string_view lemma);
// Verbs that only people do: "300 were held", "thousands fled".
bool is_people_verb(std::string_view lemma);
// Counting words themselves: "toll", "number", "figure", "total".
bool is_counting_noun(std::string_view lemma);
// Nouns whose number is no figure of a crisis: "side", "time", "way".
bool is_plain_noun(std::string_view lemma);

}  // namespace demarche::extract
