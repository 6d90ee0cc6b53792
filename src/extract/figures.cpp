// Figures: numbers of people, things, money, share or distance, with their bounds, what they count,
// whose they are and who says so.
#include "extract/figure_nouns.hpp"
#include "extract/figure_numbers.hpp"
#include "extract/figure_setting.hpp"
#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <array>

namespace demarche::extract {

namespace {

class FigureFinder {
 public:
  FigureFinder(const Context& context, const Findings& findings,
               const std::vector<Statement>& statements)
      : context_(context),
        analysis_(context.analysis),
        findings_(findings),
        tree_(context.analysis),
        pieces_(cut(context.analysis)),
        spoken_(statements),
        setting_(context, tree_, findings, spoken_) {}

  std::vector<Figure> find() {
    std::vector<Figure> figures;
    if (analysis_.tokens.empty()) return figures;
    for (std::size_t i = 0; i < pieces_.size();) {
      const std::optional<Quantity> q = quantity_at(pieces_, i);
      if (!q.has_value()) {
        ++i;
        continue;
      }
      if (auto figure = figure_of(*q)) figures.push_back(std::move(*figure));
      i = std::max(q->number_end, i + 1);
    }
    return figures;
  }

 private:
  struct Counted {
    std::uint32_t head = 0;
    bool has_noun = false;
    std::string counts;
    std::optional<Measure> measure;
    bool cumulative = false;
    std::string rule;
  };

  [[nodiscard]] std::uint32_t token_of(std::size_t piece) const {
    return std::min(pieces_[piece].token, static_cast<std::uint32_t>(analysis_.tokens.size() - 1));
  }

  [[nodiscard]] bool is_time(const Quantity& q) const {
    const Span span{pieces_[q.number].span.begin, pieces_[q.number_end - 1].span.end};
    constexpr std::uint32_t kLongestTime = 64;  // tokens
    const std::uint32_t token = token_of(q.number);
    const std::uint32_t end = token_of(q.number_end - 1) + 1;
    const auto near = beginning_in(findings_.times, {token - std::min(token, kLongestTime), end});
    return std::any_of(near.begin(), near.end(),
                       [&](const TimeMention& time) { return time.span.overlaps(span); });
  }

  // Part of a name, a code, an age, a score, an item number.
  [[nodiscard]] bool is_label(const Quantity& q) const {
    const std::size_t n = q.number;
    if (n > 0 && !pieces_[n].space_before) {
      const Piece& before = pieces_[n - 1];
      if (before.kind != Piece::Kind::kMark) return true;
      if (before.text == "-" && n > 1 && !before.space_before &&
          pieces_[n - 2].kind != Piece::Kind::kMark)
        return true;
      if (before.text == "." || before.text == "/" || before.text == "#" || before.text == ":")
        return true;
    }
    if (q.number_end < pieces_.size() && !pieces_[q.number_end].space_before) {
      const Piece& after = pieces_[q.number_end];
      if (after.kind == Piece::Kind::kWord) return true;  // "5G", "24th"
      if ((after.text == ":" || after.text == "/" || after.text == "-") &&
          q.number_end + 1 < pieces_.size() && !pieces_[q.number_end + 1].space_before &&
          pieces_[q.number_end + 1].number >= 0) {
        return true;  // "10:30", "2-1"
      }
      if (after.text == "-" && q.number_end + 1 < pieces_.size()) {
        const std::string& unit = pieces_[q.number_end + 1].lower;
        if (unit == "year" || unit == "day" || unit == "point" || unit == "way" || unit == "sided")
          return true;
      }
    }
    if (n > 0) {
      const std::string& before = pieces_[n - 1].lower;
      if (before == "aged" || before == "article" || before == "resolution" ||
          before == "chapter" || before == "section" || before == "page" || before == "no" ||
          before == "number" || before == "phase" || before == "protocol" || before == "channel" ||
          before == "highway" || before == "route" || before == "flight" || before == "group") {
        return !(before == "no");
      }
    }
    const std::uint32_t token = token_of(n);
    const Token& number = analysis_.tokens[token];
    const std::string_view label = number.entity;
    const bool name = label == "PERSON" || label == "ORG" || label == "FAC" || label == "PRODUCT" ||
                      label == "EVENT" || label == "LAW" || label == "WORK_OF_ART" ||
                      label == "GPE" || label == "LOC";
    if (name && !number.entity_begins) return true;
    // "Resolution 2202": a number behind the noun it belongs to.
    const auto head = static_cast<std::uint32_t>(number.head);
    if (q.unit.empty() && number.dep == "nummod" && head < token && head + 1 == token &&
        number.pos == "NUM" && analysis_.tokens[head].pos == "PROPN") {
      return true;
    }
    // "Ivanov, 45,"
    if (q.number_end < pieces_.size() && n > 1 && pieces_[n - 1].text == "," &&
        (pieces_[q.number_end].text == "," || pieces_[q.number_end].text == ".") && q.value < 110 &&
        q.value > 15) {
      const std::uint32_t before = token_of(n - 2);
      if (analysis_.tokens[before].entity == "PERSON" || analysis_.tokens[before].pos == "PROPN")
        return true;
    }
    return false;
  }

