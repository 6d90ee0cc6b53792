// One JSON object read field by field, without trust in its shape.
#pragma once

#include "eval/json.hpp"

#include <demarche/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demarche::eval {

// Absent fields and `null` read as empty. The first field of another shape, or with an offset that
// is not in the text, is noted in `problem` ("statements[2].content: [5, 900] is not in the text of
// 120 code points") and reads as empty.
class Record {
 public:
  // `value` and `problem` outlive the record and everything taken from it.
  Record(const Json& value, std::uint32_t text_size, std::string& problem, std::string path = {});

  [[nodiscard]] std::vector<Record> list(const char* key) const;  // of objects
  [[nodiscard]] std::vector<Span> spans(const char* key) const;   // [[b, e], ...]
  [[nodiscard]] std::optional<Span> span(const char* key) const;  // [b, e]
  [[nodiscard]] Span range() const;                               // fields "begin" and "end"
  [[nodiscard]] std::optional<Record> object(const char* key) const;
  [[nodiscard]] std::vector<std::string> texts(const char* key) const;
  [[nodiscard]] std::string text(const char* key) const;
  [[nodiscard]] std::string label(const char* key) const;  // a text or a whole number, as text
  [[nodiscard]] std::optional<double> number(const char* key) const;
  [[nodiscard]] bool flag(const char* key) const;  // true, or a number other than 0
  [[nodiscard]] bool has(const char* key) const;   // there and not null

 private:
  [[nodiscard]] const Json* at(const char* key) const;
  [[nodiscard]] std::optional<Span> span_of(const Json& value, const std::string& where) const;
  void note(const std::string& where, const std::string& what) const;

  const Json* value_;
  std::uint32_t text_size_;
  std::string* problem_;
  std::string path_;  // "statements[2]."
};

}  // namespace demarche::eval
