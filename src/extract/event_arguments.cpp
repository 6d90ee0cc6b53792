#include "extract/event_arguments.hpp"

#include "extract/event_parties.hpp"
#include "extract/plover.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

constexpr std::string_view kLightVerbs =
    "hold conduct carry launch stage make mount impose issue have take give begin start open "
    "resume "
    "continue undertake pay lead do perform offer send set enter deliver reach wage execute stop "
    "end "
    "halt cancel postpone suspend plan threaten attend join hold renew order announce sign "
    "declare orchestrate organise organize foment lead finance reaffirm express voice host face "
    "commit "
    "complete extend lift break schedule get violate receive lodge file carry "
    "reach "
    "strike clinch seal engage";

// Verbs of asking and refusing lend their subject to talks and pacts alone.
constexpr std::string_view kMutualVerbs =
    "want demand propose refuse accept reject expect prepare seek call offer urge request";

// Verbs of which an act is the subject when it takes place.
constexpr std::string_view kTakePlace =
    "begin start continue resume take occur happen erupt break end stop last follow hold "
    "collapse fail intensify escalate open conclude flare rage proceed expect plan schedule due "
    "kill wound destroy hit launch impose announce carry reach spread leave remain drag sign rock "
    "shake "
    "adjourn cancel postpone suspend";

constexpr std::string_view kMeetingNouns =
    "talk negotiation discussion consultation dialogue meeting summit session conference round "
    "videoconference call conversation visit trip teleconference";