  [[nodiscard]] bool is_noun(std::uint32_t token) const {
    const std::string_view pos = analysis_.tokens[token].pos;
    return pos == "NOUN" || pos == "PROPN";
  }

  // The noun that the number counts, standing to its right.
  [[nodiscard]] std::optional<std::uint32_t> counted_noun(const Quantity& q) const {
    const auto n = static_cast<std::uint32_t>(analysis_.tokens.size());
    const std::uint32_t last = token_of(q.number_end - 1);
    std::uint32_t from = last + 1;
    if (q.of_follows) ++from;
    if (from >= n) return std::nullopt;
    const std::uint32_t sentence = tree_.sentence_of(last);
    if (!q.of_follows) {
      std::uint32_t at = last;
      for (int up = 0; up < 4; ++up) {
        const auto head = static_cast<std::uint32_t>(analysis_.tokens[at].head);
        if (head == at || head >= n) break;
        const std::string_view dep = analysis_.tokens[at].dep;
        if (head > last && dep != "nummod" && dep != "compound" && dep != "quantmod" &&
            dep != "amod" && dep != "nmod")
          break;
        at = head;
        if (at > last && is_noun(at)) {
          return at < last + 8 ? std::optional(at) : std::nullopt;
        }
      }
    }
    // Adjectives and nouns in a row: the last noun of the row.
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = from; i < n && i < from + 6 && tree_.sentence_of(i) == sentence; ++i) {
      const std::string_view pos = analysis_.tokens[i].pos;
      if (pos == "NOUN" || pos == "PROPN") {
        found = i;
        continue;
      }
      const bool inside =
          pos == "ADJ" || (q.of_follows && (pos == "DET" || pos == "PRON")) ||
          analysis_.word(i) == "-" ||
          (analysis_.tokens[i].tag == "VBN" && !found.has_value() && i + 1 < n && is_noun(i + 1));
      if (!inside || (found.has_value() && pos != "ADJ" && analysis_.word(i) != "-")) break;
    }
    return found;
  }

  [[nodiscard]] std::string counts_of(std::uint32_t from, std::uint32_t noun) const {
    // Adjectives of origin say whose, not what; "more" and "other" say neither.
    std::uint32_t begin = from;
    for (std::uint32_t i = from; i < noun; ++i) {
      const Token& token = analysis_.tokens[i];
      const std::string lower = text::to_lower(analysis_.word(i));
      const bool skip = token.entity == "NORP" || token.pos == "DET" || token.pos == "PRON" ||
                        token.pos == "NUM" || lower == "more" || lower == "other" ||
                        lower == "new" || lower == "additional" || lower == "further" ||
                        lower == "of" || lower == "-" || lower == "such" || token.tag == "JJ";
      if (skip) begin = i + 1;
    }
    return words_of(analysis_, {begin, noun + 1});
  }

