#include "extract/factuality.hpp"

#include "extract/clause_mood.hpp"
#include "extract/cues.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace demarche::extract {

namespace {

constexpr double kCertain = 3.0;
constexpr double kPossible = 0.75;
constexpr double kOpen = 0.0;

// What stands under them is as true as they are: "managed to leave", "began to leave".
constexpr std::string_view kImplies =
    "manage begin start continue keep come happen go help get serve proceed resume succeed turn "
    "force cause lead make let have see watch dare bother use prove appear complete finish "
    "join carry conduct take hold launch";
// What stands under them is as false as they are true: "failed to leave", "stopped leaving".
constexpr std::string_view kImpliesNot =
    "fail stop cease cancel delay postpone prevent avoid avert forget neglect refuse decline "
    "abandon scrap halt block bar ban prohibit forbid suspend reject kill drop refrain discontinue "
    "foil thwart";
// What stands under them is wanted, planned, believed or feared.
constexpr std::string_view kUncertain =
    "plan expect hope want wish intend aim seek try attempt order tell ask urge call demand "
    "request require need allow permit enable authorize authorise promise offer agree decide "
    "choose propose consider recommend advise suggest think believe fear worry predict forecast "
    "doubt seem tend negotiate prepare arrange threaten vow pledge design schedule due set ready "
    "able unable likely unlikely willing eager possible supposed bound option opportunity ability "
    "chance possibility prospect risk threat danger expectation intention effort proposal concern "
    "anticipate eye target await look hesitate dream argue warn";
// Of these, those whose object is as little certain as what stands under them.
constexpr std::string_view kUncertainObject =
    "want expect seek fear hope consider propose negotiate anticipate predict forecast need "
    "require doubt eye await request urge suggest recommend";
constexpr std::string_view kImpliesNotObject =
    "cancel delay postpone prevent avoid avert stop halt scrap abandon block suspend kill ban "
    "thwart foil forbid prohibit cease";
// Nouns that bind whoever stands by them: what they are about is settled.
constexpr std::string_view kSettled = "contract agreement decision deal treaty pact day way event";
// Verbs of movement, whose infinitive is where it led: "fell to close at 8,962".
constexpr std::string_view kMoves =
    "fall rise drop climb slide plunge tumble jump surge dip sink rebound recover grow gain slump "
    "soar";
constexpr std::string_view kSaid = "say announce tell state report add declare note write explain";
// Those whose finite clause is held for true by somebody, but not vouched for.
constexpr std::string_view kBelief =
    "think believe hope expect fear worry doubt predict forecast suggest suspect imagine assume "
    "suppose wish anticipate likely possible afraid concerned";
constexpr std::string_view kUncertainNouns =
    "plan fear hope worry expectation possibility prospect risk threat danger likelihood chance "
    "proposal order request demand intention effort attempt concern option need bid talk warning "
    "forecast prediction potential goal aim call offer probability hopes fears";

bool is_in(std::string_view list, std::string_view word) {
  return is_one_of(word, list);
}

double at_most(double value, double limit) {
  return std::copysign(std::min(std::abs(value), limit), value);
}

// An event as the one above it leaves it: doubt above is doubt below.
double under(double own, double above) {
  if (above == kOpen || own == kOpen) return kOpen;
  const double sign = (own < 0) == (above < 0) ? 1.0 : -1.0;
  return sign * std::min(std::abs(own), std::abs(above));
}

class Reader {
 public:
  Reader(const Analysis& analysis, const Tree& tree, const Clauses& clauses)
      : analysis_(analysis), tree_(tree), clauses_(clauses) {}

  double value(std::uint32_t token, int depth) const {
    const double own = local(token);
    if (depth > 8 || clauses_.head(token) == token) return own;
    return under(own, above(token, depth));
  }

 private:
  [[nodiscard]] const Token& word(std::uint32_t t) const { return analysis_.tokens[t]; }
  [[nodiscard]] std::string lower(std::uint32_t t) const {
    return text::to_lower(analysis_.word(t));
  }
  [[nodiscard]] std::string lemma(std::uint32_t t) const { return text::to_lower(word(t).lemma); }
  [[nodiscard]] bool is_predicate(std::uint32_t t) const {
    return clauses_.is_verb(t) || word(t).pos == "AUX";
  }

  // What the event's own words say.
  [[nodiscard]] double local(std::uint32_t token) const {
    double out = kCertain;
    for (const std::uint32_t child : tree_.children(token)) {
      const std::string form = lower(child);
      const std::string_view dep = word(child).dep;
      if (dep == "neg" || (dep == "det" && form == "no") || form == "never") out = -out;
      if (dep == "advmod" && is_in("nearly almost hardly barely scarcely", form)) out = -out;
      if (dep == "advmod" && is_in("probably perhaps possibly maybe likely", form)) {
        out = at_most(out, kPossible);
      }
      if ((dep == "amod" || dep == "compound") &&
          is_in("possible potential planned proposed expected likely feared future", form)) {
        out = at_most(out, kPossible);
      }
      if (dep == "amod" && is_in("cancelled canceled failed delayed", form)) out = -out;
      if (dep == "mark" && is_in("if whether unless", form)) out = kOpen;
    }
    if (!is_predicate(token)) return out;
    const Mood mood = mood_of(analysis_, tree_, token);
    const bool future_in_past = mood.modal == "would" && word(token).dep == "ccomp" &&
                                is_in(kSaid, lemma(clauses_.head(token)));
    if (is_in("can could may might should must would ought", mood.modal) && !future_in_past) {
      out = at_most(out, kPossible);
    }
    if (mood.negated && out == kCertain) out = -out;
    return out;
  }

