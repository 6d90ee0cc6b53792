// Offices: "the US president", "Russia's foreign minister", "Secretary of State Antony Blinken".
#include "extract/cast_builder.hpp"
#include "extract/cues.hpp"
#include "extract/focus.hpp"
#include "extract/phrase_owner.hpp"
#include "knowledge/of_owner.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <set>

namespace demarche::extract {

namespace {

// Roles that many hold at once: only a name makes a person of them.
bool is_common_role(std::string_view role) {
  return role == "official" || role == "minister" || role == "spokesperson" || role == "ambassador";
}

struct OfficePhrase {
  TokenRange words;  // of the office itself: "foreign minister"
  std::string_view role;
  std::string country;  // alpha-3, may be empty
  const Mention* of = nullptr;
};

// Offices that each state has once, so that "the defence minister" is that of the state in focus;
// "the speaker", "the governor" may be those of anything.
bool is_of_every_state(const OfficePhrase& phrase) {
  return is_one_of(phrase.role,
                   "head_of_state head_of_government foreign_minister defence_minister "
                   "interior_minister finance_minister economy_minister energy_minister "
                   "justice_minister health_minister information_minister military_chief");
}

// "the president of the commission": whose it is stands behind, though no table knows it.
bool has_owner_behind(const CastBuilder& cast, std::uint32_t head) {
  const auto& children = cast.tree.children(head);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child > head && cast.context.analysis.tokens[child].dep == "prep" &&
           is_one_of(lower_word(cast.context.analysis, child), "of for to");
  });
}

// The longest run of words that ends at `last` (or goes on with "of State", "of Defence") and is an
// office in that country.
std::optional<OfficePhrase> office_at(const CastBuilder& cast, std::uint32_t last) {
  const Context& context = cast.context;
  const Analysis& analysis = context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  OfficePhrase phrase;
  phrase.country = country_of_phrase(cast, last, &phrase.of);
  // An office that stands as compound of a name finds its country before itself.
  if (phrase.country.empty()) {
    for (std::uint32_t i = last; i-- > 0 && last - i <= 5;) {
      const std::string_view pos = analysis.tokens[i].pos;
      if (const Mention* mention = cast.at(i)) {
        const Actor& actor = const_cast<CastBuilder&>(cast).actor(mention->actor);
        if (actor.kind == ActorKind::kState) {
          phrase.country = actor.country;
          phrase.of = mention;
        }
        break;
      }
      if (pos != "PROPN" && pos != "NOUN" && pos != "ADJ" && analysis.tokens[i].dep != "case")
        break;
    }
  }
  const auto words = [&](std::uint32_t begin, std::uint32_t end) {
    std::string out;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!out.empty()) out += ' ';
      out += lower_word(analysis, i);
    }
    return out;
  };
  const std::string country = phrase.country;
  const auto try_range = [&](std::uint32_t begin, std::uint32_t end) {
    std::string key = words(begin, end);
    std::string_view role = context.knowledge.role_of(key, country);
    if (role.empty() && country.empty()) role = context.knowledge.role_of(key, "USA");
    if (role.empty()) return false;
    phrase.words = {begin, end};
    phrase.role = role;
    return true;
  };
  // Forward: "Secretary of State", "minister of foreign affairs".
  if (last + 2 < n && lower_word(analysis, last + 1) == "of") {
    for (std::uint32_t end = std::min(n, last + 6); end > last + 2; --end) {
      if (try_range(last, end)) return phrase;
    }
  }
  if (last + 2 < n && lower_word(analysis, last + 1) == "for") {
    for (std::uint32_t end = std::min(n, last + 6); end > last + 2; --end) {
      if (try_range(last, end)) return phrase;
    }
  }
  const std::uint32_t first = last >= 4 ? last - 4 : 0;
  for (std::uint32_t begin = first; begin <= last; ++begin) {
    if (analysis.tokens[begin].pos == "DET") continue;
    bool claimed = false;
    for (std::uint32_t i = begin; i < last; ++i)
      claimed = claimed || (cast.is_claimed(i) && begin == i && false);
    if (!claimed && try_range(begin, last + 1)) return phrase;
  }
  return std::nullopt;
}

