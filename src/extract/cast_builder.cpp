#include "extract/cast_builder.hpp"

#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

CastBuilder::CastBuilder(const Context& context_in, const Tree& tree_in)
    : context(context_in), tree(tree_in), claimed_(context_in.analysis.tokens.size(), -1) {
  if (context.article.published && context.article.published->end.size() >= 10) {
    day = context.article.published->end.substr(0, 10);
  }
}

std::uint32_t CastBuilder::known(knowledge::EntryId id) {
  const knowledge::Entry entry = context.knowledge.entry(id);
  const bool is_new = by_id_.find(std::string(entry.id)) == by_id_.end();
  const std::uint32_t index = named(std::string(entry.id), std::string(entry.name), entry.kind,
                                    entry.country, entry.sector);
  if (is_new && entry.kind == ActorKind::kPerson) {
    for (const knowledge::Tenure& tenure : context.knowledge.tenures_of(id)) {
      const knowledge::Entry of = context.knowledge.entry(tenure.of);
      cast_.actors[index].offices.push_back({std::string(tenure.title), std::string(of.name),
                                             std::string(tenure.begin), std::string(tenure.end)});
      const bool begun = day.empty() || tenure.begin.empty() ||
                         tenure.begin.substr(0, day.size()) <=
                             std::string_view(day).substr(0, tenure.begin.size());
      const bool over = !day.empty() && !tenure.end.empty() &&
                        tenure.end < std::string_view(day).substr(0, tenure.end.size());
      if (begun && !over) add_role(index, tenure.role, of.country);
    }
  }
  return index;
}

std::uint32_t CastBuilder::named(const std::string& id, const std::string& name, ActorKind kind,
                                 std::string_view country, std::string_view sector) {
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) return found->second;
  Actor actor;
  actor.id = id;
  actor.name = name;
  actor.kind = kind;
  actor.country = std::string(country);
  actor.sector = std::string(sector);
  const auto index = static_cast<std::uint32_t>(cast_.actors.size());
  cast_.actors.push_back(std::move(actor));
  by_id_.emplace(id, index);
  return index;
}

bool CastBuilder::is_free(TokenRange tokens) const {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (claimed_[i] >= 0) return false;
  }
  return true;
}

bool CastBuilder::add(TokenRange tokens, std::uint32_t head, std::uint32_t actor,
                      SpeakerBasis basis, std::string rule) {
  if (tokens.empty() || !is_free(tokens)) return false;
  const auto index = static_cast<std::int32_t>(cast_.mentions.size());
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) claimed_[i] = index;
  cast_.mentions.push_back({tokens, tokens, head, actor, basis, std::move(rule), {}});
  return true;
}

void CastBuilder::widen(std::uint32_t head, TokenRange tokens) {
  if (claimed_[head] < 0) return;
  const std::int32_t index = claimed_[head];
  Mention& mention = cast_.mentions[static_cast<std::size_t>(index)];
  mention.phrase.begin = std::min(mention.phrase.begin, tokens.begin);
  mention.phrase.end = std::max(mention.phrase.end, tokens.end);
  // Of the tokens between it takes what nobody has, up to the next mention on either side.
  while (mention.tokens.begin > tokens.begin && claimed_[mention.tokens.begin - 1] < 0) {
    claimed_[--mention.tokens.begin] = index;
  }
  while (mention.tokens.end < tokens.end && claimed_[mention.tokens.end] < 0) {
    claimed_[mention.tokens.end++] = index;
  }
}

void CastBuilder::set_phrase(std::uint32_t head, TokenRange phrase) {
  if (claimed_[head] < 0) return;
  Mention& mention = cast_.mentions[static_cast<std::size_t>(claimed_[head])];
  mention.phrase.begin = std::min(mention.phrase.begin, phrase.begin);
  mention.phrase.end = std::max(mention.phrase.end, phrase.end);
}

const Mention* CastBuilder::at(std::uint32_t token) const {
  return claimed_[token] < 0 ? nullptr : &cast_.mentions[static_cast<std::size_t>(claimed_[token])];
}

