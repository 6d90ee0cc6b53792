// Who stands where around a verb: subjects and objects, also those that the verb borrows from the
// clause above it (control, conjunction, participles, relative clauses).
#pragma once

#include "extract/syntax.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace demarche::extract {

struct Roles {
  bool passive = false;
  std::vector<std::uint32_t> subjects;  // heads of noun phrases, conjuncts included: who acts
  std::vector<std::uint32_t> objects;   // what is acted on; the subject of a passive
};

class Clauses {
 public:
  Clauses(const Analysis& analysis, const Tree& tree);

  // Roles of a verb. In a passive the agent ("by ...") is the subject.
  [[nodiscard]] Roles roles(std::uint32_t verb) const { return roles(verb, 0); }
  // The token's head, or the token itself for a root.
  [[nodiscard]] std::uint32_t head(std::uint32_t token) const {
    return static_cast<std::uint32_t>(analysis_.tokens[token].head);
  }
  [[nodiscard]] std::string_view label(std::uint32_t token) const {
    return analysis_.tokens[token].dep;
  }
  [[nodiscard]] bool is_verb(std::uint32_t token) const;
  // The verb (or root) whose clause the token stands in; the token itself if it is a verb.
  [[nodiscard]] std::uint32_t verb_above(std::uint32_t token) const;
  // Heads of the phrases that hang on `token` by one of the prepositions (comma separated).
  [[nodiscard]] std::vector<std::uint32_t> objects_of_prepositions(
      std::uint32_t token, std::string_view prepositions) const;
  // False where a line ends between the two: what the parser ties together there (a headline and
  // the first sentence) does not belong together.
  [[nodiscard]] bool same_line(std::uint32_t a, std::uint32_t b) const {
    return line_[a] == line_[b];
  }
  // Relative pronouns stand for their antecedent; others for themselves.
  [[nodiscard]] std::uint32_t antecedent(std::uint32_t token) const;

 private:
  [[nodiscard]] Roles roles(std::uint32_t verb, int depth) const;
  void borrow_subject(std::uint32_t verb, Roles& roles, int depth) const;
  void append(std::vector<std::uint32_t>& out, std::uint32_t token) const;

  const Analysis& analysis_;
  const Tree& tree_;
  std::vector<std::uint32_t> line_;  // by token
};

}  // namespace demarche::extract
