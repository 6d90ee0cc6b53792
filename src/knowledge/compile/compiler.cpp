#include "knowledge/compile/compiler.hpp"

#include "knowledge/format.hpp"
#include "knowledge/knowledge.hpp"
#include "knowledge/name_key.hpp"
#include "records/names.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace demarche::knowledge {

namespace {

// Below these a town is listed under its own name only, and not at all.
constexpr std::uint32_t kPeopleForOtherNames = 5000;
constexpr std::uint32_t kPeopleForPlace = 500;

using Fields = std::vector<std::string>;

std::vector<std::string> parts(const std::string& list) {
  std::vector<std::string> out;
  for (const std::string_view one : text::split(list, ';')) {
    const std::string_view trimmed = text::trim(one);
    if (!trimmed.empty()) out.emplace_back(trimmed);
  }
  return out;
}

// Rows of a tab-separated table; lines that begin with # are remarks. Missing fields are empty.
Result<std::vector<Fields>> read_table(const std::string& path, std::size_t columns) {
  std::ifstream file(path);
  if (!file) return fail(ErrorCode::kNotFound, "no such table", path);
  std::vector<Fields> rows;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Fields fields;
    for (const std::string_view field : text::split(line, '\t')) {
      fields.emplace_back(text::trim(field));
    }
    if (fields.size() > columns) {
      return fail(ErrorCode::kBadFormat, "has more than " + std::to_string(columns) + " columns",
                  path, "line " + std::to_string(number));
    }
    fields.resize(columns);
    rows.push_back(std::move(fields));
  }
  return rows;
}

bool is_acronym(const std::string& name) {
  int upper = 0;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++upper;
  }
  return upper >= 2 && name.size() <= 8;
}

bool is_latin(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (text::decode_at(name, at) > 0x24F) return false;
  }
  return true;
}

class Writer {
 public:
  format::Text text(std::string_view words) {
    if (words.empty()) return {0, 0};
    const auto found = seen_.find(std::string(words));
    if (found != seen_.end()) return found->second;
    const format::Text at{static_cast<std::uint32_t>(strings_.size()),
                          static_cast<std::uint32_t>(words.size())};
    strings_ += words;
    seen_.emplace(std::string(words), at);
    return at;
  }

  std::uint32_t entry(const std::string& id, const std::string& name, ActorKind kind,
                      const std::string& country, const std::string& sector) {
    const auto known = by_id_.find(id);
    if (known != by_id_.end()) return known->second;
    const auto index = static_cast<std::uint32_t>(entries.size());
    entries.push_back(
        {text(id), text(name), text(country), text(sector), static_cast<std::uint32_t>(kind), 0});
    by_id_.emplace(id, index);
    return index;
  }

  void name(const std::string& surface, std::uint32_t entry, NameKind kind, std::uint32_t rank) {
    const bool exact = is_acronym(surface);
    const std::string key = name_key(surface);
    if (key.empty()) return;
    const std::string kept = exact ? exact_key(surface) : key;
    if (!names_seen_
             .insert(key + "\t" + std::to_string(entry) + "\t" +
                     std::to_string(static_cast<int>(kind)))
             .second) {
      return;
    }
    names.push_back({text::hash64(key), entry, static_cast<std::uint32_t>(kind), rank,
                     exact ? 1U : 0U, text(kept)});
    const auto words = static_cast<std::uint32_t>(text::split(key, ' ').size());
    std::uint32_t& longest = longest_[text::hash64(key.substr(0, key.find(' ')))];
    longest = std::max(longest, words);
  }

  void place(format::Place place, const std::vector<std::string>& surfaces) {
    const auto index = static_cast<std::uint32_t>(places.size());
    places.push_back(place);
    std::set<std::string> seen;
    for (const std::string& surface : surfaces) {
      const std::string key = name_key(surface);
      if (key.empty() || !seen.insert(key).second) continue;
      place_names.push_back({text::hash64(key), index, 0, text(key)});
    }
  }

  Result<std::size_t> write(const std::string& path);

