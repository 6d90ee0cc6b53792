#include "cli/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include <utf8proc.h>

namespace demarche::cli {

namespace {

// The code point at `at`, which moves behind it; -1 for a malformed byte.
utf8proc_int32_t decode(std::string_view utf8, std::size_t& at) {
  utf8proc_int32_t point = -1;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + at,
                                  static_cast<utf8proc_ssize_t>(utf8.size() - at), &point);
  at += n > 0 ? static_cast<std::size_t>(n) : 1;
  return n > 0 ? point : -1;
}

std::size_t width_of(utf8proc_int32_t point) {
  return point < 0 ? 1 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point)));
}

bool breaks_lines(utf8proc_int32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

}  // namespace

std::string well_formed(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (decode(bytes, at) < 0) {
      out += "\xEF\xBF\xBD";
    } else {
      out += bytes.substr(begin, at - begin);
    }
  }
  return out;
}

std::size_t columns(std::string_view utf8) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < utf8.size();) sum += width_of(decode(utf8, at));
  return sum;
}

std::string one_line(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const utf8proc_int32_t point = decode(utf8, at);
    if (point == '\n' || point == '\t' || point == '\r') {
      out += point == '\n' ? "\\n" : point == '\t' ? "\\t" : "\\r";
    } else if (point >= 0 && breaks_lines(point)) {
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(point));
      out += escape.data();
    } else {
      out += utf8.substr(begin, at - begin);
    }
  }
  return out;
}

std::string fitted(std::string_view utf8, std::size_t width) {
  std::string out = one_line(utf8);
  std::size_t used = columns(out);
  if (used > width && width > 0) {
    std::size_t keep = 0;
    used = 0;
    for (std::size_t at = 0; at < out.size();) {
      const std::size_t own = width_of(decode(out, at));
      if (used + own > width - 1) break;
      used += own;
      keep = at;
    }
    out.resize(keep);
    out += "\xE2\x80\xA6";
    ++used;
  }
  out.append(width > used ? width - used : 0, ' ');
  return out;
}

}  // namespace demarche::cli
