#include "knowledge/knowledge.hpp"

#include "knowledge/format.hpp"
#include "knowledge/name_key.hpp"
#include "knowledge/spelling.hpp"
#include "text/hash.hpp"
#include "text/mapped_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace demarche::knowledge {

std::uint64_t format::checksum(Header header) {
  header.header_checksum = 0;
  return text::hash64({reinterpret_cast<const char*>(&header), sizeof header});
}

struct Knowledge::Tables {
  text::MappedFile file;
  const char* data = nullptr;
  std::size_t size = 0;
  std::span<const format::Entry> entries;
  std::span<const format::Id> ids;
  std::span<const format::Name> names;
  std::span<const format::First> firsts;
  std::span<const format::Tenure> tenures;
  std::span<const std::uint32_t> by_role;
  std::span<const format::Role> roles;
  std::span<const format::Role> body_words;
  std::span<const format::Body> bodies;
  std::span<const format::Place> places;
  std::span<const format::PlaceName> place_names;
  std::string_view strings;

  [[nodiscard]] std::string_view text(format::Text t) const {
    return t.offset <= strings.size() ? strings.substr(t.offset, t.size) : std::string_view();
  }
  [[nodiscard]] Tenure tenure(const format::Tenure& t) const {
    return {t.holder, t.of, text(t.role), text(t.title), text(t.begin), text(t.end)};
  }
};

