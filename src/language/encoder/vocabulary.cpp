#include "language/encoder/vocabulary.hpp"

#include "text/hash.hpp"

#include <algorithm>
#include <limits>

namespace demarche::language {

namespace {

constexpr std::string_view kContinues = "##";

// Splits a printed piece into its letters and whether it continues a word.
std::pair<std::string_view, bool> parts(std::string_view printed) {
  if (printed.size() > kContinues.size() && printed.substr(0, 2) == kContinues) {
    return {printed.substr(2), true};
  }
  return {printed, false};
}

std::uint64_t slot_hash(std::string_view letters, bool continues) {
  return text::hash64(letters) + (continues ? 0x9E3779B97F4A7C15U : 0U);
}

}  // namespace

Result<Vocabulary> Vocabulary::read(std::string_view lines, const std::string& source) {
  if (lines.size() > std::numeric_limits<std::uint32_t>::max()) {
    return fail(ErrorCode::kTooLarge, "is too large for a vocabulary", source);
  }
  Vocabulary out;
  out.lines_ = lines;
  for (std::size_t at = 0; at < lines.size();) {
    out.begins_.push_back(static_cast<std::uint32_t>(at));
    const std::size_t end = lines.find('\n', at);
    at = end == std::string_view::npos ? lines.size() : end + 1;
  }
  out.begins_.push_back(static_cast<std::uint32_t>(lines.size()));
  std::size_t slots = 16;
  while (slots < 2 * out.begins_.size()) slots *= 2;
  out.slots_.assign(slots, 0);
  for (std::size_t id = 0; id < out.size(); ++id) {
    const auto [letters, continues] = parts(out.piece(id));
    if (out.find(letters, continues)) {
      return fail(ErrorCode::kBadFormat, "names a piece twice", source,
                  "line " + std::to_string(id + 1));
    }
    std::size_t slot = slot_hash(letters, continues) & (slots - 1);
    while (out.slots_[slot] != 0) slot = (slot + 1) & (slots - 1);
    out.slots_[slot] = static_cast<std::uint32_t>(id) + 1;
    out.longest_ = std::max(out.longest_, letters.size());
  }
  for (const auto& [name, to] :
       {std::pair{"[UNK]", &out.unknown_}, {"[CLS]", &out.first_}, {"[SEP]", &out.last_}}) {
    const auto id = out.find(name, false);
    if (!id) {
      return fail(ErrorCode::kBadFormat, std::string("is a vocabulary without ") + name, source);
    }
    *to = *id;
  }
  return out;
}

std::string_view Vocabulary::piece(std::size_t id) const {
  std::string_view line = lines_.substr(begins_[id], begins_[id + 1] - begins_[id]);
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::optional<std::int32_t> Vocabulary::find(std::string_view letters, bool continues) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = slot_hash(letters, continues) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::size_t id = slots_[slot] - 1;
    if (parts(piece(id)) == std::pair{letters, continues}) return static_cast<std::int32_t>(id);
  }
  return std::nullopt;
}

}  // namespace demarche::language
