// What the extractors share: the article, its analysis, and the mentions of actors, times and
// places that later extractors build on. Everything here is per article and pure.
#pragma once

#include <demarche/analysis.hpp>
#include <demarche/records.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::knowledge {
class Knowledge;
}

namespace demarche::extract {

// Read-only inputs of every extractor. `analysis` is of `article.text`, so token spans are offsets
// into the article.
struct Context {
  const Article& article;
  const Analysis& analysis;
  const knowledge::Knowledge& knowledge;
};

// Tokens [begin, end) of the analysis.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  [[nodiscard]] bool overlaps(TokenRange o) const { return begin < o.end && o.begin < end; }
  [[nodiscard]] bool empty() const { return begin >= end; }
};

// One mention of an actor: "the top US diplomat", "Blinken", "he", "Moscow".
struct Mention {
  TokenRange tokens;  // its own; mentions never overlap
  TokenRange phrase;  // the whole noun phrase, which may hold other mentions ("the US president")
  std::uint32_t head = 0;   // token that heads the phrase
  std::uint32_t actor = 0;  // index into Cast::actors
  SpeakerBasis basis = SpeakerBasis::kName;
  std::string rule;  // how it was resolved: "surname of an earlier full name"
  // Who else it could have been, where there was a choice, and why that one lost.
  struct RunnerUp {
    std::uint32_t actor = 0;
    std::string lost;
  };
  std::optional<RunnerUp> next;
};

// The actors of one article and their mentions, in text order.
struct Cast {
  std::vector<Actor> actors;
  std::vector<Mention> mentions;
  std::vector<std::int32_t> by_token;  // mention that holds each token, -1; mentions never overlap
  // Pronouns that take up a noun which is no mention ("the envoy"): head of the noun by token.
  std::map<std::uint32_t, std::uint32_t> stand_ins;

  // The mention whose phrase contains this token; null if none.
  [[nodiscard]] const Mention* at(std::uint32_t token) const;
  [[nodiscard]] Ref ref(const Mention& mention, const Context& context) const;
};

struct TimeMention {
  TokenRange tokens;
  Span span;          // without preposition
  Interval interval;  // begin and end empty when it cannot be resolved
  enum class Kind : std::uint8_t { kDate, kTime, kDuration, kSet } kind = Kind::kDate;
  std::string timex;  // TIMEX3 value: "2021-12-02", "P3D", "PAST_REF"
};

struct PlaceMention {
  TokenRange tokens;
  Span span;
  Place place;
  // True where the name stands for a location ("in Geneva"), false where it stands for an actor
  // ("Moscow said") or only modifies one ("Russian troops").
  bool locative = false;
};

// Those of some mentions, in text order as every finder gives them, that begin among `tokens`: what
// is looked for in a sentence is not looked for in the whole text.
template <typename M>
std::span<const M> beginning_in(const std::vector<M>& mentions, TokenRange tokens) {
  const auto behind = [&](std::uint32_t end) {
    return std::partition_point(mentions.begin(), mentions.end(),
                                [&](const M& m) { return m.tokens.begin < end; });
  };
  return {behind(tokens.begin), behind(std::max(tokens.begin, tokens.end))};
}

struct Findings {
  Cast cast;
  std::vector<TimeMention> times;    // in text order
  std::vector<PlaceMention> places;  // in text order
};

// ---------------------------------------------------------------- extractors

std::vector<TimeMention> find_times(const Context& context);
std::vector<PlaceMention> find_places(const Context& context);
Cast find_actors(const Context& context);

// Each of these returns records with evidence, without `group` (set by reconcile). Ids are set.
std::vector<Statement> find_statements(const Context& context, const Findings& findings);
std::vector<Event> find_events(const Context& context, const Findings& findings,
                               const std::vector<Statement>& statements);
std::vector<Figure> find_figures(const Context& context, const Findings& findings,
                                 const std::vector<Statement>& statements);
std::vector<Meeting> find_meetings(const Context& context, const Findings& findings);

// Fills `denies` of denials whose target in the same article is plain; `statements` in text order.
void link_denials(std::vector<Statement>& statements, const std::vector<Event>& events);

// All of them, in order, and the links between their records (about, denies).
Reading read_article(Article article, const Analysis& analysis,
                     const knowledge::Knowledge& knowledge);

}  // namespace demarche::extract
