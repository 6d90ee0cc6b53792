#include "extract/cast_builder.hpp"

namespace demarche::extract {

Cast find_actors(const Context& context) {
  const Tree tree(context.analysis);
  CastBuilder cast(context, tree);
  add_names(cast);
  cast.guess_day();
  add_surnames(cast);
  add_offices(cast);
  add_posts(cast);
  add_groups(cast);
  add_pronouns(cast);
  return cast.finish();
}

}  // namespace demarche::extract