void add(std::vector<std::uint32_t>& out, const std::vector<std::uint32_t>& more) {
  for (const std::uint32_t one : more) {
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
}

class Finder {
 public:
  Finder(const Context& context, const Tree& tree, const Clauses& clauses, const Trigger& trigger)
      : context_(context),
        analysis_(context.analysis),
        tree_(tree),
        clauses_(clauses),
        trigger_(trigger),
        predicate_(*trigger.predicate) {}

  Sides find() {
    if (predicate_.pos == 'v') {
      of_verb();
    } else {
      of_noun();
    }
    split_groups(sides_.actors);
    split_groups(sides_.recipients);
    keep_political();
    return sides_;
  }

 private:
  void of_verb() {
    const std::uint32_t verb = trigger_.token;
    const Roles roles = clauses_.roles(verb);
    sides_.own_clause = true;
    add(sides_.actors, roles.subjects);
    auto by_preposition = clauses_.objects_of_prepositions(verb, predicate_.recipients);
    if (predicate_.cameo == "192") {
      for (const std::uint32_t object : roles.objects) {
        add(by_preposition, clauses_.objects_of_prepositions(object, predicate_.recipients));
      }
    }
    switch (predicate_.frame) {
      case Frame::kDirect:
      case Frame::kAffected:
        freed_ = roles.objects;
        if (predicate_.cameo == "192" && !by_preposition.empty()) {
          add(sides_.recipients, by_preposition);  // annexed Crimea from Ukraine
          break;
        }
        add(sides_.recipients, roles.objects);
        add(sides_.recipients, by_preposition);
        break;
      case Frame::kSubject:
        add(sides_.recipients, by_preposition);
        if (!roles.passive) add_dative(verb);
        for (const std::uint32_t object : roles.objects) {
          add(sides_.recipients, clauses_.objects_of_prepositions(object, predicate_.recipients));
        }
        break;
      case Frame::kMutual:
        add(sides_.actors, by_preposition);
        for (const std::uint32_t object : roles.objects) {
          if (predicate_.cameo.starts_with("04") || predicate_.cameo.starts_with("19")) {
            if (is_political(context_, tree_, object)) add(sides_.actors, {object});
          }
          add(sides_.actors, clauses_.objects_of_prepositions(object, predicate_.recipients));
        }
        break;
    }
    if (predicate_.frame == Frame::kAffected && !predicate_.recipients.empty() && !roles.passive) {
      add_dative(verb);
    }
  }

  // "gave Ukraine weapons"
  void add_dative(std::uint32_t verb) {
    for (const std::uint32_t child : tree_.children(verb)) {
      const Token& word = analysis_.tokens[child];
      if (word.dep == "dative" && word.pos != "ADP") add(sides_.recipients, {child});
    }
  }

  void of_noun() {
    const std::uint32_t noun = trigger_.token;
    const bool mutual = predicate_.frame == Frame::kMutual;
    for (const std::uint32_t child : tree_.children(noun)) {
      const Token& word = analysis_.tokens[child];
      if (word.dep == "poss") add(sides_.actors, tree_.conjuncts(child));
      const bool named = word.entity == "NORP" || word.entity == "GPE" || word.entity == "ORG";
      if (child < noun && named &&
          (word.dep == "amod" || word.dep == "compound" || word.dep == "nmod")) {
        const bool venue =
            word.entity == "GPE" && word.dep == "compound" &&
            (predicate_.cameo.starts_with("03") || predicate_.cameo.starts_with("04")) &&
            !is_power(child);
        if (venue) continue;  // "the Minsk agreement", "the Geneva talks"
        const bool suffers =
            word.entity == "GPE" && word.dep == "compound" && suffers_by_name(child);
        add(suffers ? sides_.recipients : sides_.actors, {child});
      }
    }
    add(sides_.actors, clauses_.objects_of_prepositions(noun, "by,between,among"));
    if (mutual) {
      add(sides_.actors, clauses_.objects_of_prepositions(noun, "of,with"));
    } else {
      if (!in_list(predicate_.recipients, "of")) {
        const auto of = clauses_.objects_of_prepositions(noun, "of");
        if (!predicate_.needs.starts_with("q:of=@talks")) add(sides_.actors, of);
      }
      if (!in_list(predicate_.recipients, "from") && !predicate_.cameo.starts_with("19") &&
          !predicate_.cameo.starts_with("08")) {
        add(sides_.actors, clauses_.objects_of_prepositions(noun, "from"));
      }
      const auto from = predicate_.cameo == "192" ? clauses_.objects_of_prepositions(noun, "from")
                                                  : std::vector<std::uint32_t>{};
      add(sides_.recipients,
          from.empty() ? clauses_.objects_of_prepositions(noun, predicate_.recipients) : from);
    }
    if (sides_.actors.empty() && analysis_.tokens[noun].dep == "conj") {
      // "Russia's annexation of Crimea, interference in ...": the owner is named once.
      std::uint32_t first = noun;
      while (analysis_.tokens[first].dep == "conj") first = clauses_.head(first);
      for (const std::uint32_t child : tree_.children(first)) {
        if (analysis_.tokens[child].dep == "poss") add(sides_.actors, {child});
      }
    }
    const bool participants = !sides_.actors.empty() || !sides_.recipients.empty();
    borrow_from_governor(noun, mutual);
    if (!participants && !is_definite(noun) && predicate_.needs != "struck" &&
        in_list("talk negotiation", analysis_.tokens[noun].lemma, ' ')) {
      sides_.own_clause = sides_.own_clause || is_told(noun);
    }
    const bool violent = quad_of(type_of_cameo(predicate_.cameo, predicate_.mode)) == 4;
    if (!participants && violent && is_placed(noun)) {
      sides_.own_clause = true;  // "the killings at Deryneia in August"
      return;
    }
    if (!participants && violent && !is_definite(noun) && analysis_.tokens[noun].dep == "nsubj") {
      sides_.own_clause = true;  // "two blasts cut the pipeline"
    }
    if (!participants && predicate_.needs == "struck" && analysis_.tokens[noun].dep == "pobj") {
      const std::uint32_t verb = clauses_.head(clauses_.head(noun));
      if (clauses_.is_verb(verb)) {
        sides_.own_clause = true;
        if (analysis_.tokens[verb].lemma == "agree")
          add(sides_.actors, clauses_.roles(verb).subjects);
      }
    }
    if (!participants && is_definite(noun) && sides_.actors.empty() && sides_.recipients.empty()) {
      sides_.own_clause = sides_.own_clause && takes_place(noun);
    }
  }

  // "Ukraine invasion" is one of Ukraine, "US invasion" one by the United States.
  bool suffers_by_name(std::uint32_t modifier) const {
    if (is_power(modifier)) return false;
    return in_list(
        "invasion annexation occupation siege bombing shelling massacre killing coup "
        "attack blockade war sanction",
        analysis_.tokens[trigger_.token].lemma, ' ');
  }

  // Names whose short form serves as adjective: "US talks" are talks by the United States.
  bool is_power(std::uint32_t modifier) const {
    return in_list("us u.s. uk u.k. eu un nato", text::to_lower(analysis_.word(modifier)), ' ');
  }

  bool is_definite(std::uint32_t noun) const {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (analysis_.tokens[child].dep == "det" &&
          in_list("the this that these those such", text::to_lower(analysis_.word(child)), ' ')) {
        return true;
      }
    }
    return false;
  }

  // "after four hours of talks", "offered to host talks": no party named, yet an act told of.
  bool is_told(std::uint32_t noun) const {
    const Token& word = analysis_.tokens[noun];
    const std::uint32_t above = clauses_.head(noun);
    if (word.dep == "dobj" || word.dep == "nsubjpass") return true;
    if (word.dep != "pobj") return false;
    const std::string preposition = text::to_lower(analysis_.word(above));
    if (preposition == "of") {
      return in_list("hour day weekend week night round offer month",
                     analysis_.tokens[clauses_.head(above)].lemma, ' ');
    }
    return in_list("after during at in for", preposition, ' ');
  }

  // Told with its own place or day.
  bool is_placed(std::uint32_t noun) const {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (analysis_.tokens[child].dep != "prep") continue;
      if (!in_list("in at near on", text::to_lower(analysis_.word(child)), ' ')) continue;
      for (const std::uint32_t object : tree_.children(child)) {
        const std::string_view entity = analysis_.tokens[object].entity;
        if (entity == "GPE" || entity == "LOC" || entity == "FAC" || entity == "DATE") return true;
      }
    }
    return false;
  }

  bool takes_place(std::uint32_t noun) const {
    const Token& word = analysis_.tokens[noun];
    return (word.dep == "nsubj" || word.dep == "nsubjpass") &&
           in_list(kTakePlace, analysis_.tokens[clauses_.head(noun)].lemma, ' ');
  }

  void borrow_from_governor(std::uint32_t noun, bool mutual) {
    std::uint32_t at = noun;
    while (analysis_.tokens[at].dep == "conj" && clauses_.head(at) != at) at = clauses_.head(at);
    const Token& word = analysis_.tokens[at];
    const std::uint32_t above = clauses_.head(at);
    if (above == at) {
      sides_.own_clause = true;  // a headline's root
      return;
    }
    if (word.dep == "nsubj" || word.dep == "nsubjpass") {
      sides_.own_clause = takes_place(at);
      if (word.dep == "nsubjpass" && sides_.own_clause) {
        const Roles roles = clauses_.roles(above);
        if (sides_.actors.empty()) add(sides_.actors, roles.subjects);
        add_recipients(above, mutual);
      }
      return;
    }
    if ((word.dep == "dobj" || word.dep == "attr") && clauses_.is_verb(above) &&
        (is_light_verb(analysis_.tokens[above].lemma) ||
         (mutual && !predicate_.cameo.starts_with("19") &&
          in_list(kMutualVerbs, analysis_.tokens[above].lemma, ' '))) &&
        !(predicate_.cameo.starts_with("19") &&
          in_list("stop end halt", analysis_.tokens[above].lemma, ' '))) {
      sides_.own_clause = true;
      const Roles roles = clauses_.roles(above);
      if (sides_.actors.empty() || mutual) {
        std::vector<std::uint32_t> subjects = roles.subjects;
        if (mutual) {
          add(subjects, sides_.actors);
          sides_.actors = subjects;
        } else {
          add(sides_.actors, subjects);
        }
      }
      add_recipients(above, mutual);
      return;
    }
    if (word.dep == "pobj" &&
        in_list("in at during after for to on into before by with",
                text::to_lower(analysis_.word(above)), ' ') &&
        in_list(kMeetingNouns, analysis_.tokens[noun].lemma, ' ')) {
      const std::uint32_t verb = clauses_.head(above);
      if (clauses_.is_verb(verb) && verb != above && sides_.actors.size() < 2 && !is_bare(noun)) {
        const Roles roles = clauses_.roles(verb);
        std::vector<std::uint32_t> subjects = roles.passive ? roles.objects : roles.subjects;
        if (in_list("tell inform", analysis_.tokens[verb].lemma, ' ')) {
          for (const std::uint32_t told : roles.objects) {
            if (analysis_.tokens[told].pos == "PROPN") add(subjects, {told});
          }
        }
        add(subjects, sides_.actors);
        sides_.actors = subjects;
      }
    }
  }

  bool is_bare(std::uint32_t noun) const { return sides_.actors.empty() && is_definite(noun); }

  void add_recipients(std::uint32_t verb, bool mutual) {
    const auto more = clauses_.objects_of_prepositions(verb, predicate_.recipients);
    add(mutual ? sides_.actors : sides_.recipients, more);
  }

  // "representatives of Russia and the United States" are two parties.
  void split_groups(std::vector<std::uint32_t>& side) {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t head : side) {
      const auto members = clauses_.objects_of_prepositions(head, "of,from");
      const bool states =
          members.size() >= 2 && std::all_of(members.begin(), members.end(), [&](std::uint32_t m) {
            return analysis_.tokens[m].pos == "PROPN" && analysis_.tokens[m].entity != "PERSON";
          });
      add(out, states ? members : std::vector<std::uint32_t>{head});
    }
    side = out;
  }

  void keep_political() {
    const auto keep = [&](std::vector<std::uint32_t>& side, bool affected) {
      std::erase_if(side, [&](std::uint32_t t) {
        const std::string_view entity = analysis_.tokens[t].entity;
        if (entity == "DATE" || entity == "TIME" || entity == "MONEY" || entity == "EVENT")
          return true;
        if (affected) return analysis_.tokens[t].pos != "NOUN" && !is_political(context_, tree_, t);
        return !is_political(context_, tree_, t);
      });
    };
    keep(sides_.actors, false);
    const bool harm = quad_of(type_of_cameo(predicate_.cameo, predicate_.mode)) == 4;
    keep(sides_.recipients,
         harm && (predicate_.frame == Frame::kAffected || predicate_.frame == Frame::kDirect));
    if (predicate_.cameo == "0841" || predicate_.cameo == "073") {
      // those who are freed or rescued
      add(sides_.recipients, freed_);
    }
    std::erase_if(sides_.recipients, [&](std::uint32_t t) {
      return std::find(sides_.actors.begin(), sides_.actors.end(), t) != sides_.actors.end();
    });
  }

  const Context& context_;
  const Analysis& analysis_;
  const Tree& tree_;
  const Clauses& clauses_;
  const Trigger& trigger_;
  const Predicate& predicate_;
  Sides sides_;
  std::vector<std::uint32_t> freed_;
};

}  // namespace

