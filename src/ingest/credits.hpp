// Agencies, authors and datelines that a text names about itself.
#pragma once

#include <demarche/records.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

// The agencies that `text` names, each once, in order: "Reuters and AFP" -> {"Reuters", "AFP"}.
// Also "Nordlys News Agency": any name that ends so.
std::vector<std::string> agencies_in(std::string_view text);

// "By Mara Lindqvist and Ola Berg, AFP".
struct Byline {
  std::vector<std::string> authors;  // may be empty: "By our correspondent"
  std::vector<std::string> agencies;
};
std::optional<Byline> parse_byline(std::string_view line);

// A line that only says who made the text: "(Reporting by ...; Editing by ...)", "AFP",
// "With reports from Reuters". Empty when it is none.
std::vector<std::string> credit_line(std::string_view line, bool& is_credit);

// "KYIV, Jan 9 (Reuters) - " at the head of a paragraph.
struct Dateline {
  std::size_t length = 0;  // bytes up to the first word of the sentence
  std::string place;       // "KYIV"
  std::vector<std::string> agencies;
};
std::optional<Dateline> parse_dateline(std::string_view paragraph);

}  // namespace demarche::ingest
