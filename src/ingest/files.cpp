#include "ingest/files.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace demarche::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunk = 1u << 16;

bool is_article_name(const fs::path& path) {
  static constexpr std::array<std::string_view, 8> kNames = {
      ".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"};
  const std::string extension = text::to_lower(path.extension().string());
  return std::find(kNames.begin(), kNames.end(), extension) != kNames.end();
}

void list_folder(const fs::path& folder, std::vector<std::string>& files,
                 std::vector<Problem>& problems) {
  // Walked by hand with a stack: one unreadable folder must not end the walk.
  std::vector<fs::path> pending{folder};
  std::size_t found = 0;
  while (!pending.empty()) {
    const fs::path here = pending.back();
    pending.pop_back();
    std::error_code error;
    fs::directory_iterator entries(here, error);
    if (error) {
      problems.push_back({Error{ErrorCode::kUnreadable,
                                fmt::format("folder cannot be read: {}", error.message()),
                                here.string(),
                                {}},
                          true});
      continue;
    }
    for (const fs::directory_iterator end; entries != end; entries.increment(error)) {
      if (error) break;
      const fs::path& path = entries->path();
      if (path.filename().string().starts_with('.')) continue;
      std::error_code kind;
      if (entries->is_directory(kind) && !entries->is_symlink(kind)) {
        pending.push_back(path);
      } else if (is_article_name(path) && !entries->is_directory(kind)) {
        files.push_back(path.string());
        ++found;
      }
    }
  }
  if (found == 0) {
    problems.push_back({Error{ErrorCode::kEmpty,
                              "folder holds no .txt, .html, .json or .jsonl file",
                              folder.string(),
                              {}},
                        true});
  }
}

}  // namespace

std::vector<std::string> list_files(const std::vector<std::string>& paths,
                                    std::vector<Problem>& problems) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      list_folder(path, files, problems);
    } else {
      files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::string> read_all(std::istream& in, std::size_t limit) {
  std::string bytes;
  std::string chunk(kChunk, '\0');
  while (in) {
    in.read(chunk.data(), static_cast<std::streamsize>(std::min(kChunk, limit + 1 - bytes.size())));
    bytes.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return fail(ErrorCode::kTooLarge,
                  fmt::format("is larger than the limit of {}", bytes_in_words(limit)));
    }
  }
  if (in.bad()) return fail(ErrorCode::kUnreadable, "reading failed");
  return bytes;
}

bool LineReader::next(std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  bool any = false;
  for (;;) {
    if (at_ == buffer_.size()) {
      buffer_.resize(kChunk);
      in_.read(buffer_.data(), static_cast<std::streamsize>(kChunk));
      buffer_.resize(static_cast<std::size_t>(in_.gcount()));
      at_ = 0;
      if (buffer_.empty()) return any;
    }
    any = true;
    const std::size_t stop = buffer_.find('\n', at_);
    const std::size_t end = stop == std::string::npos ? buffer_.size() : stop;
    if (!too_long && line.size() + (end - at_) > limit_) {
      too_long = true;
      line.clear();
    }
    if (!too_long) line.append(buffer_, at_, end - at_);
    at_ = stop == std::string::npos ? end : end + 1;
    if (stop != std::string::npos) return true;
  }
}

std::string bytes_in_words(std::size_t bytes) {
  if (bytes >= (1u << 20) && bytes % (1u << 20) == 0) return fmt::format("{} MB", bytes >> 20);
  if (bytes >= 1024 && bytes % 1024 == 0) return fmt::format("{} kB", bytes >> 10);
  return fmt::format("{} bytes", bytes);
}

}  // namespace demarche::ingest
