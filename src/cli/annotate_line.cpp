// One line of JSON Lines: only `id` and `text` are kept, all else is passed over as it is read.
#include "cli/annotate_input.hpp"

#include <nlohmann/json.hpp>

namespace demarche::cli {

namespace {

using Json = nlohmann::json;

class TextMembers : public nlohmann::json_sax<Json> {
 public:
  std::optional<std::string> id;
  std::optional<std::string> text;
  std::string cause;  // why reading stopped
  std::size_t byte = 0;

  bool null() override { return scalar(Type::kNull, {}); }
  bool boolean(bool value) override { return scalar(Type::kOther, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override {
    return scalar(Type::kOther, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return scalar(Type::kOther, std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& spelled) override {
    return scalar(Type::kOther, spelled);
  }
  bool string(string_t& value) override { return scalar(Type::kString, std::move(value)); }
  bool binary(binary_t&) override { return true; }  // JSON text has none
  bool key(string_t& name) override {
    if (depth_ == 1) key_ = std::move(name);
    return true;
  }
  bool start_object(std::size_t) override { return nest(); }
  bool start_array(std::size_t) override {
    return depth_ == 0 ? stop("is no JSON object") : nest();
  }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }
  // "[json.exception...] parse error at line 1, column 9: syntax error while parsing value -
  // invalid string: ...; last read: '...'": the middle says it; the end may quote half a character.
  bool parse_error(std::size_t at, const std::string&,
                   const nlohmann::detail::exception& e) override {
    std::string words = e.what();
    if (const auto end = words.find("; last read"); end != std::string::npos) words.resize(end);
    if (const auto dash = words.find(" - "); dash != std::string::npos) words.erase(0, dash + 3);
    cause = "is not valid JSON: " + words;
    byte = at;
    return false;
  }

 private:
  enum class Type : std::uint8_t { kNull, kString, kOther };

  bool stop(const char* why) {
    cause = why;
    return false;
  }
  bool nest() {
    if (depth_++ != 1) return true;
    if (key_ == "text") return stop("its text is no string");
    return key_ == "id" ? stop("its id is neither string nor number") : true;
  }
  bool scalar(Type type, std::string value) {
    if (depth_ == 0) return stop("is no JSON object");
    if (depth_ != 1) return true;
    if (key_ == "text") {
      if (type != Type::kString) return stop("its text is no string");
      text = std::move(value);
    }
    if (key_ == "id" && type != Type::kNull) id = std::move(value);
    return true;
  }

  std::size_t depth_ = 0;
  std::string key_;
};

}  // namespace

Result<InputText> parse_text_line(const std::string& line) {
  TextMembers members;
  if (!Json::sax_parse(line, &members)) {
    return fail(ErrorCode::kBadFormat, members.cause, {},
                members.byte > 0 ? "byte " + std::to_string(members.byte) : "");
  }
  if (!members.text) return fail(ErrorCode::kBadFormat, "has no member \"text\"");
  return InputText{members.id.value_or(""), std::move(*members.text), {}, {}};
}

}  // namespace demarche::cli
