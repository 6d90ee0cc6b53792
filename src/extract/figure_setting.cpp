#include "extract/figure_setting.hpp"

#include "extract/times_tense.hpp"
#include "knowledge/knowledge.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <array>

namespace demarche::extract {

namespace {

bool is_verb(const Token& token) {
  return token.pos == "VERB" || token.pos == "AUX";
}

// Verbs whose subject is the side that owns the forces or arms that are their object.
constexpr auto kHolding = std::to_array<std::string_view>(
    {"have",     "deploy",   "move",        "transfer", "mass",     "send",
     "station",  "withdraw", "concentrate", "amass",    "keep",     "mobilise",
     "mobilize", "lose",     "assemble",    "gather",   "dispatch", "commit",
     "pledge",   "base",     "pull",        "redeploy", "fire",     "launch",
     "scramble", "position", "recall",      "maintain", "hold"});

// Acts that put a number forward as true. Who refuses, demands or asks takes it from others.
bool vouches(Act act) {
  return act != Act::kDemand && act != Act::kRefuse && act != Act::kAsk && act != Act::kAppeal &&
         act != Act::kPraise && act != Act::kApologise && act != Act::kDeclineComment;
}

}  // namespace

std::int64_t governing_verb(const Analysis& analysis, std::uint32_t token) {
  for (std::size_t steps = 0; steps < analysis.tokens.size(); ++steps) {
    const auto head = static_cast<std::uint32_t>(analysis.tokens[token].head);
    if (head == token) return is_verb(analysis.tokens[token]) ? std::int64_t{token} : -1;
    if (is_verb(analysis.tokens[head])) return head;
    token = head;
  }
  return -1;
}

std::optional<Ref> FigureSetting::state_named(std::uint32_t token) const {
  const std::string_view word = context_.analysis.word(token);
  for (const knowledge::Name& name : context_.knowledge.named(word)) {
    const knowledge::Entry entry = context_.knowledge.entry(name.entry);
    const bool body = name.kind == knowledge::NameKind::kAcronym ||
                      (name.kind == knowledge::NameKind::kName && entry.kind != ActorKind::kPerson);
    if (entry.kind == ActorKind::kState || name.kind == knowledge::NameKind::kDemonym || body) {
      return Ref{std::string(entry.id), std::string(entry.name), std::string(word)};
    }
  }
  return std::nullopt;
}

std::optional<Ref> FigureSetting::mentioned(std::uint32_t token) const {
  const Mention* mention = findings_.cast.at(token);
  if (mention == nullptr) return std::nullopt;
  return findings_.cast.ref(*mention, context_);
}

std::optional<Ref> FigureSetting::owner_mentioned(std::uint32_t token, std::uint32_t noun) const {
  // "its 40 soldiers" is a mention too; the owner is the one within it.
  const Mention* best = nullptr;
  for (const Mention& mention :
       beginning_in(findings_.cast.mentions, sentence_around(context_.analysis, token))) {
    if (!mention.tokens.contains(token) || mention.tokens.contains(noun)) continue;
    if (mention.head == token) {
      best = &mention;
      break;
    }
    if (best == nullptr ||
        mention.tokens.end - mention.tokens.begin < best->tokens.end - best->tokens.begin) {
      best = &mention;
    }
  }
  if (best == nullptr) return std::nullopt;
  const Actor& actor = findings_.cast.actors[best->actor];
  if (actor.kind != ActorKind::kGroup && actor.kind != ActorKind::kUnknown) {
    return findings_.cast.ref(*best, context_);
  }
  // A group is its state's.
  if (actor.country.empty()) return std::nullopt;
  const auto state = context_.knowledge.state(actor.country);
  if (!state.has_value()) return std::nullopt;
  const knowledge::Entry entry = context_.knowledge.entry(*state);
  return Ref{std::string(entry.id), std::string(entry.name),
             words_of(context_.analysis, best->tokens)};
}

std::optional<Ref> FigureSetting::owner(const FigureSite& site, Measure measure) const {
  const Analysis& analysis = context_.analysis;
  const Token& noun = analysis.tokens[site.noun];
  // "Russian troops", "Americans"
  for (const std::uint32_t c : tree_.children(site.noun)) {
    const Token& child = analysis.tokens[c];
    if (child.dep == "amod" || child.dep == "compound" || child.dep == "nmod") {
      if (child.entity == "NORP" || child.entity == "GPE" || child.entity == "ORG") {
        if (auto ref = state_named(c)) return ref;
        if (auto ref = owner_mentioned(c, site.noun);
            ref.has_value() && c < site.noun && analysis.word(c) == ref->text)
          return ref;
      }
    }
    if (child.dep == "poss") {
      if (auto ref = owner_mentioned(c, site.noun)) return ref;
    }
  }
  if (noun.entity == "NORP") {
    if (auto ref = state_named(site.noun)) return ref;
  }
  // "soldiers of Ukraine"
  for (const std::uint32_t c : tree_.children(site.noun)) {
    if (analysis.tokens[c].dep != "prep" || analysis.word(c) != "of") continue;
    const std::int64_t object = tree_.child(c, {"pobj"});
    if (object < 0) continue;
    if (auto ref = owner_mentioned(static_cast<std::uint32_t>(object), site.noun)) return ref;
  }
  // "Russia has transferred some 115,000 troops"
  if ((measure == Measure::kForces || measure == Measure::kWeapons) && site.verb >= 0) {
    const auto verb = static_cast<std::uint32_t>(site.verb);
    const Token& governor = analysis.tokens[verb];
    const bool object = noun.dep == "dobj" && noun.head == static_cast<std::int32_t>(verb);
    const bool holding =
        std::find(kHolding.begin(), kHolding.end(), governor.lemma) != kHolding.end();
    if (object && holding) {
      std::int64_t subject = tree_.child(verb, {"nsubj"});
      // "agreed to send", "will have to pull back": the subject stands at the governing verb.
      std::uint32_t at = verb;
      for (int up = 0; subject < 0 && up < 3 &&
                       (analysis.tokens[at].dep == "xcomp" || analysis.tokens[at].dep == "conj");
           ++up) {
        at = static_cast<std::uint32_t>(analysis.tokens[at].head);
        subject = tree_.child(at, {"nsubj"});
      }
      if (subject >= 0) {
        if (auto ref = owner_mentioned(static_cast<std::uint32_t>(subject), site.noun)) return ref;
      }
    }
  }
  return std::nullopt;
}

std::optional<Ref> FigureSetting::claimant(const FigureSite& site) const {
  const Analysis& analysis = context_.analysis;
  const Span span = span_of(analysis, site.phrase);
  const Statement* best = nullptr;
  std::uint32_t best_size = 0;
  for (const Statement* const holder : spoken_.holding(span)) {
    const Statement& statement = *holder;
    if (!statement.speaker.has_value() || !vouches(statement.act)) continue;
    for (const Evidence& evidence : statement.evidence) {
      if (!evidence.span.contains(span)) continue;
      if (best == nullptr || evidence.span.size() < best_size) {
        best = &statement;
        best_size = evidence.span.size();
      }
    }
  }
  if (best != nullptr) return best->speaker;
  // "according to X" in the sentence, hung on the figure's clause.
  const TokenRange sentence = sentence_around(analysis, site.head);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (text::to_lower(analysis.word(i)) != "according") continue;
    const auto governor = static_cast<std::uint32_t>(analysis.tokens[i].head);
    if (governor != i && !tree_.governs(governor, site.head)) continue;
    for (const std::uint32_t c : tree_.children(i)) {
      const std::int64_t object = tree_.child(c, {"pobj"});
      if (object < 0) continue;
      if (auto ref = mentioned(static_cast<std::uint32_t>(object))) return ref;
    }
  }
  return std::nullopt;
}

