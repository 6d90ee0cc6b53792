// What the choice and the renderings of statements share.
#pragma once

#include <demarche/brief.hpp>
#include <demarche/records.hpp>

#include <string>
#include <vector>

namespace demarche::brief {

class Lookup;

// When something was said: the day that the text tells, else (`told` false) that of publication,
// by which it was said. Null if neither is known.
struct Said {
  const Interval* when = nullptr;
  bool told = false;
};
Said when_said(const Lookup& lookup, const Statement& statement);

// Rows of a terminal: date, speaker, act, addressee, words, origins / articles, id.
std::string statements_table(const Dossier& dossier, const std::vector<const Statement*>& chosen,
                             const BriefOptions& look);
// RFC 4180 with a line of titles; lines end in a line feed.
std::string statements_csv(const Dossier& dossier, const std::vector<const Statement*>& chosen);

}  // namespace demarche::brief
