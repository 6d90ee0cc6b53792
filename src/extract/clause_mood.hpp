// Tense, mood and polarity of one clause, from the auxiliaries of its verb.
#pragma once

#include "extract/syntax.hpp"

#include <cstdint>
#include <string>

namespace demarche::extract {

struct Mood {
  bool negated = false;      // "not", "never", "no troops", "nobody"
  bool past = false;         // simple past, "had", "did", "was"
  bool progressive = false;  // "is moving"
  bool infinitive = false;   // "to move"
  std::string modal;         // "will", "could" ...; empty if none
};

Mood mood_of(const Analysis& analysis, const Tree& tree, std::uint32_t verb);

}  // namespace demarche::extract
