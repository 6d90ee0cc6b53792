#include "extract/event_status.hpp"

#include "extract/clause_mood.hpp"
#include "extract/event_arguments.hpp"
#include "extract/event_status_words.hpp"
#include "extract/plover.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

using enum EventStatus;

bool hostile(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kSanction;
}

class Judge {
 public:
  Judge(const Context& context, const Tree& tree, const Clauses& clauses, const Trigger& trigger,
        EventType type, const std::vector<std::uint32_t>& actors, const SpokenWords& spoken)
      : context_(context),
        analysis_(context.analysis),
        tree_(tree),
        clauses_(clauses),
        trigger_(trigger),
        type_(type),
        actors_(actors),
        spoken_(spoken) {}

  Standing judge() {
    std::uint32_t at = trigger_.token;
    if (trigger_.predicate->pos == 'n') at = leave_noun(at);
    if (at != kNone) climb(at);
    if (standing_.status == kHappened && is_state()) standing_.status = kOngoing;
    look_at_statements();
    return standing_;
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  bool is_indefinite(std::uint32_t noun) const {
    const std::int64_t article = tree_.child(noun, {"det"});
    return article >= 0 && in_list("a an any", lower(static_cast<std::uint32_t>(article)), ' ');
  }

  // Sieges and occupations last.
  bool is_state() const {
    const Token& word = analysis_.tokens[trigger_.token];
    if (trigger_.predicate->pos == 'n') {
      return in_list("occupation siege blockade", word.lemma, ' ');
    }
    if (!in_list("besiege blockade occupy hold fight", word.lemma, ' ')) return false;
    return (word.dep == "acl" && word.tag == "VBG") ||
           (word.dep == "acl" && trigger_.predicate->cameo.starts_with("1")) || word.tag == "VBZ" ||
           word.tag == "VBP";
  }

  std::string lower(std::uint32_t t) const { return text::to_lower(analysis_.word(t)); }

  void set(EventStatus status, std::uint32_t why) {
    standing_.status = status;
    standing_.why = std::string(analysis_.word(why));
  }

  Mood local(std::uint32_t verb) const { return mood_of(analysis_, tree_, verb); }

  // From the act's noun to the verb whose clause tells of it; sets the standing on the way. Returns
  // kNone when nothing above the noun matters.
  std::uint32_t leave_noun(std::uint32_t noun) {
    for (const std::uint32_t child : tree_.children(noun)) {
      const Token& word = analysis_.tokens[child];
      const std::string form = lower(child);
      if (word.dep == "det" && form == "no") set(kNegated, child);
      if ((word.dep == "amod" || word.dep == "compound") && in_list(kPossible, form, ' ')) {
        if (form == "alleged") {
          set(kAlleged, child);
        } else if (in_list("planned upcoming forthcoming next future", form, ' ')) {
          set(kPlanned, child);
        } else if (form == "proposed") {
          set(kOffered, child);
        } else if (form == "threatened") {
          set(kThreatened, child);
        } else if (!in_list("new renewed further", form, ' ')) {
          set(kHypothetical, child);
        }
      }
      if (word.dep == "amod" && (form == "ongoing" || form == "continuing")) set(kOngoing, child);
    }
    if (noun + 1 < analysis_.tokens.size() &&
        in_list("fear threat risk plan warning danger", analysis_.tokens[noun + 1].lemma, ' ')) {
      apply(kHypothetical, noun + 1);  // "invasion fears"
    }
    std::uint32_t at = noun;
    for (int steps = 0; steps < 12; ++steps) {
      const Token& word = analysis_.tokens[at];
      const std::uint32_t above = clauses_.head(at);
      if (above == at) return kNone;
      const Token& governor = analysis_.tokens[above];
      if (word.dep == "conj" || word.dep == "compound" || word.dep == "amod" ||
          word.dep == "appos") {
        at = above;
        continue;
      }
      if (word.dep == "pobj" || word.dep == "pcomp") {
        const std::string preposition = lower(above);
        const std::uint32_t owner = clauses_.head(above);
        if (owner == above) return kNone;
        if (preposition == "without") {
          standing_.absent = true;
          return kNone;
        }
        const Token& owner_word = analysis_.tokens[owner];
        if (in_list("case event", owner_word.lemma, ' ') && preposition == "of") {
          set(kHypothetical, owner);
          return kNone;
        }
        if (preposition == "in" && clauses_.is_verb(owner) &&
            in_list("engage participate join", owner_word.lemma, ' ')) {
          return owner;
        }
        if (in_list("before until", preposition, ' ') && type_ == EventType::kConsult) {
          apply(kPlanned, above);
          return kNone;
        }
        const bool core = in_list("of for to against from about on over with", preposition, ' ');
        if (!core) return kNone;  // "after the attack", "during the talks": it is taken as fact
        if (clauses_.is_verb(owner)) {
          const auto status = status_under(owner_word.lemma);
          if (!status) return kNone;
          const bool by_preposition =
              (preposition == "for" && *status == kDemanded) ||
              (preposition == "of" && (*status == kAlleged || *status == kHypothetical)) ||
              (preposition == "to" &&
               (*status == kPlanned || *status == kOffered || *status == kRefused)) ||
              (preposition == "against" && *status == kHypothetical) ||
              (preposition == "with" && *status == kThreatened) ||
              (preposition == "for" && *status == kPlanned) ||
              (preposition == "from" && *status == kNegated);
          if (!by_preposition) return kNone;
          apply(*status, owner);
          return owner;
        }
        const auto status = status_under(owner_word.lemma);
        if (status && in_list("of for to about", preposition, ' ')) {
          apply(*status, owner);
        } else if (preposition != "of") {
          return kNone;
        }
        at = owner;
        continue;
      }
      if (clauses_.is_verb(above)) {
        if (word.dep == "dobj" || word.dep == "nsubjpass") {
          if (lower(above) == "ruled" || governor.lemma == "rule") {
            apply(kRefused, above);
            return above;
          }
          if (const auto status = status_under(governor.lemma);
              status && !in_list("tell ask agree announce order claim", governor.lemma, ' ')) {
            if (*status == kDemanded && governor.lemma == "call") return above;
            if (*status == kNegated && in_list("halt stop suspend", governor.lemma, ' '))
              return above;
            if (in_list("postpone delay", governor.lemma, ' ')) {
              apply(kPlanned, above);
            } else {
              apply(governor.lemma == "expect" && hostile(type_) ? kHypothetical : *status, above);
            }
            return above;
          }
          if (in_list("end stop halt cease reverse", governor.lemma, ' ') && word.dep == "dobj") {
            // What is to end goes on; what was ended took place.
            if (!local(above).past) apply(kOngoing, above);
            return kNone;
          }
          if (governor.lemma == "announce" && quad_of(type_) % 2 == 0) {
            apply(kPlanned, above);
            return above;
          }
          if (is_light_verb(governor.lemma) || word.dep == "nsubjpass") return above;
          if (in_list(kGoOn, governor.lemma, ' ')) return above;
          if (is_indefinite(noun)) {  // "could trigger a war", "does not see an incursion"
            const Mood l = local(above);
            if (l.negated) set(kNegated, above);
            if (in_list("could may might would can", l.modal, ' ')) set(kHypothetical, above);
          }
          return kNone;
        }
        if (word.dep == "nsubj" &&
            in_list("resume start begin continue spread rage intensify", governor.lemma, ' ') &&
            quad_of(type_) == 4) {
          const Mood l = local(above);
          if (!l.past && l.modal.empty()) apply(kOngoing, above);
        }
        if (word.dep == "nsubj" || word.dep == "attr") return above;
        return kNone;
      }
      at = above;
    }
    return kNone;
  }

  // Outer words weigh on what the inner ones left open.
  void apply(EventStatus outer, std::uint32_t why) {
    if (outer == kRefused && quad_of(type_) == 4) return;  // rejecting another's deed
    EventStatus& inner = standing_.status;
    if (outer == kHappened) return;
    if (inner == kHappened || inner == kOngoing || inner == kPlanned) {
      if (outer == kPlanned && inner == kPlanned) return;
      if (outer == kAlleged && inner == kPlanned) {
        set(kAlleged, why);
        return;
      }
      set(outer, why);
      return;
    }
    if (outer == kDenied) set(kDenied, why);
    if (outer == kConditional && inner != kNegated) set(kConditional, why);
    if (outer == kHypothetical && inner == kAlleged) set(kHypothetical, why);
  }

  // Tense and mood of one clause.
  void judge_clause(std::uint32_t verb, bool innermost) {
    const Mood l = local(verb);
    const Token& word = analysis_.tokens[verb];
    EventStatus status = kHappened;
    if (in_list("will shall 'll ’ll wo would ’d 'd", l.modal, ' ')) {
      status = l.negated ? (refusable(verb) ? kRefused : kNegated) : kPlanned;
      if (!l.negated && (l.modal == "would" || l.modal == "’d" || l.modal == "'d") &&
          !under_speech(verb)) {
        status = kHypothetical;
      }
    } else if (in_list("could may might can ca", l.modal, ' ')) {
      status = l.negated ? kNegated : kHypothetical;
    } else if (l.modal == "should" && inverted(verb)) {
      status = kHypothetical;  // "should Moscow agree"
    } else if (in_list("must should ought", l.modal, ' ')) {
      status = l.negated ? kNegated : kDemanded;
    } else if (l.negated) {
      status = kNegated;
    } else if (l.progressive) {
      status = kOngoing;
    } else if (innermost && word.tag == "VB" && word.lemma != "let" && !l.infinitive &&
               clauses_.head(verb) == verb && l.modal.empty()) {
      bool subject = false;
      bool helped = false;
      for (const std::uint32_t child : tree_.children(verb)) {
        if (analysis_.tokens[child].dep == "nsubj") subject = true;
        if (analysis_.tokens[child].dep == "aux") helped = true;
      }
      if (!subject && !helped) status = kDemanded;
    }
    for (const std::uint32_t child : tree_.children(verb)) {
      if (lower(child) == "soon" && tree_.child(child, {"advcl"}) >= 0 && status == kPlanned) {
        standing_.condition = tree_.subtree(child);
      }
      if (analysis_.tokens[child].dep != "advcl" && analysis_.tokens[child].dep != "prep") continue;
      look_for_condition(child, (status != kHappened && status != kNegated) || l.infinitive);
    }
    if (status != kHappened) apply_own(status, verb);
    if (standing_.condition && (standing_.status == kPlanned || standing_.status == kHypothetical ||
                                standing_.status == kThreatened || standing_.status == kDemanded ||
                                standing_.status == kOffered)) {
      if (standing_.status != kDemanded) standing_.status = kConditional;
    }
  }

  // "will not negotiate" is a refusal; "will not attack" merely says that it will not be.
  bool refusable(std::uint32_t verb) const {
    return verb == trigger_.token && quad_of(type_) <= 2 && !actors_.empty() &&
           !clauses_.roles(verb).passive;
  }

  bool inverted(std::uint32_t verb) const {
    std::int64_t modal = -1;
    std::int64_t subject = -1;
    for (const std::uint32_t child : tree_.children(verb)) {
      const Token& word = analysis_.tokens[child];
      if (word.tag == "MD" && modal < 0) modal = child;
      if ((word.dep == "nsubj" || word.dep == "nsubjpass") && subject < 0) subject = child;
    }
    return modal >= 0 && subject > modal;
  }

  void apply_own(EventStatus status, std::uint32_t verb) {
    if (standing_.status == kHappened || standing_.status == kOngoing) {
      set(status, verb);
    } else if (status == kNegated && standing_.status == kPlanned) {
      set(kNegated, verb);
    } else if (status == kNegated && standing_.status == kDenied) {
      set(kAlleged, verb);
    } else if (status == kNegated &&
               (standing_.status == kRefused || standing_.status == kNegated)) {
      set(kHypothetical, verb);
    } else if (status == kHypothetical && standing_.status == kPlanned) {
      set(kHypothetical, verb);
    }
  }

  void look_for_condition(std::uint32_t clause, bool open) {
    if (!open) return;
    for (const std::uint32_t child : tree_.children(clause)) {
      const Token& word = analysis_.tokens[child];
      const std::string form = lower(child);
      const bool opens = (word.dep == "mark" || word.dep == "advmod") &&
                         in_list("if unless once provided lest", form, ' ');
      const bool inverted =
          word.dep == "aux" && form == "should" && child == tree_.subtree(clause).begin;
      if (opens || inverted) standing_.condition = tree_.subtree(clause);
    }
    if (analysis_.tokens[clause].dep == "advcl" && !standing_.condition &&
        in_list("provide", analysis_.tokens[clause].lemma, ' ')) {
      standing_.condition = tree_.subtree(clause);
    }
  }

  bool under_speech(std::uint32_t verb) const {
    for (int steps = 0; steps < 4; ++steps) {
      const std::uint32_t above = clauses_.head(verb);
      if (above == verb) break;
      if (in_list(kSay, analysis_.tokens[above].lemma, ' ') ||
          in_list("announce warn threaten promise vow pledge assure confirm",
                  analysis_.tokens[above].lemma, ' ')) {
        return true;
      }
      verb = above;
    }
    // "X would ..., he said": the speech verb may hang below the clause.
    for (const std::uint32_t child : tree_.children(verb)) {
      if (in_list(kSay, analysis_.tokens[child].lemma, ' ')) return true;
    }
    return false;
  }

  void climb(std::uint32_t verb) {
    bool skip = false;  // the clause's mood does not reach a participle below it
    for (int steps = 0; steps < 8; ++steps) {
      if (!skip) judge_clause(verb, steps == 0);
      skip = false;
      const Token& word = analysis_.tokens[verb];
      const std::uint32_t above = clauses_.head(verb);
      for (const std::uint32_t child : tree_.children(verb)) {
        const std::string form = lower(child);
        if ((analysis_.tokens[child].dep == "mark" || analysis_.tokens[child].dep == "advmod") &&
            word.dep == "advcl" && in_list("if unless", form, ' ')) {
          const bool wanted = quad_of(type_) <= 2 && (form == "unless" || local(verb).negated);
          if (wanted) {  // "if the troops do not leave", "unless sanctions are lifted"
            set(kDemanded, child);
          } else {
            apply(kHypothetical, child);
          }
          return;
        }
        if (analysis_.tokens[child].dep == "mark" && form == "whether") {
          apply(kHypothetical, child);
          return;
        }
        if (analysis_.tokens[child].dep == "advmod" && in_list("reportedly allegedly", form, ' ')) {
          apply(kAlleged, child);
        }
      }
      if (above == verb) return;
      if (word.dep == "conj" && clauses_.is_verb(above)) {
        // A conjunct without subject shares the mood of the first.
        const bool own = tree_.child(verb, {"nsubj", "nsubjpass"}) >= 0;
        if (own) return climb_on(verb, above);
        const Mood mine = local(verb);
        if (!mine.modal.empty()) return;
        verb = above;
        continue;
      }
      if (word.dep == "xcomp" || word.dep == "ccomp" || word.dep == "acl" || word.dep == "pcomp" ||
          word.dep == "advcl" || word.dep == "csubj" || (word.dep == "relcl" && word.tag == "VB")) {
        std::uint32_t governor = above;
        if (word.dep == "csubj") {
          if (!local(above).modal.empty()) apply(kHypothetical, above);
          return;
        }
        if (word.dep == "pcomp") {
          const std::string preposition = lower(above);
          if (preposition == "without") {
            apply(kNegated, above);
            return;
          }
          if (in_list("after by since before while", preposition, ' ')) return;
          if (preposition == "against") {  // "advised against invading"
            apply(kHypothetical, above);
            return;
          }
          governor = clauses_.head(above);
          if (governor == above) return;
        }
        if (word.dep == "advcl") {
          const bool purpose = word.tag == "VB";
          if (!purpose) {
            if (word.tag == "VBG" && !in_list("after since", first_mark(verb), ' ')) {
              // A participle shares the main clause's mood: "they will march, demanding ...".
              if (quad_of(type_) == 3) return;  // speech belongs to the speaker
              const Mood main = local(above);
              skip = main.modal.empty();
              verb = above;
              continue;
            }
            return;
          }
        }
        const Token& g = analysis_.tokens[governor];
        if (word.dep == "acl" && !infinitive(verb)) {
          if (first_mark(verb) == "that") claimed_by_noun(governor);
          return;
        }
        if (govern(governor, g, verb)) return;
        verb = governor;
        continue;
      }
      return;
    }
  }

  bool infinitive(std::uint32_t verb) const {
    return analysis_.tokens[verb].tag == "VB" || local(verb).infinitive;
  }

  // "a report that ...", "denied the claim that ...", "the demand that ...".
  void claimed_by_noun(std::uint32_t noun) {
    const Token& word = analysis_.tokens[noun];
    const std::uint32_t above = clauses_.head(noun);
    if (word.dep == "dobj" &&
        in_list("deny reject dismiss refute brush rebut", analysis_.tokens[above].lemma, ' ')) {
      apply(kDenied, above);
    } else if (in_list("report claim allegation accusation charge rumour", word.lemma, ' ')) {
      apply(kAlleged, noun);
    } else if (const auto status = status_under(word.lemma)) {
      apply(*status, noun);
    }
  }

  std::string first_mark(std::uint32_t verb) const {
    const std::int64_t mark = tree_.child(verb, {"mark"});
    return mark < 0 ? std::string() : lower(static_cast<std::uint32_t>(mark));
  }

  void climb_on(std::uint32_t, std::uint32_t) {}

  // Applies a governing verb, noun or adjective. Returns true when nothing above it matters.
  bool govern(std::uint32_t governor, const Token& g, std::uint32_t verb) {
    const Token& word = analysis_.tokens[verb];
    const bool content = word.dep == "ccomp";
    const bool to_infinitive = infinitive(verb);
    if (content && verb < governor) {
      // Before the verb only "..., he said" takes content; other verbs stand beside the clause.
      for (std::uint32_t t = verb; t < governor; ++t) {
        if (analysis_.word(t) == ";") return true;
      }
      if (!in_list(kSay, g.lemma, ' ') && !in_list(kAdmit, g.lemma, ' ')) return true;
    }
    if (in_list("begin start resume", g.lemma, ' ') && word.dep == "xcomp") {
      apply(kOngoing, governor);
      return false;
    }
    if (in_list(kGoOn, g.lemma, ' ')) {
      apply(kOngoing, governor);
      return false;
    }
    if (content && !to_infinitive && in_list(kSay, g.lemma, ' ')) {
      standing_.reported = true;
      standing_.reporter = governor;
      const bool strong = in_list("claim allege maintain contend complain", g.lemma, ' ');
      if ((standing_.status == kHappened || standing_.status == kOngoing) &&
          (strong || type_ == EventType::kAssault ||
           (!told_by_actor(governor) && !told_by_police(governor)))) {
        apply(kAlleged, governor);
      }
      if (standing_.status == kNegated && quad_of(type_) == 4 &&
          local(trigger_.token).modal.empty()) {
        set(kDenied, governor);
      }
      return true;
    }
    if (content && !to_infinitive && in_list(kAdmit, g.lemma, ' ')) return true;
    if (g.lemma == "be" && word.dep == "xcomp" && to_infinitive) {  // "is to meet"
      const Mood l = local(governor);
      apply(l.past ? kNegated : kPlanned, governor);
      return false;
    }
    if (g.lemma == "go" && to_infinitive) {
      apply(kPlanned, governor);
      return false;
    }
    if (g.lemma == "have" && to_infinitive) {
      apply(kDemanded, governor);
      return false;
    }
    if (in_list("announce", g.lemma, ' ')) return true;
    if (const auto status = status_under(g.lemma)) {
      EventStatus outer = *status;
      if (g.lemma == "expect" && (content || hostile(type_))) outer = kHypothetical;
      if (content && !to_infinitive && in_list("warn fear", g.lemma, ' ')) {
        if (standing_.status == kPlanned && hostile(type_) && told_by_actor(governor)) {
          outer = kThreatened;
        } else {
          outer = kHypothetical;
        }
        if (standing_.status == kHappened || standing_.status == kOngoing) outer = kAlleged;
      }
      if (g.lemma == "threat" && to_infinitive) outer = kThreatened;
      if (g.lemma == "want" && clauses_.roles(governor).objects.empty() &&
          tree_.child(verb, {"nsubj"}) < 0) {
        outer = kPlanned;
      }
      const Mood l = local(verb);
      if (outer == kDemanded && l.negated) {
        standing_.status = kHappened;
        outer = kNegated;
      }
      if (outer == kThreatened && (standing_.status == kPlanned || standing_.condition)) {
        set(kThreatened, governor);
        if (standing_.condition) standing_.status = kConditional;
      } else {
        apply(outer, governor);
      }
      if (outer == kAlleged) {
        standing_.reported = true;
        standing_.reporter = governor;
      }
      for (const std::uint32_t child : tree_.children(governor)) {
        if (analysis_.tokens[child].dep == "advcl") {
          look_for_condition(child, outer == kThreatened || outer == kOffered || outer == kPlanned);
        }
      }
      if (standing_.condition && (standing_.status == kThreatened || standing_.status == kOffered ||
                                  standing_.status == kPlanned)) {
        standing_.status = kConditional;
      }
      return outer == kDenied || content;
    }
    if (to_infinitive && (word.dep == "acl" || word.dep == "relcl")) {  // "a reason to attack"
      apply(kHypothetical, governor);
      return false;
    }
    return (!to_infinitive && word.dep != "pcomp") || content;
  }

  // What the police or the authorities say of arrests and the like is their own act.
  bool told_by_police(std::uint32_t saying) const {
    if (!actors_.empty() || type_ == EventType::kAssault) return false;
    const auto speakers = clauses_.roles(saying).subjects;
    return std::any_of(speakers.begin(), speakers.end(), [&](std::uint32_t s) {
      return in_list("police authority prosecutor guard officer official ministry government",
                     analysis_.tokens[s].lemma, ' ');
    });
  }

  // Whether the subject of the verb of saying is among the act's actors.
  bool told_by_actor(std::uint32_t saying) const {
    const auto speakers = clauses_.roles(saying).subjects;
    for (const std::uint32_t actor : actors_) {
      const Token& a = analysis_.tokens[actor];
      if (a.pos == "PRON" && in_list("he she it they we i", lower(actor), ' ')) return true;
      for (const std::uint32_t child : tree_.children(actor)) {  // "his ministry"
        if (analysis_.tokens[child].tag == "PRP$") return true;
      }
      for (const std::uint32_t speaker : speakers) {
        if (speaker == actor || lower(speaker) == lower(actor)) return true;
        const TokenRange phrase = noun_phrase(context_, tree_, speaker);
        for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
          if (!analysis_.tokens[t].entity.empty() && lower(t) == lower(actor)) return true;
        }
      }
    }
    return false;
  }