// The person whose name the office stands before or behind, in one phrase.
const Mention* named_holder(const CastBuilder& cast, const OfficePhrase& phrase,
                            std::uint32_t head) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  const auto is_person = [&](const Mention* mention) {
    return mention != nullptr &&
           const_cast<CastBuilder&>(cast).actor(mention->actor).kind == ActorKind::kPerson;
  };
  // Directly behind, perhaps over a comma: "President Joe Biden", "president, Volodymyr Zelensky".
  std::uint32_t next = phrase.words.end;
  if (next < n && is_person(cast.at(next))) return cast.at(next);
  if (next + 1 < n && analysis.word(next) == "," && is_person(cast.at(next + 1)) &&
      (analysis.tokens[cast.at(next + 1)->head].dep == "appos" ||
       analysis.tokens[head].dep == "appos")) {
    return cast.at(next + 1);
  }
  // Apposition either way: "Fred Kempe, president of the Council".
  for (const std::uint32_t child : cast.tree.children(head)) {
    if (analysis.tokens[child].dep == "appos" && is_person(cast.at(child))) return cast.at(child);
  }
  const auto governor = static_cast<std::uint32_t>(analysis.tokens[head].head);
  if ((analysis.tokens[head].dep == "appos" || analysis.tokens[head].dep == "conj") &&
      governor != head) {
    if (analysis.tokens[head].dep == "appos" && is_person(cast.at(governor)))
      return cast.at(governor);
    // The second of two offices of one person: "president and chief executive".
    const auto above = static_cast<std::uint32_t>(analysis.tokens[governor].head);
    if (analysis.tokens[head].dep == "conj" && analysis.tokens[governor].dep == "appos" &&
        is_person(cast.at(above))) {
      return cast.at(above);
    }
  }
  return nullptr;
}

std::string name_of_office(std::string_view role, const std::string& words,
                           const std::string& state) {
  std::string title;
  if (role == "head_of_state" && words.find("president") != std::string::npos)
    title = "President";
  else if (role == "head_of_government" && words.find("chancellor") == std::string::npos)
    title = "Prime Minister";
  else
    title = office_title(words);
  return knowledge::of_owner(title, state);
}

}  // namespace

