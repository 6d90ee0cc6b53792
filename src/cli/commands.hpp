// The program's commands. Each returns an exit code of arguments.hpp.
#pragma once

#include "cli/arguments.hpp"

#include <string>

namespace demarche::cli {

int run_read(const ReadArguments& read, const std::string& export_dir);
int run_brief(const ReadArguments& read, const BriefArguments& brief);
int run_export(const ReadArguments& read, const std::string& records, const std::string& output);
int run_statements(const ReadArguments& read, const StatementsArguments& statements,
                   const BriefArguments& look);
int run_explain(const ReadArguments& read, const std::string& id, const BriefArguments& brief);

// Reads the command line and runs the command.
int run(int argc, char** argv);

}  // namespace demarche::cli
