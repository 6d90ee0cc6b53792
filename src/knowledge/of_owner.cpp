#include "knowledge/of_owner.hpp"

namespace demarche::knowledge {

namespace {

// Owners that take "the", by their first or their last word.
constexpr std::string_view kFirst =
    " United Soviet European Netherlands Philippines Bahamas Gambia Maldives Comoros Seychelles "
    "African Arab Democratic Central Dominican Czech Vatican Turkish Organization Organisation "
    "Congo Houthis Taliban Ministry Department Embassy Government ";
constexpr std::string_view kLast =
    " Agency Organization Organisation Union Council Commission Committee Fund Bank League Court "
    "Nations Islands Republic Emirates States Party Front Movement ";

bool holds(std::string_view list, std::string_view word) {
  return list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

}  // namespace

std::string of_owner(std::string_view what, std::string_view owner) {
  const std::string_view first = owner.substr(0, owner.find(' '));
  const std::size_t space = owner.rfind(' ');
  const std::string_view last = space == owner.npos ? owner : owner.substr(space + 1);
  const bool takes_article = holds(kFirst, first) || holds(kLast, last);
  return std::string(what) + (takes_article ? " of the " : " of ") + std::string(owner);
}

}  // namespace demarche::knowledge
