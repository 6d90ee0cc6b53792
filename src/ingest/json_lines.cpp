#include "ingest/json_lines.hpp"

#include "ingest/calendar.hpp"
#include "text/strings.hpp"

#include <initializer_list>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace demarche::ingest {

namespace {

using nlohmann::json;

// Nested deeper than any record of an article.
constexpr std::size_t kDeepest = 64;

bool is_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

// The value, or a discarded one and the cause.
json parse(std::string_view text, std::string& cause) {
  if (is_too_deep(text)) {
    cause = fmt::format("JSON is nested deeper than {}", kDeepest);
    return json(json::value_t::discarded);
  }
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) cause = "is not valid JSON";
  return value;
}

std::string string_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("name")) return string_of(value["name"]);
  return {};
}

std::string first_string(const json& record, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = record.find(name);
    if (found == record.end()) continue;
    const std::string value = string_of(*found);
    if (!text::trim(value).empty()) return std::string(text::trim(value));
  }
  return {};
}

std::vector<std::string> authors_of(const json& record) {
  std::vector<std::string> authors;
  for (const char* name : {"authors", "author", "byline"}) {
    const auto found = record.find(name);
    if (found == record.end()) continue;
    if (found->is_array()) {
      for (const json& item : *found) authors.push_back(string_of(item));
    } else {
      const std::string all = string_of(*found);
      const char separator = all.find(';') != std::string::npos ? ';' : ',';
      for (const std::string_view part : text::split(all, separator))
        authors.emplace_back(text::trim(part));
    }
    std::erase(authors, "");
    if (!authors.empty()) break;
  }
  return authors;
}

std::optional<Interval> date_of(const json& record, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const std::string printed = first_string(record, {name});
    if (printed.empty()) continue;
    const auto date = find_date(printed);
    if (!date || date->begin > 12) continue;
    Interval interval = to_interval(*date, fmt::format("metadata: {}", name), printed);
    return interval;
  }
  return {};
}

}  // namespace

void read_json_line(std::string_view line, std::size_t number, const std::string& source,
                    const std::function<void(Document)>& each, std::vector<Problem>& problems) {
  line = text::trim(line);
  if (line.empty()) return;
  const std::string place = fmt::format("line {}", number);
  std::string cause;
  const json value = parse(line, cause);
  if (value.is_discarded() || !value.is_object()) {
    if (cause.empty()) cause = "is not a JSON object";
    problems.push_back({Error{ErrorCode::kBadFormat, cause, source, place}, true});
    return;
  }
  each(Document{Document::Kind::kJson, first_string(value, {"url", "uri", "canonical_url", "link"}),
                source, place, std::string(line)});
}

void split_json(std::string_view text, const std::string& source,
                const std::function<void(Document)>& each, std::vector<Problem>& problems) {
  text = text::trim(text);
  std::string cause;
  // The whole is one value only if it does not go wrong at the second line.
  const json whole = parse(text, cause);
  if (whole.is_object()) {
    each(Document{Document::Kind::kJson,
                  first_string(whole, {"url", "uri", "canonical_url", "link"}),
                  source,
                  {},
                  std::string(text)});
    return;
  }
  if (whole.is_array()) {
    std::size_t number = 0;
    for (const json& item : whole) {
      const std::string place = fmt::format("item {}", ++number);
      if (!item.is_object()) {
        problems.push_back(
            {Error{ErrorCode::kBadFormat, "is not a JSON object", source, place}, true});
        continue;
      }
      each(Document{Document::Kind::kJson,
                    first_string(item, {"url", "uri", "canonical_url", "link"}), source, place,
                    item.dump(-1, ' ', false, json::error_handler_t::replace)});
    }
    return;
  }
  std::vector<Problem> broken;
  std::size_t number = 0;
  std::size_t good = 0;
  const auto count = [&](Document document) {
    ++good;
    each(std::move(document));
  };
  for (const std::string_view line : text::split(text, '\n')) {
    read_json_line(line, ++number, source, count, broken);
  }
  // One value over many lines that is broken is one problem, not one a line.
  if (good == 0 && broken.size() > 1) {
    problems.push_back({Error{ErrorCode::kBadFormat, cause, source, {}}, true});
    return;
  }
  problems.insert(problems.end(), broken.begin(), broken.end());
}

Result<Draft> read_json_record(std::string_view record) {
  std::string cause;
  const json value = parse(record, cause);
  if (!value.is_object()) {
    return fail(ErrorCode::kBadFormat, cause.empty() ? "is not a JSON object" : cause);
  }
  Draft draft;
  draft.text =
      first_string(value, {"maintext", "text", "raw_text", "body", "content", "article_text",
                           "full_text", "articleBody", "story", "article"});
  if (draft.text.empty()) {
    return fail(ErrorCode::kBadFormat,
                "record has no text (text, maintext, raw_text, body, content)");
  }
  draft.title = text::squeeze(first_string(value, {"title", "headline", "name", "article_title"}));
  draft.outlet = first_string(
      value, {"outlet", "sitename", "site_name", "media_name", "publisher", "source_name", "source",
              "source_domain", "hostname", "media_url", "domain"});
  draft.url = first_string(value, {"url", "uri", "canonical_url", "link"});
  draft.language = first_string(value, {"language", "lang"});
  draft.authors = authors_of(value);
  draft.published =
      date_of(value, {"published", "date_publish", "publish_date", "publication_date", "date",
                      "datePublished", "published_at", "pubDate", "pub_date", "timestamp"});
  draft.modified =
      date_of(value, {"modified", "date_modify", "dateModified", "updated", "updated_at"});
  return draft;
}

}  // namespace demarche::ingest
