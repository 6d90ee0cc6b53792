// The state that a passage is about at a place, for phrases that do not say whose: "the defence
// minister", "the island's coast guard".
#pragma once

#include "extract/cast_builder.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demarche::extract {

class Focus {
 public:
  // Of the mentions that the cast has now, and of towns.
  explicit Focus(CastBuilder& cast);

  // The state (alpha-3) that stands out around the token: named near it, as one that acts or owns
  // before one that is acted upon, and far before any other; that of the dateline counts all
  // through the article. Empty where two compete or none is named.
  [[nodiscard]] std::string country_at(std::uint32_t token) const;
  // The same as an actor of the cast.
  [[nodiscard]] std::optional<std::uint32_t> state_at(std::uint32_t token) const;

 private:
  struct Sign {
    std::uint32_t token;
    std::string country;
    double weight;
  };

  CastBuilder& cast_;
  std::vector<Sign> signs_;  // in text order
  std::string home_;         // country of the dateline
};

}  // namespace demarche::extract