void add_offices(CastBuilder& cast) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  struct Open {
    OfficePhrase phrase;
    std::uint32_t head;
  };
  std::vector<Open> open;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& token = analysis.tokens[i];
    if ((token.pos != "NOUN" && token.pos != "PROPN") || cast.is_claimed(i)) continue;
    auto phrase = office_at(cast, i);
    if (!phrase) continue;
    // The office's own last word heads the phrase when it is no compound of something longer.
    std::uint32_t head = i;
    if (const Mention* holder = named_holder(cast, *phrase, head)) {
      const std::uint32_t actor = holder->actor;
      cast.add_role(actor, phrase->role, phrase->country);
      std::string state;
      if (phrase->of != nullptr) state = cast.actor(phrase->of->actor).name;
      cast.add_office(actor, title_case(words_of(analysis, phrase->words)), state);
      Actor& person = cast.actor(actor);
      if (person.country.empty()) person.country = phrase->country;
      if (person.sector.empty() && !phrase->country.empty()) person.sector = "GOV";
      // The office before a name is part of the mention; one behind it in an apposition is claimed
      // too.
      const std::uint32_t begin = std::min(phrase_begin(cast, holder->head), phrase->words.begin);
      const bool before = phrase->words.end <= holder->tokens.begin &&
                          holder->tokens.begin - phrase->words.end <= 1;
      if (before) {
        std::uint32_t from = std::min(begin, phrase->words.begin);
        if (phrase->of != nullptr && phrase->of->tokens.end <= phrase->words.begin &&
            phrase->words.begin - phrase->of->tokens.end <= 2) {
          from = std::min(from, phrase->of->tokens.begin);
        }
        cast.widen(holder->head, {from, holder->tokens.end});
      } else {
        cast.widen(holder->head, phrase->words);
      }
      continue;
    }
    open.push_back({*phrase, head});
  }
  // Offices without a name beside them, once all names have their roles.
  const Focus focus(cast);
  for (const Open& one : open) {
    const OfficePhrase& phrase = one.phrase;
    if (is_common_role(phrase.role) || cast.is_claimed(one.head)) continue;
    const Token& head = analysis.tokens[one.head];
    if (head.tag == "NNS" || head.tag == "NNPS") continue;  // "foreign ministers" are a group
    // "a president" is nobody; a role word that modifies another noun is not the person.
    std::string determiner;
    for (const std::uint32_t child : cast.tree.children(one.head)) {
      if (analysis.tokens[child].dep == "det") determiner = lower_word(analysis, child);
    }
    if (determiner == "a" || determiner == "an" || determiner == "any" || determiner == "no" ||
        determiner == "every") {
      continue;
    }
    if (head.dep == "compound" || head.dep == "amod") continue;
    // "the president's office" is a body.
    if (head.dep == "poss" &&
        lower_word(analysis, static_cast<std::uint32_t>(head.head)) == "office") {
      continue;
    }
    const bool former = one.head > 0 && [&] {
      for (const std::uint32_t child : cast.tree.children(one.head)) {
        const std::string word = lower_word(analysis, child);
        if (word == "former" || word == "ex" || word == "late" || word == "next" ||
            word == "future")
          return true;
      }
      return false;
    }();
    if (former) continue;
    std::optional<std::uint32_t> actor;
    std::string rule;
    std::string country = phrase.country;
    std::string_view role = phrase.role;
    if (country.empty() && !determiner.empty()) {
      // "the president": the one of that role whom the article names.
      actor = cast.holder_in_article(phrase.role, {}, one.head,
                                     text::fold(words_of(analysis, phrase.words)));
      rule = "office of a person whom the article names";
      if (!actor && phrase.role == "foreign_minister" &&
          cast.context.knowledge.role_of(text::fold(words_of(analysis, phrase.words)), {})
              .empty()) {
        country = "USA";  // words that mean this office there alone: "the Secretary of State"
      }
      if (!actor && country.empty() && determiner == "the" && is_of_every_state(phrase) &&
          !is_one_of(lower_word(analysis, one.head), "pope pontiff") &&
          !has_owner_behind(cast, one.head)) {
        country = focus.country_at(one.head);
        role =
            cast.context.knowledge.role_of(text::fold(words_of(analysis, phrase.words)), country);
      }
    }
    if (!actor && !country.empty()) {
      actor = cast.holder_in_article(role, country, one.head);
      rule = "office of a person whom the article names";
      const auto state = cast.context.knowledge.state(country);
      if (!actor && state && !cast.day.empty()) {
        if (const auto tenure = cast.context.knowledge.holder(role, *state, cast.day)) {
          actor = cast.known(tenure->holder);
          rule = "holder of the office on the day of publication";
        }
      }
      if (!actor && state) {
        const std::string state_name(cast.context.knowledge.entry(*state).name);
        const std::string name =
            name_of_office(role, text::fold(words_of(analysis, phrase.words)), state_name);
        actor = cast.named("office:" + text::slug(name), name, ActorKind::kPerson, country, "GOV");
        rule = "office whose holder is not known";
      }
    }
    if (!actor) continue;
    const std::uint32_t begin = std::min(phrase_begin(cast, one.head), phrase.words.begin);
    std::uint32_t end = phrase.words.end;
    TokenRange range{begin, end};
    if (!cast.is_free(range)) {
      // The country before the office has its own mention; the office takes what is free.
      range.begin = phrase.words.begin;
      while (range.begin < one.head && cast.is_claimed(range.begin)) ++range.begin;
    }
    if (cast.add(range, one.head, *actor, SpeakerBasis::kOffice, rule)) {
      cast.add_role(*actor, role, country);
      cast.set_phrase(one.head, {begin, std::max(end, one.head + 1)});
      const std::string words =
          country.empty() ? text::fold(words_of(analysis, phrase.words)) : std::string();
      cast.set_runner_up(one.head, cast.holder_in_article(role, country, one.head, words, *actor),
                         "of the same office, but named further away");
    }
  }
}

}  // namespace demarche::extract
