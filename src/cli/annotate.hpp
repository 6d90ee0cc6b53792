// `demarche annotate`: the language engine by itself.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace demarche::cli {

struct AnnotateArguments {
  std::vector<std::string> paths;  // text files, JSON Lines (id, text), or "-"
  std::string model;               // directory; empty: en_core_web_sm of the data folder
  std::string data;
  std::string mode = "exact";          // exact, fast
  std::string isa;                     // a forced path of the arithmetic; empty: the best there is
  std::string format = "json";         // json, conllu, table, none
  unsigned threads = 1;                // 0: one a core
  int width = 0;                       // of the table; 0: that of the terminal
  std::size_t max_bytes = 64U << 20U;  // of one text
  bool quiet = false;                  // no progress
};

int run_annotate(const AnnotateArguments& arguments);

}  // namespace demarche::cli
