#include "cli/data_folder.hpp"

#include <cstdlib>
#include <filesystem>

namespace demarche::cli {

namespace fs = std::filesystem;

std::vector<std::string> data_folder_candidates() {
  std::vector<std::string> folders;
  const auto from_environment = [&](const char* name, const char* below) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return false;
    folders.push_back(std::string(value) + below);
    return true;
  };
  if (from_environment("DEMARCHE_DATA", "")) return folders;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path folder = program.parent_path();
    folders.push_back((folder / "data").string());
    folders.push_back((folder.parent_path() / "data").string());
    folders.push_back((folder.parent_path() / "share" / "demarche").string());
  }
  if (!from_environment("XDG_DATA_HOME", "/demarche")) {
    from_environment("HOME", "/.local/share/demarche");
  }
  return folders;
}

std::string find_data_folder() {
  const std::vector<std::string> folders = data_folder_candidates();
  std::error_code error;
  for (const std::string& folder : folders) {
    if (fs::exists(fs::path(folder) / "knowledge.bin", error)) return folder;
  }
  return folders.empty() ? std::string("data") : folders.front();
}

}  // namespace demarche::cli
