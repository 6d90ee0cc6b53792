#include "extract/cast_builder.hpp"

namespace demarche::extract {

Cast find_actors(const Context& context) {
  const Tree tree(context.analysis);
  CastBuilder cast(context, tree);
  add_names(cast);
  add_titled(cast, 2);
  add_recognized(cast);
  cast.guess_day();
  add_surnames(cast);
  add_titled(cast, 1);
  add_offices(cast);
  add_posts(cast);
  add_groups(cast);
  add_pronouns(cast);
  add_counterparts(cast);
  return cast.finish();
}

}  // namespace demarche::extract
