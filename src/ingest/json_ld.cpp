#include "ingest/json_ld.hpp"

#include "ingest/pattern.hpp"
#include "text/strings.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace demarche::ingest {

namespace {

using nlohmann::json;

// A block nested deeper is not read: schema.org needs about ten levels.
constexpr int kDeepest = 64;

std::string string_of(const json& value) {
  if (value.is_string()) return text::squeeze(value.get<std::string>());
  if (value.is_array() && !value.empty()) return string_of(value.front());
  if (value.is_object() && value.contains("name")) return string_of(value["name"]);
  return {};
}

std::string member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : string_of(*found);
}

bool is_article(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto named = [](const json& value) {
    if (!value.is_string()) return false;
    const auto& name = value.get_ref<const std::string&>();
    return name.find("Article") != std::string::npos || name.ends_with("BlogPosting") ||
           name == "Report";
  };
  if (type->is_array()) return std::any_of(type->begin(), type->end(), named);
  return named(*type);
}

void read_authors(const json& value, std::vector<std::string>& authors) {
  if (value.is_array()) {
    for (const json& item : value) {
      if (!item.is_array()) read_authors(item, authors);
    }
    return;
  }
  const auto name = value.is_object() ? value.find("name") : value.end();
  if (value.is_object() && name != value.end() && name->is_array()) {
    read_authors(*name, authors);
    return;
  }
  const std::string author = string_of(value);
  if (!author.empty()) authors.push_back(author);
}

void read_article(const json& object, LinkedArticle& article) {
  const auto set = [&](std::string& field, const char* name) {
    if (field.empty()) field = member(object, name);
  };
  set(article.headline, "headline");
  set(article.published, "datePublished");
  set(article.modified, "dateModified");
  set(article.publisher, "publisher");
  if (article.body.empty() && object.contains("articleBody") && object["articleBody"].is_string()) {
    article.body = object["articleBody"].get<std::string>();
  }
  if (article.authors.empty() && object.contains("author")) {
    read_authors(object["author"], article.authors);
  }
}

// Articles may stand in an array, under @graph or under mainEntity.
void walk(const json& value, LinkedArticle& article, int depth) {
  if (depth > kDeepest) return;
  if (value.is_array()) {
    for (const json& item : value) walk(item, article, depth + 1);
  } else if (value.is_object()) {
    if (is_article(value)) read_article(value, article);
    for (const char* name : {"@graph", "mainEntity"}) {
      const auto found = value.find(name);
      if (found != value.end()) walk(*found, article, depth + 1);
    }
  }
}

bool is_too_deep(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > kDeepest) return true;
  }
  return false;
}

}  // namespace

void read_json_ld(std::string_view block, LinkedArticle& article) {
  if (is_too_deep(block)) return;
  const json value = json::parse(block, nullptr, false, true);
  if (!value.is_discarded()) {
    walk(value, article, 0);
    return;
  }
  const auto search = [&](std::string& field, const Pattern& pattern) {
    if (!field.empty()) return;
    if (const auto match = pattern.find(block)) field = text::squeeze(match->groups[1]);
  };
  static const Pattern kPublished(R"re("datePublished"\s*:\s*"([^"]{8,40})")re");
  static const Pattern kModified(R"re("dateModified"\s*:\s*"([^"]{8,40})")re");
  static const Pattern kHeadline(R"re("headline"\s*:\s*"([^"\\]{8,300})")re");
  search(article.published, kPublished);
  search(article.modified, kModified);
  search(article.headline, kHeadline);
}

}  // namespace demarche::ingest
