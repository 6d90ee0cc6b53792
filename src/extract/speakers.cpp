#include "extract/speakers.hpp"

#include "knowledge/knowledge.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

constexpr std::string_view kOffices =
    "minister president chairman chancellor premier secretary spokesman spokeswoman spokesperson "
    "ministry government commander ambassador envoy chief embassy council commission parliament "
    "court administration general governor mayor agency department office command army police";
constexpr std::string_view kAnonymous =
    "official officials source sources diplomat diplomats aide aides insider insiders";
constexpr std::string_view kOutlets =
    "cnn bbc nbc abc cbs cnbc fox msnbc npr reuters afp ap sky itv bloomberg politico interfax "
    "tass ria rt euronews dw zdf ard bild nhk "
    "yonhap xinhua kcna anadolu";
constexpr std::string_view kNetworks = "twitter telegram facebook youtube instagram weibo";

bool is_noun(std::string_view pos) {
  return pos == "ADJ" || pos == "NOUN" || pos == "PROPN" || pos == "PRON" || pos == "NUM";
}

}  // namespace

TokenRange phrase_of(const SpeechContext& s, std::uint32_t head) {
  const auto& tokens = s.analysis().tokens;
  TokenRange range{head, head + 1};
  for (const std::uint32_t c : s.tree.children(head)) {
    const std::string_view dep = tokens[c].dep;
    TokenRange part = s.tree.subtree(c);
    if (c < head) {
      if (is_one_of(dep, "det amod compound poss nummod nmod quantmod predet appos")) {
        range.begin = std::min(range.begin, part.begin);
      }
    } else if (dep == "prep" && s.lower(c) == "of") {
      range.end = std::max(range.end, part.end);
    } else if (dep == "case" || dep == "appos" ||
               (dep == "prep" && is_one_of(s.lower(c), "in for at from on"))) {
      if (dep == "prep" && part.end - part.begin > 6) continue;
      if (dep == "prep" && part.begin != range.end) continue;
      range.end = std::max(range.end, part.end);
    }
  }
  while (range.end > head + 1 && tokens[range.end - 1].pos == "PUNCT") --range.end;
  return range;
}

namespace {

// What to call somebody whom the cast does not have: the words of the phrase around its head, up to
// a comma, a colon, a verb ("the caption reads") or a preposition other than "of".
std::string name_of_unknown(const SpeechContext& s, std::uint32_t head, TokenRange phrase) {
  const auto& tokens = s.analysis().tokens;
  const auto ends = [&](std::uint32_t i) {
    const Token& token = tokens[i];
    return token.pos == "SPACE" || is_one_of(token.tag, "VBZ VBD VBP MD") ||
           (token.pos == "PUNCT" && !is_one_of(s.analysis().word(i), "- . ' ’")) ||
           (token.dep == "prep" && s.lower(i) != "of");
  };
  TokenRange range{head, head + 1};
  while (range.begin > phrase.begin && !ends(range.begin - 1)) --range.begin;
  while (range.end < phrase.end && !ends(range.end)) ++range.end;
  return words_of(s.analysis(), range);
}

}  // namespace

std::optional<Speaker> speaker_of(const SpeechContext& s, std::uint32_t head) {
  const auto& tokens = s.analysis().tokens;
  const Mention* mention = s.findings.cast.at(head);
  if (mention != nullptr && mention->head != head) {
    // A longer name around the head will do; a phrase that merely contains it will not.
    const bool inside = mention->tokens.end == head + 1 && tokens[head].pos == "PROPN";
    if (!inside) mention = nullptr;
  }
  if (mention != nullptr) {
    return Speaker{s.findings.cast.ref(*mention, s.context), mention->basis, true, mention};
  }
  if (const auto found = s.findings.cast.stand_ins.find(head);
      found != s.findings.cast.stand_ins.end()) {
    auto speaker = speaker_of(s, found->second);
    if (speaker) speaker->basis = SpeakerBasis::kPronoun;
    return speaker;
  }
  // An apposition may carry the name: "his US counterpart, Jen Psaki".
  for (const std::uint32_t c : s.tree.children(head)) {
    if (tokens[c].dep != "appos") continue;
    if (const Mention* named = s.findings.cast.at(c); named != nullptr && named->head == c) {
      return Speaker{s.findings.cast.ref(*named, s.context), named->basis, true, named};
    }
  }
  // "164 people" are counted, not heard.
  if (s.lemma(head) == "people" && s.tree.child(head, {"nummod"}) >= 0) return std::nullopt;
  const bool acronym = is_acronym(s.analysis().word(head));
  if (!acronym && (tokens[head].pos == "PRON" || !is_noun(tokens[head].pos))) {
    return std::nullopt;
  }
  // A person named inside the phrase, where the parser hangs the name on something else ("the
  // foreign minister Dmytro Kuleba, whom ...").
  const TokenRange phrase = phrase_of(s, head);
  for (std::uint32_t i = head; i < phrase.end && i < head + 8; ++i) {
    const Mention* named = s.findings.cast.at(i);
    if (named == nullptr || tokens[i].dep == "pobj" || tokens[i].dep == "poss") continue;
    if (s.findings.cast.actors[named->actor].kind == ActorKind::kPerson &&
        named->basis == SpeakerBasis::kName && named->tokens.begin <= head + 6) {
      return Speaker{s.findings.cast.ref(*named, s.context), named->basis, true, named};
    }
    if (s.analysis().word(i) == ",") break;
  }
  Speaker speaker;
  const std::string words = words_of(s.analysis(), phrase);
  speaker.ref = {"unknown:" + text::slug(words), name_of_unknown(s, head, phrase), words};
  const std::string word = s.lower(head);
  const bool indefinite = [&] {
    for (const std::uint32_t c : s.tree.children(head)) {
      if (tokens[c].dep == "det") return is_one_of(s.lower(c), "a an some another one");
    }
    return tokens[head].tag == "NNS";
  }();
  if (tokens[head].pos == "PROPN" || acronym) {
    speaker.basis = SpeakerBasis::kName;
  } else if (is_one_of(word, kAnonymous) && indefinite) {
    speaker.basis = SpeakerBasis::kAnonymous;
  } else if (is_one_of(word, kOffices)) {
    speaker.basis = SpeakerBasis::kOffice;
  } else {
    speaker.basis = SpeakerBasis::kGroup;
  }
  return speaker;
}