std::optional<Interval> FigureSetting::as_of(const FigureSite& site) const {
  // A time hung on the same verb, or on the counted noun.
  const TimeMention* best = nullptr;
  std::int64_t best_distance = 0;
  for (const TimeMention& time :
       beginning_in(findings_.times, sentence_around(context_.analysis, site.head))) {
    if (time.kind == TimeMention::Kind::kDuration || time.kind == TimeMention::Kind::kSet) continue;
    if (time.interval.begin.empty() || time.tokens.empty()) continue;
    const std::int64_t verb = governing_verb(context_.analysis, time.tokens.begin);
    if (verb != site.verb && !tree_.governs(site.head, time.tokens.begin)) continue;
    const std::int64_t distance = std::abs(static_cast<std::int64_t>(time.tokens.begin) -
                                           static_cast<std::int64_t>(site.head));
    if (best == nullptr || distance < best_distance) {
      best = &time;
      best_distance = distance;
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->interval;
}

std::optional<Place> FigureSetting::place(const FigureSite& site) const {
  for (const PlaceMention& place :
       beginning_in(findings_.places, sentence_around(context_.analysis, site.head))) {
    if (!place.locative || place.tokens.empty()) continue;
    const bool under_noun = tree_.governs(site.head, place.tokens.begin);
    const bool under_verb = site.verb >= 0 &&
                            governing_verb(context_.analysis, place.tokens.begin) == site.verb &&
                            place.tokens.begin > site.head;
    if (under_noun || under_verb) return place.place;
  }
  return std::nullopt;
}

FigureStatus FigureSetting::status(const FigureSite& site, Measure measure) const {
  const Analysis& analysis = context_.analysis;
  const TokenRange sentence = sentence_around(analysis, site.head);
  if (site.verb >= 0) {
    const auto verb = static_cast<std::uint32_t>(site.verb);
    for (const std::uint32_t c : tree_.children(verb)) {
      if (analysis.tokens[c].dep == "aux" && analysis.tokens[c].lemma == "can")
        return FigureStatus::kCapacity;
    }
    if (lies_ahead(analysis, tree_, verb)) return FigureStatus::kPlanned;
  }
  bool since = false;
  bool total = false;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::string word = text::to_lower(analysis.word(i));
    since = since || word == "since" || word == "already";
    total = total ||
            (word == "total" && (i + 3 >= site.phrase.begin && i <= site.phrase.end + 2)) ||
            word == "toll";
  }
  if (total) return FigureStatus::kCumulative;
  if (since && (measure == Measure::kKilled || measure == Measure::kWounded ||
                measure == Measure::kDisplaced || measure == Measure::kArrested ||
                measure == Measure::kIncidents)) {
    return FigureStatus::kCumulative;
  }
  if (measure == Measure::kKilled && site.verb >= 0) {
    // "has claimed the lives of 13,000": a sum up to now.
    for (const std::uint32_t c : tree_.children(static_cast<std::uint32_t>(site.verb))) {
      if (analysis.tokens[c].dep == "aux" && analysis.tokens[c].lemma == "have")
        return FigureStatus::kCumulative;
    }
  }
  return FigureStatus::kPresent;
}

}  // namespace demarche::extract
