#include "extract/setting_of_speech.hpp"

#include "extract/speakers.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

// "speaking to ABC News", "addressing parliament"
constexpr std::string_view kSpeaking = "speak talk address write appear";
// Where something is said: "in an interview with", "in a letter to", "during a visit to".
constexpr std::string_view kOccasions =
    "interview conversation call letter message meeting talk speech address briefing conference "
    "visit trip tour stop summit hearing session debate statement post tweet article remark "
    "appearance rally ceremony";
// Of these, where whom it is "with" is spoken to.
constexpr std::string_view kExchanges = "conversation call meeting talk letter message";
constexpr std::string_view kPublishing = "publish air broadcast release carry print";
// "apologised to Clinton": whom the words go to, though they may stand in the content.
constexpr std::string_view kTelling =
    "apologise apologize complain appeal write reply respond answer send";
constexpr std::string_view kPresence = "attend visit meet";
// A demand, charge or threat is addressed to the object of its verb.
constexpr std::string_view kAimed =
    "accuse blame urge ask order warn call beg implore instruct thank congratulate forbid tell "
    "advise "
    "want demand require threaten assure remind invite press summon";
// "demanded that Baghdad withdraw": of whom it is demanded is the subject of what he is to do.
constexpr std::string_view kDemanding = "urge ask order want tell demand require";

class Setting {
 public:
  Setting(const SpeechContext& speech, const Utterance& utterance, Statement& statement)
      : s_(speech), u_(utterance), out_(statement) {}

  void read() {
    if (u_.hearer) hear(*u_.hearer, true, false);
    if (u_.verb == kNoToken) return;
    sentence_ = sentence_around(s_.analysis(), u_.verb);
    read_hearers(true);
    if (!out_.addressee && is_one_of(s_.lemma(u_.verb), kAimed)) read_aim();
    read_hearers(false);
    read_time();
    read_place();
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens() const { return s_.analysis().tokens; }
  [[nodiscard]] bool in_pieces(TokenRange range) const {
    return std::any_of(u_.pieces.begin(), u_.pieces.end(),
                       [&](TokenRange piece) { return piece.overlaps(range); });
  }

  // The token hangs on the cue's own clause: only phrases, objects and participles such as
  // "speaking in Riga" between the two, no other finite verb. What the parse hung on a word of the
  // content counts if it tells an occasion ("urged Poland to open the border, speaking in ...").
  [[nodiscard]] bool hangs_on_cue(std::uint32_t token) const {
    bool occasion = false;
    for (int steps = 0; steps < 12; ++steps) {
      if (token == u_.verb) return true;
      if (in_pieces({token, token + 1})) {
        if (!occasion) return false;
      } else {
        const std::string lemma = s_.lemma(token);
        const bool verb = s_.clauses.is_verb(token);
        occasion = occasion || is_one_of(lemma, verb ? kSpeaking : kOccasions);
        if (steps > 0 && verb && !is_one_of(lemma, kSpeaking) && !is_one_of(lemma, kPresence) &&
            !is_one_of(lemma, kPublishing)) {
          return false;
        }
        if (is_one_of(tokens()[token].dep, "relcl ccomp conj")) return false;
      }
      const std::uint32_t head = s_.clauses.head(token);
      if (head == token) return false;
      token = head;
    }
    return false;
  }

  // The objects of the cue itself, or those of the occasions that hang on it.
  void read_hearers(bool of_cue) {
    for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      const std::string_view dep = tokens()[i].dep;
      if (!is_one_of(dep, "pobj dobj dative")) continue;
      const bool behind_preposition = dep == "pobj";
      const std::uint32_t preposition = s_.clauses.head(i);
      const std::uint32_t governor =
          behind_preposition ? s_.clauses.head(preposition) : preposition;
      if ((governor == u_.verb) != of_cue) continue;
      if (in_pieces({i, i + 1}) && !(of_cue && is_one_of(s_.lemma(governor), kTelling) &&
                                     !in_pieces({preposition, preposition + 1}))) {
        continue;
      }
      const std::string word = behind_preposition ? s_.lower(preposition) : std::string();
      if (of_cue) {
        if (!behind_preposition || is_one_of(word, "to in with on")) hear(i, word == "to", false);
        continue;
      }
      const std::string lemma = s_.lemma(governor);
      const bool speaking = is_one_of(lemma, kSpeaking) && s_.clauses.is_verb(governor);
      const bool fits =
          !behind_preposition ? lemma == "address" && speaking
          : speaking          ? is_one_of(word, "to with on")
                     : (is_one_of(lemma, kOccasions) && is_one_of(word, "to with for on by")) ||
                           (is_one_of(lemma, kPublishing) && is_one_of(word, "by in on"));
      if (!fits || !hangs_on_cue(i)) continue;
      const bool directed =
          !behind_preposition || word == "to" || (word == "with" && is_one_of(lemma, kExchanges));
      hear(i, directed && !is_one_of(lemma, "visit trip tour"), is_one_of(lemma, kPublishing));
    }
  }

