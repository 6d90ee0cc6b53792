// "His US counterpart": who holds the same office there.
#include "extract/cast_builder.hpp"
#include "knowledge/knowledge.hpp"

namespace demarche::extract {

void add_counterparts(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t i = 0; i < n; ++i) {
    if (cast.is_claimed(i) || lower_word(analysis, i) != "counterpart") continue;
    const std::string country = country_of_phrase(cast, i);
    const Mention* owner = nullptr;
    for (const std::uint32_t child : cast.tree.children(i)) {
      if (analysis.tokens[child].dep == "poss") owner = cast.at(child);
    }
    if (owner == nullptr || country.empty()) continue;
    const auto state = cast.context.knowledge.state(country);
    for (const std::string& role : cast.roles_of(owner->actor)) {
      std::optional<std::uint32_t> actor = cast.holder_in_article(role, country, i);
      if (!actor && state && !cast.day.empty()) {
        if (const auto tenure = cast.context.knowledge.holder(role, *state, cast.day))
          actor = cast.known(tenure->holder);
      }
      if (actor && *actor != owner->actor) {
        cast.add({i, i + 1}, i, *actor, SpeakerBasis::kOffice, "counterpart in the same office");
        break;
      }
    }
  }
}

}  // namespace demarche::extract
