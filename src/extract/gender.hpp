// Whether a person is a woman or a man, as far as names and the words beside them tell.
#pragma once

#include "extract/cast_builder.hpp"

#include <cstdint>
#include <map>

namespace demarche::extract {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

class Genders {
 public:
  // Of the mentions that the cast has now.
  explicit Genders(const CastBuilder& cast);
  // Of an actor of the cast; by the first name where no title tells.
  [[nodiscard]] Gender of(std::uint32_t actor) const;

 private:
  const CastBuilder& cast_;
  std::map<std::uint32_t, Gender> told_;
};

}  // namespace demarche::extract
