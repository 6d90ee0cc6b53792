// Numbers as news writes them, with what is said about their bounds: "up to 100,000", "tens of
// thousands", "between 200 and 250", "$4.2 billion", "some 20 per cent".
#pragma once

#include "extract/times_pieces.hpp"

#include <demarche/records.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace demarche::extract {

// Pieces [first, next); the number itself (without modifiers) is [number, number_end).
struct Quantity {
  std::size_t first = 0;
  std::size_t next = 0;
  std::size_t number = 0;
  std::size_t number_end = 0;
  std::optional<double> low;
  std::optional<double> high;
  Bound bound = Bound::kExact;
  std::string unit;         // "USD", "percent", "km"; empty for a count
  bool of_follows = false;  // "thousands of": the counted noun stands behind "of"
  bool increment = false;   // "another", "a further"
  bool words = false;       // written in words, below a hundred
  double value = 0.0;       // the bare number
};

// The quantity whose modifiers or number start at piece `i`. Bounds of vague numerals are those of
// docs/labels.md: "dozens" 24-99, "tens of thousands" 20,000-99,999.
std::optional<Quantity> quantity_at(const std::vector<Piece>& pieces, std::size_t i);

}  // namespace demarche::extract