  [[nodiscard]] std::uint32_t find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? UINT32_MAX : found->second;
  }

  std::vector<format::Entry> entries;
  std::vector<format::Name> names;
  std::vector<format::Tenure> tenures;
  std::vector<format::Role> roles;
  std::vector<format::Place> places;
  std::vector<format::PlaceName> place_names;

 private:
  std::string strings_;
  std::unordered_map<std::string, format::Text> seen_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::set<std::string> names_seen_;
  std::map<std::uint64_t, std::uint32_t> longest_;
};

Result<std::size_t> Writer::write(const std::string& path) {
  const auto words = [&](format::Text t) {
    return std::string_view(strings_).substr(t.offset, t.size);
  };
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return std::tie(a.hash, a.rank, a.kind) < std::tie(b.hash, b.rank, b.kind);
  });
  std::stable_sort(tenures.begin(), tenures.end(), [&](const auto& a, const auto& b) {
    return std::make_tuple(a.holder, words(a.begin)) < std::make_tuple(b.holder, words(b.begin));
  });
  std::vector<std::uint32_t> by_role(tenures.size());
  for (std::uint32_t i = 0; i < by_role.size(); ++i) by_role[i] = i;
  std::stable_sort(by_role.begin(), by_role.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::make_tuple(tenures[a].of, words(tenures[a].role), words(tenures[a].begin)) <
           std::make_tuple(tenures[b].of, words(tenures[b].role), words(tenures[b].begin));
  });
  std::stable_sort(roles.begin(), roles.end(),
                   [](const auto& a, const auto& b) { return a.hash < b.hash; });
  std::stable_sort(place_names.begin(), place_names.end(), [&](const auto& a, const auto& b) {
    return std::make_tuple(a.hash, UINT32_MAX - places[a.place].population) <
           std::make_tuple(b.hash, UINT32_MAX - places[b.place].population);
  });
  std::vector<format::First> firsts;
  for (const auto& [hash, longest] : longest_) firsts.push_back({hash, longest, 0});

  std::string body;
  format::Header header{};
  std::memcpy(header.magic, format::kMagic, sizeof header.magic);
  header.version = format::kVersion;
  const auto add = [&](const auto& rows) {
    while (body.size() % 16 != 0) body += '\0';
    const format::Section section{sizeof(format::Header) + body.size(), rows.size()};
    if (!rows.empty()) {
      body.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(rows[0]));
    }
    return section;
  };
  header.strings = add(strings_);
  header.entries = add(entries);
  header.names = add(names);
  header.firsts = add(firsts);
  header.tenures = add(tenures);
  header.by_role = add(by_role);
  header.roles = add(roles);
  header.places = add(places);
  header.place_names = add(place_names);
  header.size = sizeof(format::Header) + body.size();
  header.checksum = text::hash64(body);
  const std::string temporary = path + ".part";
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(&header), sizeof header);
    file.write(body.data(), static_cast<std::streamsize>(body.size()));
    if (!file.flush()) return fail(ErrorCode::kUnreadable, "cannot be written", temporary);
  }
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (error) return fail(ErrorCode::kUnreadable, "cannot be moved into place", path);
  return header.size;
}

std::uint32_t rank_of_position(std::size_t i) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(i, 90));
}

Result<void> add_states(const std::string& folder, Writer& out) {
  const auto rows = read_table(folder + "/states.tsv", 6);
  if (!rows) return tl::unexpected(rows.error());
  for (const Fields& row : *rows) {
    const std::string& code = row[0];
    const std::uint32_t state =
        out.entry("state:" + text::slug(row[1]), row[1], ActorKind::kState, code, "GOV");
    out.name(row[1], state, NameKind::kName, 0);
    for (const std::string& alias : parts(row[2])) out.name(alias, state, NameKind::kAlias, 1);
    for (const std::string& demonym : parts(row[3]))
      out.name(demonym, state, NameKind::kDemonym, 2);
    for (const std::string& capital : parts(row[4]))
      out.name(capital, state, NameKind::kMetonym, 3);
    for (const std::string& house : parts(row[5])) out.name(house, state, NameKind::kMetonym, 1);
  }
  return {};
}