  [[nodiscard]] std::optional<Measure> measure_of_site(std::uint32_t head) const {
    const Token& token = analysis_.tokens[head];
    // "44 people killed"
    for (const std::uint32_t c : tree_.children(head)) {
      if (analysis_.tokens[c].dep != "acl" || analysis_.tokens[c].tag != "VBN") continue;
      if (const auto measure = measure_of_verb(analysis_.tokens[c].lemma)) return measure;
    }
    const auto governor = static_cast<std::uint32_t>(token.head);
    if (governor != head) {
      const Token& verb = analysis_.tokens[governor];
      const auto measure = measure_of_verb(verb.lemma);
      const bool intransitive = verb.lemma == "die" || verb.lemma == "perish" ||
                                verb.lemma == "flee" || verb.lemma == "drown";
      const bool patient =
          token.dep == "dobj" || token.dep == "nsubjpass" || (token.dep == "nsubj" && intransitive);
      if (patient && measure.has_value()) return measure;
      if (token.dep == "conj") return measure_of_site(governor);
      // "the lives of 13,000 people", "the arrest of five men"
      if (token.dep == "pobj" && analysis_.word(governor) == "of") {
        const auto noun = static_cast<std::uint32_t>(verb.head);
        const std::string_view lemma = analysis_.tokens[noun].lemma;
        const auto of_noun = measure_of_noun(lemma);
        if (of_noun == Measure::kKilled || of_noun == Measure::kArrested) return of_noun;
        if (lemma == "killing" || lemma == "murder") return Measure::kKilled;
        if (lemma == "release" || lemma == "capture") return Measure::kCaptured;
      }
      // "lost their lives"
      if (token.dep == "nsubj" && verb.lemma == "lose") {
        const std::int64_t object = tree_.child(governor, {"dobj"});
        if (object >= 0 && analysis_.tokens[static_cast<std::size_t>(object)].lemma == "life")
          return Measure::kKilled;
      }
    }
    return std::nullopt;
  }

  static std::optional<Measure> measure_of_state(std::string_view word) {
    if (word == "dead" || word == "killed") return Measure::kKilled;
    if (word == "wounded" || word == "injured" || word == "hurt") return Measure::kWounded;
    if (word == "missing") return Measure::kMissing;
    return std::nullopt;
  }

