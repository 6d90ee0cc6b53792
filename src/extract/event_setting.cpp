#include "extract/event_setting.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace demarche::extract {

namespace {

// Days from 0000-03-01 of an ISO date ("2021-12-02", "2021-12", "2021"); missing parts are 1.
std::optional<long> day_number(std::string_view iso) {
  const auto number = [&](std::size_t at, std::size_t size, int missing) {
    int value = missing;
    if (at + size <= iso.size()) std::from_chars(iso.data() + at, iso.data() + at + size, value);
    return value;
  };
  if (iso.size() < 4) return std::nullopt;
  long year = number(0, 4, 0);
  const long month = number(5, 2, 1);
  const long day = number(8, 2, 1);
  if (year == 0) return std::nullopt;
  if (month <= 2) --year;
  const long shifted = (month + 9) % 12;
  return year * 365 + year / 4 - year / 100 + year / 400 + (shifted * 306 + 5) / 10 + day - 1;
}

constexpr long kBackgroundDays = 183;

bool is_under(const Clauses& clauses, std::uint32_t token, std::uint32_t above) {
  for (int steps = 0; steps < 12; ++steps) {
    if (token == above) return true;
    if (clauses.is_verb(token) || clauses.head(token) == token) return false;
    token = clauses.head(token);
  }
  return false;
}

// No common noun between the token and the verb of its clause.
bool hangs_on_verb(const Analysis& analysis, const Clauses& clauses, std::uint32_t token) {
  for (int steps = 0; steps < 8 && !clauses.is_verb(token); ++steps) {
    const Token& word = analysis.tokens[token];
    if (word.pos == "NOUN" && word.entity != "DATE" && word.entity != "TIME") return false;
    if (clauses.head(token) == token) return false;
    token = clauses.head(token);
  }
  return true;
}

bool is_since(const Analysis& analysis, std::uint32_t first) {
  return first > 0 && text::to_lower(analysis.word(first - 1)) == "since";
}

// Distance of a mention to the act: the mention hangs on the act's word, on the verb of its clause
// or below them with no other verb between. Negative: it belongs to another clause.
int distance(const Analysis& analysis, const Clauses& clauses, const Trigger& trigger,
             TokenRange mention) {
  std::uint32_t at = mention.end - 1;
  // The mention's own head: the token whose head lies outside.
  for (std::uint32_t t = mention.begin; t < mention.end; ++t) {
    if (!mention.contains(clauses.head(t))) at = t;
  }
  const std::uint32_t act = trigger.token;
  const std::uint32_t verb = clauses.verb_above(act);
  for (int steps = 0; steps < 8; ++steps) {
    if (at == act) return steps;
    if (at == verb) return 10 + steps;
    if (clauses.is_verb(at) || clauses.head(at) == at) break;
    // "the accord of 2018": the time of another thing, unless that thing is part of the act's own
    // phrase ("annexation of the peninsula in 2014").
    const Token& word = analysis.tokens[at];
    if (word.pos == "NOUN" && word.entity != "DATE" && word.entity != "TIME" &&
        !mention.contains(at) && !is_under(clauses, at, act)) {
      break;
    }
    at = clauses.head(at);
  }
  return -1;
}

// The verbs are one, or one borrows its time from the other: infinitives, conjuncts, participles.
bool shares_clause(const Clauses& clauses, std::uint32_t act, std::uint32_t dated) {
  for (int steps = 0; steps < 4; ++steps) {
    if (act == dated) return true;
    const std::string_view dep = clauses.label(act);
    if (dep != "xcomp" && dep != "conj" && dep != "acl" && dep != "advcl" && dep != "pcomp")
      return false;
    if (clauses.head(act) == act) return false;
    act = clauses.verb_above(clauses.head(act));
  }
  return false;
}

// The verb's clause is a "when" clause right behind the token.
bool tells_when(const Context& context, const Tree& tree, std::uint32_t verb, std::uint32_t token) {
  std::uint32_t next = token + 1;
  if (next < context.analysis.tokens.size() && context.analysis.word(next) == ",") ++next;
  for (const std::uint32_t child : tree.children(verb)) {
    if (child == next && text::to_lower(context.analysis.word(child)) == "when") return true;
  }
  return false;
}

struct ContextWords {
  std::string_view context;
  std::string_view lemmas;
};

constexpr std::array kContexts{
    ContextWords{"military",
                 "troop army military soldier missile tank warship fighter jet invasion airstrike "
                 "artillery navy weapon force battalion drill exercise shelling border"},
    ContextWords{"diplomatic",
                 "diplomat ambassador envoy embassy summit talk negotiation diplomacy treaty "
                 "diplomatic foreign accord agreement"},
    ContextWords{"economic",
                 "sanction trade tariff economy economic gas oil export import bank price currency "
                 "embargo pipeline"},
    ContextWords{"election", "election vote ballot referendum poll candidate electoral voter"},
    ContextWords{"territory", "annexation annex territory border sovereignty frontier territorial"},
    ContextWords{"migration", "migrant refugee migration displaced"},
    ContextWords{"asylum", "asylum"},
    ContextWords{"human_rights", "torture genocide massacre atrocity"},
    ContextWords{"cyber", "cyberattack cyber hacker malware hacking"},
    ContextWords{"cbrn", "nuclear chemical biological uranium warhead plutonium radiological"},
    ContextWords{"terrorism", "terrorist terrorism suicide bomber extremist"},
    ContextWords{"peacekeeping", "peacekeeper peacekeeping"},
    ContextWords{"intelligence", "intelligence spy espionage spying"},
    ContextWords{"health", "pandemic vaccine virus hospital epidemic covid"},
    ContextWords{"disasters", "earthquake flood typhoon cyclone drought tsunami"},
    ContextWords{"legal", "court judge trial lawsuit tribunal verdict prosecutor"},
    ContextWords{"legislative", "parliament senate congress lawmaker bill duma legislature"},
    ContextWords{"crime", "smuggling murder gang criminal"},
};

constexpr std::string_view kEarlierTimes =
    "Cold War|World War|Soviet era|Soviet times|years ago|decades ago|a decade ago|last century";

}  // namespace