void CastBuilder::add_office(std::uint32_t actor, std::string title, std::string_view of) {
  std::vector<Office>& offices = cast_.actors[actor].offices;
  // The table's offices are dated and better; what the article adds is kept only without them.
  if (!offices.empty()) return;
  offices.push_back({std::move(title), std::string(of), {}, {}});
}

void CastBuilder::add_role(std::uint32_t actor, std::string_view role, std::string_view country) {
  auto& list = roles_[actor];
  const std::pair<std::string, std::string> one{role, country};
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

bool CastBuilder::has_role(std::uint32_t actor, std::string_view role,
                           std::string_view country) const {
  const auto found = roles_.find(actor);
  if (found == roles_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const auto& one) {
    return one.first == role && (country.empty() || one.second == country);
  });
}

std::vector<std::string> CastBuilder::roles_of(std::uint32_t actor) const {
  std::vector<std::string> out;
  const auto found = roles_.find(actor);
  if (found != roles_.end()) {
    for (const auto& [role, country] : found->second) out.push_back(role);
  }
  return out;
}

std::optional<std::uint32_t> CastBuilder::holder_in_article(
    std::string_view role, std::string_view country, std::uint32_t token, std::string_view words,
    std::optional<std::uint32_t> except) const {
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> after;
  std::uint32_t distance = UINT32_MAX;
  std::uint32_t distance_after = UINT32_MAX;
  for (const Mention& mention : cast_.mentions) {
    if (mention.actor == except || cast_.actors[mention.actor].kind != ActorKind::kPerson ||
        !has_role(mention.actor, role, country)) {
      continue;
    }
    // "The Secretary of State" is not the foreign minister of a country that has no such title.
    const std::string& own_country = cast_.actors[mention.actor].country;
    if (!words.empty() && !own_country.empty() &&
        context.knowledge.role_of(words, own_country) != role)
      continue;
    if (mention.head < token && token - mention.head < distance) {
      distance = token - mention.head;
      before = mention.actor;
    } else if (mention.head > token && mention.head - token < distance_after) {
      distance_after = mention.head - token;
      after = mention.actor;
    }
  }
  return before ? before : after;
}

Cast CastBuilder::finish() {
  std::sort(cast_.mentions.begin(), cast_.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end < b.tokens.end;
  });
  // Actors that no mention names in the end are dropped.
  std::vector<std::uint32_t> uses(cast_.actors.size(), 0);
  for (const Mention& mention : cast_.mentions) ++uses[mention.actor];
  std::vector<std::uint32_t> moved(cast_.actors.size(), 0);
  std::vector<Actor> kept;
  for (std::uint32_t i = 0; i < cast_.actors.size(); ++i) {
    if (uses[i] == 0) continue;
    moved[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(cast_.actors[i]));
    kept.back().mentions = uses[i];
    kept.back().articles = 1;
  }
  cast_.actors = std::move(kept);
  for (Mention& mention : cast_.mentions) {
    if (mention.next && uses[mention.next->actor] == 0) mention.next.reset();
    if (mention.next) mention.next->actor = moved[mention.next->actor];
    mention.actor = moved[mention.actor];
    if (mention.basis == SpeakerBasis::kPronoun) continue;
    std::vector<std::string>& names = cast_.actors[mention.actor].names;
    std::string words = text::squeeze(words_of(context.analysis, mention.phrase));
    if (std::find(names.begin(), names.end(), words) == names.end())
      names.push_back(std::move(words));
  }
  cast_.by_token.assign(context.analysis.tokens.size(), -1);
  for (std::size_t m = 0; m < cast_.mentions.size(); ++m) {
    for (std::uint32_t i = cast_.mentions[m].tokens.begin; i < cast_.mentions[m].tokens.end; ++i) {
      if (cast_.by_token[i] < 0 || i == cast_.mentions[m].head) {
        cast_.by_token[i] = static_cast<std::int32_t>(m);
      }
    }
  }
  return std::move(cast_);
}

void CastBuilder::set_runner_up(std::uint32_t head, std::optional<std::uint32_t> actor,
                                std::string lost) {
  if (claimed_[head] < 0 || !actor) return;
  Mention& mention = cast_.mentions[static_cast<std::size_t>(claimed_[head])];
  if (*actor != mention.actor) mention.next = Mention::RunnerUp{*actor, std::move(lost)};
}