bool is_light_verb(std::string_view lemma) {
  return in_list(kLightVerbs, lemma, ' ');
}

Sides find_sides(const Context& context, const Tree& tree, const Clauses& clauses,
                 const Trigger& trigger) {
  return Finder(context, tree, clauses, trigger).find();
}

TokenRange noun_phrase(const Context& context, const Tree& tree, std::uint32_t head) {
  TokenRange range{head, head + 1};
  for (const std::uint32_t child : tree.children(head)) {
    const Token& word = context.analysis.tokens[child];
    const std::string_view dep = word.dep;
    if (child < head) {
      if (dep == "det" || dep == "amod" || dep == "compound" || dep == "poss" || dep == "nummod" ||
          dep == "nmod" || dep == "quantmod" || dep == "advmod") {
        std::uint32_t begin = tree.subtree(child).begin;
        for (std::uint32_t t = begin; t < head; ++t) {
          if (context.analysis.word(t).find('\n') != std::string_view::npos) begin = t + 1;
        }
        range.begin = std::min(range.begin, begin);
      }
      continue;
    }
    if (dep == "prep" && child == range.end &&
        in_list("of in", text::to_lower(context.analysis.word(child)), ' ')) {
      for (const std::uint32_t object : tree.children(child)) {
        if (context.analysis.tokens[object].dep != "pobj") continue;
        const TokenRange inner = noun_phrase(context, tree, object);
        if (inner.begin == child + 1) range.end = inner.end;
      }
    }
  }
  return range;
}

}  // namespace demarche::extract
