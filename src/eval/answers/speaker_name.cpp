#include "eval/answers/speaker_name.hpp"

#include "extract/cues.hpp"
#include "extract/phrase_owner.hpp"
#include "knowledge/of_owner.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::eval {

namespace {

// Begins and ends may be years or months: they are compared as far as they go.
bool held_on(const Office& office, std::string_view day) {
  const bool begun = office.begin.empty() || office.begin <= day.substr(0, office.begin.size());
  const bool over = !office.end.empty() && office.end < day.substr(0, office.end.size());
  return begun && !over;
}

// "its commercial director" -> "commercial director".
std::string without_determiners(std::string_view words) {
  std::string out(words);
  for (std::size_t space = out.find(' '); space != std::string::npos; space = out.find(' ')) {
    if (!extract::is_one_of(text::to_lower(out.substr(0, space)),
                            "a an the one its his her their our my some senior top")) {
      break;
    }
    out.erase(0, space + 1);
  }
  return out;
}

}  // namespace

std::string speaker_as_printed(const Ref& speaker, const std::vector<Actor>& actors,
                               std::string_view day) {
  if (speaker.id.starts_with("unknown:")) return without_determiners(speaker.name);
  const auto actor = std::find_if(actors.begin(), actors.end(),
                                  [&](const Actor& one) { return one.id == speaker.id; });
  if (actor == actors.end() || actor->kind != ActorKind::kPerson || actor->offices.empty()) {
    return speaker.name;
  }
  const std::string surname = text::fold(actor->name.substr(actor->name.rfind(' ') + 1));
  const bool named = std::any_of(
      actor->names.begin(), actor->names.end(),
      [&](const std::string& name) { return text::fold(name).find(surname) != std::string::npos; });
  if (named) return speaker.name;
  const auto held = std::find_if(actor->offices.rbegin(), actor->offices.rend(),
                                 [&](const Office& one) { return held_on(one, day); });
  const Office& office = held == actor->offices.rend() ? actor->offices.back() : *held;
  return office.of.empty()
             ? speaker.name
             : knowledge::of_owner(extract::office_title(text::to_lower(office.title)), office.of);
}

}  // namespace demarche::eval
