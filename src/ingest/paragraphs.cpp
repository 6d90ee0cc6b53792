#include "ingest/paragraphs.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::ingest {

namespace {

struct Line {
  Paragraph range;
  std::size_t block = 0;  // lines with no blank line between them share a block
};

std::vector<Line> split_into_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t block = 0;
  bool blank = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t stop = text.find('\n', at);
    if (stop == std::string_view::npos) stop = text.size();
    const std::string_view trimmed = text::trim(text.substr(at, stop - at));
    if (trimmed.empty()) {
      blank = true;
    } else {
      if (blank) ++block;
      blank = false;
      const auto begin = static_cast<std::size_t>(trimmed.data() - text.data());
      lines.push_back({{begin, begin + trimmed.size()}, block});
    }
    at = stop + 1;
  }
  return lines;
}

bool ends_sentence(std::string_view line) {
  static constexpr std::string_view kEnds[] = {".",  "!", "?", ":", "]", ")",
                                               "\"", "'", "”", "’", "»", "…"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return line.ends_with(end); });
}

// Hard wrapped: at least five lines have a successor in their block, most of those are of nearly
// the same width, and many of them stop in the middle of a sentence.
bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  std::size_t open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].block != lines[i + 1].block) continue;
    widths.push_back(text::count(lines[i].range.of(text)));
    open += ends_sentence(lines[i].range.of(text)) ? 0 : 1;
  }
  if (widths.size() < 5) return false;
  const std::size_t widest = *std::max_element(widths.begin(), widths.end());
  const auto near = static_cast<std::size_t>(std::count_if(
      widths.begin(), widths.end(), [&](std::size_t width) { return width + 18 >= widest; }));
  return widest <= 120 && near * 10 >= widths.size() * 7 && open * 2 >= widths.size();
}

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text) {
  const std::vector<Line> lines = split_into_lines(text);
  const bool wrapped = is_hard_wrapped(text, lines);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool goes_on = false;
    if (i > 0 && lines[i].block == lines[i - 1].block) {
      std::size_t at = lines[i].range.begin;
      goes_on = wrapped || (text::is_lower(text::decode_at(text, at)) &&
                            !ends_sentence(lines[i - 1].range.of(text)));
    }
    if (goes_on) {
      paragraphs.back().end = lines[i].range.end;
    } else {
      paragraphs.push_back(lines[i].range);
    }
  }
  return paragraphs;
}

}  // namespace demarche::ingest
