// What the brief says, before it is laid out for a terminal, a page or JSON: sections of groups of
// rows. Choosing and phrasing happen here, once; the renderers only lay out.
#pragma once

#include <demarche/brief.hpp>
#include <demarche/records.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace demarche::brief {

// One fact. Rows without an id are remarks.
struct Row {
  std::string mark;  // number of the row, "!", act of a statement ("denies"), or empty
  std::string text;  // a sentence over the fact; quotations as printed
  std::string date;  // "2 Dec", "2-5 Dec", "Dec 2021"; empty if unknown
  std::uint32_t origins = 0;
  std::uint32_t articles = 0;
  std::string id;                    // record id, shown shortened
  std::vector<std::string> details;  // further lines below: condition, scale, via ...
};

struct Group {
  std::string heading;  // "Antony Blinken (Secretary of State, United States)"; may be empty
  std::vector<Row> rows;
};

struct Section {
  std::string key;    // stable name: "new", "changed", "said", "figures", ...
  std::string title;  // "WHO SAID WHAT"
  std::string empty;  // why there is nothing; the section is left out when this is empty too
  std::vector<Group> groups;

  [[nodiscard]] bool has_rows() const;
};

struct Outline {
  std::string window;  // "2 - 9 Dec 2021"
  std::string as_of;
  std::vector<std::string> scope;  // lines below the title
  std::vector<Section> sections;
  std::size_t id_length = 5;  // characters of an id that tell all records of the dossier apart
};

class Lookup;

Outline make_outline(const Dossier& dossier, const BriefOptions& options);

// One function a section; each reads the whole dossier and returns its rows.
Section what_is_new(const Lookup& lookup);
Section what_changed(const Lookup& lookup);
Section who_said_what(const Lookup& lookup);
Section figures_in_dispute(const Lookup& lookup);
Section schedule(const Lookup& lookup);
Section tension(const Lookup& lookup);
Section one_sided(const Lookup& lookup);
Section blind_spots(const Lookup& lookup);
Section sources(const Lookup& lookup);

}  // namespace demarche::brief
