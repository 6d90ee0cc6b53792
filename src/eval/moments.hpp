// Moments as ISO 8601 prints them, far enough to compare two of them.
#pragma once

#include <optional>
#include <string_view>

namespace demarche::eval {

struct Moment {
  long day = 0;                       // days from 1970-01-01, as printed
  std::optional<double> second;       // of that day, as printed
  std::optional<double> zone_offset;  // seconds east of Greenwich

  // Seconds from 1970-01-01 UTC; nothing without time or zone.
  [[nodiscard]] std::optional<double> instant() const;
};

// "2024-05-03", "2024-05-03T18:19", "2024-05-03 18:19:08.72+02:00", "...Z". Nothing for another
// form.
std::optional<Moment> parse_moment(std::string_view iso);

// The day in the zone of `where`, if both have one; else as printed.
long day_in_zone_of(const Moment& moment, const Moment& where);

}  // namespace demarche::eval
