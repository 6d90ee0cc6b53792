#include "eval/person_names.hpp"

#include "eval/tokens.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace demarche::eval {

namespace {

bool is_one_of(const std::string& word, std::string_view list) {
  return (" " + std::string(list) + " ").find(" " + word + " ") != std::string::npos;
}

constexpr std::string_view kTitles =
    "mr mrs ms miss dr prof professor sir dame lord lady president vice deputy prime foreign "
    "defence "
    "defense minister premier chancellor secretary general gen colonel col captain capt major maj "
    "admiral adm lieutenant lt sergeant sgt senator sen rep gov governor ambassador king queen "
    "prince "
    "princess pope archbishop bishop father sheikh ayatollah rabbi imam judge";

// Words that no person's name holds: with one of them it is an office, a body, a state or a group.
constexpr std::string_view kNoPerson =
    "of for and in to at on the ministry government council union party army force forces office "
    "department committee commission agency group movement front police court parliament assembly "
    "senate house state states republic kingdom nations bank service center centre institute "
    "university mission embassy spokesman spokeswoman spokesperson official officials source "
    "sources "
    "diplomat officer command authority organization organisation association company network news "
    "times post guard district alliance congress league board leader coast south north east west "
    "southern northern eastern western new united central saudi papua equatorial";

struct Name {
  std::vector<std::string> words;  // folded, without titles
  bool may_be_person = false;
};

Name name_of(const std::string& printed) {
  Name out;
  out.words = words_of(text::fold(printed));
  if (!out.words.empty() && out.words.front() == "the") out.words.erase(out.words.begin());
  auto rest = out.words.begin();
  while (rest != out.words.end() && is_one_of(*rest, kTitles)) ++rest;
  const auto last_word = text::split(text::trim(printed), ' ').back();
  std::size_t at = 0;
  out.may_be_person = rest != out.words.end() && printed.find('(') == std::string::npos &&
                      std::none_of(rest, out.words.end(),
                                   [](const std::string& w) { return is_one_of(w, kNoPerson); }) &&
                      text::is_upper(text::decode_at(last_word, at));
  if (out.may_be_person) out.words.erase(out.words.begin(), rest);
  return out;
}

}  // namespace

bool same_speaker(const std::string& a, const std::string& b) {
  if (text::trim(a).empty() || text::trim(b).empty()) {
    return text::trim(a).empty() && text::trim(b).empty();
  }
  const Name x = name_of(a);
  const Name y = name_of(b);
  if (x.words == y.words) return true;
  if (!x.may_be_person || !y.may_be_person) return false;
  // Two names of one word that differ are two states or bodies.
  return (x.words.size() > 1 || y.words.size() > 1) && x.words.back() == y.words.back();
}

namespace {

// The surname of a full name at the end of what is printed, or nothing.
std::string_view surname_at_end(std::string_view printed) {
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (printed.starts_with(article)) return {};
  }
  const auto words = text::split(text::trim(printed), ' ');
  std::size_t parts = 0;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    std::size_t at = 0;
    const bool particle = word->starts_with("al-") || *word == "de" || *word == "van";
    if (word->empty() || (!particle && !text::is_upper(text::decode_at(*word, at)))) break;
    parts += word->find('-') == std::string_view::npos ? 1 : 2;
  }
  return parts < 2 ? std::string_view() : words.back();
}

}  // namespace

bool may_be_one_speaker(std::string_view a, std::string_view b) {
  const std::string_view x = surname_at_end(a);
  const std::string_view y = surname_at_end(b);
  return x.empty() || y.empty() || x == y;
}

}  // namespace demarche::eval
