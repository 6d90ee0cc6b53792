// Bodies and posts that stand under a phrase of their own, without a name that tables know: "its
// foreign ministry", "Baku's transport ministry", "the Russian deputy foreign minister", "NATO's
// secretary-general", "a Pentagon spokesman". Named as "Post of Owner"; an unnamed spokesperson
// speaks for the body itself.
#include "extract/cues.hpp"
#include "extract/person_nouns.hpp"
#include "extract/phrase_owner.hpp"
#include "knowledge/of_owner.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

constexpr std::string_view kBodies =
    "ministry parliament embassy department court council presidency senate congress assembly "
    "mission office agency bank command staff service government administration cabinet army "
    "military navy police commission authority committee consulate directorate regulator operator "
    "railways secretariat bureau chancellery prosecution intelligence";
constexpr std::string_view kMedia =
    "agency newspaper daily channel broadcaster station network magazine outlet website portal";
constexpr std::string_view kMorePosts = "diplomat secretary-general counsellor";
constexpr std::string_view kSpokespeople = "spokesman spokeswoman spokesperson mouthpiece";
constexpr std::string_view kLoose =
    "the a an one another this that its their his her our my your senior top some new acting "
    "unnamed longtime veteran then fellow young old powerful influential";

class Posts {
 public:
  explicit Posts(CastBuilder& cast) : cast_(cast), focus_(cast) {}

  void read() {
    // Bodies first: "a spokesperson of the ministry".
    each_head([&](std::uint32_t i, const std::string& head) {
      if (is_one_of(head, kMedia) && medium(i)) return;
      if (is_one_of(head, kBodies)) body(i);
    });
    each_head([&](std::uint32_t i, const std::string& head) {
      if (is_one_of(head, kSpokespeople)) {
        spokesperson(i);
      } else if (is_one_of(head, kPostNouns) || is_one_of(head, kMorePosts)) {
        post(i);
      }
    });
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens() const { return cast_.context.analysis.tokens; }
  [[nodiscard]] std::string word(std::uint32_t i) const {
    return lower_word(cast_.context.analysis, i);
  }

  // Calls for each free noun that heads a phrase, with its lemma.
  template <typename Call>
  void each_head(const Call& call) {
    const auto n = static_cast<std::uint32_t>(tokens().size());
    for (std::uint32_t i = 0; i < n; ++i) {
      const Token& token = tokens()[i];
      if ((token.pos != "NOUN" && token.pos != "PROPN") || cast_.is_claimed(i)) continue;
      const std::string head = text::fold(token.lemma);
      if (token.dep == "compound" || token.dep == "amod") continue;
      if (token.tag != "NNS" || head == "police") call(i, head);
    }
  }

  // The phrase's own words: without determiner, owner, numbers and loose adjectives; with a phrase
  // "of" or "for" whose object is no owner ("ministry of defence").
  [[nodiscard]] std::string own_words(std::uint32_t head, const std::optional<Owner>& owner) const {
    std::string out;
    const auto add = [&](std::uint32_t i) {
      if (!out.empty()) out += ' ';
      out += word(i);
    };
    for (std::uint32_t i = phrase_begin(cast_, head); i < head; ++i) {
      const Token& token = tokens()[i];
      if (token.dep == "case" && i > 0 && word(i - 1) == "president") out += "'s";
      if (cast_.is_claimed(i) || token.dep == "case" || token.pos == "PUNCT" ||
          token.pos == "NUM" || token.pos == "SPACE" || is_one_of(word(i), kLoose)) {
        continue;
      }
      if (owner && owner->token == i) continue;
      add(i);
    }
    add(head);
    for (const std::uint32_t child : cast_.tree.children(head)) {
      if (child < head || tokens()[child].dep != "prep") continue;
      if (!is_one_of(word(child), "of for")) continue;
      const TokenRange range = cast_.tree.subtree(child);
      if (owner && range.contains(owner->token)) continue;
      if (range.end - range.begin > 5 || child != head + 1) continue;
      bool plain = true;
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        plain = plain && !cast_.is_claimed(i) && tokens()[i].pos != "PUNCT" &&
                tokens()[i].pos != "VERB" && tokens()[i].pos != "SPACE";
      }
      if (!plain) continue;
      for (std::uint32_t i = range.begin; i < range.end; ++i) add(i);
    }
    return out;
  }