  // How the word above bears on the event: the event's value if it were certain by itself.
  [[nodiscard]] double above(std::uint32_t token, int depth) const {
    const std::uint32_t head = clauses_.head(token);
    const std::string_view dep = word(token).dep;
    if (dep == "conj") return shared(token, head, depth);
    if (is_predicate(token) || dep == "acomp" || dep == "attr")
      return of_clause(token, head, depth);
    return of_noun(token, head, depth);
  }

  // A conjunct stands under the same words as the first, and shares its modal.
  [[nodiscard]] double shared(std::uint32_t token, std::uint32_t first, int depth) const {
    const double outer = clauses_.head(first) == first ? kCertain : above(first, depth + 1);
    if (!is_predicate(token) || !mood_of(analysis_, tree_, token).modal.empty()) return outer;
    const std::string_view tag = word(token).tag;
    const bool bare = tag == "VB" && !mood_of(analysis_, tree_, first).modal.empty();
    return bare ? under(std::abs(local(first)), outer) : outer;
  }

  [[nodiscard]] double of_clause(std::uint32_t token, std::uint32_t head, int depth) const {
    const std::string_view dep = word(token).dep;
    if (dep == "acomp" || dep == "attr" || dep == "oprd") return value(head, depth + 1);
    if (parted(token, head)) return kCertain;
    const std::string over = lemma(head);
    const bool infinitive = mood_of(analysis_, tree_, token).infinitive;
    if (dep == "ccomp" || dep == "xcomp" || dep == "pcomp") {
      const bool action = infinitive || word(token).tag == "VBG";
      return of_complement(head, over, infinitive, action, depth);
    }
    if (dep == "acl" || dep == "relcl" || dep == "advcl") {
      if (!infinitive) return dep == "advcl" ? open_clause(token) : kCertain;
      if (dep == "acl" && is_in(kSettled, over)) return value(head, depth + 1);
      if (dep == "advcl" && is_in(kMoves, over)) return value(head, depth + 1);
      if (is_in(kImpliesNot, over)) return -value(head, depth + 1);
      if (is_in(kImplies, over) && dep == "advcl") return value(head, depth + 1);
      return kPossible;  // a purpose
    }
    return kCertain;
  }

  // "Lithuania opened an inquiry; the EU told its airlines to stay away": two sentences in one.
  [[nodiscard]] bool parted(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
      if (analysis_.word(i) == ";") return true;
    }
    return false;
  }

  [[nodiscard]] double of_complement(std::uint32_t head, const std::string& over, bool infinitive,
                                     bool action, int depth) const {
    if (word(head).dep == "prep" || word(head).pos == "ADP") return of_noun_prep(head, depth);
    if (action && is_in(kImpliesNot, over)) return -value(head, depth + 1);
    if (is_in(action ? kUncertain : kBelief, over)) return kPossible;
    if (!action) return kCertain;
    if (is_in(kImplies, over) || is_in(kMoves, over)) return value(head, depth + 1);
    if (infinitive) return kPossible;
    return kCertain;
  }

  // "if they come", "when they come": only the first is open.
  [[nodiscard]] double open_clause(std::uint32_t token) const {
    for (const std::uint32_t child : tree_.children(token)) {
      if (word(child).dep == "mark" && is_in("if unless whether", lower(child))) return kOpen;
    }
    return kCertain;
  }

  [[nodiscard]] double of_noun_prep(std::uint32_t preposition, int depth) const {
    const std::string form = lower(preposition);
    const std::uint32_t owner = clauses_.head(preposition);
    if (owner == preposition) return kCertain;
    if (form == "without") return -kCertain;
    const std::string over = lemma(owner);
    if (word(owner).pos == "NOUN" && is_in(kUncertainNouns, over) &&
        is_in("of for on about to over against at", form)) {
      return kPossible;
    }
    if (is_in("delay cancellation suspension failure halt end", over) && is_in("of in to", form) &&
        !is_predicate(owner)) {
      return -value(owner, depth + 1);
    }
    if (is_predicate(owner) && is_in("for of on about at", form) && is_in(kUncertain, over)) {
      return kPossible;
    }
    return kCertain;
  }

  [[nodiscard]] double of_noun(std::uint32_t token, std::uint32_t head, int depth) const {
    const std::string_view dep = word(token).dep;
    const std::string over = lemma(head);
    if (dep == "pobj") return of_noun_prep(head, depth);
    if (dep == "compound" && is_in(kUncertainNouns, over)) return kPossible;
    if (dep == "compound" || dep == "amod" || dep == "nmod") {
      return word(head).pos == "PROPN" ? kCertain : value(head, depth + 1);
    }
    const bool object = dep == "dobj" || dep == "nsubjpass";
    if (object && is_in(kImpliesNotObject, over)) {
      const double outer = value(head, depth + 1);
      return std::abs(outer) == kCertain ? -outer : is_known(token) ? kCertain : kPossible;
    }
    if (dep == "dobj" && is_in(kUncertainObject, over)) return kPossible;
    // What a clause that may not be true brings about may not be either; what is known before it
    // ("the", "its") is.
    if (dep == "dobj" && !is_known(token)) return value(head, depth + 1);
    return kCertain;
  }

  [[nodiscard]] bool is_known(std::uint32_t noun) const {
    for (const std::uint32_t child : tree_.children(noun)) {
      const std::string form = lower(child);
      if (word(child).dep == "poss" || is_in("the this that these those", form)) return true;
    }
    return word(noun).pos == "PROPN" || word(noun).pos == "PRON";
  }

  const Analysis& analysis_;
  const Tree& tree_;
  const Clauses& clauses_;
};

}  // namespace

double factuality_of(const Analysis& analysis, const Tree& tree, const Clauses& clauses,
                     std::uint32_t token) {
  return Reader(analysis, tree, clauses).value(token, 0);
}

}  // namespace demarche::extract