  // A number without its noun: "the figure has risen to 61", "killing two".
  [[nodiscard]] std::optional<Counted> elliptic(const Quantity& q) const {
    const std::uint32_t number = token_of(q.number_end - 1);
    Counted c;
    c.head = number;
    c.measure = measure_of_site(number);
    // "five of them", "parties, 17 of them", "two of the six checkpoints"
    if (q.number_end + 1 < pieces_.size() && pieces_[q.number_end].lower == "of") {
      const std::string& whom = pieces_[q.number_end + 1].lower;
      if (whom == "them" || whom == "whom" || whom == "which" || whom == "those") {
        const bool apposed = q.first > 1 && pieces_[q.first - 1].text == ",";
        if (apposed && is_noun(token_of(q.first - 2))) {
          c.counts = std::string(analysis_.word(token_of(q.first - 2)));
          c.measure = measure_of_noun(analysis_.tokens[token_of(q.first - 2)].lemma);
        } else if (near_previous(number)) {
          c.counts = previous_.counts;
          if (!c.measure.has_value()) c.measure = previous_.measure;
        }
        if (!c.counts.empty()) {
          c.rule = "number of those told of before";
          return c;
        }
      }
      const std::int64_t of = tree_.child(number, {"prep"});
      const std::int64_t object =
          of < 0 ? -1 : tree_.child(static_cast<std::uint32_t>(of), {"pobj"});
      if (object >= 0 && analysis_.tokens[static_cast<std::size_t>(object)].tag == "NNS" &&
          (q.value != 1 ||
           is_person_noun(analysis_.tokens[static_cast<std::size_t>(object)].lemma))) {
        const auto noun = static_cast<std::uint32_t>(object);
        if (!is_plain_noun(analysis_.tokens[noun].lemma)) {
          c.counts = std::string(analysis_.word(noun));
          const auto by_noun = measure_of_noun(analysis_.tokens[noun].lemma);
          if (!c.measure.has_value()) c.measure = by_noun;
          c.rule = "number out of a group";
          return c;
        }
      }
    }
    if (c.measure.has_value()) {
      c.counts = "people";
      c.rule = "number under a verb of harm";
      return c;
    }
    // "a crowd of about 10,000", "a force of 2,500"
    const auto preposition = static_cast<std::uint32_t>(analysis_.tokens[number].head);
    if (analysis_.tokens[number].dep == "pobj" && analysis_.word(preposition) == "of") {
      const std::string_view group =
          analysis_.tokens[static_cast<std::size_t>(analysis_.tokens[preposition].head)].lemma;
      if (group == "crowd" || group == "population" || group == "toll") {
        c.counts = group == "toll" ? "dead" : "people";
        if (group == "toll") c.measure = Measure::kKilled;
      } else if (group == "force" || group == "army" || group == "garrison" ||
                 group == "contingent") {
        c.counts = "troops";
        c.measure = Measure::kForces;
      }
      if (!c.counts.empty()) {
        c.rule = "number of a group";
        return c;
      }
    }
    // "all foreign fighters - some 20,000"
    if (analysis_.tokens[number].dep == "appos" && q.value >= 2) {
      const auto noun = static_cast<std::uint32_t>(analysis_.tokens[number].head);
      if (is_noun(noun) && analysis_.tokens[noun].tag == "NNS" &&
          !is_plain_noun(analysis_.tokens[noun].lemma)) {
        c.counts = std::string(analysis_.word(noun));
        c.measure = measure_of_noun(analysis_.tokens[noun].lemma);
        c.rule = "number beside its noun";
        return c;
      }
    }
    const std::int64_t verb = governing_verb(analysis_, number);
    // "put the enemy dead at well over 1,000"
    if (verb >= 0 && analysis_.tokens[number].dep == "pobj" &&
        analysis_.word(preposition) == "at") {
      const std::int64_t object = tree_.child(static_cast<std::uint32_t>(verb), {"dobj"});
      if (object >= 0) {
        const auto noun = static_cast<std::uint32_t>(object);
        const std::string_view lemma = analysis_.tokens[noun].lemma;
        const auto measure = measure_of_noun(lemma);
        if (measure.has_value() || is_person_noun(lemma)) {
          c.counts = std::string(analysis_.word(noun));
          c.measure = measure;
          c.rule = "number put on its noun";
          return c;
        }
      }
    }
    // "five are dead"
    if (verb >= 0 && analysis_.tokens[number].dep == "nsubj") {
      const std::int64_t state = tree_.child(static_cast<std::uint32_t>(verb), {"acomp"});
      if (state >= 0) {
        const auto measure =
            measure_of_state(text::to_lower(analysis_.word(static_cast<std::uint32_t>(state))));
        if (measure.has_value()) {
          c.counts = "people";
          c.measure = measure;
          c.rule = "number of those in a state";
          return c;
        }
      }
    }
    if (verb >= 0) {
      const std::string_view dep_here = analysis_.tokens[number].dep;
      if ((dep_here == "nsubj" || dep_here == "nsubjpass") && q.value >= 3 &&
          is_people_verb(analysis_.tokens[static_cast<std::size_t>(verb)].lemma)) {
        c.counts = "people";
        c.rule = "number under a verb of people";
        return c;
      }
      const std::int64_t subject = counting_word(static_cast<std::uint32_t>(verb));
      if (subject >= 0 && static_cast<std::uint32_t>(subject) != number) {
        const auto s = static_cast<std::uint32_t>(subject);
        const std::string_view lemma = analysis_.tokens[s].lemma;
        const std::string_view dep = analysis_.tokens[number].dep;
        const bool measured = dep == "pobj" || dep == "attr" || dep == "dobj" || dep == "npadvmod";
        if (is_counting_noun(lemma) && measured) {
          c.rule = "number under a counting word";
          for (const std::uint32_t child : tree_.children(s)) {
            if (analysis_.word(child) != "of") continue;
            const std::int64_t object = tree_.child(child, {"pobj"});
            if (object < 0) continue;
            const auto noun = static_cast<std::uint32_t>(object);
            c.counts = std::string(analysis_.word(noun));
            c.measure = measure_of_noun(analysis_.tokens[noun].lemma);
          }
          if (c.counts.empty() && lemma == "toll") {
            c.counts = "dead";
            c.measure = Measure::kKilled;
            c.cumulative = true;
          }
          if (c.counts.empty() && near_previous(number)) {
            c.counts = previous_.counts;
            c.measure = previous_.measure;
          }
          if (!c.counts.empty()) return c;
        }
      }
    }
    return std::nullopt;
  }