  // The free tokens of the phrase that end with its head.
  [[nodiscard]] TokenRange free_part(std::uint32_t head) const {
    TokenRange range{phrase_begin(cast_, head), head + 1};
    for (std::uint32_t i = range.begin; i < head; ++i) {
      if (cast_.is_claimed(i)) range.begin = i + 1;
    }
    return range;
  }
  void add(std::uint32_t head, std::uint32_t actor, SpeakerBasis basis, const char* rule) {
    if (!cast_.add(free_part(head), head, actor, basis, rule)) return;
    cast_.set_phrase(head, {phrase_begin(cast_, head), head + 1});
  }
  [[nodiscard]] bool is_definite(std::uint32_t head) const {
    const std::string first = word(phrase_begin(cast_, head));
    return !is_one_of(first, "a an another no any every each some");
  }

  // "the AFP news agency", "the BBC television channel": the medium named before its kind.
  bool medium(std::uint32_t head) {
    for (std::uint32_t i = head; i-- > phrase_begin(cast_, head);) {
      const Mention* named = cast_.at(i);
      if (named == nullptr) continue;
      const std::uint32_t actor = named->actor;
      if (cast_.actor(actor).kind != ActorKind::kMedium) return false;
      add(head, actor, SpeakerBasis::kName, "medium named before its kind");
      return true;
    }
    return false;
  }

  // The body of a state that its own words name: "foreign ministry", "army".
  std::optional<std::uint32_t> body_of(const std::string& words, const Owner& owner) {
    const Actor& of = cast_.actor(owner.actor);
    if (of.country.empty() || of.kind != ActorKind::kState) return std::nullopt;
    const std::string_view role = cast_.context.knowledge.body_role_of(words);
    if (role.empty()) return std::nullopt;
    const auto listed = cast_.context.knowledge.body(role, of.country);
    if (listed) return cast_.known(*listed);
    return std::nullopt;
  }

  void body(std::uint32_t head) {
    // "the Russian news agency Interfax": the name behind is the body.
    if (head + 1 < tokens().size() && tokens()[head + 1].pos == "PROPN") return;
    auto owner = owner_of_phrase(cast_, focus_, head);
    const std::string words = own_words(head, owner);
    if (!owner) {
      if (take_up(head, words) || give_to_focus(head, words, SpeakerBasis::kName)) return;
      // "the ministry of irrigation": no state has it in the tables, one has it here.
      if (!is_definite(head) || !is_ministry(words) || cast_.tree.child(head, {"poss"}) >= 0)
        return;
      const auto state = focus_.state_at(head);
      if (!state) return;
      owner = Owner{*state, head, false};
    }
    if (const auto actor = body_of(words, *owner)) {
      add(head, *actor, SpeakerBasis::kName, "body of a state");
      return;
    }
    const Actor of = cast_.actor(owner->actor);
    // A bare "its office" names no body.
    if (words.find(' ') == std::string::npos &&
        !is_one_of(words, "parliament government embassy army police presidency military navy")) {
      return;
    }
    const std::string name = knowledge::of_owner(name_of_body(words), of.name);
    const std::uint32_t actor = cast_.named("body:" + text::slug(name), name,
                                            ActorKind::kGovernmentBody, of.country, "GOV");
    add(head, actor, SpeakerBasis::kName, "body named by a phrase and its owner");
  }

