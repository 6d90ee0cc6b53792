#include "extract/findings.hpp"
#include "extract/syntax.hpp"

namespace demarche::extract {

const Mention* Cast::at(std::uint32_t token) const {
  if (token >= by_token.size() || by_token[token] < 0) return nullptr;
  return &mentions[static_cast<std::size_t>(by_token[token])];
}

Ref Cast::ref(const Mention& mention, const Context& context) const {
  const Actor& actor = actors[mention.actor];
  return {actor.id, actor.name, words_of(context.analysis, mention.phrase)};
}

}  // namespace demarche::extract