  // `published`: whoever published the words is a medium, known or not.
  void hear(std::uint32_t head, bool directed, bool published) {
    // "according to the AFP news agency": who says it.
    if (std::find(u_.sources.begin(), u_.sources.end(), head) != u_.sources.end()) return;
    auto medium = medium_of(s_, head);
    if (!medium && published && may_be_medium(head)) {
      medium = words_of(s_.analysis(), phrase_of(s_, head));
    }
    if (!out_.medium) out_.medium = medium;
    if (medium || is_press(s_, head) || !directed || !s_.is_agent(head)) return;
    address(speaker_of(s_, head));
  }

  // A name that the cast knows for nothing else; a newspaper may be taken for a person.
  [[nodiscard]] bool may_be_medium(std::uint32_t head) const {
    if (tokens()[head].pos != "PROPN" || is_one_of(tokens()[head].entity, "DATE TIME"))
      return false;
    const Mention* mention = s_.findings.cast.at(head);
    return mention == nullptr || s_.findings.cast.actors[mention->actor].kind == ActorKind::kPerson;
  }

  void address(const std::optional<Speaker>& hearer) {
    if (out_.addressee || !hearer || (out_.speaker && hearer->ref.id == out_.speaker->id)) return;
    out_.addressee = hearer->ref;
  }

  void read_aim() {
    for (const std::uint32_t c : s_.tree.children(u_.verb)) {
      std::uint32_t object = kNoToken;
      const std::string_view dep = tokens()[c].dep;
      if (dep == "dobj" || dep == "nsubjpass") object = c;
      if (dep == "prep" && c == u_.verb + 1 && is_one_of(s_.lower(c), "on upon")) {
        const std::int64_t inner = s_.tree.child(c, {"pobj"});
        if (inner >= 0) object = static_cast<std::uint32_t>(inner);
      }
      // Without an object of its own, the verb's hearer may stand as subject of what he is to do.
      if (dep == "ccomp" && s_.tree.child(u_.verb, {"dobj", "dative"}) < 0 &&
          is_one_of(s_.lemma(u_.verb), kDemanding)) {
        const std::int64_t inner = s_.tree.child(c, {"nsubj"});
        if (inner >= 0) object = static_cast<std::uint32_t>(inner);
      }
      if (object == kNoToken || !s_.is_agent(object)) continue;
      if (is_press(s_, object) || medium_of(s_, object)) continue;
      if (const auto aim = speaker_of(s_, object); aim && aim->known) address(aim);
      if (out_.addressee) return;
    }
  }

  void read_time() {
    for (const TimeMention& time : beginning_in(s_.findings.times, sentence_)) {
      if (time.interval.begin.empty() || time.kind == TimeMention::Kind::kDuration ||
          time.kind == TimeMention::Kind::kSet || in_pieces(time.tokens)) {
        continue;
      }
      const bool near = time.tokens.begin <= u_.verb + 3 && time.tokens.end + 3 >= u_.verb;
      if (!near && !hangs_on_cue(time.tokens.end - 1) && !hangs_on_cue(time.tokens.begin)) {
        continue;
      }
      out_.date = time.interval;
      return;
    }
  }

  void read_place() {
    for (const PlaceMention& place : beginning_in(s_.findings.places, sentence_)) {
      if (!place.locative || in_pieces(place.tokens)) continue;
      if (!hangs_on_cue(place.tokens.end - 1)) continue;
      out_.place = place.place;
      return;
    }
  }

  const SpeechContext& s_;
  const Utterance& u_;
  Statement& out_;
  TokenRange sentence_;
};

}  // namespace

void set_speech_setting(const SpeechContext& s, const Utterance& u, Statement& statement) {
  Setting(s, u, statement).read();
}

}  // namespace demarche::extract