  // With the field it is for: more than "the ministry".
  [[nodiscard]] static bool is_ministry(const std::string& words) {
    return words.ends_with(" ministry") || words.starts_with("ministry of ");
  }
  [[nodiscard]] static std::string name_of_body(const std::string& words) {
    constexpr std::string_view kMinistry = " ministry";
    if (words.ends_with(kMinistry)) {
      return "Ministry of " + title_case(words.substr(0, words.size() - kMinistry.size()));
    }
    if (is_ministry(words)) return title_case(words);
    std::string name = words;
    name[0] = static_cast<char>(name[0] >= 'a' && name[0] <= 'z' ? name[0] - 32 : name[0]);
    return name;
  }

  // "the ministry", "the foreign ministry": the last body whose name holds the word.
  bool take_up(std::uint32_t head, const std::string& words) {
    if (!is_definite(head)) return false;
    const std::string_view role = cast_.context.knowledge.body_role_of(words);
    const std::string key = text::fold(tokens()[head].lemma);
    const Mention* best = nullptr;
    for (; seen_ < cast_.mentions().size(); ++seen_) {
      const std::uint32_t actor = cast_.mentions()[seen_].actor;
      if (cast_.actor(actor).kind == ActorKind::kGovernmentBody) bodies_.push_back(seen_);
    }
    for (const std::size_t index : bodies_) {
      const Mention& mention = cast_.mentions()[index];
      if (mention.head >= head) continue;
      const Actor& actor = cast_.actor(mention.actor);
      const auto listed =
          role.empty() ? std::nullopt : cast_.context.knowledge.body(role, actor.country);
      const bool same = listed ? cast_.context.knowledge.entry(*listed).id == actor.id
                               : words == key && text::fold(actor.name).find(key) == 0;
      if (same && (best == nullptr || mention.head > best->head)) best = &mention;
    }
    if (best == nullptr) return false;
    add(head, best->actor, SpeakerBasis::kName, "takes up the body named before");
    return true;
  }

  // "the interior ministry", "the army": a body that every state has, of the state in focus.
  bool give_to_focus(std::uint32_t head, const std::string& words, SpeakerBasis basis) {
    if (cast_.context.knowledge.body_role_of(words).empty()) return false;
    if (basis == SpeakerBasis::kName && !is_definite(head)) return false;
    const auto state = focus_.state_at(head);
    if (!state) return false;
    const auto body = body_of(words, Owner{*state, head, false});
    if (body) add(head, *body, basis, "body of the state in focus");
    return body.has_value();
  }

  void spokesperson(std::uint32_t head) {
    const auto owner = owner_of_phrase(cast_, focus_, head);
    std::string words = own_words(head, owner);
    const std::size_t last = words.rfind(' ');
    if (!owner) {
      if (last == std::string::npos) return;
      words.resize(last);
      give_to_focus(head, words == "presidential" ? "presidency" : words, SpeakerBasis::kOffice);
      return;
    }
    const Actor of = cast_.actor(owner->actor);
    if (give_to_holder(head, words, of)) return;
    std::uint32_t actor = owner->actor;
    if (last != std::string::npos) {
      words.resize(last);
      if (const auto body = body_of(words, *owner)) {
        actor = *body;
      } else if (is_one_of(words, "presidential")) {
        if (const auto presidency = body_of("presidency", *owner)) actor = *presidency;
      }
    }
    add(head, actor, SpeakerBasis::kOffice, "an unnamed spokesperson speaks for the body");
  }

  void post(std::uint32_t head) {
    auto owner = owner_of_phrase(cast_, focus_, head);
    const std::string words = own_words(head, owner);
    if (!owner) owner = owner_of_definite(head, words);
    if (!owner) return;
    const Actor of = cast_.actor(owner->actor);
    if (is_one_of(words, "diplomat general deputy president head leader director minister") &&
        !is_definite(head)) {
      return;  // "a Turkish diplomat": unnamed, the step for groups tells
    }
    if (is_one_of(words.substr(0, words.find(' ')), "former retired ex late ex-")) return;
    if (give_to_holder(head, words, of)) return;
    const std::string name = knowledge::of_owner(title_of(words, of), of.name);
    const std::uint32_t actor =
        cast_.named("office:" + text::slug(name), name, ActorKind::kPerson, of.country,
                    of.country.empty() ? std::string_view(of.sector) : std::string_view("GOV"));
    add(head, actor, SpeakerBasis::kOffice, "post of a state or body, its holder not named");
  }

