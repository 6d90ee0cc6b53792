#include "extract/times_words.hpp"

#include <array>
#include <utility>

namespace demarche::extract {

namespace {

template <typename T, std::size_t N>
std::optional<T> lookup(const std::array<std::pair<std::string_view, T>, N>& table,
                        std::string_view key) {
  for (const auto& [name, value] : table) {
    if (name == key) return value;
  }
  return std::nullopt;
}

constexpr auto kMonths = std::to_array<std::pair<std::string_view, unsigned>>(
    {{"january", 1},   {"february", 2},  {"march", 3},  {"april", 4},     {"may", 5},
     {"june", 6},      {"july", 7},      {"august", 8}, {"september", 9}, {"october", 10},
     {"november", 11}, {"december", 12}, {"jan", 1},    {"feb", 2},       {"mar", 3},
     {"apr", 4},       {"jun", 6},       {"jul", 7},    {"aug", 8},       {"sep", 9},
     {"sept", 9},      {"oct", 10},      {"nov", 11},   {"dec", 12}});

constexpr auto kWeekdays = std::to_array<std::pair<std::string_view, int>>({{"monday", 0},
                                                                            {"tuesday", 1},
                                                                            {"wednesday", 2},
                                                                            {"thursday", 3},
                                                                            {"friday", 4},
                                                                            {"saturday", 5},
                                                                            {"sunday", 6}});

constexpr auto kSeasons = std::to_array<std::pair<std::string_view, unsigned>>(
    {{"spring", 0}, {"springtime", 0}, {"summer", 1}, {"autumn", 2}, {"winter", 3}});

constexpr auto kUnits = std::to_array<std::pair<std::string_view, Unit>>(
    {{"minute", Unit::kMinute},   {"minutes", Unit::kMinute},   {"hour", Unit::kHour},
     {"hours", Unit::kHour},      {"day", Unit::kDay},          {"days", Unit::kDay},
     {"weekend", Unit::kWeekend}, {"weekends", Unit::kWeekend}, {"week", Unit::kWeek},
     {"weeks", Unit::kWeek},      {"month", Unit::kMonth},      {"months", Unit::kMonth},
     {"quarter", Unit::kQuarter}, {"quarters", Unit::kQuarter}, {"year", Unit::kYear},
     {"years", Unit::kYear},      {"decade", Unit::kDecade},    {"decades", Unit::kDecade},
     {"century", Unit::kCentury}, {"centuries", Unit::kCentury}});

constexpr auto kNumbers = std::to_array<std::pair<std::string_view, int>>(
    {{"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
     {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
     {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
     {"eighty", 80},  {"ninety", 90}});

constexpr auto kOrdinals = std::to_array<std::pair<std::string_view, unsigned>>({{"first", 1},
                                                                                 {"second", 2},
                                                                                 {"third", 3},
                                                                                 {"fourth", 4},
                                                                                 {"fifth", 5},
                                                                                 {"sixth", 6},
                                                                                 {"seventh", 7},
                                                                                 {"eighth", 8},
                                                                                 {"ninth", 9},
                                                                                 {"tenth", 10},
                                                                                 {"eleventh", 11},
                                                                                 {"twelfth", 12}});

constexpr auto kDecades = std::to_array<std::pair<std::string_view, int>>({{"twenties", 20},
                                                                           {"thirties", 30},
                                                                           {"forties", 40},
                                                                           {"fifties", 50},
                                                                           {"sixties", 60},
                                                                           {"seventies", 70},
                                                                           {"eighties", 80},
                                                                           {"nineties", 90}});

// Hours as docs/labels.md sets them.
constexpr auto kDayParts =
    std::to_array<std::pair<std::string_view, DayPart>>({{"morning", {360, 720, "MO"}},
                                                         {"afternoon", {720, 1080, "AF"}},
                                                         {"evening", {1080, 1439, "EV"}},
                                                         {"night", {1260, 1800, "NI"}},
                                                         {"dawn", {300, 420, "MO"}},
                                                         {"daybreak", {300, 420, "MO"}},
                                                         {"lunchtime", {720, 840, "MI"}},
                                                         {"dusk", {1080, 1260, "EV"}}});

constexpr auto kCities = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"washington", "America/New_York"},
     {"new york", "America/New_York"},
     {"eastern", "America/New_York"},
     {"pacific", "America/Los_Angeles"},
     {"brasilia", "America/Sao_Paulo"},
     {"ottawa", "America/Toronto"},
     {"london", "Europe/London"},
     {"british", "Europe/London"},
     {"dublin", "Europe/Dublin"},
     {"paris", "Europe/Paris"},
     {"french", "Europe/Paris"},
     {"berlin", "Europe/Berlin"},
     {"german", "Europe/Berlin"},
     {"brussels", "Europe/Brussels"},
     {"geneva", "Europe/Zurich"},
     {"swiss", "Europe/Zurich"},
     {"vienna", "Europe/Vienna"},
     {"rome", "Europe/Rome"},
     {"madrid", "Europe/Madrid"},
     {"warsaw", "Europe/Warsaw"},
     {"stockholm", "Europe/Stockholm"},
     {"helsinki", "Europe/Helsinki"},
     {"central european", "Europe/Brussels"},
     {"kyiv", "Europe/Kyiv"},
     {"kiev", "Europe/Kyiv"},
     {"moscow", "Europe/Moscow"},
     {"minsk", "Europe/Minsk"},
     {"belgrade", "Europe/Belgrade"},
     {"athens", "Europe/Athens"},
     {"ankara", "Europe/Istanbul"},
     {"istanbul", "Europe/Istanbul"},
     {"turkish", "Europe/Istanbul"},
     {"jerusalem", "Asia/Jerusalem"},
     {"israel", "Asia/Jerusalem"},
     {"israeli", "Asia/Jerusalem"},
     {"damascus", "Asia/Damascus"},
     {"beirut", "Asia/Beirut"},
     {"baghdad", "Asia/Baghdad"},
     {"riyadh", "Asia/Riyadh"},
     {"cairo", "Africa/Cairo"},
     {"tehran", "Asia/Tehran"},
     {"kabul", "Asia/Kabul"},
     {"islamabad", "Asia/Karachi"},
     {"delhi", "Asia/Kolkata"},
     {"new delhi", "Asia/Kolkata"},
     {"indian", "Asia/Kolkata"},
     {"beijing", "Asia/Shanghai"},
     {"taipei", "Asia/Taipei"},
     {"seoul", "Asia/Seoul"},
     {"pyongyang", "Asia/Pyongyang"},
     {"tokyo", "Asia/Tokyo"},
     {"japan", "Asia/Tokyo"},
     {"manila", "Asia/Manila"},
     {"canberra", "Australia/Sydney"},
     {"sydney", "Australia/Sydney"},
     {"baku", "Asia/Baku"},
     {"yerevan", "Asia/Yerevan"},
     {"tbilisi", "Asia/Tbilisi"},
     {"astana", "Asia/Almaty"},
     {"addis ababa", "Africa/Addis_Ababa"},
     {"nairobi", "Africa/Nairobi"},
     {"khartoum", "Africa/Khartoum"}});

constexpr auto kZones =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"GMT", "UTC"},
                                                                  {"UTC", "UTC"},
                                                                  {"Z", "UTC"},
                                                                  {"CET", "+01:00"},
                                                                  {"CEST", "+02:00"},
                                                                  {"EET", "+02:00"},
                                                                  {"EEST", "+03:00"},
                                                                  {"MSK", "+03:00"},
                                                                  {"BST", "+01:00"},
                                                                  {"EST", "-05:00"},
                                                                  {"EDT", "-04:00"},
                                                                  {"ET", "America/New_York"},
                                                                  {"PST", "-08:00"},
                                                                  {"PDT", "-07:00"},
                                                                  {"PT", "America/Los_Angeles"},
                                                                  {"JST", "+09:00"},
                                                                  {"KST", "+09:00"}});

}  // namespace

