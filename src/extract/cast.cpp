#include "extract/findings.hpp"
#include "extract/syntax.hpp"

namespace demarche::extract {

const Mention* Cast::at(std::uint32_t token) const {
  const Mention* best = nullptr;
  for (const Mention& mention : mentions) {
    if (mention.head == token) return &mention;
    if (!mention.tokens.contains(token)) continue;
    if (best == nullptr ||
        mention.tokens.end - mention.tokens.begin < best->tokens.end - best->tokens.begin) {
      best = &mention;
    }
  }
  return best;
}

Ref Cast::ref(const Mention& mention, const Context& context) const {
  const Actor& actor = actors[mention.actor];
  return {actor.id, actor.name, words_of(context.analysis, mention.tokens)};
}

}  // namespace demarche::extract
