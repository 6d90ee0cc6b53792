// Acts of political actors: triggers, their two sides, where they stand, when and where.
#include "extract/event_candidates.hpp"
#include "extract/event_parties.hpp"
#include "extract/event_setting.hpp"
#include "extract/event_topics.hpp"
#include "extract/plover.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

class Builder {
 public:
  Builder(const Context& context, const Findings& findings,
          const std::vector<Statement>& statements)
      : context_(context),
        findings_(findings),
        spoken_(statements),
        topics_(context.analysis),
        tree_(context.analysis),
        clauses_(context.analysis, tree_) {}

  std::vector<Event> build() {
    std::vector<Event> out;
    const std::vector<EncodedEvent> encoded = encoded_events(context_, clauses_);
    for (const EventCandidate& candidate :
         join_readers(context_, clauses_, find_triggers(context_, tree_, clauses_), encoded)) {
      const std::uint32_t token = candidate.trigger.token;
      if (topics_.is_off_topic(token) || is_in_label(token)) continue;
      auto event = event_of(candidate);
      // An act that nobody does and nobody suffers is a bare mention.
      if (event && !(event->actors.empty() && event->recipients.empty()))
        out.push_back(std::move(*event));
    }
    drop_venues(out);
    return out;
  }

 private:
  // A heading or label inside the text ("Troop build-up and possible invasion") has no finite verb.
  bool is_in_label(std::uint32_t trigger) const {
    const TokenRange sentence = sentence_around(context_.analysis, trigger);
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const std::string_view tag = context_.analysis.tokens[i].tag;
      if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return false;
    }
    return true;
  }

  // "met at a conference": the meeting noun that tells where a meeting verb's act took place.
  void drop_venues(std::vector<Event>& events) const {
    std::vector<std::uint32_t> verbs;
    for (const Event& event : events) {
      const std::uint32_t token = token_at(context_.analysis, event.trigger.begin);
      if (event.type == EventType::kConsult && clauses_.is_verb(token)) verbs.push_back(token);
    }
    std::erase_if(events, [&](const Event& event) {
      if (event.type != EventType::kConsult) return false;
      std::uint32_t token = token_at(context_.analysis, event.trigger.begin);
      if (clauses_.is_verb(token)) return false;
      for (int steps = 0; steps < 4; ++steps) {
        token = clauses_.head(token);
        if (clauses_.is_verb(token)) {
          return std::find(verbs.begin(), verbs.end(), token) != verbs.end();
        }
      }
      return false;
    });
  }

  std::optional<Event> event_of(const EventCandidate& candidate) {
    const Trigger& trigger = candidate.trigger;
    const Predicate& predicate = *trigger.predicate;
    const EventType type = type_of(candidate);
    Sides sides;
    if (candidate.in_lexicon) sides = find_sides(context_, tree_, clauses_, trigger);
    const double confidence = confidence_of(candidate, sides);
    if (!context_.analysis.meanings.empty() && !topics_.is_political_article() &&
        !stands_alone(candidate, confidence)) {
      return std::nullopt;
    }
    if (!agrees_with_speech(context_, candidate, spoken_)) return std::nullopt;
    fill_sides(candidate, sides);
    const bool participants = !sides.actors.empty() || !sides.recipients.empty();
    // A verb whose line names its object or subject is an act even where no party is named, in
    // deeds at once, in words when passive: "a treaty was signed".
    const bool deed = quad_of(type) % 2 == 0;
    const bool specific =
        (predicate.needs.find("o:") != std::string_view::npos ||
         predicate.needs.starts_with("s:") || predicate.needs.starts_with("a:")) &&
        (deed || clauses_.roles(trigger.token).passive);
    if (!participants && (predicate.pos == 'v' ? !specific : !sides.own_clause)) {
      return std::nullopt;
    }

    if (predicate.pos == 'v' && predicate.frame == Frame::kMutual &&
        predicate.cameo.starts_with("04") && context_.analysis.tokens[trigger.token].tag != "VB" &&
        !is_joint(sides)) {
      return std::nullopt;
    }
    const bool violent = predicate.pos == 'v' && quad_of(type) == 4;
    if (candidate.encoded == nullptr &&
        !(is_about_politics(sides, trigger.token) && (violent || has_party(sides)))) {
      return std::nullopt;
    }

    Event event;
    event.cameo = predicate.cameo;
    event.mode = predicate.mode;
    event.type = type;
    Standing standing =
        find_standing(context_, tree_, clauses_, trigger, event.type, sides.actors, spoken_);
    if (standing.absent) return std::nullopt;
    event.status = settle_status(candidate, standing);
    event.plover = plover_type(event.type, event.status);
    event.quad = quad_of(event.type);
    event.intensity = intensity_of(event.type, event.mode);
    for (const std::uint32_t head : sides.actors) add_ref(event.actors, head);
    for (const std::uint32_t head : sides.recipients) add_ref(event.recipients, head);
    event.date = date_of(context_, clauses_, findings_, trigger);
    event.place = place_of(context_, clauses_, findings_, trigger);
    event.historical =
        is_historical(context_, tree_, clauses_, trigger, event.date) ||
        (candidate.encoded != nullptr && candidate.encoded->historical && !event.date);
    if (!participants &&
        (event.historical || context_.analysis.tokens[trigger.token].tag == "VB")) {
      return std::nullopt;  // background and purposes without a party say too little
    }
    if (participants && event.actors.empty() && event.recipients.empty()) return std::nullopt;
    event.contexts = contexts_of(context_, trigger.token);
    if (standing.condition) {
      event.condition = Condition{words_of(context_.analysis, *standing.condition),
                                  evidence_of(context_, *standing.condition)};
    }
    if (standing.reported) add_reporter(event, standing.reporter, trigger);
    event.trigger = span_of(context_.analysis, trigger.range);
    event.predicate = words_of(context_.analysis, trigger.range);
    event.evidence.push_back(evidence_of(context_, sentence_in_paragraph(trigger.token)));
    event.confidence = confidence;
    event.rule = rule_of(context_, candidate);
    if (!standing.why.empty()) event.rule += "; status by \"" + standing.why + "\"";
    const std::string begin = std::to_string(event.trigger.begin);
    event.id = text::content_id('E', {context_.article.id, begin, event.predicate, event.cameo});
    return event;
  }

  // Talks and meetings need two parties, or a plural one: "the war cabinet met" is routine.
  bool is_joint(const Sides& sides) const {
    if (sides.actors.size() + sides.recipients.size() >= 2) return true;
    return std::any_of(sides.actors.begin(), sides.actors.end(), [&](std::uint32_t t) {
      const Token& word = context_.analysis.tokens[t];
      return word.tag == "NNS" || word.tag == "NNPS" || word.entity == "ORG" || word.tag == "PRP" ||
             word.lemma == "council" || word.lemma == "side";
    });
  }

  bool has_strong_party(const Sides& sides) const {
    const auto strong = [&](std::uint32_t t) { return is_strong_party(context_, tree_, t); };
    return std::any_of(sides.actors.begin(), sides.actors.end(), strong) ||
           std::any_of(sides.recipients.begin(), sides.recipients.end(), strong);
  }

  // The article, the paragraph or a party is political.
  bool is_about_politics(const Sides& sides, std::uint32_t trigger) const {
    return topics_.is_political_article() || has_strong_party(sides) ||
           topics_.is_political_talk(trigger);
  }

  // One side at least is political; without any party the noun's own clause suffices.
  bool has_party(const Sides& sides) const {
    if (sides.actors.empty() && sides.recipients.empty()) return true;
    const auto political = [&](std::uint32_t t) { return is_political(context_, tree_, t); };
    return std::any_of(sides.actors.begin(), sides.actors.end(), political) ||
           std::any_of(sides.recipients.begin(), sides.recipients.end(), political);
  }

  Ref ref_of(std::uint32_t head) const {
    const TokenRange phrase = noun_phrase(context_, tree_, head);
    const std::string words = words_of(context_.analysis, phrase);
    const Mention* mention = findings_.cast.at(head);
    if (mention == nullptr || (mention->head != head && !mention->tokens.contains(head))) {
      mention = owner_of(head);
    }
    if (mention == nullptr) return {"unknown:" + text::slug(words), words, words};
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

  const Ref* speaker_of(std::uint32_t pronoun) const {
    if (!in_list("we i us me our my ourselves", text::to_lower(context_.analysis.word(pronoun)),
                 ' ')) {
      return nullptr;
    }
    const Span at = context_.analysis.tokens[pronoun].span;
    for (const Statement* statement : spoken_.holding(at)) {
      if (statement->speaker) return &*statement->speaker;
    }
    return nullptr;
  }

  void add_ref(std::vector<Ref>& side, std::uint32_t head) const {
    if (context_.analysis.tokens[head].pos == "PRON" && findings_.cast.at(head) == nullptr) {
      // "We" is whoever speaks; another pronoun that stands for nobody known is no party.
      if (const Ref* speaker = speaker_of(head)) {
        side.push_back({speaker->id, speaker->name, std::string(context_.analysis.word(head))});
      }
      return;
    }
    Ref ref = ref_of(head);
    const bool known = std::any_of(side.begin(), side.end(), [&](const Ref& r) {
      return r.id.empty() ? r.text == ref.text : r.id == ref.id;
    });
    if (!known) side.push_back(std::move(ref));
  }

  void add_reporter(Event& event, std::uint32_t reporter, const Trigger& trigger) {
    const Span at = context_.analysis.tokens[trigger.token].span;
    for (const Statement* statement : spoken_.holding(at)) {
      if (statement->speaker) {
        event.according_to.push_back(*statement->speaker);
        return;
      }
    }
    if (reporter == 0) return;
    for (const std::uint32_t head : clauses_.roles(reporter).subjects) {
      if (is_political(context_, tree_, head)) add_ref(event.according_to, head);
    }
  }

  // The sentence around the token, cut where a line ends inside it.
  TokenRange sentence_in_paragraph(std::uint32_t token) const {
    TokenRange range = sentence_around(context_.analysis, token);
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (context_.analysis.word(t).find('\n') == std::string_view::npos) continue;
      if (t < token) range.begin = t + 1;
      if (t > token) range.end = t;
    }
    return range;
  }

  const Context& context_;
  const Findings& findings_;
  SpokenWords spoken_;
  Topics topics_;
  Tree tree_;
  Clauses clauses_;
};

}  // namespace

std::vector<Event> find_events(const Context& context, const Findings& findings,
                               const std::vector<Statement>& statements) {
  return Builder(context, findings, statements).build();
}

}  // namespace demarche::extract
