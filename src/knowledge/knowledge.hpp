// What Demarche knows before it reads: states, bodies, people with dated offices, places. One
// memory-mapped file of compiled tables, written by tools at set-up; immutable, safe to share.
#pragma once

#include <demarche/records.hpp>
#include <demarche/status.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::knowledge {

using EntryId = std::uint32_t;  // index of an actor entry; valid for one open Knowledge

// How a surface form names an entry.
enum class NameKind : std::uint8_t {
  kName,     // "Russia", "Antony Blinken", "NATO"
  kSurname,  // "Blinken": only together with other evidence
  kAlias,    // "Zelenskiy", "Kiev regime", "the Kremlin" for the presidency
  kDemonym,  // "Russian" (adjective or people)
  kMetonym,  // capital or building that stands for a state or body: "Moscow", "the White House"
  kAcronym,  // "OSCE": case matters
};

struct Name {
  EntryId entry = 0;
  NameKind kind = NameKind::kName;
};

// One known actor. Views live as long as the Knowledge.
struct Entry {
  std::string_view id;    // "state:russia", "person:antony-blinken", "org:nato"
  std::string_view name;  // canonical
  ActorKind kind = ActorKind::kUnknown;
  std::string_view country;  // ISO 3166-1 alpha-3, empty if none
  std::string_view sector;   // PLOVER sector code
};

// A tenure: `holder` held `title` of `of` from `begin` to `end` (ISO dates, empty = open/unknown).
struct Tenure {
  EntryId holder = 0;
  EntryId of = 0;          // the state or body
  std::string_view role;   // normalised role key: "head_of_state", "foreign_minister" ...
  std::string_view title;  // as used there: "Secretary of State"
  std::string_view begin;
  std::string_view end;
};

// A place of the gazetteer.
struct GazetteerPlace {
  std::int64_t geonames = 0;
  std::string_view name;
  std::string_view country;  // alpha-3
  std::string_view admin1;
  double lat = 0.0;
  double lon = 0.0;
  std::uint32_t population = 0;
  PlacePrecision precision = PlacePrecision::kCity;
};

class Knowledge {
 public:
  // Maps `knowledge.bin`. Errors: kNotFound with the command that brings it, kBadFormat,
  // kUnsupported for another version.
  // All but the gazetteer is checked against its checksum.
  static Result<Knowledge> open(const std::string& path);
  // Checks the gazetteer too (reads the whole file); for set-up and tests.
  [[nodiscard]] Result<void> verify() const;

  // Entries that bear this name, best known first. `surface` is as printed; matching folds accents
  // and typographic marks, ignores a leading "the" and a trailing possessive, and keeps case for
  // acronyms only. A name that nobody bears is tried once more as another spelling of a person's
  // (spelling.hpp): "Sergey Lavrov", "Zelenskiy".
  [[nodiscard]] std::vector<Name> named(std::string_view surface) const;
  [[nodiscard]] Entry entry(EntryId id) const;
  [[nodiscard]] std::optional<EntryId> by_id(std::string_view id) const;
  // Number of words of the longest name that starts with this (folded) word; 0 if none does. Lets a
  // scanner look for the longest match without trying every length.
  [[nodiscard]] std::uint32_t longest_name(std::string_view first_word) const;

  [[nodiscard]] std::optional<EntryId> state(std::string_view alpha3) const;

  // The body of a role in a state: "foreign_ministry" of "RUS". Roles: table state_bodies.tsv.
  [[nodiscard]] std::optional<EntryId> body(std::string_view role, std::string_view alpha3) const;
  // The role of a body's words, without a country: "foreign ministry" -> "foreign_ministry"; "" if
  // the words are no body of a state. With `body` this reads "the ministry" beside a known country.
  [[nodiscard]] std::string_view body_role_of(std::string_view words) const;

  // Tenures of a person; tenures of a role in a state or body ("foreign_minister" of Russia).
  [[nodiscard]] std::vector<Tenure> tenures_of(EntryId person) const;
  [[nodiscard]] std::vector<Tenure> tenures(std::string_view role, EntryId of) const;
  // Who held the role on an ISO day; nothing when the table does not know, when two held it at
  // once, and for roles of many (ambassadors, deputies, officials).
  [[nodiscard]] std::optional<Tenure> holder(std::string_view role, EntryId of,
                                             std::string_view day) const;
  // The role key of an office's words, whatever the country: "secretary of state",
  // "foreign minister", "top diplomat" -> "foreign_minister"; "" if the words are no office.
  // `country` (alpha-3, may be empty) settles words that mean different offices in different
  // countries ("chancellor", "secretary of state", "defence secretary").
  [[nodiscard]] std::string_view role_of(std::string_view office_words,
                                         std::string_view country) const;

  // Places that bear this name, largest population first; countries and first-level divisions
  // included, with their precision.
  [[nodiscard]] std::vector<GazetteerPlace> places(std::string_view surface) const;

  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

 private:
  struct Tables;
  explicit Knowledge(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace demarche::knowledge
