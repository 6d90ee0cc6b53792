#include "extract/findings.hpp"

namespace demarche::extract {

Reading read_article(Article article, const Analysis& analysis,
                     const knowledge::Knowledge& knowledge) {
  Reading reading;
  reading.article = std::move(article);
  const Context context{reading.article, analysis, knowledge};
  Findings findings;
  findings.times = find_times(context);
  findings.places = find_places(context);
  findings.cast = find_actors(context);
  reading.statements = find_statements(context, findings);
  reading.events = find_events(context, findings, reading.statements);
  link_denials(reading.statements, reading.events);
  reading.figures = find_figures(context, findings, reading.statements);
  reading.meetings = find_meetings(context, findings);
  reading.actors = findings.cast.actors;
  return reading;
}

}  // namespace demarche::extract