  // Whose a post is that does not say it: a minister's is the state in focus, a secretary-general's
  // the organisation named last.
  [[nodiscard]] std::optional<Owner> owner_of_definite(std::uint32_t head,
                                                       const std::string& words) {
    if (word(phrase_begin(cast_, head)) != "the") return std::nullopt;
    if (words.ends_with(" minister") || words.starts_with("minister of ") ||
        words.starts_with("minister for ") || words == "chief cabinet secretary") {
      const auto state = focus_.state_at(head);
      return state ? std::optional(Owner{*state, head, false}) : std::nullopt;
    }
    if (!is_one_of(word(head), "secretary-general") &&
        !(words == "secretary general" || words == "director general")) {
      return std::nullopt;
    }
    const Mention* last = nullptr;
    for (const Mention& mention : cast_.mentions()) {
      const ActorKind kind = cast_.actor(mention.actor).kind;
      if (mention.head < head && (kind == ActorKind::kBloc || kind == ActorKind::kOrganisation) &&
          (last == nullptr || last->head < mention.head)) {
        last = &mention;
      }
    }
    return last != nullptr ? std::optional(Owner{last->actor, head, false}) : std::nullopt;
  }

  // "a spokeswoman of the Taiwan Affairs Office, Gu Wanrong": the post is that person's, whom no
  // table and no entity names. False when nobody is named beside the post.
  bool give_to_holder(std::uint32_t head, const std::string& words, const Actor& of) {
    std::optional<std::uint32_t> beside;
    for (const std::uint32_t child : cast_.tree.children(head)) {
      if (tokens()[child].dep == "appos" && tokens()[child].pos == "PROPN") beside = child;
    }
    const auto governor = static_cast<std::uint32_t>(tokens()[head].head);
    if (tokens()[head].dep == "appos" && tokens()[governor].pos == "PROPN") beside = governor;
    if (!beside) return false;
    const Mention* named = cast_.at(*beside);
    if (named == nullptr) {
      TokenRange range{*beside, *beside + 1};
      while (range.begin > 0 && tokens()[range.begin - 1].pos == "PROPN" &&
             tokens()[range.begin - 1].dep == "compound" && !cast_.is_claimed(range.begin - 1)) {
        --range.begin;
      }
      if (range.end - range.begin < 2) return false;
      const std::string name = words_of(cast_.context.analysis, range);
      const std::uint32_t person =
          cast_.named("person:" + text::slug(name), name, ActorKind::kPerson, of.country, "GOV");
      if (!cast_.add(range, *beside, person, SpeakerBasis::kName, "name beside a post")) {
        return false;
      }
      named = cast_.at(*beside);
    }
    if (cast_.actor(named->actor).kind != ActorKind::kPerson) return false;
    const std::uint32_t person = named->actor;
    cast_.add_office(person, title_case(words), of.name);
    if (cast_.actor(person).country.empty()) cast_.actor(person).country = of.country;
    cast_.widen(*beside,
                {std::min(phrase_begin(cast_, head), *beside), std::max(head, *beside) + 1});
    return true;
  }

  [[nodiscard]] static std::string title_of(const std::string& words, const Actor& of) {
    const bool led_by_secretary =
        of.name == "NATO" || of.name == "United Nations" || of.name == "Arab League";
    if (led_by_secretary && is_one_of(words, "chief head boss")) return "Secretary General";
    return office_title(words);
  }

  CastBuilder& cast_;
  Focus focus_;
  std::vector<std::size_t> bodies_;  // mentions of government bodies among the first `seen_`
  std::size_t seen_ = 0;
};

}  // namespace

void add_posts(CastBuilder& cast) {
  Posts(cast).read();
}

}  // namespace demarche::extract
