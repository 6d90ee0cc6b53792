#include "knowledge/knowledge.hpp"

namespace demarche::knowledge {

struct Knowledge::Tables {};
Knowledge::Knowledge(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

Result<Knowledge> Knowledge::open(const std::string&) {
  return Knowledge(std::make_unique<const Tables>());
}
std::vector<Name> Knowledge::named(std::string_view) const {
  return {};
}
Entry Knowledge::entry(EntryId) const {
  return {};
}
std::optional<EntryId> Knowledge::by_id(std::string_view) const {
  return {};
}
std::uint32_t Knowledge::longest_name(std::string_view) const {
  return 0;
}
std::optional<EntryId> Knowledge::state(std::string_view) const {
  return {};
}
std::vector<Tenure> Knowledge::tenures_of(EntryId) const {
  return {};
}
std::vector<Tenure> Knowledge::tenures(std::string_view, EntryId) const {
  return {};
}
std::optional<Tenure> Knowledge::holder(std::string_view, EntryId, std::string_view) const {
  return {};
}
std::string_view Knowledge::role_of(std::string_view, std::string_view) const {
  return {};
}
std::vector<GazetteerPlace> Knowledge::places(std::string_view) const {
  return {};
}

}  // namespace demarche::knowledge
