// Written by hand: a tree of JSON values for each token would cost more than the annotation.
#include "cli/annotate_formats.hpp"

#include <charconv>

namespace demarche::cli {

namespace {

void append_number(std::int64_t value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void append_string(std::string_view words, std::string& out) {
  constexpr const char* kHex = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_plain(words[i])) continue;
    out.append(words, from, i - from);
    from = i + 1;
    const auto c = static_cast<unsigned char>(words[i]);
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += static_cast<char>(c);
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += kHex[c >> 4U];
        out += kHex[c & 0xFU];
    }
  }
  out.append(words, from);
  out += '"';
}

void append_member(std::string_view name, std::string_view words, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":";
  append_string(words, out);
}

// {"start":A,"end":B without the closing brace.
void append_range(const Analysis& a, std::uint32_t begin, std::uint32_t end, std::string& out) {
  out += "{\"start\":";
  append_number(a.tokens[begin].span.begin, out);
  out += ",\"end\":";
  append_number(a.tokens[end - 1].span.end, out);
}

}  // namespace

void append_json(std::string_view id, const Analysis& a, std::string& out) {
  out.reserve(out.size() + a.text.size() * 2 + a.tokens.size() * 160 + 256);
  out += "{\"id\":";
  append_string(id, out);
  append_member("text", a.text, out);
  out += ",\"ents\":[";
  const char* comma = "";
  for (const Entity& e : a.entities) {
    out += comma;
    append_range(a, e.begin, e.end, out);
    append_member("label", e.label, out);
    out += '}';
    comma = ",";
  }
  out += "],\"sents\":[";
  comma = "";
  for (const Sentence& s : a.sentences) {
    out += comma;
    append_range(a, s.begin, s.end, out);
    out += '}';
    comma = ",";
  }
  out += "],\"tokens\":[";
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Token& t = a.tokens[i];
    out += i == 0 ? "{\"id\":" : ",{\"id\":";
    append_number(static_cast<std::int64_t>(i), out);
    out += ",\"start\":";
    append_number(t.span.begin, out);
    out += ",\"end\":";
    append_number(t.span.end, out);
    append_member("tag", t.tag, out);
    append_member("pos", t.pos, out);
    append_member("morph", t.morph, out);
    append_member("lemma", t.lemma, out);
    append_member("dep", t.dep, out);
    out += ",\"head\":";
    append_number(t.head, out);
    out += '}';
  }
  out += "]}\n";
}

}  // namespace demarche::cli
