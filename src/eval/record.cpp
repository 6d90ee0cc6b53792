#include "eval/record.hpp"

namespace demarche::eval {

Record::Record(const Json& value, std::uint32_t text_size, std::string& problem, std::string path)
    : value_(&value), text_size_(text_size), problem_(&problem), path_(std::move(path)) {}

void Record::note(const std::string& where, const std::string& what) const {
  if (problem_->empty()) *problem_ = path_ + where + ": " + what;
}

const Json* Record::at(const char* key) const {
  if (!value_->is_object()) return nullptr;
  const auto found = value_->find(key);
  return found == value_->end() || found->is_null() ? nullptr : &*found;
}

std::optional<Span> Record::span_of(const Json& value, const std::string& where) const {
  if (!value.is_array() || value.size() != 2 || !value[0].is_number_integer() ||
      !value[1].is_number_integer()) {
    note(where, "not a span [begin, end]");
    return std::nullopt;
  }
  const auto begin = value[0].get<std::int64_t>();
  const auto end = value[1].get<std::int64_t>();
  if (begin < 0 || end < begin || end > text_size_) {
    note(where, "[" + std::to_string(begin) + ", " + std::to_string(end) +
                    "] is not in the text of " + std::to_string(text_size_) + " code points");
    return std::nullopt;
  }
  return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<Record> Record::list(const char* key) const {
  std::vector<Record> out;
  const Json* value = at(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    note(key, "not a list");
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const std::string where = std::string(key) + "[" + std::to_string(i) + "]";
    if (!(*value)[i].is_object()) {
      note(where, "not an object");
      continue;
    }
    out.push_back(Record((*value)[i], text_size_, *problem_, path_ + where + "."));
  }
  return out;
}

std::vector<Span> Record::spans(const char* key) const {
  std::vector<Span> out;
  const Json* value = at(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    note(key, "not a list of spans");
    return out;
  }
  for (const Json& one : *value) {
    if (const auto span = span_of(one, key)) out.push_back(*span);
  }
  return out;
}

std::optional<Span> Record::span(const char* key) const {
  const Json* value = at(key);
  return value == nullptr ? std::nullopt : span_of(*value, key);
}

Span Record::range() const {
  const Json* begin = at("begin");
  const Json* end = at("end");
  if (begin == nullptr || end == nullptr) {
    note(begin == nullptr ? "begin" : "end", "missing");
    return {};
  }
  return span_of(Json::array({*begin, *end}), "begin, end").value_or(Span{});
}

std::optional<Record> Record::object(const char* key) const {
  const Json* value = at(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_object()) {
    note(key, "not an object");
    return std::nullopt;
  }
  return Record(*value, text_size_, *problem_, path_ + key + ".");
}

std::vector<std::string> Record::texts(const char* key) const {
  std::vector<std::string> out;
  const Json* value = at(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    note(key, "not a list of texts");
    return out;
  }
  for (const Json& one : *value) {
    if (one.is_string()) {
      out.push_back(one.get<std::string>());
    } else {
      note(key, "not a list of texts");
    }
  }
  return out;
}

std::string Record::text(const char* key) const {
  const Json* value = at(key);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    note(key, "not a text");
    return {};
  }
  return value->get<std::string>();
}

std::string Record::label(const char* key) const {
  const Json* value = at(key);
  if (value == nullptr) return {};
  if (value->is_number_integer()) return std::to_string(value->get<std::int64_t>());
  return text(key);
}

std::optional<double> Record::number(const char* key) const {
  const Json* value = at(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    note(key, "not a number");
    return std::nullopt;
  }
  return value->get<double>();
}

bool Record::flag(const char* key) const {
  const Json* value = at(key);
  if (value == nullptr) return false;
  if (value->is_boolean()) return value->get<bool>();
  return number(key).value_or(0.0) != 0.0;
}

bool Record::has(const char* key) const {
  return at(key) != nullptr;
}

}  // namespace demarche::eval
