#include "cli/annotate_input.hpp"

#include "cli/columns.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace demarche::cli {

namespace {

constexpr std::size_t kBuffer = 1U << 16U;

bool ends_with(const std::string& path, std::string_view end) {
  return path.size() >= end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

InputReader::InputReader(std::vector<std::string> paths, std::size_t max_bytes)
    : paths_(std::move(paths)), max_bytes_(max_bytes), buffer_(kBuffer) {}

InputReader::~InputReader() {
  close();
}

void InputReader::close() {
  if (file_ > STDIN_FILENO) ::close(file_);
  file_ = -1;
}

// Plain read(2): it hands over what a slow pipe has, where a FILE waits for a full buffer.
bool InputReader::fill() {
  ssize_t n = 0;
  do {
    n = ::read(file_, buffer_.data(), buffer_.size());
  } while (n < 0 && errno == EINTR);
  if (n < 0) {
    failure_ = Error{ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(errno),
                     paths_[path_], number_ > 0 ? "behind line " + std::to_string(number_) : ""};
  }
  at_ = 0;
  end_ = n > 0 ? static_cast<std::size_t>(n) : 0;
  return n > 0;
}

bool InputReader::open() {
  const std::string& path = paths_[path_];
  failure_.reset();
  number_ = 0;
  at_ = end_ = 0;
  file_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) {
    failure_ = Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                     std::string("cannot be opened: ") + std::strerror(errno),
                     path,
                     {}};
    return false;
  }
  lines_ = ends_with(path, ".jsonl") || ends_with(path, ".ndjson");
  if (path == "-") {
    fill();
    std::size_t first = at_;
    while (first < end_ && is_blank(buffer_[first])) ++first;
    lines_ = first < end_ && buffer_[first] == '{';
  }
  return true;
}

bool InputReader::read_line(std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  bool any = false;
  while (at_ < end_ || fill()) {
    any = true;
    const char* begin = buffer_.data() + at_;
    const auto* stop = static_cast<const char*>(std::memchr(begin, '\n', end_ - at_));
    const std::size_t n = stop != nullptr ? static_cast<std::size_t>(stop - begin) : end_ - at_;
    too_long = too_long || line.size() + n > max_bytes_;
    if (!too_long) line.append(begin, n);
    at_ += n + (stop != nullptr ? 1 : 0);
    if (stop != nullptr) break;
  }
  return any;
}

std::optional<Result<InputText>> InputReader::next_line() {
  std::string line;
  bool too_long = false;
  while (read_line(line, too_long)) {
    const std::string& path = paths_[path_];
    const std::string place = "line " + std::to_string(++number_);
    if (too_long) {
      return fail(ErrorCode::kTooLarge, "is longer than " + std::to_string(max_bytes_) + " bytes",
                  path, place);
    }
    if (number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto text = parse_text_line(line);
    if (!text) {
      Error error = text.error();
      error.source = path;
      error.place = place + (error.place.empty() ? "" : ", " + error.place);
      return tl::unexpected<Error>(std::move(error));
    }
    if (text->id.empty()) text->id = well_formed(path) + ":" + std::to_string(number_);
    text->source = path;
    text->place = place;
    return text;
  }
  return std::nullopt;
}

Result<InputText> InputReader::whole() {
  const std::string& path = paths_[path_];
  InputText text{well_formed(path), {}, path, {}};
  while (at_ < end_ || fill()) {
    if (text.words.size() + (end_ - at_) > max_bytes_) {
      return fail(ErrorCode::kTooLarge, "is longer than " + std::to_string(max_bytes_) + " bytes",
                  path);
    }
    text.words.append(buffer_.data() + at_, end_ - at_);
    at_ = end_;
  }
  return text;
}

std::optional<Result<InputText>> InputReader::next() {
  while (path_ < paths_.size()) {
    std::optional<Result<InputText>> text;
    if (file_ >= 0 || open()) {
      if (lines_) {
        text = next_line();
      } else if (!failure_) {
        text = whole();
      }
    }
    const bool file_ends = !lines_ || !text || failure_;
    if (failure_) text = tl::unexpected<Error>(*failure_);
    if (file_ends) {
      close();
      ++path_;
    }
    if (text) return text;
  }
  return std::nullopt;
}

}  // namespace demarche::cli
