// The brief as one self-contained page: every row leads to its sentence, marked in its article.
#include "brief/html_style.hpp"
#include "brief/outline.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <demarche/brief.hpp>
#include <demarche/version.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace demarche {

namespace {

using brief::Group;
using brief::Outline;
using brief::Row;
using brief::Section;

std::string escape(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (const char c : words) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A stretch of an article that carries a record.
struct Mark {
  Span span;
  std::string id;
};

std::map<std::string, std::vector<Mark>> marks_by_article(const Dossier& dossier) {
  std::map<std::string, std::vector<Mark>> out;
  const auto add = [&](const auto& records) {
    for (const auto& record : records) {
      for (const Evidence& evidence : record.evidence) {
        out[evidence.article].push_back({evidence.span, record.id});
      }
    }
  };
  add(dossier.statements);
  add(dossier.events);
  add(dossier.figures);
  add(dossier.meetings);
  return out;
}

class HtmlPage {
 public:
  HtmlPage(const Dossier& dossier, const Outline& outline) : dossier_(dossier), outline_(outline) {
    for (const Article& article : dossier.articles) targets_.insert(article.id);
    for (const auto& [article, marks] : marks_by_article(dossier)) {
      for (const Mark& mark : marks) targets_.insert(mark.id);
    }
  }

  std::string render() {
    out_ += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out_ += "<meta name=\"generator\" content=\"Demarche " + std::string(version()) + "\">\n";
    out_ += "<title>Demarche brief " + escape(outline_.window) + "</title>\n<style>\n";
    out_ += brief::kPageStyle;
    out_ += "</style>\n</head>\n<body>\n<header>\n<h1>Demarche brief</h1>\n<p class=\"window\">";
    out_ += escape(outline_.window);
    if (!outline_.as_of.empty()) out_ += ", as of " + escape(outline_.as_of);
    out_ += "</p>\n";
    for (const std::string& line : outline_.scope) out_ += "<p>" + escape(line) + "</p>\n";
    out_ += "<nav>";
    for (const Section& section : outline_.sections) {
      out_ += "<a href=\"#" + section.key + "\">" + escape(section.title) + "</a> ";
    }
    out_ += "</nav>\n</header>\n<main>\n";
    for (const Section& section : outline_.sections) add(section);
    out_ += "</main>\n<section class=\"texts\">\n<h2>THE ARTICLES</h2>\n";
    const auto marks = marks_by_article(dossier_);
    for (const Article& article : dossier_.articles) {
      const auto own = marks.find(article.id);
      add(article, own == marks.end() ? std::vector<Mark>() : own->second);
    }
    out_ +=
        "</section>\n<footer>Written by Demarche " + std::string(version()) +
        ". Nothing here but what a sentence of an article carries.</footer>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void add(const Section& section) {
    out_ += "<section id=\"" + section.key + "\">\n<h2>" + escape(section.title) + "</h2>\n";
    if (!section.has_rows()) {
      out_ += "<p class=\"empty\">" + escape(section.empty) + "</p>\n</section>\n";
      return;
    }
    for (const Group& group : section.groups) {
      if (!group.heading.empty()) out_ += "<h3>" + escape(group.heading) + "</h3>\n";
      out_ += "<table>\n";
      for (const Row& row : group.rows) add(row);
      out_ += "</table>\n";
    }
    out_ += "</section>\n";
  }

  void add(const Row& row) {
    out_ += "<tr><td class=\"mark\">" + escape(row.mark) + "</td><td class=\"text\">" +
            escape(row.text);
    for (const std::string& detail : row.details) {
      out_ += "<div class=\"detail\">" + escape(detail) + "</div>";
    }
    out_ += "</td><td class=\"date\">" + escape(row.date) + "</td><td class=\"counts\">";
    if (row.origins > 0) {
      out_ += "<span title=\"independent origins / articles\">" + std::to_string(row.origins) +
              "&thinsp;/&thinsp;" + std::to_string(row.articles) + "</span>";
    }
    out_ += "</td><td class=\"id\">";
    if (targets_.count(row.id) > 0) {
      out_ += "<a href=\"#" + row.id + "\">" + row.id.substr(0, outline_.id_length) + "</a>";
    }
    out_ += "</td></tr>\n";
  }

  // The article's paragraphs. Every stretch that carries a record is marked; the first stretch of a
  // record bears its id, so that a row's link scrolls there and the style shows it.
  void add(const Article& article, std::vector<Mark> marks) {
    out_ += "<article id=\"" + article.id + "\">\n<h3>" +
            escape(article.title.empty() ? article.uri : article.title) +
            "</h3>\n<p class=\"meta\">";
    std::vector<std::string> meta;
    if (!article.outlet.empty()) meta.push_back(article.outlet);
    if (article.published) {
      meta.push_back(brief::phrase_date(article.published) + " (" + article.published->basis + ")");
    } else {
      meta.emplace_back("no date");
    }
    meta.push_back(article.uri);
    if (article.copy) {
      meta.push_back(std::string(name_of(article.copy->kind)) + " of " + article.copy->of);
    }
    for (std::size_t i = 0; i < meta.size(); ++i) {
      out_ += (i > 0 ? " \u00B7 " : "") + escape(meta[i]);
    }
    if (article.copy) out_ += " <a href=\"#" + article.copy->of + "\">see it</a>";
    out_ += "</p>\n";
    add_text(article, std::move(marks));
    if (!article.removed.empty()) {
      out_ += "<details><summary>Left aside</summary><ul>";
      for (const Removal& removal : article.removed) {
        out_ += "<li><b>" + std::string(name_of(removal.reason)) + "</b> " +
                escape(brief::shorten(text::squeeze(removal.text), 200)) + "</li>";
      }
      out_ += "</ul></details>\n";
    }
    out_ += "</article>\n";
  }

  void add_text(const Article& article, std::vector<Mark> marks) {
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.span < b.span; });
    const text::CodePoints points(article.text);
    std::vector<std::uint32_t> borders;
    for (const Mark& mark : marks) {
      borders.push_back(std::min(mark.span.begin, points.size()));
      borders.push_back(std::min(mark.span.end, points.size()));
    }
    borders.push_back(0);
    borders.push_back(points.size());
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

    out_ += "<p>";
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      const Span piece{borders[i], borders[i + 1]};
      // Records that begin here get their anchor around the marked words.
      std::vector<std::string> begun;
      while (next < marks.size() && marks[next].span.begin <= piece.begin) {
        if (anchored_.insert(marks[next].id).second) begun.push_back(marks[next].id);
        ++next;
      }
      const bool marked = std::any_of(marks.begin(), marks.end(),
                                      [&](const Mark& mark) { return mark.span.contains(piece); });
      for (const std::string& id : begun) out_ += "<span class=\"anchor\" id=\"" + id + "\">";
      if (marked) out_ += "<mark>";
      add_paragraphs(points.slice(piece), marked, begun.size());
      if (marked) out_ += "</mark>";
      for (std::size_t n = 0; n < begun.size(); ++n) out_ += "</span>";
    }
    out_ += "</p>\n";
  }

  // Blank lines become new paragraphs; open elements are closed and opened again around them.
  void add_paragraphs(std::string_view words, bool marked, std::size_t anchors) {
    std::size_t begin = 0;
    for (;;) {
      const std::size_t blank = words.find("\n\n", begin);
      out_ += escape(words.substr(begin, blank == std::string_view::npos ? blank : blank - begin));
      if (blank == std::string_view::npos) return;
      if (marked) out_ += "</mark>";
      for (std::size_t n = 0; n < anchors; ++n) out_ += "</span>";
      out_ += "</p>\n<p>";
      for (std::size_t n = 0; n < anchors; ++n) out_ += "<span>";
      if (marked) out_ += "<mark>";
      begin = blank + 2;
    }
  }

  const Dossier& dossier_;
  const Outline& outline_;
  std::set<std::string> targets_;
  std::set<std::string> anchored_;
  std::string out_;
};

}  // namespace

std::string brief_html(const Dossier& dossier, const BriefOptions& options) {
  const Outline outline = brief::make_outline(dossier, options);
  return HtmlPage(dossier, outline).render();
}

}  // namespace demarche
