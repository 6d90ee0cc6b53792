// Collects the rows of knowledge.bin and writes the file.
#pragma once

#include "knowledge/format.hpp"
#include "knowledge/knowledge.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::knowledge {

class Writer {
 public:
  format::Text text(std::string_view words);

  // The index of the entry of that id; made if new, else the first one made stays as it is.
  std::uint32_t entry(const std::string& id, const std::string& name, ActorKind kind,
                      const std::string& country, const std::string& sector);
  [[nodiscard]] std::uint32_t find(const std::string& id) const;  // UINT32_MAX if none

  // A surface form of an entry; `rank` orders the entries of one form, 0 the best known. Short
  // words of capitals alone, and names with '=' before them, match with their case alone.
  void name(const std::string& printed, std::uint32_t entry, NameKind kind, std::uint32_t rank);
  // Makes `entry` the body of that role in the state: "foreign_ministry", "RUS".
  void body(const std::string& role, const std::string& country, std::uint32_t entry);
  [[nodiscard]] std::uint32_t find_body(const std::string& role, const std::string& country) const;
  // From here on only places are added: open() does not check the words of the gazetteer.
  void begin_places() { core_strings_ = strings_.size(); }
  void place(format::Place place, const std::vector<std::string>& surfaces);

  // Sorts everything and writes it, first to a temporary file; gives the size in bytes.
  Result<std::size_t> write(const std::string& path);

  std::vector<format::Entry> entries;
  std::vector<format::Name> names;
  std::vector<format::Tenure> tenures;
  std::vector<format::Role> roles;
  std::vector<format::Role> body_words;
  std::vector<format::Body> bodies;
  std::vector<format::Place> places;
  std::vector<format::PlaceName> place_names;

 private:
  // The row by which other spellings of a person's name are found, "~" before its spelling key.
  void spelling(const std::string& key, std::uint32_t entry, NameKind kind, std::uint32_t rank);

  std::string strings_;
  std::size_t core_strings_ = 0;
  std::unordered_map<std::string, format::Text> seen_;
  std::map<std::string, std::uint32_t> by_id_;
  std::map<std::string, std::uint32_t> by_body_;
  std::set<std::string> names_seen_;
  std::map<std::uint64_t, std::uint32_t> longest_;
};

// Words in capitals alone, two to eight letters: "OSCE", "U.N.".
bool is_acronym(const std::string& name);

}  // namespace demarche::knowledge
