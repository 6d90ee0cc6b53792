#include "knowledge/compile/sources.hpp"
#include "knowledge/compile/tables.hpp"
#include "knowledge/name_key.hpp"
#include "records/names.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

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

// What the list of towns tells of the first-level divisions.
class Divisions {
 public:
  void town(const std::string& country, std::string_view division, const std::string& key,
            double lat, double lon, std::uint32_t people) {
    const std::string code = country + "." + std::string(division);
    // Big towns pull the middle, but the square root keeps them from owning it.
    const double weight = std::sqrt(static_cast<double>(people) + 1.0);
    Sum& sum = sums_[code];
    sum.lat += lat * weight;
    sum.lon += lon * weight;
    sum.weight += weight;
    sum.people += people;
    Town& known = towns_[country + "." + key];
    if (known.division.empty() || people > known.people) known = {code, people};
  }

  // The rows of divisions.tsv, placed in the middle of their towns. One that shares its name with a
  // town in it comes behind that town. Rows whose town is not in the list are left out.
  void add(const std::vector<Fields>& rows, Writer& out) const {
    for (const Fields& row : rows) {
      const auto town = towns_.find(row[2] + "." + name_key(row[3]));
      const bool coded = row[3].substr(0, 1) == "#";
      if (!coded && town == towns_.end()) continue;
      const std::string code = coded ? row[2] + "." + row[3].substr(1) : town->second.division;
      const auto sum = sums_.find(code);
      if (sum == sums_.end()) continue;
      std::vector<std::string> surfaces{row[0]};
      std::uint64_t people = sum->second.people;
      for (const std::string& alias : parts(row[1])) surfaces.push_back(alias);
      for (const std::string& surface : surfaces) {
        const auto same = towns_.find(row[2] + "." + name_key(surface));
        if (same != towns_.end() && same->second.division == code && same->second.people > 0) {
          people = std::min<std::uint64_t>(people, same->second.people - 1);
        }
      }
      out.place({0, out.text(row[0]), out.text(row[2]), out.text(code.substr(4)),
                 sum->second.lat / sum->second.weight, sum->second.lon / sum->second.weight,
                 static_cast<std::uint32_t>(std::min<std::uint64_t>(people, 2000000000U)),
                 static_cast<std::uint32_t>(PlacePrecision::kAdmin1)},
                surfaces);
    }
  }

 private:
  struct Sum {
    double lat = 0.0;
    double lon = 0.0;
    double weight = 0.0;
    std::uint64_t people = 0;
  };
  struct Town {
    std::string division;
    std::uint32_t people = 0;
  };
  std::map<std::string, Sum> sums_;  // by "UKR.12"
  std::unordered_map<std::string, Town> towns_;
};

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
  std::map<std::string, Fields, std::less<>> english;  // by GeoNames id
  const auto add_row = [&](const Fields& row, PlacePrecision precision) {
    std::vector<std::string> surfaces{row[0]};
    for (const std::string& alias : parts(row[1])) surfaces.push_back(alias);
    out.place({std::atoll(row[2].c_str()),
               out.text(row[0]),
               out.text(row[3]),
               {},
               number(row[4]),
               number(row[5]),
               3000000000U,
               static_cast<std::uint32_t>(precision)},
              surfaces);
  };
  for (const Fields& row : *rows) {
    const auto precision = parse_name<PlacePrecision>(row[6]);
    if (!precision) return fail(ErrorCode::kBadFormat, "no such precision: " + row[6], path);
    // A town of the list under its English name: "Geneva", which GeoNames heads "Genève".
    if (*precision == PlacePrecision::kCity && !row[2].empty() && !cities.empty()) {
      english[row[2]] = row;
    } else {
      add_row(row, *precision);
    }
  }
  if (cities.empty()) return {};
  const auto divisions = read_table(folder + "/divisions.tsv", 4);
  if (!divisions) return tl::unexpected(divisions.error());
  Divisions middle;
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
    std::string name(f[1]);
    if (const auto renamed = english.find(f[0]); renamed != english.end()) {
      name = renamed->second[0];
      for (const std::string& alias : parts(renamed->second[1])) surfaces.push_back(alias);
      surfaces.push_back(name);
      english.erase(renamed);
    }
    if (people >= kPeopleForOtherNames || capital) {
      for (const std::string_view other : text::split(f[3], ',')) {
        if (other.size() >= 3 && is_latin(other)) surfaces.emplace_back(other);
      }
    }
    const auto code = alpha3.find(std::string(f[8]));
    const std::string country = code == alpha3.end() ? std::string() : code->second;
    const double lat = number(std::string(f[4]));
    const double lon = number(std::string(f[5]));
    middle.town(country, f[10], name_key(f[1]), lat, lon, people);
    out.place(
        {std::atoll(std::string(f[0]).c_str()), out.text(name), out.text(country), out.text(f[10]),
         lat, lon, people, static_cast<std::uint32_t>(PlacePrecision::kCity)},
        surfaces);
  }
  for (const auto& [id, row] : english) add_row(row, PlacePrecision::kCity);
  middle.add(*divisions, out);
  return {};
}

}  // namespace demarche::knowledge
