#include "knowledge/compile/writer.hpp"

#include "knowledge/name_key.hpp"
#include "knowledge/spelling.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <tuple>

namespace demarche::knowledge {

bool is_acronym(const std::string& name) {
  int upper = 0;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++upper;
  }
  return upper >= 2 && name.size() <= 8;
}

format::Text Writer::text(std::string_view words) {
  if (words.empty()) return {0, 0};
  const auto found = seen_.find(std::string(words));
  if (found != seen_.end()) return found->second;
  const format::Text at{static_cast<std::uint32_t>(strings_.size()),
                        static_cast<std::uint32_t>(words.size())};
  strings_ += words;
  seen_.emplace(std::string(words), at);
  return at;
}

std::uint32_t Writer::entry(const std::string& id, const std::string& name, ActorKind kind,
                            const std::string& country, const std::string& sector) {
  const auto known = by_id_.find(id);
  if (known != by_id_.end()) return known->second;
  const auto index = static_cast<std::uint32_t>(entries.size());
  entries.push_back(
      {text(id), text(name), text(country), text(sector), static_cast<std::uint32_t>(kind), 0});
  by_id_.emplace(id, index);
  return index;
}

std::uint32_t Writer::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? UINT32_MAX : found->second;
}

void Writer::name(const std::string& printed, std::uint32_t entry, NameKind kind,
                  std::uint32_t rank) {
  const bool marked = !printed.empty() && printed[0] == '=';
  const std::string surface = printed.substr(marked ? 1 : 0);
  const bool exact = marked || is_acronym(surface);
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
  if (entries[entry].kind == static_cast<std::uint32_t>(ActorKind::kPerson)) {
    spelling(key, entry, kind, rank);
  }
}

void Writer::spelling(const std::string& key, std::uint32_t entry, NameKind kind,
                      std::uint32_t rank) {
  const std::string spelled = "~" + spelling_key(key);
  const auto words = static_cast<std::uint32_t>(text::split(spelled, ' ').size());
  std::uint32_t& longest = longest_[text::hash64(spelled.substr(0, spelled.find(' ')))];
  longest = std::max(longest, words);
  if (!names_seen_
           .insert(spelled + "\t" + std::to_string(entry) + "\t" +
                   std::to_string(static_cast<int>(kind)))
           .second) {
    return;
  }
  names.push_back(
      {text::hash64(spelled), entry, static_cast<std::uint32_t>(kind), rank, 0U, text(spelled)});
}

void Writer::body(const std::string& role, const std::string& country, std::uint32_t entry) {
  const std::string key = role + "\t" + country;
  if (!by_body_.emplace(key, entry).second) return;
  bodies.push_back({text::hash64(key), text(role), text(country), entry, 0});
}

std::uint32_t Writer::find_body(const std::string& role, const std::string& country) const {
  const auto found = by_body_.find(role + "\t" + country);
  return found == by_body_.end() ? UINT32_MAX : found->second;
}

void Writer::place(format::Place place, const std::vector<std::string>& surfaces) {
  const auto index = static_cast<std::uint32_t>(places.size());
  places.push_back(place);
  std::set<std::string> seen;
  for (const std::string& surface : surfaces) {
    const std::string key = name_key(surface);
    if (key.empty() || !seen.insert(key).second) continue;
    place_names.push_back({text::hash64(key), index, 0, text(key)});
  }
}

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
  const auto by_hash = [](const auto& a, const auto& b) { return a.hash < b.hash; };
  std::stable_sort(body_words.begin(), body_words.end(), by_hash);
  std::stable_sort(bodies.begin(), bodies.end(), by_hash);
  std::vector<format::Id> ids;
  for (const auto& [id, index] : by_id_) ids.push_back({text::hash64(id), index, 0});
  std::stable_sort(ids.begin(), ids.end(), by_hash);
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
  header.entries = add(entries);
  header.ids = add(ids);
  header.names = add(names);
  header.firsts = add(firsts);
  header.tenures = add(tenures);
  header.by_role = add(by_role);
  header.roles = add(roles);
  header.body_words = add(body_words);
  header.bodies = add(bodies);
  header.strings = add(strings_);
  const std::size_t core = body.size() - strings_.size() + core_strings_;
  header.places = add(places);
  header.place_names = add(place_names);
  header.size = sizeof(format::Header) + body.size();
  header.core_size = core;
  header.core_checksum = text::hash64(std::string_view(body).substr(0, core));
  header.rest_checksum = text::hash64(std::string_view(body).substr(core));
  header.header_checksum = format::checksum(header);
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

}  // namespace demarche::knowledge