Result<void> add_bodies(const std::string& folder, Writer& out) {
  const std::string path = folder + "/bodies.tsv";
  const auto rows = read_table(path, 6);
  if (!rows) return tl::unexpected(rows.error());
  for (const Fields& row : *rows) {
    const auto kind = parse_name<ActorKind>(row[1]);
    if (!kind) return fail(ErrorCode::kBadFormat, "no such kind of actor: " + row[1], path);
    const std::uint32_t body = out.entry(row[0], row[2], *kind, row[4], row[5]);
    out.name(row[2], body, NameKind::kName, 0);
    for (const std::string& alias : parts(row[3])) {
      out.name(alias, body, is_acronym(alias) ? NameKind::kAcronym : NameKind::kAlias, 1);
    }
  }
  return {};
}

Result<void> add_tenures(const std::string& folder, Writer& out) {
  const std::string path = folder + "/tenures.tsv";
  const auto rows = read_table(path, 8);
  const auto states = read_table(folder + "/states.tsv", 6);
  if (!rows) return tl::unexpected(rows.error());
  if (!states) return tl::unexpected(states.error());
  std::map<std::string, std::string> state_id;
  for (const Fields& row : *states) state_id[row[0]] = "state:" + text::slug(row[1]);
  for (const Fields& row : *rows) {
    const std::string of = row[7].empty() ? state_id[row[2]] : row[7];
    const std::uint32_t body = out.find(of);
    if (body == UINT32_MAX) {
      return fail(ErrorCode::kBadFormat, "nobody knows the state or body of " + row[0] + ": " + of,
                  path);
    }
    const std::uint32_t person =
        out.entry("person:" + text::slug(row[0]), row[0], ActorKind::kPerson, row[2], "GOV");
    // Those who hold office now or held one lately are best known.
    const std::uint32_t rank =
        row[6].empty()
            ? 0
            : rank_of_position(2026 - static_cast<std::size_t>(std::atoi(row[6].c_str())));
    out.name(row[0], person, NameKind::kName, rank);
    for (const std::string& alias : parts(row[1])) out.name(alias, person, NameKind::kAlias, rank);
    // The surname: the last word, or the first of names in East Asian order.
    const std::size_t space = row[0].rfind(' ');
    static const std::set<std::string> kSurnameFirst = {"CHN", "PRK", "KOR", "VNM", "TWN"};
    if (space != std::string::npos) {
      const bool first = kSurnameFirst.count(row[2]) > 0;
      out.name(first ? row[0].substr(0, row[0].find(' ')) : row[0].substr(space + 1), person,
               NameKind::kSurname, rank);
      for (const std::string& alias : parts(row[1])) {
        const std::size_t at = alias.rfind(' ');
        if (!first && at != std::string::npos)
          out.name(alias.substr(at + 1), person, NameKind::kSurname, rank);
      }
    }
    out.tenures.push_back(
        {person, body, out.text(row[3]), out.text(row[4]), out.text(row[5]), out.text(row[6])});
  }
  return {};
}

Result<void> add_roles(const std::string& folder, Writer& out) {
  const auto rows = read_table(folder + "/roles.tsv", 3);
  if (!rows) return tl::unexpected(rows.error());
  for (const Fields& row : *rows) {
    std::vector<std::string> countries = parts(row[2]);
    if (countries.empty()) countries.emplace_back();
    for (const std::string& words : parts(row[1])) {
      for (const std::string& country : countries) {
        const std::string key = name_key(words);
        out.roles.push_back(
            {text::hash64(key), out.text(key), out.text(row[0]), out.text(country)});
      }
    }
  }
  return {};
}

double number(const std::string& words) {
  return std::strtod(words.c_str(), nullptr);
}

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

}  // namespace

Result<CompileReport> compile(const std::string& tables, const std::string& cities,
                              const std::string& out_path) {
  Writer out;
  for (const auto& done :
       {add_states(tables, out), add_bodies(tables, out), add_tenures(tables, out),
        add_roles(tables, out), add_places(tables, cities, out)}) {
    if (!done) return tl::unexpected(done.error());
  }
  const auto bytes = out.write(out_path);
  if (!bytes) return tl::unexpected(bytes.error());
  return CompileReport{out.entries.size(), out.names.size(),       out.tenures.size(),
                       out.places.size(),  out.place_names.size(), *bytes};
}

}  // namespace demarche::knowledge
