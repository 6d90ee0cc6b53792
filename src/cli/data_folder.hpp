// Where weights and tables lie.
#pragma once

#include <string>
#include <vector>

namespace demarche::cli {

// The folders that are looked at, in order: $DEMARCHE_DATA; data/ beside the program; ../data;
// ../share/demarche; $XDG_DATA_HOME/demarche (or ~/.local/share/demarche).
std::vector<std::string> data_folder_candidates();

// The first of them that holds weights and tables; the first candidate when none does, so that the
// error names the place where they were expected first.
std::string find_data_folder();

}  // namespace demarche::cli
