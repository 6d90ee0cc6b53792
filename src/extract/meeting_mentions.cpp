#include "extract/meeting_mentions.hpp"

#include "extract/calendar.hpp"
#include "extract/figure_setting.hpp"
#include "extract/meeting_words.hpp"
#include "extract/times_tense.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <array>

namespace demarche::extract {

namespace {

bool is_verb(const Token& token) {
  return token.pos == "VERB" || token.pos == "AUX";
}

class Finder {
 public:
  Finder(const Context& context, const Tree& tree, const Findings& findings)
      : analysis_(context.analysis), tree_(tree), findings_(findings) {
    if (context.article.published.has_value()) {
      published_begin_ = context.article.published->begin;
      published_end_ = context.article.published->end;
    }
    index();
  }

  std::vector<MeetingMention> find() {
    std::vector<MeetingMention> mentions;
    for (std::uint32_t i = 0; i < analysis_.tokens.size(); ++i) {
      std::optional<MeetingMention> mention;
      const Token& token = analysis_.tokens[i];
      if (token.pos == "NOUN" || token.pos == "PROPN") {
        mention = by_noun(i);
      } else if (token.pos == "VERB") {
        mention = by_verb(i);
      }
      if (mention.has_value()) mentions.push_back(std::move(*mention));
    }
    return mentions;
  }

 private:
  // What is asked of single tokens again and again.
  void index() {
    const std::size_t size = analysis_.tokens.size();
    headed_.assign(size, nullptr);
    in_time_or_place_.assign(size, false);
    const auto mark = [](std::vector<bool>& flags, TokenRange tokens) {
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) flags[i] = true;
    };
    for (const Mention& mention : findings_.cast.mentions) {
      const Mention*& known = headed_[mention.head];
      const auto length = [](const Mention& m) { return m.tokens.end - m.tokens.begin; };
      if (known == nullptr || length(mention) > length(*known)) known = &mention;
    }
    for (const TimeMention& time : findings_.times) mark(in_time_or_place_, time.tokens);
    for (const PlaceMention& place : findings_.places) {
      if (place.locative) mark(in_time_or_place_, place.tokens);
    }
  }

  [[nodiscard]] std::string lower(std::uint32_t token) const {
    return text::to_lower(analysis_.word(token));
  }

  [[nodiscard]] bool has_child(std::uint32_t token,
                               std::initializer_list<std::string_view> deps) const {
    return tree_.child(token, deps) >= 0;
  }

  [[nodiscard]] std::string particle(std::uint32_t verb) const {
    const std::int64_t prt = tree_.child(verb, {"prt"});
    return prt < 0 ? std::string() : lower(static_cast<std::uint32_t>(prt));
  }

