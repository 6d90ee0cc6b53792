#include "knowledge/compile/sources.hpp"
#include "knowledge/compile/tables.hpp"
#include "knowledge/name_key.hpp"
#include "records/names.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

namespace demarche::knowledge {

namespace {

// Below these a town is listed under its own name only, and not at all.
constexpr std::uint32_t kPeopleForOtherNames = 5000;
constexpr std::uint32_t kPeopleForPlace = 500;

bool is_latin(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (text::decode_at(name, at) > 0x24F) return false;
  }
  return true;
}

double number(const std::string& words) {
  return std::strtod(words.c_str(), nullptr);
}

}  // namespace

Result<void> add_places(const std::string& folder, const std::string& cities, Writer& out) {
  const auto countries = read_table(folder + "/countries.tsv", 6);
  const auto states = read_table(folder + "/states.tsv", 6);
  const std::string path = folder + "/places.tsv";
  const auto rows = read_table(path, 7);
  if (!countries) return tl::unexpected(countries.error());
  if (!states) return tl::unexpected(states.error());
  if (!rows) return tl::unexpected(rows.error());
  std::map<std::string, std::string> alpha3;
  std::map<std::string, Fields> state_of;
  for (const Fields& row : *states) state_of[row[0]] = row;
  for (const Fields& row : *countries) {
    alpha3[row[0]] = row[1];
    const auto state = state_of.find(row[1]);
    std::vector<std::string> surfaces{row[3]};
    std::string name = row[3];
    if (state != state_of.end()) {
      name = state->second[1];
      surfaces.push_back(name);
      for (const std::string& alias : parts(state->second[2])) surfaces.push_back(alias);
    }
    // A country outranks every town of its name.
    out.place({std::atoll(row[2].c_str()),
               out.text(name),
               out.text(row[1]),
               {},
               number(row[4]),
               number(row[5]),
               4000000000U,
               static_cast<std::uint32_t>(PlacePrecision::kCountry)},
              surfaces);
  }
  for (const Fields& row : *rows) {
    const auto precision = parse_name<PlacePrecision>(row[6]);
    if (!precision) return fail(ErrorCode::kBadFormat, "no such precision: " + row[6], path);
    std::vector<std::string> surfaces{row[0]};
    for (const std::string& alias : parts(row[1])) surfaces.push_back(alias);
    out.place({std::atoll(row[2].c_str()),
               out.text(row[0]),
               out.text(row[3]),
               {},
               number(row[4]),
               number(row[5]),
               3000000000U,
               static_cast<std::uint32_t>(*precision)},
              surfaces);
  }
  if (cities.empty()) return {};
  std::ifstream file(cities);
  if (!file) return fail(ErrorCode::kNotFound, "no such list of places", cities);
  std::string line;
  for (int number_of_line = 1; std::getline(file, line); ++number_of_line) {
    const std::vector<std::string_view> f = text::split(line, '\t');
    if (f.size() != 19) {
      return fail(ErrorCode::kBadFormat, "has not GeoNames' 19 columns", cities,
                  "line " + std::to_string(number_of_line));
    }
    const auto people =
        static_cast<std::uint32_t>(std::strtoul(std::string(f[14]).c_str(), nullptr, 10));
    const bool capital = f[7] == "PPLC";
    if (people < kPeopleForPlace && !capital) continue;
    std::vector<std::string> surfaces{std::string(f[1]), std::string(f[2])};
    if (people >= kPeopleForOtherNames || capital) {
      for (const std::string_view other : text::split(f[3], ',')) {
        if (other.size() >= 3 && is_latin(other)) surfaces.emplace_back(other);
      }
    }
    const auto code = alpha3.find(std::string(f[8]));
    out.place({std::atoll(std::string(f[0]).c_str()), out.text(f[1]),
               out.text(code == alpha3.end() ? std::string() : code->second), out.text(f[10]),
               number(std::string(f[4])), number(std::string(f[5])), people,
               static_cast<std::uint32_t>(PlacePrecision::kCity)},
              surfaces);
  }
  return {};
}

}  // namespace demarche::knowledge
