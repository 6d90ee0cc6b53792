// Statements as a table that fits the terminal: cells are wrapped, and where the words would have
// too little room the least telling columns go.
#include "brief/layout.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "brief/statements.hpp"

#include <algorithm>
#include <array>

namespace demarche::brief {

namespace {

enum Column : std::size_t { kDate, kSpeaker, kAct, kTo, kWords, kCounts, kId, kColumns };
using Cells = std::array<std::string, kColumns>;
using Widths = std::array<std::size_t, kColumns>;

constexpr std::size_t kGap = 2;
constexpr std::size_t kContentLimit = 240;  // code points
constexpr std::size_t kGoodWords = 40;      // columns of a terminal
constexpr std::size_t kLeastWords = 24;
constexpr std::array<std::string_view, kColumns> kTitles = {"when", "speaker", "act", "to",
                                                            "said", "o/a",     "id"};
// The widest that cells may make their columns, and where room is short.
constexpr Widths kMost = {14, 20, 12, 14, 400, 9, 16};
constexpr Widths kShort = {10, 14, 12, 10, 400, 9, 16};

Cells cells_of(const Lookup& lookup, const Statement& s, std::string_view year) {
  Cells cells;
  const Said said = when_said(lookup, s);
  if (said.when != nullptr) {
    const Interval& when = *said.when;
    cells[kDate] = said.told ? phrase_dates(when.begin, when.end, when.precision, year)
                             : "by " + phrase_dates(when.end, when.end, when.precision, year);
  }
  std::vector<Ref> speakers = s.co_speakers;
  if (s.speaker) speakers.insert(speakers.begin(), *s.speaker);
  cells[kSpeaker] = speakers.empty() ? "-" : phrase_names(speakers);
  cells[kAct] = phrase_act(s.act);
  if (s.addressee) {
    cells[kTo] = s.addressee->name;
  } else if (s.medium) {
    cells[kTo] = "on " + *s.medium;
  }
  cells[kWords] = phrase_content(s, kContentLimit);
  if (s.condition && s.text.find(s.condition->text) == std::string::npos) {
    cells[kWords] += " IF " + s.condition->text;
  }
  cells[kCounts] = std::to_string(s.origins) + "/" + std::to_string(s.articles);
  cells[kId] = lookup.shown(s.id);
  return cells;
}

std::size_t total(const Widths& widths) {
  std::size_t sum = 0;
  for (const std::size_t width : widths) sum += width > 0 ? width + kGap : 0;
  return sum - kGap;
}

Widths fit(Widths widths, std::size_t width) {
  const auto room = [&] {
    const std::size_t others = total(widths) - widths[kWords];
    return width > others ? width - others : 0;
  };
  for (const std::size_t c : {kDate, kTo, kSpeaker}) {
    if (room() < std::min(widths[kWords], kGoodWords)) widths[c] = std::min(widths[c], kShort[c]);
  }
  for (const std::size_t c : {kCounts, kTo, kDate}) {
    if (room() < std::min(widths[kWords], kLeastWords)) widths[c] = 0;
  }
  if (room() < kLeastWords)
    widths[kSpeaker] = std::min(widths[kSpeaker], kTitles[kSpeaker].size() + 2);
  widths[kWords] = std::max<std::size_t>(std::min(widths[kWords], room()), 8);
  return widths;
}

class Table {
 public:
  Table(const Widths& widths, bool colour) : widths_(widths), colour_(colour) {}

  void add(const Cells& cells, bool title) {
    std::array<std::vector<std::string>, kColumns> lines;
    std::size_t height = 0;
    for (std::size_t c = 0; c < kColumns; ++c) {
      if (widths_[c] == 0) continue;
      lines[c] = wrap(cells[c], widths_[c]);
      height = std::max(height, lines[c].size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line;
      for (std::size_t c = 0; c < kColumns; ++c) {
        if (widths_[c] == 0) continue;
        if (!line.empty()) line.append(kGap, ' ');
        const std::string cell = i < lines[c].size() ? cut(lines[c][i], widths_[c]) : "";
        line += style(c, title, pad(cell, widths_[c]));
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + "\n";
    }
  }

  std::string out;

 private:
  // A word that is wider than its column.
  static std::string cut(const std::string& line, std::size_t width) {
    std::string out = line;
    while (columns(out) > width) {
      do out.pop_back();
      while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U);
      if (columns(out) < width) return out + "\u2026";
    }
    return out;
  }

  [[nodiscard]] std::string style(std::size_t column, bool title, const std::string& cell) const {
    const char* code = title ? "1" : column == kAct ? "33" : column >= kCounts ? "2" : nullptr;
    if (!colour_ || code == nullptr) return cell;
    return std::string("\033[") + code + "m" + cell + "\033[0m";
  }

  Widths widths_;
  bool colour_;
};

}  // namespace

std::string statements_table(const Dossier& dossier, const std::vector<const Statement*>& chosen,
                             const BriefOptions& look) {
  if (chosen.empty()) return "no statement\n";
  const std::string year = single_year(dossier);
  const Lookup lookup(dossier);
  Cells titles;
  Widths widths{};
  std::copy(kTitles.begin(), kTitles.end(), titles.begin());
  for (std::size_t c = 0; c < kColumns; ++c) widths[c] = titles[c].size();
  std::vector<Cells> rows;
  for (const Statement* statement : chosen) {
    rows.push_back(cells_of(lookup, *statement, year));
    for (std::size_t c = 0; c < kColumns; ++c) {
      widths[c] = std::max(widths[c], std::min(columns(rows.back()[c]), kMost[c]));
    }
  }
  Table table(fit(widths, static_cast<std::size_t>(std::max(look.width, 40))), look.colour);
  table.add(titles, true);
  for (const Cells& cells : rows) table.add(cells, false);
  return std::move(table.out);
}

}  // namespace demarche::brief
