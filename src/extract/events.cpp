// Acts of political actors: triggers, their two sides, where they stand, when and where.
#include "extract/event_arguments.hpp"
#include "extract/event_setting.hpp"
#include "extract/event_status.hpp"
#include "extract/plover.hpp"
#include "text/hash.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

class Builder {
 public:
  Builder(const Context& context, const Findings& findings,
          const std::vector<Statement>& statements)
      : context_(context),
        findings_(findings),
        statements_(statements),
        tree_(context.analysis),
        clauses_(context.analysis, tree_) {}

  std::vector<Event> build() {
    std::vector<Event> out;
    for (const Trigger& trigger : find_triggers(context_, tree_, clauses_)) {
      if (auto event = event_of(trigger)) out.push_back(std::move(*event));
    }
    return out;
  }

 private:
  std::optional<Event> event_of(const Trigger& trigger) {
    const Predicate& predicate = *trigger.predicate;
    const Sides sides = find_sides(context_, tree_, clauses_, trigger);
    const bool participants = !sides.actors.empty() || !sides.recipients.empty();
    if (!participants && (predicate.pos == 'v' || !sides.own_clause)) return std::nullopt;

    Event event;
    event.cameo = predicate.cameo;
    event.mode = predicate.mode;
    event.type = type_of_cameo(predicate.cameo, predicate.mode);
    const Standing standing =
        find_standing(context_, tree_, clauses_, trigger, event.type, sides.actors, statements_);
    event.status = standing.status;
    event.plover = plover_type(event.type, event.status);
    event.quad = quad_of(event.type);
    event.intensity = intensity_of(event.type, event.mode);
    for (const std::uint32_t head : sides.actors) add_ref(event.actors, head);
    for (const std::uint32_t head : sides.recipients) add_ref(event.recipients, head);
    event.date = date_of(context_, clauses_, findings_, trigger);
    event.place = place_of(context_, clauses_, findings_, trigger);
    event.historical = is_historical(context_, tree_, clauses_, trigger, event.date);
    event.contexts = contexts_of(context_, trigger.token);
    if (standing.condition) {
      event.condition = Condition{words_of(context_.analysis, *standing.condition),
                                  evidence_of(context_, *standing.condition)};
    }
    if (standing.reported) add_reporter(event, standing.reporter, trigger);
    event.trigger = span_of(context_.analysis, trigger.range);
    event.predicate = words_of(context_.analysis, trigger.range);
    event.evidence.push_back(
        evidence_of(context_, sentence_around(context_.analysis, trigger.token)));
    event.confidence = confidence_of(trigger, sides);
    event.rule = std::string(predicate.pos == 'v' ? "verb " : "noun ") +
                 std::string(context_.analysis.tokens[trigger.token].lemma);
    if (!predicate.needs.empty()) event.rule += " [" + std::string(predicate.needs) + "]";
    event.rule += " -> CAMEO " + event.cameo;
    if (!standing.why.empty()) event.rule += "; status by \"" + standing.why + "\"";
    const std::string begin = std::to_string(event.trigger.begin);
    event.id = text::content_id('E', {context_.article.id, begin, event.predicate, event.cameo});
    return event;
  }

  Ref ref_of(std::uint32_t head) const {
    const TokenRange phrase = noun_phrase(context_, tree_, head);
    const std::string words = words_of(context_.analysis, phrase);
    const Mention* mention = findings_.cast.at(head);
    if (mention == nullptr || (mention->head != head && !mention->tokens.contains(head))) {
      mention = owner_of(head);
    }
    if (mention == nullptr) return {"", words, words};
    Ref ref = findings_.cast.ref(*mention, context_);
    ref.text = words;
    return ref;
  }

  // "Russian troops", "Ukraine's army": the state they belong to.
  const Mention* owner_of(std::uint32_t head) const {
    for (const std::uint32_t child : tree_.children(head)) {
      const std::string_view dep = context_.analysis.tokens[child].dep;
      if (dep != "poss" && dep != "amod" && dep != "compound" && dep != "nmod") continue;
      const Mention* mention = findings_.cast.at(child);
      if (mention != nullptr) return mention;
    }
    return nullptr;
  }

  void add_ref(std::vector<Ref>& side, std::uint32_t head) const {
    Ref ref = ref_of(head);
    const bool known = std::any_of(side.begin(), side.end(), [&](const Ref& r) {
      return r.id.empty() ? r.text == ref.text : r.id == ref.id;
    });
    if (!known) side.push_back(std::move(ref));
  }

  void add_reporter(Event& event, std::uint32_t reporter, const Trigger& trigger) {
    const Span at = context_.analysis.tokens[trigger.token].span;
    for (const Statement& statement : statements_) {
      const bool inside = std::any_of(statement.evidence.begin(), statement.evidence.end(),
                                      [&](const Evidence& e) { return e.span.contains(at); });
      if (inside && statement.speaker) {
        event.according_to.push_back(*statement.speaker);
        return;
      }
    }
    if (reporter == 0) return;
    for (const std::uint32_t head : clauses_.roles(reporter).subjects) {
      if (is_political(context_, tree_, head)) add_ref(event.according_to, head);
    }
  }

  double confidence_of(const Trigger& trigger, const Sides& sides) const {
    double confidence = trigger.predicate->pos == 'v' ? 0.7 : 0.6;
    if (!trigger.predicate->needs.empty()) confidence += 0.05;
    if (!sides.actors.empty()) confidence += 0.1;
    if (!sides.recipients.empty()) confidence += 0.05;
    return confidence;
  }

  const Context& context_;
  const Findings& findings_;
  const std::vector<Statement>& statements_;
  Tree tree_;
  Clauses clauses_;
};

}  // namespace

std::vector<Event> find_events(const Context& context, const Findings& findings,
                               const std::vector<Statement>& statements) {
  return Builder(context, findings, statements).build();
}

}  // namespace demarche::extract