  bool is_own_deed(const Statement& statement) const {
    if (type_ == EventType::kAssault) return false;
    return std::any_of(actors_.begin(), actors_.end(), [&](std::uint32_t a) {
      return in_list("we i our us my", lower(a), ' ') ||
             (statement.speaker &&
              statement.speaker->text.find(analysis_.word(a)) != std::string::npos);
    });
  }

  // Direct speech, where no verb of the tree governs the words.
  void look_at_statements() {
    if (standing_.reported) return;
    const Span at = analysis_.tokens[trigger_.token].span;
    for (const Statement* const holder : spoken_.holding(at)) {
      const Statement& statement = *holder;
      EventStatus& status = standing_.status;
      const bool open = status == kHappened || status == kOngoing;
      switch (statement.act) {
        case Act::kDeny:
          if (quad_of(type_) != 3 && (open || status == kNegated || status == kPlanned)) {
            status = kDenied;
          }
          break;
        case Act::kAccuse:
          if (open) status = kAlleged;
          break;
        case Act::kThreaten:
          if (status == kPlanned && hostile(type_)) status = kThreatened;
          break;
        case Act::kRefuse:
          if (status == kNegated) status = kRefused;
          break;
        case Act::kDemand:
        case Act::kAppeal:
          if (status == kPlanned) status = kDemanded;
          break;
        case Act::kOffer:
          if (status == kPlanned) status = kOffered;
          break;
        default:
          // A deed told in quotation marks by somebody other than its doer is that person's word.
          if (open && quad_of(type_) == 4 && !is_own_deed(statement)) status = kAlleged;
          break;
      }
      standing_.reported = true;
      return;
    }
  }

  const Context& context_;
  const Analysis& analysis_;
  const Tree& tree_;
  const Clauses& clauses_;
  const Trigger& trigger_;
  EventType type_;
  const std::vector<std::uint32_t>& actors_;
  const SpokenWords& spoken_;
  Standing standing_;
};

}  // namespace

Standing find_standing(const Context& context, const Tree& tree, const Clauses& clauses,
                       const Trigger& trigger, EventType type,
                       const std::vector<std::uint32_t>& actors, const SpokenWords& spoken) {
  return Judge(context, tree, clauses, trigger, type, actors, spoken).judge();
}

}  // namespace demarche::extract