  // The verb's subject or object that is a counting word; else its subject.
  [[nodiscard]] std::int64_t counting_word(std::uint32_t verb) const {
    const std::int64_t object = tree_.child(verb, {"dobj"});
    if (object >= 0 && is_counting_noun(analysis_.tokens[static_cast<std::size_t>(object)].lemma))
      return object;
    return tree_.child(verb, {"nsubj", "nsubjpass"});
  }

  [[nodiscard]] bool near_previous(std::uint32_t token) const {
    return !previous_.counts.empty() &&
           tree_.sentence_of(token) <= tree_.sentence_of(previous_.head) + 1;
  }

  [[nodiscard]] bool takes_no_figure(const Quantity& q, const Counted& c) const {
    if (!q.unit.empty()) return false;
    if (!c.has_noun) return false;
    const Token& noun = analysis_.tokens[c.head];
    const bool known = measure_of_noun(noun.lemma).has_value() || is_person_noun(noun.lemma) ||
                       c.measure.has_value();
    if (is_plain_noun(noun.lemma) && q.value < 10 && !(known && q.value >= 2)) return true;
    if (noun.lemma == "page" || noun.lemma == "degree" || noun.lemma == "goal" ||
        noun.lemma == "photograph" || noun.lemma == "point" || noun.lemma == "time" ||
        noun.lemma == "fold" || noun.lemma == "move") {
      return true;
    }
    const std::string& first = pieces_[q.number].lower;
    if (first == "one" && !known) return true;
    if (first == "one" && q.number > 0) {
      const std::string& before = pieces_[q.number - 1].lower;
      if (before == "no" || before == "not" || before == "any") return true;
    }
    // "the two sides", "these three": told of before.
    if (q.words && q.value < 10 && q.number > 0) {
      const std::string& before = pieces_[q.number - 1].lower;
      if (before == "the" || before == "these" || before == "those" || before == "first" ||
          before == "last" || before == "next" || before == "both" || before == "other") {
        return true;
      }
    }
    return false;
  }