std::uint32_t head_of_source(const SpeechContext& s, TokenRange source) {
  const auto& tokens = s.analysis().tokens;
  std::uint32_t first = source.begin;
  bool any = false;
  for (std::uint32_t i = source.begin; i < source.end; ++i) {
    const auto governor = static_cast<std::uint32_t>(tokens[i].head);
    if (source.contains(governor) && governor != i) continue;
    if (is_noun(tokens[i].pos)) return i;
    if (!any && tokens[i].pos != "PUNCT") first = i, any = true;
  }
  return first;
}

std::optional<Speaker> speaker_of_source(const SpeechContext& s, TokenRange source) {
  const std::uint32_t head = head_of_source(s, source);
  auto speaker = speaker_of(s, head);
  if (speaker && speaker->known) return speaker;
  // A person named anywhere in the span, unless another's ("Biden's aide", "an ally of Putin").
  for (std::uint32_t i = source.begin; i < source.end; ++i) {
    const Mention* named = s.findings.cast.at(i);
    if (named == nullptr || named->head != i) continue;
    const std::string_view dep = s.analysis().tokens[i].dep;
    const bool person = s.findings.cast.actors[named->actor].kind == ActorKind::kPerson;
    if ((person && dep != "poss" && dep != "pobj") || named->tokens.contains(head)) {
      return Speaker{s.findings.cast.ref(*named, s.context), named->basis, true, named};
    }
  }
  // A capital that the cast took for a place speaks for its state.
  for (const knowledge::Name& name : s.context.knowledge.named(s.analysis().word(head))) {
    if (name.kind != knowledge::NameKind::kMetonym && name.kind != knowledge::NameKind::kName) {
      continue;
    }
    const knowledge::Entry entry = s.context.knowledge.entry(name.entry);
    if (entry.kind != ActorKind::kState || s.analysis().tokens[head].pos != "PROPN") continue;
    return Speaker{{std::string(entry.id), std::string(entry.name), words_of(s.analysis(), source)},
                   SpeakerBasis::kMetonym,
                   true,
                   nullptr};
  }
  return speaker;
}

bool is_press(const SpeechContext& s, std::uint32_t head) {
  return is_one_of(s.lower(head),
                   "reporters journalists press media correspondents newspaper radio television "
                   "tv listeners viewers channel interview briefing conference agency broadcaster");
}

std::optional<std::string> medium_of(const SpeechContext& s, std::uint32_t head) {
  if (const Mention* mention = s.findings.cast.at(head);
      mention != nullptr && s.findings.cast.actors[mention->actor].kind == ActorKind::kMedium) {
    // "the Interfax news agency" keeps its name.
    const bool kind = s.analysis().tokens[head].pos == "NOUN";
    return words_of(s.analysis(), kind ? phrase_of(s, head) : mention->tokens);
  }
  const TokenRange phrase = phrase_of(s, head);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (is_one_of(s.lower(i), kNetworks)) return std::string(s.analysis().word(i));
    if (is_one_of(s.lower(i), kOutlets)) return words_of(s.analysis(), phrase);
  }
  if (is_one_of(s.lower(head), "newspaper radio television tv channel agency broadcaster daily")) {
    return words_of(s.analysis(), phrase);
  }
  return std::nullopt;
}

}  // namespace demarche::extract
