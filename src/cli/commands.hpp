// The program's commands.
#pragma once

namespace demarche::cli {

int run(int argc, char** argv);

}  // namespace demarche::cli
