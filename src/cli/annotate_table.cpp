#include "cli/annotate_formats.hpp"
#include "cli/columns.hpp"

#include <algorithm>
#include <array>

namespace demarche::cli {

namespace {

enum Column : std::size_t { kNumber, kWord, kLemma, kPos, kTag, kDep, kHead, kEntity, kColumns };
using Cells = std::array<std::string, kColumns>;
using Widths = std::array<std::size_t, kColumns>;

constexpr std::array<const char*, kColumns> kTitles = {"",    "token", "lemma", "pos",
                                                       "tag", "dep",   "head",  "entity"};

Cells cells_of(const Analysis& a, std::size_t i) {
  const Token& t = a.tokens[i];
  const auto head = static_cast<std::size_t>(t.head);
  Cells cells;
  cells[kNumber] = std::to_string(i);
  cells[kWord] = one_line(a.word(i));
  cells[kLemma] = one_line(t.lemma);
  cells[kPos] = t.pos;
  cells[kTag] = t.tag;
  cells[kDep] = t.dep;
  cells[kHead] = head == i ? "" : std::to_string(head) + " " + one_line(a.word(head));
  if (!t.entity.empty()) cells[kEntity] = (t.entity_begins ? "B-" : "I-") + std::string(t.entity);
  return cells;
}

std::size_t total(const Widths& widths) {
  std::size_t sum = 0;
  for (const std::size_t width : widths) sum += width > 0 ? width + 2 : 0;
  return sum > 2 ? sum - 2 : 0;
}

// Natural widths, then the long columns give way by turns down to a least width, then whole columns
// by how little they say.
Widths fit(Widths widths, std::size_t width) {
  constexpr std::size_t kLeast = 8;
  while (total(widths) > width) {
    std::size_t widest = kWord;
    for (const std::size_t c : {kLemma, kHead}) {
      if (widths[c] > widths[widest]) widest = c;
    }
    if (widths[widest] <= kLeast) break;
    --widths[widest];
  }
  for (const std::size_t c : {kTag, kLemma, kHead, kDep, kNumber, kPos, kEntity}) {
    if (total(widths) > width) widths[c] = 0;
  }
  widths[kWord] = std::min(widths[kWord], width);
  return widths;
}

void append_row(const Cells& cells, const Widths& widths, std::string& out) {
  std::string row;
  for (std::size_t c = 0; c < kColumns; ++c) {
    if (widths[c] == 0) continue;
    if (!row.empty()) row += "  ";
    const std::size_t own = columns(cells[c]);
    if (c == kNumber && own < widths[c]) row.append(widths[c] - own, ' ');
    row += c == kNumber ? cells[c] : fitted(cells[c], widths[c]);
  }
  row.erase(row.find_last_not_of(' ') + 1);
  out += row + "\n";
}

}  // namespace

void append_table(std::string_view id, const Analysis& a, std::size_t width, std::string& out) {
  Widths widths{};
  Cells titles;
  for (std::size_t c = 0; c < kColumns; ++c) {
    titles[c] = kTitles[c];
    widths[c] = titles[c].size();
  }
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Cells cells = cells_of(a, i);
    for (std::size_t c = 0; c < kColumns; ++c) {
      widths[c] = std::min<std::size_t>(std::max(widths[c], columns(cells[c])), width);
    }
  }
  widths = fit(widths, width);
  std::string name = fitted(id, width);
  name.erase(name.find_last_not_of(' ') + 1);
  out += name + "\n";
  append_row(titles, widths, out);
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    if (a.tokens[i].sentence_begins && i > 0) out += '\n';
    append_row(cells_of(a, i), widths, out);
  }
  out += '\n';
}

}  // namespace demarche::cli
