// What the user asked for, after the command line was read.
#pragma once

#include <demarche/engine.hpp>
#include <demarche/statements.hpp>

#include <string>
#include <vector>

namespace demarche::cli {

// Exit codes, as `demarche --help` lists them.
inline constexpr int kAllRead = 0;
inline constexpr int kFailure = 1;
inline constexpr int kUsage = 2;
inline constexpr int kSomethingLeftOut = 3;

// Options that every command which reads articles shares.
struct ReadArguments {
  std::vector<std::string> paths;  // files, folders, "-", or one dossier file
  EngineOptions engine;
  std::string into;  // dossier file to write; empty: keep everything in memory
  bool timings = false;
  bool quiet = false;  // no progress, no summary of problems
};

struct BriefArguments {
  std::string html;  // file to write the page to; empty: terminal text
  bool json = false;
  int width = 0;                // 0: that of the terminal
  std::string colour = "auto";  // auto, always, never
};

struct StatementsArguments {
  StatementQuery query;
  std::string format = "table";
};

}  // namespace demarche::cli
