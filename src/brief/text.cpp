// The brief for a terminal: columns, wrapping with a hanging indent, colours only when asked for.
#include "brief/layout.hpp"
#include "brief/outline.hpp"

#include <demarche/brief.hpp>

#include <algorithm>

namespace demarche {

namespace {

using brief::Group;
using brief::Outline;
using brief::Row;
using brief::Section;

class TextPage {
 public:
  TextPage(const Outline& outline, const BriefOptions& options)
      : outline_(outline),
        colour_(options.colour),
        width_(static_cast<std::size_t>(std::max(options.width, 40))) {}

  std::string render() {
    const std::string title = "DEMARCHE BRIEF";
    std::string right = outline_.window;
    if (!outline_.as_of.empty()) right += (right.empty() ? "as of " : ", as of ") + outline_.as_of;
    line(style("1", title) + padding(brief::columns(title) + brief::columns(right)) + right);
    for (const std::string& words : outline_.scope) paragraph("", words, 2);
    for (const Section& section : outline_.sections) {
      out_ += '\n';
      line(style("1;36", section.title));
      if (!section.has_rows()) {
        paragraph("  ", section.empty, 2);
        continue;
      }
      for (const Group& group : section.groups) print(group);
    }
    out_ += '\n';
    paragraph("", style("2", "EVIDENCE"), 0);
    paragraph(
        "  ",
        "`demarche explain ID ...` shows the sentences and the rule behind a row; two numbers "
        "with a stroke are independent origins / articles.",
        2);
    return std::move(out_);
  }

 private:
  void print(const Group& group) {
    if (!group.heading.empty()) paragraph(" ", style("1", group.heading), 3);
    // Marks of one group stand in one column, so that acts read as a list.
    std::size_t mark_width = 0;
    std::size_t date_width = 0;
    bool counts = false;
    for (const Row& row : group.rows) {
      mark_width = std::max(mark_width, brief::columns(row.mark));
      date_width = std::max(date_width, brief::columns(row.date));
      counts = counts || row.articles > 0 || row.origins > 0;
    }
    for (const Row& row : group.rows) {
      print(row, mark_width, date_width, counts);
    }
  }

  void print(const Row& row, std::size_t mark_width, std::size_t date_width, bool counts) {
    std::string tail;
    if (!row.id.empty()) {
      const std::size_t count_width = counts ? 8 : 0;
      tail = "  " + brief::pad(row.date, date_width) + "  ";
      if (count_width > 0) tail += brief::pad(counts_of(row), count_width);
      tail += row.id.substr(0, outline_.id_length);
    } else if (!row.date.empty()) {
      tail = "  " + row.date;
    }
    const std::size_t indent = 2 + mark_width + (mark_width > 0 ? 2 : 0);
    const std::size_t tail_width = brief::columns(tail);
    const std::size_t room =
        width_ > indent + tail_width + 20 ? width_ - indent - tail_width : width_ - indent;
    const std::vector<std::string> lines = brief::wrap(row.text, room);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string text = i == 0 ? "  " + style("33", brief::pad(row.mark, mark_width)) +
                                      (mark_width > 0 ? "  " : "")
                                : std::string(indent, ' ');
      text += lines[i];
      if (i == 0 && !tail.empty()) {
        text +=
            std::string(room - std::min(room, brief::columns(lines[i])), ' ') + style("2", tail);
      }
      line(text);
    }
    const std::size_t below = width_ > indent + 22 ? width_ - indent - 2 : 20;
    for (const std::string& detail : row.details) {
      bool first = true;
      for (const std::string& piece : brief::wrap(detail, below)) {
        line(std::string(indent + (first ? 0 : 2), ' ') + style("2", piece));
        first = false;
      }
    }
  }

  static std::string counts_of(const Row& row) {
    if (row.origins == 0 && row.articles == 0) return {};
    if (row.origins == 0) return std::to_string(row.articles);
    return std::to_string(row.origins) + " / " + std::to_string(row.articles);
  }

  void paragraph(const std::string& prefix, const std::string& words, std::size_t hang) {
    bool first = true;
    for (const std::string& piece : brief::wrap(words, width_ - hang)) {
      line((first ? prefix : std::string(hang, ' ')) + piece);
      first = false;
    }
  }

  [[nodiscard]] std::string padding(std::size_t used) const {
    return std::string(used + 2 < width_ ? width_ - used : 2, ' ');
  }

  [[nodiscard]] std::string style(const char* code, const std::string& words) const {
    if (!colour_ || words.empty()) return words;
    return std::string("\033[") + code + "m" + words + "\033[0m";
  }

  void line(std::string words) {
    while (!words.empty() && words.back() == ' ') words.pop_back();
    out_ += words + "\n";
  }

  const Outline& outline_;
  bool colour_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string brief_text(const Dossier& dossier, const BriefOptions& options) {
  const Outline outline = brief::make_outline(dossier, options);
  return TextPage(outline, options).render();
}

}  // namespace demarche
