// Collects actors and mentions while the steps of find_actors run. A token belongs to at most one
// mention as its head; a later step never takes a token that an earlier one has claimed.
#pragma once

#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "knowledge/knowledge.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::extract {

class CastBuilder {
 public:
  CastBuilder(const Context& context, const Tree& tree);

  // The actor of a known entry, added on first use.
  std::uint32_t known(knowledge::EntryId entry);
  // An actor that no table knows; `id` decides whether it is new.
  std::uint32_t named(const std::string& id, const std::string& name, ActorKind kind,
                      std::string_view country, std::string_view sector);

  // False, and nothing is added, when a token of `tokens` is claimed already.
  bool add(TokenRange tokens, std::uint32_t head, std::uint32_t actor, SpeakerBasis basis,
           std::string rule);
  // Widens the phrase of the mention whose head is `head` to hold `tokens`; claims those that are
  // free and next to it.
  void widen(std::uint32_t head, TokenRange tokens);

  // Tells what the whole noun phrase of that mention is, for printing.
  void set_phrase(std::uint32_t head, TokenRange phrase);

  // Who else that mention could have been; nothing if it is no other.
  void set_runner_up(std::uint32_t head, std::optional<std::uint32_t> actor, std::string lost);

  // That pronoun takes up a noun which is no mention: "the envoy said ... he added".
  void set_stand_in(std::uint32_t pronoun, std::uint32_t noun) { cast_.stand_ins[pronoun] = noun; }

  // For an undated article: sets `day` to a day on which the persons it names were in office.
  void guess_day();

  [[nodiscard]] bool is_claimed(std::uint32_t token) const { return claimed_[token] >= 0; }
  [[nodiscard]] bool is_free(TokenRange tokens) const;
  // The mention that claims the token; null if none.
  [[nodiscard]] const Mention* at(std::uint32_t token) const;
  [[nodiscard]] Actor& actor(std::uint32_t index) { return cast_.actors[index]; }
  [[nodiscard]] const Actor& actor(std::uint32_t index) const { return cast_.actors[index]; }
  [[nodiscard]] const std::vector<Mention>& mentions() const { return cast_.mentions; }

  void add_office(std::uint32_t actor, std::string title, std::string_view of);
  // Role keys this person holds on the article's day or is called by in the article.
  void add_role(std::uint32_t actor, std::string_view role, std::string_view country);
  [[nodiscard]] bool has_role(std::uint32_t actor, std::string_view role,
                              std::string_view country) const;
  [[nodiscard]] std::vector<std::string> roles_of(std::uint32_t actor) const;
  // The person named so far with that role; the nearest mention before `token`. `words` of an
  // office must mean that role in the person's country. `except`: somebody else than this actor.
  [[nodiscard]] std::optional<std::uint32_t> holder_in_article(
      std::string_view role, std::string_view country, std::uint32_t token,
      std::string_view words = {}, std::optional<std::uint32_t> except = {}) const;

  // Sorted and counted.
  Cast finish();

  const Context& context;
  const Tree& tree;
  std::string day;  // ISO day whose offices count; empty if unknown

 private:
  Cast cast_;
  std::vector<std::int32_t> claimed_;  // by token: index of the mention, -1
  std::map<std::string, std::uint32_t> by_id_;
  std::map<std::uint32_t, std::vector<std::pair<std::string, std::string>>> roles_;
};

// ---------------------------------------------------------------- steps, in order

// Names of the tables: states, bodies, persons.
void add_names(CastBuilder& cast);
// Names of at least so many words behind a title, of persons whom no table and no entity names.
void add_titled(CastBuilder& cast, std::uint32_t least);
// Persons and organisations that only the entity recognizer knows.
void add_recognized(CastBuilder& cast);
// Surnames and misspelt names of persons; persons known by surname alone.
void add_surnames(CastBuilder& cast);
// "the US president", "Russia's foreign minister", and offices that stand before a name.
void add_offices(CastBuilder& cast);
// "its foreign ministry", "NATO's secretary-general", "a Pentagon spokesman".
void add_posts(CastBuilder& cast);
// "Ukrainian officials", "the Russian foreign ministry", "a senior official", "the alliance".
void add_groups(CastBuilder& cast);
// "he", "it", "they".
void add_pronouns(CastBuilder& cast);
// "his US counterpart".
void add_counterparts(CastBuilder& cast);

// ---------------------------------------------------------------- shared by the steps

// Country (alpha-3) that a noun phrase names: a demonym or state before the head, a possessive, an
// "of" or "in" phrase. Empty if none. `who` is set to the mention that names it, if not null.
std::string country_of_phrase(const CastBuilder& cast, std::uint32_t head,
                              const Mention** who = nullptr);
// First token of the noun phrase headed by `head`: its determiners, adjectives, compounds and
// possessors, but no clause before it.
std::uint32_t phrase_begin(const CastBuilder& cast, std::uint32_t head);
std::string lower_word(const Analysis& analysis, std::uint32_t token);

}  // namespace demarche::extract
