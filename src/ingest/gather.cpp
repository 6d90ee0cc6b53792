#include "ingest/decode.hpp"
#include "ingest/files.hpp"
#include "ingest/ingest.hpp"
#include "ingest/json_lines.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <unordered_map>

#include <fmt/format.h>

namespace demarche::ingest {

namespace {

// What the name or, failing that, the first bytes say.
Document::Kind kind_of(const std::string& path, std::string_view head) {
  const std::size_t dot = path.rfind('.');
  const std::string extension =
      dot == std::string::npos ? std::string() : text::to_lower(std::string_view(path).substr(dot));
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml")
    return Document::Kind::kHtml;
  if (extension == ".json" || extension == ".jsonl" || extension == ".ndjson")
    return Document::Kind::kJson;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = text::trim(head.substr(0, std::min<std::size_t>(head.size(), 1024)));
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<!--", "<?xml"}) {
    if (text::starts_with_ignoring_case(head, tag)) return Document::Kind::kHtml;
  }
  if (head.starts_with("{\"") || head.starts_with("{ \"") || head.starts_with("{\n") ||
      head.starts_with("[{") || head.starts_with("[\n")) {
    return Document::Kind::kJson;
  }
  return Document::Kind::kPlainText;
}

class Gatherer {
 public:
  Gatherer(const Limits& limits, const std::function<void(Document)>& each,
           std::vector<Problem>& problems)
      : limits_(limits), each_(each), problems_(problems) {}

  void read(const std::string& path) {
    if (path == "-") {
      read_stream(std::cin, path, false);
      return;
    }
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
      refuse({ErrorCode::kNotFound, "no such file or folder", path, {}});
      return;
    }
    if (status.type() != std::filesystem::file_type::regular &&
        status.type() != std::filesystem::file_type::fifo) {
      refuse({ErrorCode::kUnreadable,
              error ? fmt::format("cannot be read: {}", error.message()) : "is no regular file",
              path,
              {}});
      return;
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      refuse({ErrorCode::kUnreadable,
              fmt::format("cannot be read: {}", std::strerror(errno)),
              path,
              {}});
      return;
    }
    std::error_code no_size;
    const auto size = std::filesystem::file_size(path, no_size);
    read_stream(file, path, !no_size && size > limits_.document_bytes);
  }

 private:
  void refuse(Error error) { problems_.push_back({std::move(error), true}); }

  // `large`: known to be over the limit of one document; only records of JSON Lines may be read.
  void read_stream(std::istream& in, const std::string& path, bool large) {
    if (large && kind_of(path, {}) == Document::Kind::kJson) {
      read_lines(in, path);
      return;
    }
    auto bytes =
        large ? Result<std::string>(
                    fail(ErrorCode::kTooLarge, fmt::format("is larger than the limit of {}",
                                                           bytes_in_words(limits_.document_bytes))))
              : read_all(in, limits_.document_bytes);
    if (!bytes) {
      Error error = bytes.error();
      error.source = path;
      refuse(std::move(error));
      return;
    }
    if (text::trim(*bytes).empty()) {
      refuse({ErrorCode::kEmpty, "is empty", path, {}});
      return;
    }
    const Document::Kind kind = kind_of(path, *bytes);
    if (kind != Document::Kind::kJson) {
      hand_over({kind, path, path, {}, std::move(*bytes)});
      return;
    }
    auto decoded = decode(*bytes);
    if (!decoded) {
      Error error = decoded.error();
      error.source = path;
      refuse(std::move(error));
      return;
    }
    for (const std::string& warning : decoded->warnings) {
      problems_.push_back({Error{ErrorCode::kBadEncoding, warning, path, {}}, false});
    }
    split_json(
        decoded->text, path, [&](Document document) { hand_over(std::move(document)); }, problems_);
  }

  void read_lines(std::istream& in, const std::string& path) {
    LineReader lines(in, limits_.document_bytes);
    std::string line;
    bool too_long = false;
    for (std::size_t number = 1; lines.next(line, too_long); ++number) {
      const std::string place = fmt::format("line {}", number);
      if (too_long) {
        refuse({ErrorCode::kTooLarge,
                fmt::format("line is longer than the limit of {}",
                            bytes_in_words(limits_.document_bytes)),
                path, place});
        continue;
      }
      auto decoded = decode(line);
      if (!decoded) {
        refuse({decoded.error().code, decoded.error().message, path, place});
        continue;
      }
      read_json_line(
          decoded->text, number, path, [&](Document document) { hand_over(std::move(document)); },
          problems_);
    }
  }

  void hand_over(Document document) {
    const std::string here =
        document.place.empty() ? document.source : document.source + ": " + document.place;
    const auto [seen, is_new] = seen_.emplace(text::hash64(document.bytes), here);
    if (!is_new) {
      refuse({ErrorCode::kDuplicate,
              fmt::format("has the same bytes as {}, which is read", seen->second), document.source,
              document.place});
      return;
    }
    if (document.uri.empty()) document.uri = here;
    each_(std::move(document));
  }

  const Limits& limits_;
  const std::function<void(Document)>& each_;
  std::vector<Problem>& problems_;
  std::unordered_map<std::uint64_t, std::string> seen_;  // hash of the bytes -> where
};

}  // namespace

void gather(const std::vector<std::string>& paths, const Limits& limits,
            const std::function<void(Document)>& each, std::vector<Problem>& problems) {
  Gatherer gatherer(limits, each, problems);
  for (const std::string& path : list_files(paths, problems)) gatherer.read(path);
}

}  // namespace demarche::ingest