  std::optional<Figure> figure_of(const Quantity& q) {
    if (is_time(q) || is_label(q)) return std::nullopt;
    Counted c;
    const std::uint32_t number = token_of(q.number_end - 1);
    if (!q.unit.empty()) {
      c.head = number;
      const std::uint32_t unit = number;
      c.counts = q.unit == "percent" ? "percent" : std::string(currency_name(q.unit));
      if (c.counts.empty()) c.counts = std::string(analysis_.word(unit));
      c.measure = q.unit == "percent" ? Measure::kShare
                  : is_length(q.unit) ? Measure::kDistance
                                      : Measure::kMoney;
      c.rule = "number with a unit";
    } else if (const auto state = number + 1 < analysis_.tokens.size()
                                      ? measure_of_state(text::to_lower(analysis_.word(number + 1)))
                                      : std::nullopt;
               state.has_value() &&
               (number + 2 >= analysis_.tokens.size() || !is_noun(number + 2))) {
      // "108 dead"
      c.head = number + 1;
      c.has_noun = true;
      c.counts = text::to_lower(analysis_.word(number + 1));
      c.measure = state;
      c.rule = "number of those in a state";
    } else if (const auto noun = counted_noun(q)) {
      c.head = *noun;
      c.has_noun = true;
      c.counts = counts_of(number + 1, *noun);
      c.measure = measure_of_site(*noun);
      const auto by_noun = measure_of_noun(analysis_.tokens[*noun].lemma);
      if (!c.measure.has_value() || (by_noun.has_value() && *by_noun != Measure::kForces &&
                                     *by_noun != Measure::kDisplaced)) {
        if (by_noun.has_value()) c.measure = by_noun;
      }
      if (c.measure == Measure::kCaptured && !by_noun.has_value() &&
          !is_person_noun(analysis_.tokens[*noun].lemma) &&
          analysis_.tokens[*noun].entity != "NORP") {
        c.measure.reset();  // houses are seized too
      }
      c.rule = "number before its noun";
    } else if (const auto found = elliptic(q)) {
      c = *found;
    } else {
      return std::nullopt;
    }
    if (takes_no_figure(q, c)) return std::nullopt;
    if (!c.has_noun && pieces_[q.number].lower == "one") return std::nullopt;

    Figure figure;
    FigureSite site;
    site.head = site.noun = c.head;
    site.verb = governing_verb(analysis_, c.head);
    const std::uint32_t begin = token_of(q.first);
    // "1,500 of them": the phrase ends with the number unless its noun follows.
    const bool follows = c.has_noun && c.head > number && c.head <= number + 6;
    site.phrase = {begin, (follows ? c.head : number) + 1};
    Span span{pieces_[q.first].span.begin, pieces_[q.number_end - 1].span.end};
    if (follows) span.end = analysis_.tokens[c.head].span.end;
    figure.value = evidence_of(context_, span).text;
    figure.low = q.low;
    figure.high = q.high;
    figure.bound = q.bound;
    figure.unit = q.unit;
    figure.counts = c.counts;
    figure.measure = c.measure.value_or(Measure::kOther);
    figure.of = setting_.owner(site, figure.measure);
    figure.place = setting_.place(site);
    figure.as_of = setting_.as_of(site);
    figure.status = q.increment || has_more(number) ? FigureStatus::kIncrement
                    : c.cumulative                  ? FigureStatus::kCumulative
                                                    : setting_.status(site, figure.measure);
    figure.claimant = setting_.claimant(site);
    figure.rule = c.rule;
    figure.evidence.push_back(evidence_of(context_, sentence_around(analysis_, number)));
    figure.id =
        text::content_id('F', {context_.article.id, std::to_string(span.begin), figure.value});
    previous_ = c;
    previous_.measure = c.measure;
    return figure;
  }

  [[nodiscard]] bool has_more(std::uint32_t number) const {
    return number + 1 < analysis_.tokens.size() && analysis_.word(number + 1) == "more";
  }

  static std::string_view currency_name(std::string_view code) {
    constexpr auto kNames =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"USD", "US dollars"},
                                                                      {"EUR", "euros"},
                                                                      {"GBP", "pounds"},
                                                                      {"JPY", "yen"},
                                                                      {"RUB", "rubles"},
                                                                      {"UAH", "hryvnias"},
                                                                      {"TWD", "New Taiwan dollars"},
                                                                      {"AUD", "Australian dollars"},
                                                                      {"CAD", "Canadian dollars"},
                                                                      {"CNY", "yuan"},
                                                                      {"INR", "rupees"}});
    for (const auto& [key, name] : kNames) {
      if (key == code) return name;
    }
    return {};
  }

  static bool is_length(std::string_view unit) {
    return unit == "km" || unit == "mile" || unit == "m" || unit == "foot" ||
           unit == "nautical mile";
  }

  const Context& context_;
  const Analysis& analysis_;
  const Findings& findings_;
  Tree tree_;
  std::vector<Piece> pieces_;
  SpokenWords spoken_;
  FigureSetting setting_;
  Counted previous_;
};

}  // namespace

std::vector<Figure> find_figures(const Context& context, const Findings& findings,
                                 const std::vector<Statement>& statements) {
  return FigureFinder(context, findings, statements).find();
}

}  // namespace demarche::extract
