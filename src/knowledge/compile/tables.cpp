#include "knowledge/compile/tables.hpp"

#include "text/strings.hpp"

#include <fstream>

namespace demarche::knowledge {

std::vector<std::string> parts(std::string_view list) {
  std::vector<std::string> out;
  for (const std::string_view one : text::split(list, ';')) {
    const std::string_view trimmed = text::trim(one);
    if (!trimmed.empty()) out.emplace_back(trimmed);
  }
  return out;
}

Result<std::vector<Fields>> read_table(const std::string& path, std::size_t columns) {
  std::ifstream file(path);
  if (!file) return fail(ErrorCode::kNotFound, "no such table", path);
  std::vector<Fields> rows;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Fields fields;
    for (const std::string_view field : text::split(line, '\t')) {
      fields.emplace_back(text::trim(field));
    }
    if (fields.size() > columns) {
      return fail(ErrorCode::kBadFormat, "has more than " + std::to_string(columns) + " columns",
                  path, "line " + std::to_string(number));
    }
    fields.resize(columns);
    rows.push_back(std::move(fields));
  }
  return rows;
}

}  // namespace demarche::knowledge