Knowledge::Knowledge(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

namespace {

template <typename Row>
bool view(const char* data, std::size_t size, format::Section section, std::span<const Row>& out) {
  if (section.offset > size || section.offset % alignof(Row) != 0 ||
      section.count > (size - section.offset) / sizeof(Row)) {
    return false;
  }
  out = {reinterpret_cast<const Row*>(data + section.offset), section.count};
  return true;
}

template <typename Rows>
auto rows_with(const Rows& rows, std::uint64_t hash) {
  return std::equal_range(rows.begin(), rows.end(), hash, [](const auto& a, const auto& b) {
    if constexpr (std::is_same_v<std::decay_t<decltype(a)>, std::uint64_t>) {
      return a < b.hash;
    } else {
      return a.hash < b;
    }
  });
}

// Roles that several people hold at once: a day does not tell who is meant.
constexpr std::array<std::string_view, 10> kManyHolders = {"official",
                                                           "ambassador",
                                                           "deputy_ambassador",
                                                           "legislator",
                                                           "governor",
                                                           "spokesperson",
                                                           "opposition_leader",
                                                           "deputy_foreign_minister",
                                                           "deputy_defence_minister",
                                                           "deputy_head_of_government"};

}  // namespace

Result<Knowledge> Knowledge::open(const std::string& path) {
  auto file = text::MappedFile::open(path);
  if (!file) {
    if (file.error().code == ErrorCode::kNotFound) {
      file.error().message = "the tables of actors and places are missing; `make data` brings them";
    }
    return tl::unexpected(file.error());
  }
  auto tables = std::make_unique<Tables>();
  tables->file = std::move(*file);
  tables->data = tables->file.bytes().data();
  tables->size = tables->file.bytes().size();
  const auto refuse = [&](const char* cause) { return fail(ErrorCode::kBadFormat, cause, path); };
  format::Header header{};
  if (tables->size < sizeof header) return refuse("is too short to be a table of knowledge");
  std::memcpy(&header, tables->data, sizeof header);
  if (std::memcmp(header.magic, format::kMagic, sizeof header.magic) != 0) {
    return refuse("is no table of knowledge");
  }
  if (header.version != format::kVersion) {
    return fail(ErrorCode::kUnsupported,
                "has version " + std::to_string(header.version) + ", this program reads version " +
                    std::to_string(format::kVersion) + "; `make data` brings it",
                path);
  }
  if (header.size != tables->size) return refuse("is not complete");
  const std::string_view body(tables->data + sizeof header, tables->size - sizeof header);
  if (format::checksum(header) != header.header_checksum || header.core_size > body.size() ||
      text::hash64(body.substr(0, header.core_size)) != header.core_checksum) {
    return refuse("is damaged: its checksum differs; `make data` makes it again");
  }
  Tables& t = *tables;
  std::span<const char> strings;
  if (!view(t.data, t.size, header.strings, strings) ||
      !view(t.data, t.size, header.entries, t.entries) ||
      !view(t.data, t.size, header.ids, t.ids) || !view(t.data, t.size, header.names, t.names) ||
      !view(t.data, t.size, header.firsts, t.firsts) ||
      !view(t.data, t.size, header.tenures, t.tenures) ||
      !view(t.data, t.size, header.by_role, t.by_role) ||
      !view(t.data, t.size, header.roles, t.roles) ||
      !view(t.data, t.size, header.body_words, t.body_words) ||
      !view(t.data, t.size, header.bodies, t.bodies) ||
      !view(t.data, t.size, header.places, t.places) ||
      !view(t.data, t.size, header.place_names, t.place_names)) {
    return refuse("is damaged: a section lies outside the file");
  }
  t.strings = {strings.data(), strings.size()};
  return Knowledge(std::move(tables));
}

Result<void> Knowledge::verify() const {
  format::Header header{};
  std::memcpy(&header, tables_->data, sizeof header);
  const std::string_view body(tables_->data + sizeof header, tables_->size - sizeof header);
  if (text::hash64(body.substr(header.core_size)) != header.rest_checksum) {
    return fail(ErrorCode::kBadFormat, "the gazetteer is damaged: its checksum differs");
  }
  return {};
}

std::vector<Name> Knowledge::named(std::string_view surface) const {
  const std::string key = name_key(surface);
  std::vector<Name> out;
  if (key.empty()) return out;
  std::string exact;
  const auto collect = [&](const std::string& wanted) {
    const auto [begin, end] = rows_with(tables_->names, text::hash64(wanted));
    for (auto row = begin; row != end; ++row) {
      if (row->entry >= tables_->entries.size() ||
          row->kind > static_cast<std::uint32_t>(NameKind::kAcronym)) {
        continue;
      }
      if (row->exact != 0) {
        if (exact.empty()) exact = exact_key(surface);
        if (tables_->text(row->text) != exact) continue;
      } else if (tables_->text(row->text) != wanted) {
        continue;
      }
      const Name name{row->entry, static_cast<NameKind>(row->kind)};
      // An entry's own name says all that its alias of the same letters would.
      const auto known = std::find_if(out.begin(), out.end(), [&](const Name& other) {
        return other.entry == name.entry &&
               (other.kind == NameKind::kName || other.kind == NameKind::kAlias);
      });
      if (name.kind == NameKind::kAlias && known != out.end()) continue;
      out.push_back(name);
    }
  };
  collect(key);
  if (out.empty()) collect("~" + spelling_key(key));
  return out;
}

Entry Knowledge::entry(EntryId id) const {
  if (id >= tables_->entries.size()) return {};
  const format::Entry& row = tables_->entries[id];
  const auto kind = row.kind <= static_cast<std::uint32_t>(ActorKind::kUnknown)
                        ? static_cast<ActorKind>(row.kind)
                        : ActorKind::kUnknown;
  return {tables_->text(row.id), tables_->text(row.name), kind, tables_->text(row.country),
          tables_->text(row.sector)};
}

std::optional<EntryId> Knowledge::by_id(std::string_view id) const {
  const auto [begin, end] = rows_with(tables_->ids, text::hash64(id));
  for (auto row = begin; row != end; ++row) {
    if (entry(row->entry).id == id) return row->entry;
  }
  return std::nullopt;
}

std::uint32_t Knowledge::longest_name(std::string_view first_word) const {
  const std::string key = name_key(first_word);
  std::uint32_t longest = 0;
  for (const std::string& wanted : {key, "~" + spelling_key(key)}) {
    const auto [begin, end] = rows_with(tables_->firsts, text::hash64(wanted));
    if (begin != end) longest = std::max(longest, begin->words);
  }
  return longest;
}

std::optional<EntryId> Knowledge::state(std::string_view alpha3) const {
  return body("state", alpha3);
}

std::optional<EntryId> Knowledge::body(std::string_view role, std::string_view alpha3) const {
  std::string key(role);
  key += '\t';
  key += alpha3;
  const auto [begin, end] = rows_with(tables_->bodies, text::hash64(key));
  for (auto row = begin; row != end; ++row) {
    if (tables_->text(row->role) == role && tables_->text(row->country) == alpha3) {
      return row->entry;
    }
  }
  return std::nullopt;
}

std::string_view Knowledge::body_role_of(std::string_view words) const {
  const std::string key = name_key(words);
  const auto [begin, end] = rows_with(tables_->body_words, text::hash64(key));
  for (auto row = begin; row != end; ++row) {
    if (tables_->text(row->words) == key) return tables_->text(row->role);
  }
  return {};
}

std::vector<Tenure> Knowledge::tenures_of(EntryId person) const {
  std::vector<Tenure> out;
  const auto begin =
      std::lower_bound(tables_->tenures.begin(), tables_->tenures.end(), person,
                       [](const format::Tenure& t, EntryId id) { return t.holder < id; });
  for (auto t = begin; t != tables_->tenures.end() && t->holder == person; ++t) {
    out.push_back(tables_->tenure(*t));
  }
  return out;
}

std::vector<Tenure> Knowledge::tenures(std::string_view role, EntryId of) const {
  std::vector<Tenure> out;
  const auto at = [&](std::uint32_t i) -> const format::Tenure& {
    return tables_->tenures[std::min<std::size_t>(i, tables_->tenures.size() - 1)];
  };
  const auto begin =
      std::lower_bound(tables_->by_role.begin(), tables_->by_role.end(), role,
                       [&](std::uint32_t i, std::string_view wanted) {
                         const format::Tenure& t = at(i);
                         return t.of != of ? t.of < of : tables_->text(t.role) < wanted;
                       });
  for (auto i = begin; i != tables_->by_role.end(); ++i) {
    const format::Tenure& t = at(*i);
    if (t.of != of || tables_->text(t.role) != role) break;
    out.push_back(tables_->tenure(t));
  }
  return out;
}

std::optional<Tenure> Knowledge::holder(std::string_view role, EntryId of,
                                        std::string_view day) const {
  std::optional<Tenure> found;
  if (std::find(kManyHolders.begin(), kManyHolders.end(), role) != kManyHolders.end()) return found;
  // Dates of different precision compare as far as both go: "2021" holds any day of 2021.
  const auto before = [](std::string_view a, std::string_view b) {
    const std::size_t n = std::min(a.size(), b.size());
    return a.substr(0, n) < b.substr(0, n);
  };
  bool doubtful = false;
  for (const Tenure& t : tenures(role, of)) {
    const bool begun = t.begin.empty() || !before(day, t.begin);
    const bool over = !t.end.empty() && before(t.end, day);
    if (!begun || over) continue;
    // Of two the later, where he took over from the other; else nobody knows which is meant.
    const bool took_over = found && !found->end.empty() && !before(t.begin, found->end);
    doubtful = found && found->holder != t.holder && !took_over;
    found = t;
  }
  if (doubtful) found.reset();
  return found;
}

std::string_view Knowledge::role_of(std::string_view office_words, std::string_view country) const {
  const std::string key = name_key(office_words);
  std::string_view anywhere;
  const auto [begin, end] = rows_with(tables_->roles, text::hash64(key));
  for (auto row = begin; row != end; ++row) {
    if (tables_->text(row->words) != key) continue;
    const std::string_view where = tables_->text(row->country);
    if (where.empty()) anywhere = tables_->text(row->role);
    if (!where.empty() && where == country) return tables_->text(row->role);
  }
  return anywhere;
}

std::vector<GazetteerPlace> Knowledge::places(std::string_view surface) const {
  const std::string key = name_key(surface);
  std::vector<GazetteerPlace> out;
  const auto [begin, end] = rows_with(tables_->place_names, text::hash64(key));
  for (auto row = begin; row != end; ++row) {
    if (tables_->text(row->text) != key || row->place >= tables_->places.size()) continue;
    const format::Place& p = tables_->places[row->place];
    out.push_back({p.geonames, tables_->text(p.name), tables_->text(p.country),
                   tables_->text(p.admin1), p.lat, p.lon, p.population,
                   static_cast<PlacePrecision>(std::min(
                       p.precision, static_cast<std::uint32_t>(PlacePrecision::kRegion)))});
  }
  return out;
}

}  // namespace demarche::knowledge
