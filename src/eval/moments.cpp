#include "eval/moments.hpp"

#include <chrono>
#include <cmath>
#include <string>

namespace demarche::eval {

namespace {

constexpr double kDay = 86400;

// Reads what is left of a text, part by part.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<int> digits(std::size_t n) {
    if (rest_.size() < n) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, n)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(n);
    return value;
  }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  double fraction() {
    double value = 0;
    for (double place = 0.1; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
         place /= 10) {
      value += (rest_.front() - '0') * place;
      rest_.remove_prefix(1);
    }
    return value;
  }
  [[nodiscard]] bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

// "18:19", "18:19:08.72", also "02:00" and "0200" of a zone.
std::optional<double> clock_time(Reader& in) {
  const auto hour = in.digits(2);
  if (!hour) return std::nullopt;
  in.take(':');
  const auto minute = in.digits(2);
  if (!minute) return std::nullopt;
  double seconds = *hour * 3600.0 + *minute * 60.0;
  if (in.take(':')) {
    const auto second = in.digits(2);
    if (!second) return std::nullopt;
    seconds += *second;
    if (in.take('.')) seconds += in.fraction();
  }
  return seconds;
}

}  // namespace

std::optional<double> Moment::instant() const {
  if (!second || !zone_offset) return std::nullopt;
  return static_cast<double>(day) * kDay + *second - *zone_offset;
}

std::optional<Moment> parse_moment(std::string_view iso) {
  Reader in(iso);
  const auto year = in.digits(4);
  if (!year || !in.take('-')) return std::nullopt;
  const auto month = in.digits(2);
  if (!month || !in.take('-')) return std::nullopt;
  const auto day = in.digits(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  Moment out;
  out.day = std::chrono::sys_days{date}.time_since_epoch().count();
  if (in.done()) return out;
  if (!in.take('T') && !in.take(' ')) return std::nullopt;
  out.second = clock_time(in);
  if (!out.second) return std::nullopt;
  if (in.take('Z')) {
    out.zone_offset = 0;
  } else if (const bool east = in.take('+'); east || in.take('-')) {
    const auto offset = clock_time(in);
    if (!offset) return std::nullopt;
    out.zone_offset = east ? *offset : -*offset;
  }
  return in.done() ? std::optional(out) : std::nullopt;
}

long day_in_zone_of(const Moment& moment, const Moment& where) {
  const auto instant = moment.instant();
  if (!instant || !where.zone_offset) return moment.day;
  return static_cast<long>(std::floor((*instant + *where.zone_offset) / kDay));
}

}  // namespace demarche::eval
