// `demarche annotate`: the language engine by itself.
#pragma once

#include <string>
#include <vector>

namespace demarche::cli {

struct AnnotateArguments {
  std::vector<std::string> paths;  // text files, JSON Lines (id, text), or "-"
  std::string model;               // directory; empty: en_core_web_sm of the data folder
  std::string data;
  std::string format = "json";  // json, conllu, table, none
  unsigned threads = 1;
};

int run_annotate(const AnnotateArguments& arguments);

}  // namespace demarche::cli
