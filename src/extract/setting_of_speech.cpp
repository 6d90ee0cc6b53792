#include "extract/setting_of_speech.hpp"

#include "extract/speakers.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

bool in_pieces(const Utterance& u, TokenRange tokens) {
  return std::any_of(u.pieces.begin(), u.pieces.end(),
                     [&](TokenRange piece) { return piece.overlaps(tokens); });
}

// The token hangs on the cue's own clause: only phrases, objects and participles such as
// "speaking in Riga" between the two, no other finite verb.
bool hangs_on(const SpeechContext& s, std::uint32_t token, std::uint32_t verb) {
  for (int steps = 0; steps < 12; ++steps) {
    if (token == verb) return true;
    const Token& word = s.analysis().tokens[token];
    if (steps > 0 && s.clauses.is_verb(token) &&
        !is_one_of(s.lemma(token), "speak talk address attend visit meet")) {
      return false;
    }
    if (word.dep == "relcl" || word.dep == "ccomp" || word.dep == "conj") return false;
    const std::uint32_t head = s.clauses.head(token);
    if (head == token) return false;
    token = head;
  }
  return false;
}

// "speaking to ABC News": the objects of speaking in the cue's sentence.
std::vector<std::uint32_t> hearers(const SpeechContext& s, const Utterance& u) {
  std::vector<std::uint32_t> out;
  if (u.hearer) out.push_back(*u.hearer);
  if (u.verb == kNoToken) return out;
  const auto& tokens = s.analysis().tokens;
  for (const std::uint32_t c : s.tree.children(u.verb)) {
    if (in_pieces(u, {c, c + 1})) continue;
    if (tokens[c].dep == "dobj" || tokens[c].dep == "dative") out.push_back(c);
    if (tokens[c].dep == "prep" || tokens[c].dep == "dative") {
      if (!is_one_of(s.lower(c), "to in with on")) continue;
      for (const std::uint32_t object : s.tree.children(c)) {
        if (tokens[object].dep == "pobj") out.push_back(object);
      }
    }
    if (tokens[c].dep == "advcl" && is_one_of(s.lemma(c), "speak talk")) {
      for (const std::uint32_t object : s.clauses.objects_of_prepositions(c, "to,with,on")) {
        out.push_back(object);
      }
    }
  }
  return out;
}

}  // namespace

void set_speech_setting(const SpeechContext& s, const Utterance& u, Statement& statement) {
  for (const std::uint32_t head : hearers(s, u)) {
    if (!statement.medium) statement.medium = medium_of(s, head);
    if (is_press(s, head) || medium_of(s, head)) continue;
    const bool direct = u.hearer == head || s.lower(s.clauses.head(head)) == "to";
    if (!direct || statement.addressee || !s.is_agent(head)) continue;
    const auto addressee = speaker_of(s, head);
    if (addressee && (!statement.speaker || addressee->ref.id != statement.speaker->id)) {
      statement.addressee = addressee->ref;
    }
  }
  if (u.verb == kNoToken) return;
  // A demand, charge or threat is addressed to the object of its verb.
  if (!statement.addressee && is_one_of(s.lemma(u.verb),
                                        "accuse urge ask order warn call blame beg implore "
                                        "instruct thank congratulate forbid tell advise want")) {
    const auto& tokens = s.analysis().tokens;
    for (const std::uint32_t c : s.tree.children(u.verb)) {
      std::uint32_t object = kNoToken;
      if (tokens[c].dep == "dobj" || tokens[c].dep == "nsubjpass") object = c;
      if (tokens[c].dep == "prep" && c == u.verb + 1 && is_one_of(s.lower(c), "on upon")) {
        const std::int64_t inner = s.tree.child(c, {"pobj"});
        if (inner >= 0) object = static_cast<std::uint32_t>(inner);
      }
      // Without an object of its own, the verb's hearer may stand as subject of what he is to do.
      if (tokens[c].dep == "ccomp" && s.tree.child(u.verb, {"dobj", "dative"}) < 0 &&
          is_one_of(s.lemma(u.verb), "urge ask order want tell")) {
        const std::int64_t inner = s.tree.child(c, {"nsubj"});
        if (inner >= 0) object = static_cast<std::uint32_t>(inner);
      }
      if (object == kNoToken || !s.is_agent(object)) continue;
      if (is_press(s, object) || medium_of(s, object)) continue;
      const auto addressee = speaker_of(s, object);
      if (addressee && addressee->known &&
          (!statement.speaker || addressee->ref.id != statement.speaker->id)) {
        statement.addressee = addressee->ref;
        break;
      }
    }
  }
  for (const TimeMention& time : s.findings.times) {
    if (time.interval.begin.empty() || time.kind == TimeMention::Kind::kDuration ||
        time.kind == TimeMention::Kind::kSet || in_pieces(u, time.tokens)) {
      continue;
    }
    if (s.tree.sentence_of(time.tokens.begin) != s.tree.sentence_of(u.verb)) continue;
    const bool near = time.tokens.begin <= u.verb + 3 && time.tokens.end + 3 >= u.verb;
    if (!near && !hangs_on(s, time.tokens.end - 1, u.verb) &&
        !hangs_on(s, time.tokens.begin, u.verb)) {
      continue;
    }
    statement.date = time.interval;
    break;
  }
  for (const PlaceMention& place : s.findings.places) {
    if (!place.locative || in_pieces(u, place.tokens)) continue;
    if (s.tree.sentence_of(place.tokens.begin) != s.tree.sentence_of(u.verb)) continue;
    if (!hangs_on(s, place.tokens.end - 1, u.verb)) continue;
    statement.place = place.place;
    break;
  }
}

}  // namespace demarche::extract
