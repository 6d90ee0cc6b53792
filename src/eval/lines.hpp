// Labelled files and files of answers: one JSON object a line, or a table with a header.
#pragma once

#include "eval/json.hpp"

#include <demarche/status.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace demarche::eval {

struct Line {
  std::string id;
  Json fields;             // an object
  std::size_t number = 0;  // of the line in its file, from 1
};

enum class Ids {
  kField,         // the field "id"; a repeated one is an error
  kNumber,        // the number of the line, as text
  kFieldOrNumber  // the field where the line has it
};

// Blank lines are passed over.
Result<std::vector<Line>> read_json_lines(const std::string& path, Ids ids);

// Tab separated with a header; fields may stand in quotation marks. All fields are texts. The id is
// the number of the row.
Result<std::vector<Line>> read_table(const std::string& path);

// "FILE: line 3: what", or without a line where `number` is 0.
tl::unexpected<Error> bad_line(const std::string& path, std::size_t number, std::string what);

}  // namespace demarche::eval
