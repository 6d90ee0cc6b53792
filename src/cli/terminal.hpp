// What we know of the terminal, and a line of progress on it.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace demarche::cli {

bool is_terminal(int descriptor);
int terminal_width();  // columns of standard output; 100 when it is no terminal
// "auto": only on a terminal and without NO_COLOR (https://no-color.org).
bool want_colour(const std::string& choice);

// One line on standard error that is rewritten in place; nothing unless standard error is a
// terminal and the work lasts over a second.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet, const char* what = "articles");
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::size_t done, std::size_t total);
  void clear();  // before something else is written to the terminal

 private:
  const char* what_;
  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace demarche::cli
