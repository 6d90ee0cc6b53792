// The texts of `demarche annotate`: files of text and JSON Lines, read as a stream.
#pragma once

#include <demarche/status.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace demarche::cli {

struct InputText {
  std::string id;     // the member `id`, else FILE:LINE; of a whole file its path. Valid UTF-8.
  std::string words;  // as in the file; whether it is UTF-8 is for the engine to say
  std::string source;
  std::string place;  // "line 12"; empty for a whole file
};

// Reads one text at a time and holds no more than that, so a file may be larger than memory.
// A path is a file of JSON objects, one a line (members `id` and `text`; others are passed over),
// if it ends in .jsonl or .ndjson, or is "-" and begins with a brace; else it is one text.
class InputReader {
 public:
  InputReader(std::vector<std::string> paths, std::size_t max_bytes);
  ~InputReader();
  InputReader(const InputReader&) = delete;
  InputReader& operator=(const InputReader&) = delete;

  // The next text, or why it cannot be read (the one behind it can); nothing at the end.
  std::optional<Result<InputText>> next();

 private:
  bool open();
  void close();
  bool fill();  // false at the end of the file
  bool read_line(std::string& line, bool& too_long);
  std::optional<Result<InputText>> next_line();
  Result<InputText> whole();

  std::vector<std::string> paths_;
  std::size_t max_bytes_;
  std::size_t path_ = 0;
  int file_ = -1;
  bool lines_ = false;
  std::size_t number_ = 0;  // of the line read last
  std::optional<Error> failure_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

// One JSON object with its text. Errors have the byte of the line as place.
Result<InputText> parse_text_line(const std::string& line);

}  // namespace demarche::cli