  [[nodiscard]] bool has_infinitive_to(std::uint32_t verb) const {
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return analysis_.tokens[c].tag == "TO"; });
  }

  // "if they meet", "whether to meet", "had they met"
  [[nodiscard]] bool is_conditional(std::uint32_t verb) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      if (analysis_.tokens[c].dep != "mark" && analysis_.tokens[c].dep != "advmod") continue;
      const std::string word = lower(c);
      if (word == "if" || word == "whether" || word == "unless" || word == "should") return true;
    }
    return false;
  }

  // The coordinated phrases under `top`; a list "A, B, and C" that the parser took for an
  // apposition "A, B and C" counts as one.
  [[nodiscard]] std::vector<std::uint32_t> members(std::uint32_t top) const {
    std::vector<std::uint32_t> all = tree_.conjuncts(top);
    const std::size_t own = all.size();
    for (std::size_t i = 0; i < own; ++i) {
      for (const std::uint32_t c : tree_.children(all[i])) {
        if (analysis_.tokens[c].dep != "appos" || tree_.child(c, {"cc"}) < 0) continue;
        const Mention* first = mention_headed(all[i]);
        const Mention* second = mention_headed(c);
        if (first == nullptr || second == nullptr || first->actor == second->actor) continue;
        const auto more = tree_.conjuncts(c);
        all.insert(all.end(), more.begin(), more.end());
      }
    }
    return all;
  }

  // Actors named in the phrase under `top`: its own mention, or the members it lists.
  void add_parties(std::uint32_t top, std::vector<const Mention*>& parties) const {
    for (const std::uint32_t member : members(top)) {
      const Mention* mention = mention_headed(member);
      // "Representatives of Russia and the United States": the states, not the representatives.
      const bool group = mention != nullptr && is_group(*mention);
      if (mention != nullptr && is_party(*mention) && !group) {
        add(*mention, parties);
        continue;
      }
      // "the leaders of Turkey and Russia", "US and Russian officials", "representatives of Russia"
      bool any = false;
      for (const std::uint32_t c : tree_.children(member)) {
        const Token& child = analysis_.tokens[c];
        const bool adjective = child.dep == "amod" || child.dep == "compound" ||
                               child.dep == "nmod" || child.dep == "poss";
        if (adjective) {
          for (const std::uint32_t a : tree_.conjuncts(c)) {
            const Mention* inner = mention_headed(a);
            if (inner != nullptr && is_party(*inner)) {
              add(*inner, parties);
              any = true;
            }
          }
        }
        if (child.dep == "prep" && lower(c) == "of") {
          const std::int64_t object = tree_.child(c, {"pobj"});
          if (object >= 0) {
            const std::size_t before = parties.size();
            add_parties(static_cast<std::uint32_t>(object), parties);
            any = any || parties.size() > before;
          }
        }
      }
      if (!any && group && is_party(*mention)) add(*mention, parties);
      if (!any && mention == nullptr) {
        const Mention* around = findings_.cast.at(member);
        if (around != nullptr && is_party(*around) && around->head == member) add(*around, parties);
      }
    }
  }

  [[nodiscard]] const Mention* mention_headed(std::uint32_t token) const { return headed_[token]; }

  [[nodiscard]] bool is_group(const Mention& mention) const {
    const ActorKind kind = findings_.cast.actors[mention.actor].kind;
    return kind == ActorKind::kGroup || kind == ActorKind::kUnknown;
  }

  [[nodiscard]] bool is_party(const Mention& mention) const {
    const ActorKind kind = findings_.cast.actors[mention.actor].kind;
    return kind != ActorKind::kMedium && kind != ActorKind::kVessel;
  }

  static void add(const Mention& mention, std::vector<const Mention*>& parties) {
    const bool known = std::any_of(parties.begin(), parties.end(),
                                   [&](const Mention* p) { return p->actor == mention.actor; });
    if (!known) parties.push_back(&mention);
  }

  // "The two men", "both leaders", "the two sides": the last two persons, or states, of the
  // sentences before, where they are of two countries. Returns the sentence they were taken from.
  std::optional<std::uint32_t> add_the_two(std::uint32_t subject,
                                           std::vector<const Mention*>& parties) const {
    const std::string word = text::to_lower(analysis_.word(subject));
    bool two = word == "two" || word == "both";
    for (const std::uint32_t c : tree_.children(subject)) {
      const std::string child = lower(c);
      two = two || child == "two" || child == "both";
    }
    if (!two || !parties.empty()) return std::nullopt;
    const std::string_view lemma = analysis_.tokens[subject].lemma;
    const bool states = lemma == "side" || lemma == "country" || lemma == "capital" ||
                        lemma == "nation" || lemma == "state";
    const std::uint32_t here = tree_.sentence_of(subject);
    for (std::uint32_t back = 1; back <= 2 && back <= here; ++back) {
      std::vector<const Mention*> found;
      const Sentence& before = analysis_.sentences[here - back];
      for (const Mention& mention :
           beginning_in(findings_.cast.mentions, {before.begin, before.end})) {
        const Actor& actor = findings_.cast.actors[mention.actor];
        if (actor.kind != (states ? ActorKind::kState : ActorKind::kPerson) ||
            actor.country.empty())
          continue;
        add(mention, found);
      }
      if (found.size() == 2 && findings_.cast.actors[found[0]->actor].country !=
                                   findings_.cast.actors[found[1]->actor].country) {
        parties = found;
        return here - back;
      }
      if (!found.empty()) return std::nullopt;
    }
    return std::nullopt;
  }

  // The only day that a sentence names, or null.
  [[nodiscard]] const TimeMention* only_day_of(std::uint32_t sentence) const {
    const TimeMention* only = nullptr;
    const Sentence& around = analysis_.sentences[sentence];
    for (const TimeMention& time : beginning_in(findings_.times, {around.begin, around.end})) {
      if (time.tokens.empty()) continue;
      if (time.interval.precision != Precision::kDay || time.interval.begin.empty() ||
          time.interval.begin != time.interval.end)
        continue;
      if (only != nullptr && only->interval.begin != time.interval.begin) return nullptr;
      only = &time;
    }
    return only;
  }

  // Subjects of a verb, through "agreed to meet" and "met and discussed".
  void add_subjects(std::uint32_t verb, std::vector<const Mention*>& parties) const {
    std::uint32_t at = verb;
    for (int up = 0; up < 4; ++up) {
      const std::int64_t subject = tree_.child(at, {"nsubj", "nsubjpass"});
      if (subject >= 0) {
        add_parties(resolve_relative(static_cast<std::uint32_t>(subject), at), parties);
        return;
      }
      const std::string_view dep = analysis_.tokens[at].dep;
      const auto head = static_cast<std::uint32_t>(analysis_.tokens[at].head);
      // "Blinken, speaking at a gathering, said"
      const std::string_view above = analysis_.tokens[head].pos;
      if ((dep == "acl" || dep == "advcl") && analysis_.tokens[at].tag == "VBG" &&
          (above == "NOUN" || above == "PROPN")) {
        add_parties(head, parties);
        return;
      }
      if (dep != "xcomp" && dep != "conj" && dep != "advcl" && dep != "ccomp") return;
      if (head == at) return;
      // "urged the two sides to hold talks": those urged would hold them.
      const std::int64_t asked = dep == "xcomp" ? tree_.child(head, {"dobj"}) : -1;
      if (asked >= 0 && is_asking(analysis_.tokens[head].lemma)) {
        add_parties(static_cast<std::uint32_t>(asked), parties);
        // "asked Britain to reopen talks": the asker would sit there too.
        const std::string_view lemma = analysis_.tokens[head].lemma;
        const std::int64_t asker = tree_.child(head, {"nsubj"});
        if (asker >= 0 && (lemma == "ask" || lemma == "invite")) {
          add_parties(static_cast<std::uint32_t>(asker), parties);
        }
        return;
      }
      at = head;
    }
  }

  static bool is_stretch(std::string_view lemma) {
    return lemma == "hour" || lemma == "day" || lemma == "week" || lemma == "round" ||
           lemma == "minute" || lemma == "weekend" || lemma == "month" || lemma == "night";
  }

  static bool is_troops(std::string_view lemma) {
    return lemma == "troop" || lemma == "troops" || lemma == "soldier" || lemma == "force" ||
           lemma == "fighter" || lemma == "militant" || lemma == "rebel" || lemma == "crowd" ||
           lemma == "protester" || lemma == "tank";
  }

  static bool is_asking(std::string_view lemma) {
    return lemma == "urge" || lemma == "ask" || lemma == "tell" || lemma == "order" ||
           lemma == "invite" || lemma == "call" || lemma == "press" || lemma == "persuade" ||
           lemma == "allow";
  }

  // "who", "which" stand for the noun that the clause hangs on.
  [[nodiscard]] std::uint32_t resolve_relative(std::uint32_t subject, std::uint32_t verb) const {
    const std::string_view tag = analysis_.tokens[subject].tag;
    if ((tag == "WP" || tag == "WDT") && analysis_.tokens[verb].dep == "relcl") {
      return static_cast<std::uint32_t>(analysis_.tokens[verb].head);
    }
    return subject;
  }

  void add_prepositional(std::uint32_t head, std::initializer_list<std::string_view> prepositions,
                         std::vector<const Mention*>& parties) const {
    for (const std::uint32_t c : tree_.children(head)) {
      if (analysis_.tokens[c].dep != "prep") continue;
      const std::string word = lower(c);
      if (std::find(prepositions.begin(), prepositions.end(), word) == prepositions.end()) continue;
      const std::int64_t object = tree_.child(c, {"pobj"});
      if (object >= 0) add_parties(static_cast<std::uint32_t>(object), parties);
    }
  }

  // "talks set to proceed on Wednesday between Russia and NATO"
  void add_from_clauses(std::uint32_t head, std::vector<const Mention*>& parties) const {
    for (const std::uint32_t c : tree_.children(head)) {
      const std::string_view dep = analysis_.tokens[c].dep;
      if (!is_verb(analysis_.tokens[c]) || (dep != "acl" && dep != "relcl" && dep != "xcomp"))
        continue;
      add_prepositional(c, {"between", "with"}, parties);
      add_from_clauses(c, parties);
    }
  }

  // A time hung on the meeting's word or on the verb that governs it.
  [[nodiscard]] const TimeMention* time_of(std::uint32_t trigger, std::int64_t verb,
                                           bool resolved = true) const {
    const TimeMention* best = nullptr;
    int best_rank = 0;
    for (const TimeMention& time :
         beginning_in(findings_.times, sentence_around(analysis_, trigger))) {
      if (time.tokens.empty() || (resolved && time.interval.begin.empty())) continue;
      if (time.kind == TimeMention::Kind::kSet) continue;
      // A stretch that ends or begins at publication says how long, not when.
      if (time.kind == TimeMention::Kind::kDuration && time.interval.precision != Precision::kDay &&
          time.interval.precision != Precision::kWeek) {
        continue;
      }
      int rank = 0;
      if (hangs_on(time.tokens, trigger)) {
        rank = 3;
      } else if (verb >= 0 && hangs_on(time.tokens, static_cast<std::uint32_t>(verb))) {
        rank = 2;
      }
      if (rank > best_rank) {
        best = &time;
        best_rank = rank;
      }
    }
    return best;
  }

  // True when the phrase is an adverbial of `target`: the way up leads through prepositions, other
  // times and places ("in Stockholm on Thursday") and clauses that hang on the target ("talks set
  // to open on Monday") only.
  [[nodiscard]] bool hangs_on(TokenRange phrase, std::uint32_t target) const {
    std::uint32_t at = top_of(phrase);
    for (int steps = 0; steps < 12; ++steps) {
      const auto head = static_cast<std::uint32_t>(analysis_.tokens[at].head);
      if (at == target || head == target) return true;
      if (head == at) return false;
      const Token& token = analysis_.tokens[head];
      const bool clause =
          is_verb(token) && (token.dep == "acl" || token.dep == "relcl" || token.dep == "xcomp");
      const bool passes = token.pos == "ADP" || clause || in_time_or_place(head) || in_name(head) ||
                          (token.pos == "PROPN" && (token.dep == "pobj" || token.dep == "conj"));
      if (!passes) return false;
      at = head;
    }
    return false;
  }

  // Inside a name of several words: "the Organization for Security and Cooperation in Europe".
  [[nodiscard]] bool in_name(std::uint32_t token) const {
    return findings_.cast.at(token) != nullptr && analysis_.tokens[token].pos == "PROPN";
  }

  [[nodiscard]] bool in_time_or_place(std::uint32_t token) const {
    return in_time_or_place_[token];
  }

  // The token of a range whose head lies outside it.
  [[nodiscard]] std::uint32_t top_of(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!range.contains(static_cast<std::uint32_t>(analysis_.tokens[i].head))) return i;
    }
    return range.begin;
  }

  [[nodiscard]] std::optional<Place> place_of(std::uint32_t trigger, std::int64_t verb) const {
    const PlaceMention* best = nullptr;
    for (const PlaceMention& place :
         beginning_in(findings_.places, sentence_around(analysis_, trigger))) {
      if (!place.locative || place.tokens.empty() ||
          place.place.precision == PlacePrecision::kRegion) {
        continue;
      }
      const bool own = hangs_on(place.tokens, trigger);
      const bool of_verb =
          !own && verb >= 0 && hangs_on(place.tokens, static_cast<std::uint32_t>(verb));
      if (own) return place.place;
      if (of_verb && best == nullptr) best = &place;
    }
    if (best == nullptr) return std::nullopt;
    return best->place;
  }

  [[nodiscard]] MeetingFormat format_of(const MeetingMention& mention, TokenRange clause) const {
    bool phone = mention.type == "call";
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      const std::string word = lower(i);
      if (word == "virtual" || word == "virtually" || word == "video" || word == "online" ||
          word == "videoconference") {
        return MeetingFormat::kVirtual;
      }
      phone = phone || word == "phone" || word == "telephone" || word == "telephonic";
    }
    if (phone) return MeetingFormat::kPhone;
    if (mention.type == "visit" || mention.type == "gathering") return MeetingFormat::kInPerson;
    if (mention.place.has_value()) return MeetingFormat::kInPerson;
    return MeetingFormat::kUnknown;
  }

  // Past, future or neither, by the date against publication.
  [[nodiscard]] std::optional<MeetingStatus> status_by_date(const TimeMention* time) const {
    if (time == nullptr || time->interval.begin.empty() || published_begin_.empty())
      return std::nullopt;
    if (time->interval.end.substr(0, 10) < published_begin_.substr(0, 10))
      return MeetingStatus::kHeld;
    if (time->interval.begin.substr(0, 10) > published_end_.substr(0, 10))
      return MeetingStatus::kScheduled;
    return std::nullopt;
  }

  // What the clause around the verb says of the meeting that the verb itself is.
  [[nodiscard]] std::optional<MeetingStatus> status_of_verb(std::uint32_t verb, bool& sure) const {
    const Token& token = analysis_.tokens[verb];
    sure = true;
    bool to = false;
    bool perfect = false;
    std::string modal;
    for (const std::uint32_t c : tree_.children(verb)) {
      const Token& child = analysis_.tokens[c];
      if (child.dep == "neg") return std::nullopt;
      if (child.dep != "aux" && child.dep != "auxpass") continue;
      if (child.tag == "TO") to = true;
      if (child.lemma == "have") perfect = true;
      if (child.tag == "MD") modal = lower(c);
    }
    if (is_conditional(verb)) return std::nullopt;
    if (modal == "could" || modal == "may" || modal == "might" || modal == "should" ||
        modal == "would" || modal == "can" || modal == "must") {
      // "said they would meet on Monday" is set; the rest is talk.
      if (modal == "would") return MeetingStatus::kScheduled;
      if (modal == "should" || modal == "must") return MeetingStatus::kProposed;
      return std::nullopt;
    }
    if (!modal.empty()) return MeetingStatus::kScheduled;
    if (to) {
      const auto head = static_cast<std::uint32_t>(token.head);
      if (head == verb) return std::nullopt;
      const std::string_view lemma = analysis_.tokens[head].lemma;
      if (perfect) return MeetingStatus::kLapsed;  // "were to have met"
      if (tree_.child(head, {"neg"}) >= 0) return std::nullopt;
      if (lemma == "be" || lemma == "due" || lemma == "set" || lemma == "plan" ||
          lemma == "schedule" || lemma == "expect" || lemma == "agree" || lemma == "prepare" ||
          lemma == "decide" || lemma == "intend" || lemma == "promise") {
        return MeetingStatus::kScheduled;
      }
      if (lemma == "ready" || lemma == "open" || lemma == "willing" || lemma == "offer" ||
          lemma == "propose" || lemma == "ask" || lemma == "want" || lemma == "invite" ||
          lemma == "urge" || lemma == "hope" || lemma == "call" || lemma == "seek") {
        return MeetingStatus::kProposed;
      }
      if (lemma == "continue" || lemma == "come" || lemma == "travel" || lemma == "fly")
        return MeetingStatus::kHeld;
      return std::nullopt;
    }
    if (lies_ahead(analysis_, tree_, verb)) return MeetingStatus::kScheduled;
    if (token.tag == "VBD" || perfect || token.tag == "VBN") return MeetingStatus::kHeld;
    if (token.tag == "VBG") {
      sure = false;
      return MeetingStatus::kHeld;
    }
    sure = false;
    return MeetingStatus::kScheduled;
  }

  std::optional<MeetingMention> by_verb(std::uint32_t verb) const {
    const Token& token = analysis_.tokens[verb];
    std::optional<std::string_view> type = meeting_verb(token.lemma);
    if (token.lemma == "sit" && particle(verb) == "down") type = "talks";
    if (!type.has_value()) return std::nullopt;
    MeetingMention mention;
    mention.trigger = verb;
    mention.type = *type;
    std::int64_t object = tree_.child(verb, {"dobj"});
    if (object >= 0 && in_time_or_place(static_cast<std::uint32_t>(object)) &&
        token.lemma != "visit")
      object = -1;
    const bool needs_company = token.lemma == "speak" || token.lemma == "talk" ||
                               token.lemma == "telephone" || token.lemma == "phone" ||
                               token.lemma == "ring";
    add_subjects(verb, mention.parties);
    std::optional<std::uint32_t> told_in;
    if (const std::int64_t subject = tree_.child(verb, {"nsubj"});
        subject >= 0 && mention.parties.empty()) {
      told_in = add_the_two(static_cast<std::uint32_t>(subject), mention.parties);
    }
    if (mention.parties.empty()) return std::nullopt;
    const std::size_t subjects = mention.parties.size();
    if (object >= 0) {
      // "meet demands", "visit a factory" are no meetings; the object must be a party.
      const std::size_t before = mention.parties.size();
      add_parties(static_cast<std::uint32_t>(object), mention.parties);
      if (mention.parties.size() == before && token.lemma != "visit") return std::nullopt;
    }
    add_prepositional(verb, {"with"}, mention.parties);
    if (needs_company) {
      const TokenRange clause = tree_.subtree(verb);
      const MeetingFormat format = format_of(mention, clause);
      const bool with = mention.parties.size() > subjects;
      const bool by_phone = [&] {
        for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
          const std::string word = lower(i);
          if (word == "phone" || word == "telephone" || word == "video") return true;
        }
        return false;
      }();
      if (token.lemma == "speak" && !by_phone) return std::nullopt;  // "spoke with reporters"
      if (token.lemma == "talk" && !with && mention.parties.size() < 2) return std::nullopt;
      (void)format;
      if (token.lemma == "talk" && !by_phone) mention.type = "talks";
    }
    if (token.lemma == "visit") {
      if (object < 0) return std::nullopt;
      if (mention.parties.size() < 2 &&
          findings_.cast.actors[mention.parties.front()->actor].kind != ActorKind::kPerson)
        return std::nullopt;
    }
    if (token.lemma == "meet" && object >= 0) {
      // "met them with tear gas"
      for (const std::uint32_t c : tree_.children(verb)) {
        if (analysis_.tokens[c].dep != "prep" || lower(c) != "with") continue;
        std::vector<const Mention*> company;
        const std::int64_t means = tree_.child(c, {"pobj"});
        if (means >= 0) add_parties(static_cast<std::uint32_t>(means), company);
        if (company.empty()) return std::nullopt;
      }
    }
    // "gathered 94,300 troops", "convened a session": done to the object.
    if ((token.lemma == "gather" || token.lemma == "convene") && object >= 0) return std::nullopt;
    if (token.lemma == "gather") {
      // Troops that gather on a border do not meet; nor is who is gathered by another a party.
      const std::int64_t subject = tree_.child(verb, {"nsubj", "nsubjpass"});
      if (subject >= 0 && is_troops(analysis_.tokens[static_cast<std::size_t>(subject)].lemma))
        return std::nullopt;
      if (tree_.child(verb, {"nsubjpass"}) >= 0 && mention.parties.size() < 2) return std::nullopt;
    }
    if (token.lemma == "gather" || token.lemma == "convene") {
      // "gathered for a summit": the summit is the meeting.
      for (const std::uint32_t c : tree_.children(verb)) {
        if (analysis_.tokens[c].dep != "prep") continue;
        const std::int64_t what = tree_.child(c, {"pobj"});
        if (what < 0) continue;
        const Token& noun = analysis_.tokens[static_cast<std::size_t>(what)];
        if (meeting_noun(noun.lemma, noun.tag).has_value()) return std::nullopt;
      }
      // "rebels gathered in the square": only who can hold a meeting.
      const bool able =
          std::any_of(mention.parties.begin(), mention.parties.end(), [&](const Mention* p) {
            const ActorKind kind = findings_.cast.actors[p->actor].kind;
            return kind == ActorKind::kState || kind == ActorKind::kPerson ||
                   kind == ActorKind::kBloc || kind == ActorKind::kGovernmentBody;
          });
      if (!able) return std::nullopt;
    }
    mention.time = time_of(verb, verb);
    mention.place = place_of(verb, verb);
    // "met at a conference in Stockholm on Thursday": the frame's place and time are the meeting's.
    for (const std::uint32_t c : tree_.children(verb)) {
      if (analysis_.tokens[c].dep != "prep") continue;
      const std::string word = lower(c);
      if (word != "at" && word != "during" && word != "in" && word != "on") continue;
      const std::int64_t frame = tree_.child(c, {"pobj"});
      if (frame < 0) continue;
      const auto noun = static_cast<std::uint32_t>(frame);
      const Token& frame_token = analysis_.tokens[noun];
      if (!meeting_noun(frame_token.lemma, frame_token.tag).has_value()) continue;
      if (mention.time == nullptr) mention.time = time_of(noun, -1);
      if (!mention.place.has_value()) mention.place = place_of(noun, -1);
    }
    const auto status = status_of_verb(verb, mention.status_sure);
    if (!status.has_value()) return std::nullopt;
    mention.status = *status;
    if (const auto by_date = status_by_date(mention.time);
        by_date.has_value() &&
        (*status == MeetingStatus::kHeld || *status == MeetingStatus::kScheduled)) {
      mention.status = *by_date;
      mention.status_sure = true;
    }
    if (mention.time == nullptr && told_in.has_value() && mention.status == MeetingStatus::kHeld) {
      mention.time = only_day_of(*told_in);
    }
    if (mention.time == nullptr) mention.undated = time_of(verb, verb, false);
    mention.format = format_of(mention, tree_.subtree(verb));
    // One party alone, nowhere and at no time, is no meeting worth a row.
    if (mention.parties.size() < 2 && mention.time == nullptr && !mention.place.has_value())
      return std::nullopt;
    return mention;
  }

  std::optional<MeetingMention> by_noun(std::uint32_t noun) const {
    const Token& token = analysis_.tokens[noun];
    std::string lemma(token.lemma);
    std::transform(lemma.begin(), lemma.end(), lemma.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto meaning = meeting_noun(lemma, token.tag);
    if (!meaning.has_value()) return std::nullopt;
    MeetingMention mention;
    mention.trigger = noun;
    mention.type = meaning->type;
    mention.assembly = meaning->assembly;
    bool phone_word = false;
    for (const std::uint32_t c : tree_.children(noun)) {
      const std::string word = lower(c);
      if (analysis_.tokens[c].dep == "compound" || analysis_.tokens[c].dep == "amod") {
        if (word == "press" || word == "news" || word == "training" || word == "wake" ||
            word == "video" || word == "phone" || word == "telephone") {
          if (word == "press" || word == "news" || word == "training") return std::nullopt;
          phone_word = true;
        }
      }
      if (analysis_.tokens[c].dep == "det" || analysis_.tokens[c].dep == "poss") {
        mention.definite = mention.definite || word == "the" || word == "this" || word == "these" ||
                           word == "that" || word == "those";
        if (word == "no" || word == "any") return std::nullopt;
      }
    }
    // Several conferences are a series, not a meeting.
    if (token.tag == "NNS" && (meaning->assembly || lemma == "summit" || lemma == "visit"))
      return std::nullopt;
    // A compound's first part ("summit host", "talks table") is no meeting itself.
    if (token.dep == "compound") return std::nullopt;
    // Parties named in the noun phrase.
    for (const std::uint32_t c : tree_.children(noun)) {
      const std::string_view dep = analysis_.tokens[c].dep;
      if (dep != "amod" && dep != "compound" && dep != "nmod" && dep != "poss") continue;
      if (dep == "poss" && meaning->type != "visit" && meaning->type != "summit" &&
          meaning->type != "session") {
        const Mention* owner = mention_headed(c);
        if (owner == nullptr) continue;
      }
      for (const std::uint32_t member : tree_.conjuncts(c)) {
        const Mention* inner = mention_headed(member);
        if (inner != nullptr && is_party(*inner)) add(*inner, mention.parties);
      }
    }
    add_prepositional(noun, {"with", "between", "among"}, mention.parties);
    add_from_clauses(noun, mention.parties);
    const bool company = !mention.parties.empty();
    for (const std::uint32_t c : tree_.children(noun)) {
      if (analysis_.tokens[c].dep != "prep" || lower(c) != "of") continue;
      const std::int64_t object = tree_.child(c, {"pobj"});
      if (object >= 0) add_parties(static_cast<std::uint32_t>(object), mention.parties);
    }
    if (meaning->type == "visit") {
      for (const std::uint32_t c : tree_.children(noun)) {
        if (analysis_.tokens[c].dep != "prep" || lower(c) != "to") continue;
        const std::int64_t object = tree_.child(c, {"pobj"});
        if (object >= 0) add_parties(static_cast<std::uint32_t>(object), mention.parties);
      }
    }
    if (lemma == "call" && !phone_word && !company && !mention.definite) return std::nullopt;
    if (lemma == "call") {
      for (const std::uint32_t c : tree_.children(noun)) {
        if (analysis_.tokens[c].dep == "prep" && lower(c) == "for") return std::nullopt;
      }
    }
    if (lemma == "conversation" && !phone_word && !company) return std::nullopt;
    for (const Mention* party : mention.parties) {
      const ActorKind kind = findings_.cast.actors[party->actor].kind;
      if ((kind == ActorKind::kBloc || kind == ActorKind::kOrganisation) &&
          (mention.type == "summit" || mention.type == "session" || mention.type == "gathering" ||
           mention.type == "meeting")) {
        mention.assembly = true;
      }
    }
    // What is done with the meeting. In "held eight hours of talks" it is done with the hours.
    std::uint32_t whole = noun;
    if (token.dep == "pobj") {
      const auto of = static_cast<std::uint32_t>(token.head);
      const auto measure = static_cast<std::uint32_t>(analysis_.tokens[of].head);
      if (lower(of) == "of" && measure != of && is_stretch(analysis_.tokens[measure].lemma))
        whole = measure;
    }
    const std::int64_t verb = governing_verb(analysis_, whole);
    const std::string_view dep = analysis_.tokens[whole].dep;
    Treatment treatment = Treatment::kNone;
    std::string preposition;
    if (verb >= 0) {
      const auto v = static_cast<std::uint32_t>(verb);
      const auto head = static_cast<std::uint32_t>(analysis_.tokens[whole].head);
      if (dep == "pobj") preposition = lower(head);
      const bool direct =
          head == v ||
          (dep == "pobj" && static_cast<std::uint32_t>(analysis_.tokens[head].head) == v) ||
          dep == "conj";
      if (direct && (dep == "nsubj" || dep == "nsubjpass") &&
          analysis_.tokens[v].lemma == "adjourn" && dep == "nsubj") {
        treatment = Treatment::kHold;
      } else if (direct)
        treatment = treatment_of(analysis_.tokens[v].lemma, particle(v));
      if (dep == "pobj" && treatment == Treatment::kPropose && preposition != "for" &&
          preposition != "to")
        treatment = Treatment::kNone;
      if (dep == "pobj" && treatment == Treatment::kRefuse) treatment = Treatment::kNone;
      // "agreed at a summit", "invited in a call": the meeting is where it was done.
      const bool frame = dep == "pobj" && (preposition == "at" || preposition == "in" ||
                                           preposition == "during" || preposition == "after");
      if (frame && treatment != Treatment::kHold) treatment = Treatment::kNone;
    }
    // "talks scheduled for Monday"
    for (const std::uint32_t c : tree_.children(noun)) {
      if (analysis_.tokens[c].dep != "acl") {
        if (analysis_.tokens[c].dep == "amod" &&
            (lower(c) == "due" || lower(c) == "planned" || lower(c) == "upcoming" ||
             lower(c) == "scheduled")) {
          treatment = treatment == Treatment::kMove || treatment == Treatment::kCancel
                          ? treatment
                          : Treatment::kSchedule;
        }
        continue;
      }
      const Treatment own = treatment_of(analysis_.tokens[c].lemma, particle(c));
      const bool settled = treatment == Treatment::kMove || treatment == Treatment::kCancel;
      if (own != Treatment::kNone && !settled) treatment = own;
    }
    if (treatment == Treatment::kRefuse) return std::nullopt;
    mention.time = time_of(noun, verb);
    mention.place = place_of(noun, verb);
    bool ahead = false;
    bool negated = false;
    if (verb >= 0) {
      const auto v = static_cast<std::uint32_t>(verb);
      negated = has_child(v, {"neg"});
      ahead = lies_ahead(analysis_, tree_, v);
      if (is_conditional(v)) return std::nullopt;
      // Who holds or attends the meeting takes part in it.
      const bool subject_takes_part = treatment == Treatment::kHold || preposition == "at" ||
                                      preposition == "in" || preposition == "for" ||
                                      preposition == "during";
      if (subject_takes_part && dep != "nsubj" && dep != "nsubjpass") {
        const std::string_view verb_lemma = analysis_.tokens[v].lemma;
        const bool at = preposition == "at" || preposition == "during" ||
                        (preposition == "in" && !mention.assembly);
        const bool joins = treatment == Treatment::kHold || verb_lemma == "gather" ||
                           (at && (verb_lemma == "agree" || verb_lemma == "sign" ||
                                   verb_lemma == "discuss" || verb_lemma == "announce")) ||
                           verb_lemma == "meet" || verb_lemma == "arrive" ||
                           verb_lemma == "speak" || verb_lemma == "participate" ||
                           verb_lemma == "say" || verb_lemma == "tell" || verb_lemma == "join";
        if (joins) add_subjects(v, mention.parties);
        if (!mention.assembly && (verb_lemma == "tell" || verb_lemma == "meet") &&
            (preposition == "in" || preposition == "at" || preposition == "during")) {
          const std::int64_t object = tree_.child(v, {"dobj"});
          if (object >= 0) add_parties(static_cast<std::uint32_t>(object), mention.parties);
          add_prepositional(v, {"with"}, mention.parties);
        }
      }
    }
    // Who offers, moves or calls off a meeting is one of its parties; who urges others to meet is
    // not.
    if (verb >= 0 && dep != "nsubj" && dep != "nsubjpass" &&
        (treatment == Treatment::kPropose || treatment == Treatment::kMove ||
         treatment == Treatment::kCancel || treatment == Treatment::kSchedule)) {
      const auto v = static_cast<std::uint32_t>(verb);
      const std::string_view lemma_of_verb = analysis_.tokens[v].lemma;
      const bool own = lemma_of_verb != "urge" && lemma_of_verb != "demand" &&
                       lemma_of_verb != "call" && lemma_of_verb != "announce" &&
                       lemma_of_verb != "confirm" && lemma_of_verb != "suggest" &&
                       lemma_of_verb != "arrange" && lemma_of_verb != "expect";
      if (own || (lemma_of_verb == "call" && treatment == Treatment::kCancel))
        add_subjects(v, mention.parties);
      if (lemma_of_verb == "ask" || lemma_of_verb == "invite") {
        const std::int64_t object = tree_.child(v, {"dobj"});
        if (object >= 0 && static_cast<std::uint32_t>(object) != noun) {
          add_parties(static_cast<std::uint32_t>(object), mention.parties);
        }
      }
    }
    if (negated && treatment != Treatment::kMove && treatment != Treatment::kCancel)
      return std::nullopt;
    switch (treatment) {
      case Treatment::kMove:
        mention.status = MeetingStatus::kMoved;
        break;
      case Treatment::kCancel:
        mention.status = MeetingStatus::kCancelled;
        break;
      case Treatment::kPropose:
        mention.status = MeetingStatus::kProposed;
        break;
      case Treatment::kSchedule:
        mention.status = MeetingStatus::kScheduled;
        break;
      case Treatment::kHold:
        mention.status = ahead ? MeetingStatus::kScheduled : MeetingStatus::kHeld;
        // "hopes to host", "is ready to hold", "refused to continue"
        if (verb >= 0 && has_infinitive_to(static_cast<std::uint32_t>(verb))) {
          bool sure = false;
          const auto told = status_of_verb(static_cast<std::uint32_t>(verb), sure);
          if (!told.has_value()) return std::nullopt;
          mention.status = *told;
        }
        break;
      default: {
        // Without a date the words around the time still say on which side it lies.
        const TimeMention* time = time_of(noun, verb, false);
        const bool to_come = time != nullptr && direction_of(analysis_, tree_, time->tokens).ahead;
        mention.status = preposition == "before" || preposition == "of" || ahead || to_come
                             ? MeetingStatus::kScheduled
                             : MeetingStatus::kHeld;
        break;
      }
    }
    mention.status_sure = treatment != Treatment::kNone;
    if (const auto by_date = status_by_date(mention.time)) {
      const bool plain =
          mention.status == MeetingStatus::kHeld || mention.status == MeetingStatus::kScheduled;
      if (plain) {
        mention.status = *by_date;
        mention.status_sure = true;
      }
    }
    if (mention.time == nullptr) mention.undated = time_of(noun, verb, false);
    mention.format = format_of(mention, tree_.subtree(noun));
    // The visitor before the host.
    if (mention.type == "visit") {
      std::stable_partition(mention.parties.begin(), mention.parties.end(), [&](const Mention* p) {
        return findings_.cast.actors[p->actor].kind == ActorKind::kPerson;
      });
    }
    return mention;
  }

  const Analysis& analysis_;
  const Tree& tree_;
  const Findings& findings_;
  std::string published_begin_;
  std::string published_end_;
  // By token: the longest mention it heads; is it inside a time or locative
  // place.
  std::vector<const Mention*> headed_;
  std::vector<bool> in_time_or_place_;
};

}  // namespace

std::vector<MeetingMention> meeting_mentions(const Context& context, const Tree& tree,
                                             const Findings& findings) {
  return Finder(context, tree, findings).find();
}

}  // namespace demarche::extract