std::optional<Interval> date_of(const Context& context, const Clauses& clauses,
                                const Findings& findings, const Trigger& trigger) {
  const TimeMention* best = nullptr;
  int nearest = 1000;
  for (const TimeMention& mention :
       beginning_in(findings.times, sentence_around(context.analysis, trigger.token))) {
    if (mention.kind == TimeMention::Kind::kDuration || mention.kind == TimeMention::Kind::kSet)
      continue;
    if (mention.interval.begin.empty() && mention.interval.end.empty()) continue;
    if (mention.tokens.empty() || is_since(context.analysis, mention.tokens.begin)) continue;
    const int d = distance(context.analysis, clauses, trigger, mention.tokens);
    if (d >= 0 && d < nearest) {
      nearest = d;
      best = &mention;
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->interval;
}

namespace {

// A place tells where an act was when its own phrase ("in Stockholm", "on the border in Donbas")
// hangs on the act's word or verb, not on another noun ("Security and Co-operation in Europe").
bool hangs_on_act(const Context& context, const Clauses& clauses, const Trigger& trigger,
                  TokenRange mention) {
  constexpr std::string_view kWhere = "in at near on outside around over inside off along across";
  constexpr std::string_view kPlaceNouns =
      "border region area city town capital east west north south coast front line island province "
      "district village port base";
  const std::uint32_t verb = clauses.verb_above(trigger.token);
  std::uint32_t at = mention.end - 1;
  for (std::uint32_t t = mention.begin; t < mention.end; ++t) {
    if (!mention.contains(clauses.head(t))) at = t;
  }
  bool preposition = false;
  for (int steps = 0; steps < 8; ++steps) {
    const std::uint32_t above = clauses.head(at);
    if (above == at) return false;
    at = above;
    if (at == trigger.token || at == verb) return preposition;
    const Token& word = context.analysis.tokens[at];
    if (word.pos == "ADP") {
      if (!in_list(kWhere, text::to_lower(context.analysis.word(at)), ' ')) return false;
      preposition = true;
    } else if (!in_list(kPlaceNouns, word.lemma, ' ')) {
      return false;
    }
  }
  return false;
}

}  // namespace

std::optional<Place> place_of(const Context& context, const Clauses& clauses,
                              const Findings& findings, const Trigger& trigger) {
  const PlaceMention* best = nullptr;
  int nearest = 1000;
  for (const PlaceMention& mention :
       beginning_in(findings.places, sentence_around(context.analysis, trigger.token))) {
    if (!mention.locative || mention.tokens.empty()) continue;
    if (!hangs_on_act(context, clauses, trigger, mention.tokens)) continue;
    const int d = distance(context.analysis, clauses, trigger, mention.tokens);
    if (d >= 0 && d < nearest) {
      nearest = d;
      best = &mention;
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->place;
}

bool is_historical(const Context& context, const Tree& tree, const Clauses& clauses,
                   const Trigger& trigger, const std::optional<Interval>& date) {
  const Analysis& analysis = context.analysis;
  std::optional<long> published;
  int published_year = 0;
  if (context.article.published && !context.article.published->begin.empty()) {
    published = day_number(context.article.published->begin);
    published_year = std::atoi(context.article.published->begin.substr(0, 4).c_str());
  }
  if (date && published) {
    const auto end = day_number(date->end.empty() ? date->begin : date->end);
    if (end && *published - *end >= kBackgroundDays) return true;
    // "since 2014", "in 2014": an earlier year named by its number.
    if (date->precision == Precision::kYear && end && *end < *published - 31) return true;
    if (end) return false;
  }
  // With no date of publication a bare year is one that readers must be told of: background.
  if (date && !published && date->precision == Precision::kYear) return true;
  // A year printed in the act's own clause.
  const std::uint32_t verb = clauses.verb_above(trigger.token);
  const TokenRange clause = tree.subtree(trigger.token);
  const TokenRange wide = tree.subtree(verb);
  const TokenRange sentence = sentence_around(analysis, trigger.token);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::string_view word = analysis.word(t);
    if (word.size() != 4 || (!word.starts_with("19") && !word.starts_with("20"))) continue;
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    if (is_since(analysis, t)) continue;
    // "the crisis of 2004, when the militia stormed classrooms"
    const bool when = tells_when(context, tree, verb, t);
    if (!when && distance(analysis, clauses, trigger, {t, t + 1}) < 0 &&
        !(hangs_on_verb(analysis, clauses, t) &&
          shares_clause(clauses, verb, clauses.verb_above(t))))
      continue;
    const int year = std::atoi(std::string(word).c_str());
    if (published_year != 0 && year < published_year) return true;
  }
  const std::string words = words_of(analysis, clauses.is_verb(trigger.token) ? wide : clause);
  for (const std::string_view phrase : text::split(kEarlierTimes, '|')) {
    if (words.find(phrase) != std::string::npos && words.size() < 300) return true;
  }
  return false;
}

std::vector<std::string> contexts_of(const Context& context, std::uint32_t token) {
  std::vector<std::string> out;
  const TokenRange sentence = sentence_around(context.analysis, token);
  for (const ContextWords& words : kContexts) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (in_list(words.lemmas, text::to_lower(context.analysis.tokens[t].lemma), ' ')) {
        out.emplace_back(words.context);
        break;
      }
    }
  }
  return out;
}

}  // namespace demarche::extract
