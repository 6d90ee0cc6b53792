#include "knowledge/name_key.hpp"

#include "text/strings.hpp"

namespace demarche::knowledge {

namespace {

std::string without_marks(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (c == '.') continue;
    if (c == '-' || c == '\'') {
      // Hyphens part words; apostrophes inside names ("N'Djamena", "Sana'a") vanish.
      if (c == '-') out += ' ';
      continue;
    }
    out += c;
  }
  return text::squeeze(out);
}

std::string_view core(std::string_view surface) {
  surface = text::trim(surface);
  if (text::starts_with_ignoring_case(surface, "the ")) surface.remove_prefix(4);
  for (const std::string_view end : {"'s", "\u2019s", "'", "\u2019"}) {
    if (surface.size() > end.size() && surface.substr(surface.size() - end.size()) == end) {
      surface.remove_suffix(end.size());
      break;
    }
  }
  return text::trim(surface);
}

}  // namespace

std::string name_key(std::string_view surface) {
  return without_marks(text::fold(core(surface)));
}

std::string exact_key(std::string_view surface) {
  return without_marks(core(surface));
}

}  // namespace demarche::knowledge
