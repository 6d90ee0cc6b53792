#include "cli/annotate_formats.hpp"

#include <charconv>
#include <cstdio>
#include <vector>

namespace demarche::cli {

namespace {

bool is_space(const Token& token) {
  return token.pos == "SPACE" || token.tag == "_SP";
}

// A field holds no tab and no line break; an empty one is an underscore.
void append_field(std::string_view words, std::string& out) {
  if (words.empty()) out += '_';
  for (const char c : words) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

void append_number(std::int64_t value, std::string& out) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// UDPipe's escapes of white space in MISC, and \uXXXX for the spaces it has no letter for.
std::string escaped_space(std::string_view spaces) {
  std::string out;
  for (std::size_t i = 0; i < spaces.size(); ++i) {
    const auto c = static_cast<unsigned char>(spaces[i]);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      out += c == ' ' ? "\\s" : c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r";
      continue;
    }
    std::uint32_t point = c;  // white space is of at most three bytes
    if (c >= 0xE0 && i + 2 < spaces.size()) {
      point = (c & 0x0FU) << 12U | (static_cast<unsigned char>(spaces[i + 1]) & 0x3FU) << 6U |
              (static_cast<unsigned char>(spaces[i + 2]) & 0x3FU);
      i += 2;
    } else if (c >= 0xC0 && i + 1 < spaces.size()) {
      point = (c & 0x1FU) << 6U | (static_cast<unsigned char>(spaces[i + 1]) & 0x3FU);
      i += 1;
    }
    char escape[16];
    std::snprintf(escape, sizeof escape, "\\u%04X", point);
    out += escape;
  }
  return out;
}

// An id of a sentence has no white space, and the stroke is kept for parallel treebanks.
std::string sentence_id(std::string_view id) {
  std::string out;
  for (const char c : id) out += static_cast<unsigned char>(c) <= ' ' || c == '/' ? '_' : c;
  return out;
}

class Writer {
 public:
  Writer(std::string_view id, const Analysis& analysis, std::string& out)
      : id_(id), a_(analysis), out_(out), number_(analysis.tokens.size(), 0) {}

  void write() {
    std::size_t sentences = 0;
    for (const Sentence& s : a_.sentences) {
      int words = 0;
      for (std::uint32_t i = s.begin; i < s.end; ++i) {
        if (!is_space(a_.tokens[i])) number_[i] = ++words;
      }
      if (words > 0) write(s, ++sentences);
    }
  }

 private:
  // The white space between this word and the next.
  [[nodiscard]] std::string_view gap_behind(std::uint32_t word) const {
    const std::size_t begin = a_.tokens[word].byte + a_.tokens[word].bytes;
    std::size_t next = word + 1;
    while (next < a_.tokens.size() && is_space(a_.tokens[next])) ++next;
    const std::size_t end = next < a_.tokens.size() ? a_.tokens[next].byte : a_.text.size();
    return std::string_view(a_.text).substr(begin, end - begin);
  }

  // The word that governs: white space on the way is passed over; -1: none in this sentence.
  [[nodiscard]] std::int64_t governor(std::uint32_t word, const Sentence& s) const {
    auto at = static_cast<std::uint32_t>(a_.tokens[word].head);
    if (at == word) return -1;
    for (std::uint32_t steps = s.begin; steps < s.end; ++steps) {
      if (at < s.begin || at >= s.end) return -1;
      if (number_[at] != 0) return at;
      const auto above = static_cast<std::uint32_t>(a_.tokens[at].head);
      if (above == at) return -1;
      at = above;
    }
    return -1;
  }

  void write(const Sentence& s, std::size_t sentence) {
    heads_.clear();
    std::int64_t root = -1;
    bool of_its_own = false;  // the root is one for spaCy too, not for want of a governor
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      heads_.push_back(number_[i] != 0 ? governor(i, s) : -1);
      if (number_[i] == 0 || heads_.back() >= 0) continue;
      const bool own = static_cast<std::uint32_t>(a_.tokens[i].head) == i;
      if (root < 0 || (own && !of_its_own)) root = i;
      of_its_own = of_its_own || own;
    }
    write_comments(s, sentence);
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      if (number_[i] != 0) write_word(i, heads_[i - s.begin], root);
    }
    out_ += '\n';
  }

  void write_comments(const Sentence& s, std::size_t sentence) {
    if (sentence == 1) {
      out_ += "# newdoc id = ";
      append_field(id_, out_);
      out_ += '\n';
    }
    out_ += "# sent_id = " + sentence_id(id_) + "-";
    append_number(static_cast<std::int64_t>(sentence), out_);
    out_ += "\n# text = ";
    bool apart = false;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      if (number_[i] == 0) continue;
      if (apart) out_ += ' ';
      append_field(a_.word(i), out_);
      apart = !gap_behind(i).empty();
    }
    out_ += '\n';
  }

  void write_word(std::uint32_t i, std::int64_t head, std::int64_t root) {
    const Token& t = a_.tokens[i];
    append_number(number_[i], out_);
    for (const std::string_view words : {a_.word(i), t.lemma, t.pos, t.tag, t.morph}) {
      out_ += '\t';
      append_field(words, out_);
    }
    out_ += '\t';
    if (head < 0 && i == root) {
      out_ += "0\troot";
    } else {
      append_number(number_[static_cast<std::size_t>(head < 0 ? root : head)], out_);
      out_ += '\t';
      append_field(t.dep == "ROOT" ? "dep" : t.dep, out_);
    }
    out_ += "\t_\t";
    write_misc(i);
    out_ += '\n';
  }

  void write_misc(std::uint32_t i) {
    const Token& t = a_.tokens[i];
    const std::string_view gap = gap_behind(i);
    std::string misc;
    const auto add = [&](std::string_view name, std::string_view value) {
      if (!misc.empty()) misc += '|';
      misc.append(name).append(value);
    };
    if (!t.entity.empty()) add(t.entity_begins ? "NER=B-" : "NER=I-", t.entity);
    if (gap.empty()) add("SpaceAfter=No", "");
    if (!gap.empty() && gap != " ") add("SpacesAfter=", escaped_space(gap));
    if (first_word_ && t.byte > 0) {
      add("SpacesBefore=", escaped_space(std::string_view(a_.text).substr(0, t.byte)));
    }
    first_word_ = false;
    append_field(misc, out_);
  }

  std::string_view id_;
  const Analysis& a_;
  std::string& out_;
  std::vector<int> number_;  // of each token in its sentence, from 1; 0: white space
  std::vector<std::int64_t> heads_;
  bool first_word_ = true;
};

}  // namespace

void append_conllu(std::string_view id, const Analysis& analysis, std::string& out) {
  Writer(id, analysis, out).write();
}

}  // namespace demarche::cli
