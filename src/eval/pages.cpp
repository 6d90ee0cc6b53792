#include "eval/pages.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include <zlib.h>

namespace demarche::eval {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64U << 20;
constexpr std::size_t kCompared = 40;  // code points of a line that are looked for in the page

Result<std::string> unpacked(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) return fail(ErrorCode::kNotFound, "cannot read the page", path);
  std::string out;
  std::string block(1U << 16, '\0');
  for (;;) {
    const int got = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
    if (got < 0) return fail(ErrorCode::kBadFormat, "the packed page is damaged", path);
    if (got == 0) return out;
    out.append(block, 0, static_cast<std::size_t>(got));
    if (out.size() > kMostBytes) return fail(ErrorCode::kTooLarge, "over 64 MiB unpacked", path);
  }
}

void append_texts(const Json& object, const char* key, Json& out) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return;
  for (const Json& one : *found) {
    if (one.is_string()) out.push_back(one);
  }
}

// Summary, headlines and paragraphs, in order.
Json lines_of(const Json& version) {
  Json out = Json::array();
  const auto body = version.find("body");
  if (body == version.end() || !body->is_object()) return out;
  append_texts(*body, "summary", out);
  const auto sections = body->find("sections");
  if (sections == body->end() || !sections->is_array()) return out;
  for (const Json& section : *sections) {
    if (!section.is_object()) continue;
    append_texts(section, "headline", out);
    append_texts(section, "paragraphs", out);
  }
  return out;
}

// Share of the lines whose beginnings stand in the page.
double presence(const Json& lines, const std::string& page) {
  if (lines.empty()) return 0;
  double here = 0;
  for (const Json& line : lines) {
    const std::string& words = line.get_ref<const std::string&>();
    const text::CodePoints points(words);
    here += page.find(points.slice({0, kCompared})) != std::string::npos ? 1 : 0;
  }
  return here / static_cast<double>(lines.size());
}

Json expected_of(const Json& versions, const std::string& page) {
  const std::string flat = text::squeeze(page);
  Json best;
  double most = -1;
  for (const auto& [name, version] : versions.items()) {
    if (!version.is_object()) continue;
    Json lines = lines_of(version);
    const double share = presence(lines, flat);
    if (share <= most) continue;
    most = share;
    best = Json::object();
    for (const char* field : {"title", "authors", "publishing_date"}) {
      if (version.contains(field)) best[field] = version[field];
    }
    best["lines"] = std::move(lines);
  }
  return best;
}

}  // namespace

Result<void> attach_pages(std::vector<Line>& lines, const std::string& table_path) {
  const fs::path folder = fs::path(table_path).parent_path();
  std::map<std::string, Json> versions_of;
  for (Line& line : lines) {
    for (const char* field : {"country", "publisher", "file"}) {
      if (!line.fields.contains(field)) {
        return bad_line(table_path, 1, "no column \"" + std::string(field) + "\"");
      }
    }
    const std::string country = line.fields["country"];
    const std::string publisher = line.fields["publisher"];
    line.id = country + "/" + line.fields["file"].get<std::string>();
    auto page = unpacked((folder / line.id).string());
    if (!page) return tl::unexpected(page.error());
    const std::string beside = (folder / country / (publisher + ".json")).string();
    const auto [known, is_new] = versions_of.try_emplace(beside, Json());
    if (is_new) {
      std::ifstream file(beside, std::ios::binary);
      if (file) known->second = Json::parse(file, nullptr, false);
      if (known->second.is_discarded()) return bad_line(beside, 0, "not valid JSON");
    }
    if (known->second.is_object()) line.fields["expected"] = expected_of(known->second, *page);
    line.fields["page"] = std::move(*page);
  }
  return {};
}

}  // namespace demarche::eval
