#include "eval/lines.hpp"

#include "text/utf8.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>

namespace demarche::eval {

tl::unexpected<Error> bad_line(const std::string& path, std::size_t number, std::string what) {
  return fail(ErrorCode::kBadFormat, std::move(what), path,
              number == 0 ? std::string() : "line " + std::to_string(number));
}

namespace {

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  if (file) bytes.assign(std::istreambuf_iterator<char>(file), {});
  if (!file) {
    const bool missing = errno == ENOENT;
    return fail(missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                std::string("cannot read: ") + std::strerror(errno), path);
  }
  if (const auto bad = text::first_invalid_byte(bytes)) {
    return fail(ErrorCode::kBadEncoding, "not UTF-8", path, "byte " + std::to_string(*bad));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

// The rows of a table. A field in quotation marks may hold tabs, line ends and doubled marks.
std::vector<std::vector<std::string>> rows_of(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
        row.back() += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && row.back().empty()) {
      quoted = true;
    } else if (c == '\t') {
      row.emplace_back();
    } else if (c == '\n') {
      if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
      row.assign(1, {});
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

Result<std::vector<Line>> read_json_lines(const std::string& path, Ids ids) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<Line> out;
  std::map<std::string, std::size_t> seen;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    const std::string_view row = std::string_view(*bytes).substr(at, end - at);
    at = end + 1;
    ++number;
    if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Line line{std::to_string(number), Json::parse(row, nullptr, false), number};
    if (line.fields.is_discarded()) return bad_line(path, number, "not valid JSON");
    if (!line.fields.is_object()) return bad_line(path, number, "not a JSON object");
    if (ids == Ids::kField || (ids == Ids::kFieldOrNumber && line.fields.contains("id"))) {
      const auto id = line.fields.find("id");
      if (id == line.fields.end() || !id->is_string()) {
        return bad_line(path, number, "no \"id\" that is a text");
      }
      line.id = id->get<std::string>();
      const auto [first, is_new] = seen.emplace(line.id, number);
      if (!is_new) {
        return bad_line(
            path, number,
            "id \"" + line.id + "\" is repeated, first on line " + std::to_string(first->second));
      }
    }
    out.push_back(std::move(line));
  }
  return out;
}

Result<std::vector<Line>> read_table(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto rows = rows_of(*bytes);
  std::vector<Line> out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() != rows[0].size()) {
      return fail(ErrorCode::kBadFormat,
                  std::to_string(rows[i].size()) + " fields, the header has " +
                      std::to_string(rows[0].size()),
                  path, "row " + std::to_string(i));
    }
    Line line{std::to_string(i), Json::object(), i};
    for (std::size_t k = 0; k < rows[i].size(); ++k) line.fields[rows[0][k]] = rows[i][k];
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace demarche::eval