void CastBuilder::guess_day() {
  if (!day.empty()) return;
  // Days on which offices of the persons named here began; the one on which most of them are in
  // office, the latest of equals.
  std::vector<std::vector<Office>> careers;
  std::vector<std::string> days;
  for (const Actor& actor : cast_.actors) {
    if (actor.kind != ActorKind::kPerson || actor.offices.empty()) continue;
    careers.push_back(actor.offices);
    for (const Office& office : actor.offices) {
      if (office.begin.size() == 10) days.push_back(office.begin);
    }
  }
  std::size_t most = 1;  // one person alone tells nothing
  std::string best;
  for (const std::string& one : days) {
    std::size_t in_office = 0;
    for (const std::vector<Office>& career : careers) {
      in_office += std::any_of(career.begin(), career.end(), [&](const Office& office) {
        return office.begin <= one && (office.end.empty() || one <= office.end);
      });
    }
    if (in_office > most || (in_office == most && most > 1 && one > best)) {
      most = in_office;
      best = one;
    }
  }
  day = best;
  if (day.empty()) return;
  for (std::uint32_t i = 0; i < cast_.actors.size(); ++i) {
    const auto entry = context.knowledge.by_id(cast_.actors[i].id);
    if (!entry || cast_.actors[i].kind != ActorKind::kPerson) continue;
    roles_[i].clear();
    for (const knowledge::Tenure& tenure : context.knowledge.tenures_of(*entry)) {
      if (tenure.begin <= day && (tenure.end.empty() || day <= tenure.end)) {
        add_role(i, tenure.role, context.knowledge.entry(tenure.of).country);
      }
    }
  }
}

// ---------------------------------------------------------------- shared

std::string lower_word(const Analysis& analysis, std::uint32_t token) {
  return text::fold(analysis.word(token));
}

std::uint32_t phrase_begin(const CastBuilder& cast, std::uint32_t head) {
  const Analysis& analysis = cast.context.analysis;
  std::uint32_t begin = head;
  for (const std::uint32_t child : cast.tree.children(head)) {
    if (child >= head) break;
    const std::string_view dep = analysis.tokens[child].dep;
    // Long or verbal modifiers are clauses that the parser took for adjectives.
    const TokenRange own = cast.tree.subtree(child);
    if (own.end - own.begin > 4 && dep != "poss") continue;
    if (dep == "amod" && analysis.tokens[child].tag == "VBG") continue;
    if (dep == "det" || dep == "amod" || dep == "compound" || dep == "poss" || dep == "nummod" ||
        dep == "nmod" || dep == "predet" || dep == "quantmod" || dep == "advmod") {
      begin = std::min(begin, cast.tree.subtree(child).begin);
    }
  }
  return begin;
}

namespace {

bool is_state_like(const CastBuilder& cast, const Mention* mention) {
  if (mention == nullptr) return false;
  const Actor& actor = const_cast<CastBuilder&>(cast).actor(mention->actor);
  return !actor.country.empty() && (actor.kind == ActorKind::kState);
}

}  // namespace

std::string country_of_phrase(const CastBuilder& cast, std::uint32_t head, const Mention** who) {
  const auto answer = [&](const Mention* mention) {
    if (who != nullptr) *who = mention;
    return const_cast<CastBuilder&>(cast).actor(mention->actor).country;
  };
  const Analysis& analysis = cast.context.analysis;
  for (std::uint32_t i = phrase_begin(cast, head); i < head; ++i) {
    if (is_state_like(cast, cast.at(i))) return answer(cast.at(i));
  }
  for (const std::uint32_t child : cast.tree.children(head)) {
    if (child < head || analysis.tokens[child].dep != "prep") continue;
    const std::string word = lower_word(analysis, child);
    if (word != "of" && word != "for" && word != "in" && word != "from") continue;
    for (const std::uint32_t object : cast.tree.children(child)) {
      if (is_state_like(cast, cast.at(object))) return answer(cast.at(object));
    }
  }
  return {};
}

}  // namespace demarche::extract
