#include "knowledge/compile/sources.hpp"
#include "knowledge/compile/tables.hpp"
#include "knowledge/name_key.hpp"
#include "knowledge/of_owner.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

namespace demarche::knowledge {

namespace {

// Short acronyms that stand before a body as an adjective ("UK government") stay; longer names of
// the state come as printed and with its possessive ("Russia's government").
std::vector<std::string> owners(const Fields& state) {
  std::vector<std::string> out{state[1], state[1] + "s"};
  for (const std::string& alias : parts(state[2])) {
    out.push_back(alias);
    out.push_back(alias + "s");
  }
  for (const std::string& demonym : parts(state[3])) {
    if (demonym.back() != 's' || parts(state[3]).size() == 1) out.push_back(demonym);
  }
  return out;
}

}  // namespace

Result<void> add_state_bodies(const std::string& folder, Writer& out) {
  const std::string path = folder + "/state_bodies.tsv";
  const auto rows = read_table(path, 4);
  const auto states = read_table(folder + "/states.tsv", 6);
  if (!rows) return tl::unexpected(rows.error());
  if (!states) return tl::unexpected(states.error());
  for (const Fields& row : *rows) {
    const std::vector<std::string> words = parts(row[3]);
    for (const std::string& one : words) {
      const std::string key = name_key(one);
      out.body_words.push_back({text::hash64(key), out.text(key), out.text(row[0]), {}});
    }
    for (const Fields& state : *states) {
      std::uint32_t body = out.find_body(row[0], state[0]);
      const std::string canonical = of_owner(row[1], state[1]);
      if (body == UINT32_MAX) {
        body = out.entry("body:" + text::slug(row[1]) + "-" + text::slug(state[1]), canonical,
                         ActorKind::kGovernmentBody, state[0], row[2]);
        out.body(row[0], state[0], body);
      }
      out.name(canonical, body, NameKind::kName, 0);
      for (const std::string& owner : owners(state)) {
        for (const std::string& one : words) {
          out.name(owner + " " + one, body, NameKind::kAlias, 2);
        }
      }
      std::vector<std::string> formal{state[1]};
      for (const std::string& alias : parts(state[2])) formal.push_back(alias);
      for (const std::string& name : formal) {
        for (const std::string& one : words) {
          out.name(one + " of " + name, body, NameKind::kAlias, 2);
          out.name(one + " of the " + name, body, NameKind::kAlias, 2);
        }
      }
    }
  }
  return {};
}

}  // namespace demarche::knowledge
