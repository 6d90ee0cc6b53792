// Which files a list of paths names, and their bytes within the limits.
#pragma once

#include <demarche/engine.hpp>
#include <demarche/status.hpp>

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace demarche::ingest {

// Files in canonical order (by path, each path once per mention); "-" stays itself. Folders give
// their .txt, .text, .html, .htm, .xhtml, .json, .jsonl and .ndjson files at any depth; hidden
// files are passed over. What cannot be listed becomes a problem.
std::vector<std::string> list_files(const std::vector<std::string>& paths,
                                    std::vector<Problem>& problems);

// All bytes of the stream if they are at most `limit`; kTooLarge otherwise, after reading no more
// than `limit` + 1 of them.
Result<std::string> read_all(std::istream& in, std::size_t limit);

// Lines of at most `limit` bytes. Memory stays within `limit` however long a line is.
class LineReader {
 public:
  LineReader(std::istream& in, std::size_t limit) : in_(in), limit_(limit) {}
  // False at the end. `too_long`: the line was over the limit and `line` is empty.
  bool next(std::string& line, bool& too_long);

 private:
  std::istream& in_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
};

// "10 MB", "512 bytes".
std::string bytes_in_words(std::size_t bytes);

}  // namespace demarche::ingest