std::optional<unsigned> month_named(std::string_view lower) {
  return lookup(kMonths, lower);
}

bool is_short_month(std::string_view lower) {
  return lower.size() <= 4 && lower != "may" && lower != "june" && lower != "july" &&
         month_named(lower).has_value();
}

std::optional<int> weekday_named(std::string_view lower) {
  return lookup(kWeekdays, lower);
}

std::optional<unsigned> season_named(std::string_view lower) {
  return lookup(kSeasons, lower);
}

std::optional<Unit> unit_named(std::string_view lower) {
  if (lower == "fortnight" || lower == "fortnights") return Unit::kWeek;
  return lookup(kUnits, lower);
}

bool is_plural_unit(std::string_view lower) {
  return lower.size() > 3 && lower.back() == 's' && unit_named(lower).has_value();
}

std::optional<int> small_number_named(std::string_view lower) {
  return lookup(kNumbers, lower);
}

std::optional<unsigned> ordinal_named(std::string_view lower) {
  return lookup(kOrdinals, lower);
}

std::optional<int> decade_named(std::string_view lower) {
  return lookup(kDecades, lower);
}

std::optional<DayPart> day_part_named(std::string_view lower) {
  return lookup(kDayParts, lower);
}

std::optional<std::string_view> zone_of_city(std::string_view lower) {
  return lookup(kCities, lower);
}

std::optional<std::string_view> zone_abbreviated(std::string_view text) {
  return lookup(kZones, text);
}

std::optional<Holiday> holiday_named(std::string_view lower) {
  constexpr auto kHolidays =
      std::to_array<std::pair<std::string_view, Holiday>>({{"christmas", {12, 25}},
                                                           {"christmas day", {12, 25}},
                                                           {"christmas eve", {12, 24}},
                                                           {"boxing day", {12, 26}},
                                                           {"new year's eve", {12, 31}},
                                                           {"new year's day", {1, 1}},
                                                           {"may day", {5, 1}}});
  return lookup(kHolidays, lower);
}

}  // namespace demarche::extract
