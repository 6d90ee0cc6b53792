// Everything there is to say about one record: its fields, its sentences, its rule, its group.
#include "brief/explain_statement.hpp"
#include "brief/layout.hpp"
#include "brief/phrase.hpp"
#include "brief/select.hpp"
#include "dossier/json.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <demarche/brief.hpp>

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace demarche {

namespace {

using Json = nlohmann::ordered_json;

struct Found {
  std::string kind;  // "statement"
  std::string id;
  Json fields;
  std::vector<Evidence> evidence;
  std::vector<std::string> group;  // other records of the group, each with what tells it apart
};

template <typename T>
Json fields_of(const T& record) {
  return to_json(record);
}
Json fields_of(const Statement& statement) {
  return brief::explained_fields(statement);
}

template <typename T>
std::string told_again(const T& record) {
  return record.id;
}
std::string told_again(const Statement& statement) {
  const std::string& difference = statement.grounds.difference;
  return statement.id + (difference.empty() ? "" : ": " + difference);
}

template <typename T>
void match(const std::vector<T>& records, const char* kind, std::string_view start,
           std::vector<Found>& found) {
  for (const T& record : records) {
    if (std::string_view(record.id).substr(0, start.size()) != start) continue;
    Found one{kind, record.id, fields_of(record), record.evidence, {}};
    for (const T& other : records) {
      if (other.id != record.id && !record.group.empty() && other.group == record.group) {
        one.group.push_back(told_again(other));
      }
    }
    found.push_back(std::move(one));
  }
}

// The words around the evidence, with the evidence itself between marks.
std::string in_context(const Article& article, Span span, bool colour) {
  const text::CodePoints points(article.text);
  const std::string& whole = article.text;
  const std::size_t begin = points.byte_of(span.begin);
  const std::size_t end = points.byte_of(span.end);
  std::size_t from = whole.rfind("\n\n", begin);
  from = from == std::string::npos ? 0 : from + 2;
  std::size_t to = whole.find("\n\n", end);
  if (to == std::string::npos) to = whole.size();
  const std::string open = colour ? "\033[7m" : ">>";
  const std::string close = colour ? "\033[0m" : "<<";
  return text::squeeze(whole.substr(from, begin - from) + open + whole.substr(begin, end - begin) +
                       close + whole.substr(end, to - end));
}

std::string scalar(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string out;
    for (const Json& item : value) {
      const std::string one = scalar(item);
      if (one.empty()) continue;
      out += (out.empty() ? "" : "; ") + one;
    }
    return out;
  }
  if (value.is_object()) {
    if (value.contains("name") && value.contains("id")) {
      std::string out = value["name"].get<std::string>();
      const std::string printed = value.value("text", "");
      if (!printed.empty() && printed != out) out += " (printed: " + printed + ")";
      return out;
    }
    if (value.contains("basis")) {  // an interval
      std::string out = scalar(value["begin"]);
      if (scalar(value["end"]) != out) out += " to " + scalar(value["end"]);
      out += " [" + scalar(value["text"]) + "; " + scalar(value["basis"]) + "]";
      const std::string others = scalar(value["alternatives"]);
      if (!others.empty()) out += " or: " + others;
      return out;
    }
    if (value.contains("kind") && value.contains("to")) {
      return scalar(value["kind"]) + " " + scalar(value["to"]) + ": " + scalar(value["why"]);
    }
    if (value.contains("name")) return scalar(value["name"]) + ", " + scalar(value["country"]);
    if (value.contains("text")) return scalar(value["text"]);
  }
  return value.dump();
}

std::string render(const brief::Lookup& lookup, const Found& found, const BriefOptions& options) {
  static constexpr std::array<std::string_view, 4> kSkipped = {"id", "evidence", "text", "trigger"};
  const auto width = static_cast<std::size_t>(std::max(options.width, 40));
  std::string out = found.kind + " " + found.id + "\n";
  if (found.fields.contains("text")) {
    for (const std::string& line : brief::wrap(scalar(found.fields["text"]), width - 2)) {
      out += "  " + line + "\n";
    }
  }
  for (const auto& [key, value] : found.fields.items()) {
    if (std::find(kSkipped.begin(), kSkipped.end(), key) != kSkipped.end()) continue;
    const std::string words = scalar(value);
    if (words.empty()) continue;
    bool first = true;
    for (const std::string& line : brief::wrap(words, width - 18)) {
      out += "  " + brief::pad(first ? key : std::string(), 15) + line + "\n";
      first = false;
    }
  }
  for (const Evidence& evidence : found.evidence) {
    const Article* article = lookup.article(evidence.article);
    if (article == nullptr) continue;
    out += "\n  " + (article->title.empty() ? article->uri : article->title) + " [" + article->id +
           ", " + std::to_string(evidence.span.begin) + "-" + std::to_string(evidence.span.end) +
           "]\n";
    for (const std::string& line :
         brief::wrap(in_context(*article, evidence.span, options.colour), width - 4)) {
      out += "    " + line + "\n";
    }
  }
  if (!found.group.empty()) {
    out += "\n  the same, told again:\n";
    for (const std::string& other : found.group) {
      for (const std::string& line : brief::wrap(other, width - 4)) out += "    " + line + "\n";
    }
  }
  return out;
}

}  // namespace

Result<std::string> explain(const Dossier& dossier, const std::string& id,
                            const BriefOptions& options) {
  if (id.size() < 2) return fail(ErrorCode::kUsage, "an id has at least two characters: " + id);
  std::vector<Found> found;
  match(dossier.statements, "statement", id, found);
  match(dossier.events, "event", id, found);
  match(dossier.figures, "figure", id, found);
  match(dossier.meetings, "meeting", id, found);
  if (found.empty())
    return fail(ErrorCode::kNotFound, "no record has an id that starts with " + id);
  constexpr std::size_t kMost = 5;
  if (found.size() > kMost) {
    return fail(ErrorCode::kUsage, std::to_string(found.size()) +
                                       " records have an id that starts with " + id +
                                       "; give more of it");
  }
  const brief::Lookup lookup(dossier);
  std::string out;
  for (const Found& one : found) {
    if (!out.empty()) out += "\n";
    out += render(lookup, one, options);
  }
  return out;
}

}  // namespace demarche
