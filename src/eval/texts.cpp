#include "eval/texts.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace demarche::eval {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_beside(const std::string& gold_path, const std::string& sister) {
  const fs::path folder = fs::absolute(gold_path).lexically_normal().parent_path();
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder.parent_path() / sister, error)) {
    if (entry.path().extension() == ".jsonl") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool lacks_text(const Line& line) {
  return !line.fields.contains("text");
}

}  // namespace

Result<void> attach_texts(std::vector<Line>& lines, const std::string& gold_path,
                          const std::string& sister, const std::vector<std::string>& files) {
  std::set<std::string> wanted;
  for (const Line& line : lines) {
    if (!lacks_text(line)) continue;
    const auto doc = line.fields.find("doc");
    if (doc == line.fields.end() || !doc->is_string()) {
      return bad_line(gold_path, line.number, "neither \"text\" nor \"doc\"");
    }
    wanted.insert(doc->get<std::string>());
  }
  if (wanted.empty()) return {};
  std::map<std::string, std::string> texts;
  for (const std::string& file : files.empty() ? files_beside(gold_path, sister) : files) {
    const auto documents = read_json_lines(file, Ids::kField);
    if (!documents) return tl::unexpected(documents.error());
    for (const Line& document : *documents) {
      const auto text = document.fields.find("text");
      if (wanted.count(document.id) == 0 || text == document.fields.end() || !text->is_string()) {
        continue;
      }
      texts.emplace(document.id, text->get<std::string>());
    }
  }
  for (Line& line : lines) {
    if (!lacks_text(line)) continue;
    const auto found = texts.find(line.fields["doc"].get<std::string>());
    if (found == texts.end()) {
      return bad_line(gold_path, line.number,
                      "the text of document \"" + line.fields["doc"].get<std::string>() +
                          "\" is in none of the files looked at; --texts FILE names one");
    }
    line.fields["text"] = found->second;
  }
  return {};
}

}  // namespace demarche::eval
