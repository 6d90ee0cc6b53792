#include "knowledge/compile/sources.hpp"
#include "knowledge/compile/surnames.hpp"
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

std::uint32_t rank_of_position(std::size_t i) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(i, 90));
}

}  // namespace

Result<void> add_states(const std::string& folder, Writer& out) {
  const auto rows = read_table(folder + "/states.tsv", 6);
  if (!rows) return tl::unexpected(rows.error());
  for (const Fields& row : *rows) {
    const std::string& code = row[0];
    const std::uint32_t state =
        out.entry("state:" + text::slug(row[1]), row[1], ActorKind::kState, code, "GOV");
    out.body("state", code, state);
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
  const auto rows = read_table(path, 7);
  if (!rows) return tl::unexpected(rows.error());
  for (const Fields& row : *rows) {
    const auto kind = parse_name<ActorKind>(row[1]);
    if (!kind) return fail(ErrorCode::kBadFormat, "no such kind of actor: " + row[1], path);
    const std::string canonical = row[2].substr(row[2].substr(0, 1) == "=" ? 1 : 0);
    const std::uint32_t body = out.entry(row[0], canonical, *kind, row[4], row[5]);
    out.name(row[2], body, NameKind::kName, 0);
    for (const std::string& alias : parts(row[3])) {
      out.name(alias, body, is_acronym(alias) ? NameKind::kAcronym : NameKind::kAlias, 1);
    }
    if (!row[6].empty()) out.body(row[6], row[4], body);
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
    for (const std::string& alias : parts(row[1])) {
      // "~Saddam": a name by which the person is called, no full name.
      if (alias[0] == '~') {
        out.name(alias.substr(1), person, NameKind::kSurname, rank);
      } else {
        out.name(alias, person, NameKind::kAlias, rank);
      }
    }
    for (const std::string& surname : surnames(row[0], row[2])) {
      out.name(surname, person, NameKind::kSurname, rank);
    }
    for (const std::string& alias : parts(row[1])) {
      if (alias[0] == '~') continue;
      for (const std::string& surname : surnames(alias, row[2])) {
        out.name(surname, person, NameKind::kSurname, rank);
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

}  // namespace demarche::knowledge
