#include "brief/layout.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <utf8proc.h>

namespace demarche::brief {

std::size_t columns(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    if (utf8[at] == '\033') {  // an escape sequence ends with its first letter
      while (at < utf8.size() && utf8[at] != 'm') ++at;
      if (at < utf8.size()) ++at;
      continue;
    }
    const int own = utf8proc_charwidth(static_cast<utf8proc_int32_t>(text::decode_at(utf8, at)));
    width += own > 0 ? static_cast<std::size_t>(own) : 0;
  }
  return width;
}

std::string pad(std::string_view utf8, std::size_t width) {
  std::string out(utf8);
  const std::size_t used = columns(utf8);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  for (const std::string_view word : text::split(utf8, ' ')) {
    const std::size_t own = columns(word);
    if (!line.empty() && used + 1 + own > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) {
      line += ' ';
      ++used;
    }
    line += word;
    used += own;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace demarche::brief
