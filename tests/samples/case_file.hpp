// The `.case` files of samples/: what must come out of an article, one fact a line. The form of a
// line is told in samples/README.md.
#pragma once

#include <demarche/records.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace demarche::samples {

struct Expectation {
  int line = 0;
  bool negated = false;  // "not ..."
  bool wanted = false;   // "wanted ...": known not to come out yet
  std::string kind;      // "says"
  std::vector<std::string> fields;
  std::string article;  // headline, for files with several records
  std::string printed;  // the line as it stands
};

struct CaseFile {
  std::string name;     // "01-stockholm-wire.case"
  std::string article;  // "01-stockholm-wire.txt", the article it is about
  std::vector<Expectation> expectations;
};

// For GoogleTest's messages.
inline void PrintTo(const CaseFile& file, std::ostream* out) {
  *out << file.name;
}

// All cases of a folder, by name.
std::vector<CaseFile> load_cases(const std::string& folder);

// True if the dossier holds what the line says of the article.
bool holds(const Dossier& dossier, const Article& article, const Expectation& expectation);

// Everything of that kind that the dossier does hold for the article, for a failure message.
std::string what_is_there(const Dossier& dossier, const Article& article,
                          const Expectation& expectation);

}  // namespace demarche::samples
