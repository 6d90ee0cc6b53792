#include "extract/acts.hpp"
#include "extract/conditions.hpp"
#include "extract/findings.hpp"
#include "extract/setting_of_speech.hpp"
#include "extract/speakers.hpp"
#include "extract/utterance_index.hpp"
#include "records/names.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <map>

namespace demarche::extract {

namespace {

int words_in(const Analysis& analysis, const std::vector<TokenRange>& pieces) {
  int n = 0;
  for (const TokenRange piece : pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (analysis.tokens[i].pos != "PUNCT" && analysis.tokens[i].pos != "SPACE") ++n;
    }
  }
  return n;
}

SpeechMode mode_of(const SpeechContext& s, const Utterance& u) {
  if (u.rule == "transcript turn") return SpeechMode::kDirect;
  int inside = 0;
  int outside = 0;
  for (const TokenRange piece : u.pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      const std::string_view pos = s.analysis().tokens[i].pos;
      if (pos == "PUNCT" || pos == "SPACE") continue;
      s.is_quoted(i) ? ++inside : ++outside;
    }
  }
  if (inside == 0) return SpeechMode::kIndirect;
  return outside <= 1 ? SpeechMode::kDirect : SpeechMode::kMixed;
}

// Later utterances give way to earlier ones that hold the same words, unless one is set into the
// other ("he recalled that the G7 had warned of ...").
void drop_doubles(std::vector<Utterance>& all) {
  std::vector<Utterance> kept;
  std::map<std::vector<std::uint32_t>, std::vector<std::size_t>> of_source;  // of those kept
  for (Utterance& u : all) {
    bool doubled = false;
    std::vector<std::size_t>& alike = of_source[u.sources];
    for (const std::size_t index : alike) {
      const Utterance& k = kept[index];
      if (u.pieces.empty() || k.pieces.empty()) continue;
      int common = 0;
      int size = 0;
      for (const TokenRange a : u.pieces) {
        size += static_cast<int>(a.end - a.begin);
        for (const TokenRange b : k.pieces) {
          common += std::max(0, static_cast<int>(std::min(a.end, b.end)) -
                                    static_cast<int>(std::max(a.begin, b.begin)));
        }
      }
      doubled = doubled || common * 10 >= size * 8;
    }
    if (doubled) continue;
    alike.push_back(kept.size());
    kept.push_back(std::move(u));
  }
  all = std::move(kept);
}

// What is told inside another's content without being said: "warned that NATO was refusing ...".
void drop_nested_conduct(const SpeechContext& s, std::vector<Utterance>& all) {
  std::vector<Utterance> kept;
  const UtteranceIndex index(s.analysis().tokens.size(), all);
  for (const Utterance& u : all) {
    const bool conduct =
        u.verb != kNoToken &&
        is_one_of(s.lemma(u.verb), "refuse accept offer want expect hope reject threaten renounce");
    std::vector<std::size_t> near;
    if (conduct) near = index.near({u.verb, u.verb + 1});
    const bool nested = std::any_of(near.begin(), near.end(), [&](std::size_t i) {
      const Utterance& other = all[i];
      return &other != &u && std::any_of(other.pieces.begin(), other.pieces.end(),
                                         [&](TokenRange piece) { return piece.contains(u.verb); });
    });
    if (!nested) kept.push_back(u);
  }
  all = std::move(kept);
}

bool same_person(const Ref& a, const Ref& b) {
  return a.id == b.id;
}

// Which words it was read off, and the next best for act and speaker.
Grounds grounds_of(const SpeechContext& s, const Utterance& u, Act act, const Mention* speaker) {
  Grounds out;
  for (std::size_t i = 0; i < u.sources.size(); ++i) {
    out.source.push_back(evidence_of(
        s.context, i < u.source_spans.size() ? u.source_spans[i] : phrase_of(s, u.sources[i])));
  }
  if (!u.cue.empty()) out.cue = evidence_of(s.context, u.cue);
  if (u.encoded) {
    const auto first = parse_name<Act>(u.encoded->act);
    const bool agrees = first == act;
    out.act_next = agrees ? parse_name<Act>(u.encoded->runner_up) : first;
    const auto lead = static_cast<double>(u.encoded->margin);
    out.act_lead = agrees ? lead : -lead;
  }
  if (speaker != nullptr) {
    out.speaker_rule = speaker->rule;
    if (speaker->next) {
      const Actor& next = s.findings.cast.actors[speaker->next->actor];
      out.speaker_next = Ref{next.id, next.name, next.name};
      out.speaker_lost = speaker->next->lost;
    }
  }
  return out;
}

// "Moscow, which has been accused of ...": the subject of the passive is spoken of or to; only who
// "is quoted", "is heard" or "will not be drawn" speaks.
bool is_spoken_of(const SpeechContext& s, const Utterance& u, std::uint32_t source) {
  const Token& token = s.analysis().tokens[source];
  return u.verb != kNoToken && token.dep == "nsubjpass" &&
         static_cast<std::uint32_t>(token.head) == u.verb &&
         !is_one_of(s.lemma(u.verb), "quote cite hear draw");
}

std::optional<Statement> record_of(const SpeechContext& s, const Utterance& u) {
  if (!u.borne_out) return std::nullopt;
  const Analysis& analysis = s.analysis();
  Statement statement;
  bool first = true;
  const Mention* speaker_mention = nullptr;
  for (std::size_t i = 0; i < u.sources.size(); ++i) {
    if (is_spoken_of(s, u, u.sources[i])) continue;
    const auto speaker = i < u.source_spans.size() ? speaker_of_source(s, u.source_spans[i])
                                                   : speaker_of(s, u.sources[i]);
    if (first) {
      first = false;
      if (speaker) {
        statement.speaker = speaker->ref;
        statement.speaker_basis = speaker->basis;
        speaker_mention = speaker->mention;
      } else {
        statement.speaker_basis = SpeakerBasis::kPronoun;
      }
    } else if (speaker && speaker->known && statement.speaker &&
               !same_person(speaker->ref, *statement.speaker)) {
      statement.co_speakers.push_back(speaker->ref);
    }
  }
  const bool silent = u.act == Act::kDeclineComment;
  const int words = words_in(analysis, u.pieces);
  // One word is enough where the cue names the act, or the encoder a thing: "announced
  // countermeasures", "voiced regret".
  const bool named = !u.neutral || (u.rule == "encoder" && !u.sources.empty());
  if (!silent && words < (named ? 1 : 2)) return std::nullopt;
  for (const std::uint32_t head : u.via) {
    const auto via = speaker_of(s, head);
    const bool listed =
        via && std::any_of(statement.via.begin(), statement.via.end(),
                           [&](const Ref& one) { return same_person(one, via->ref); });
    if (via && !listed && (!statement.speaker || !same_person(via->ref, *statement.speaker))) {
      statement.via.push_back(via->ref);
    }
  }
  statement.mode = mode_of(s, u);
  const auto condition = u.condition ? u.condition : find_condition(s, u);
  if (condition) {
    const Evidence evidence = evidence_of(s.context, *condition);
    statement.condition = Condition{evidence.text, evidence};
  }
  const ActDecision act = decide_act(s, u, condition.has_value());
  statement.act = act.act;
  statement.deadline = find_deadline(s, u);
  for (const TokenRange piece : u.pieces) {
    Evidence evidence = evidence_of(s.context, piece);
    if (evidence.span.empty()) continue;
    if (!statement.text.empty()) statement.text += ' ';
    statement.text += evidence.text;
    statement.evidence.push_back(std::move(evidence));
  }
  if (statement.evidence.empty()) {  // silence: the sentence that tells of it
    statement.evidence.push_back(evidence_of(s.context, sentence_around(analysis, u.verb)));
    statement.text = words_of(analysis, u.cue);
  }
  statement.cue = words_of(analysis, u.cue);
  if (u.cue.empty()) statement.cue.clear();
  set_speech_setting(s, u, statement);
  statement.confidence = u.confidence;
  statement.rule = u.rule + "; act: " + act.why;
  statement.grounds = grounds_of(s, u, act.act, speaker_mention);
  const Evidence& lead = statement.evidence.front();
  statement.id = text::content_id(
      'S', {s.context.article.id, statement.speaker ? statement.speaker->id : std::string_view(),
            statement.cue, std::to_string(lead.span.begin), statement.text});
  statement.group = statement.id;
  return statement;
}

// In the same paragraph or the next one.
bool is_near(const Analysis& analysis, const Statement& before, const Statement& after) {
  int breaks = 0;
  const std::uint32_t end = token_at(analysis, after.evidence.front().span.begin);
  for (std::uint32_t i = token_at(analysis, before.evidence.back().span.begin); i < end; ++i) {
    if (analysis.word(i).find('\n') != std::string_view::npos) ++breaks;
  }
  return breaks <= 1;
}

// The speaker among the article's actors, or null.
const Actor* actor_who_said(const SpeechContext& s, const Statement& statement) {
  const auto& actors = s.findings.cast.actors;
  const auto known = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) {
    return statement.speaker && a.id == statement.speaker->id;
  });
  return known == actors.end() ? nullptr : &*known;
}

// Speech that goes on: a source that is a pronoun which the cast leaves open is whoever spoke just
// before, if the pronoun can stand for such a speaker.
bool goes_on(const SpeechContext& s, const Utterance& u, const Statement& before) {
  if (u.sources.empty()) return false;
  const Actor* known = actor_who_said(s, before);
  const bool person = known != nullptr && known->kind == ActorKind::kPerson;
  // A spokesperson speaks for a body, and is a person all the same.
  const bool somebody = before.speaker_basis == SpeakerBasis::kOffice ||
                        before.speaker_basis == SpeakerBasis::kAnonymous;
  const std::string pronoun = s.lower(u.sources.front());
  if (pronoun == "he" || pronoun == "she") {
    return person || somebody || (known == nullptr && before.speaker_basis == SpeakerBasis::kName);
  }
  return is_one_of(pronoun, "it they") && !person;
}

// A person of whom the article tells no state, and no body but those of private life.
bool has_no_side(const SpeechContext& s, const Statement& statement) {
  const Actor* known = actor_who_said(s, statement);
  return known != nullptr && known->kind == ActorKind::kPerson && known->country.empty() &&
         !is_one_of(known->sector, "GOV MIL REB SPY COP OPP UAF");
}

}  // namespace

std::vector<Utterance> find_utterances(const SpeechContext& speech) {
  std::vector<Utterance> parsed;
  find_reported(speech, parsed);
  std::vector<Utterance> utterances;
  find_attributed(speech, utterances);
  add_parsed(speech, std::move(parsed), utterances);
  find_according_to(speech, utterances);
  attribute_quotations(speech, utterances);
  find_transcript(speech, utterances);
  drop_doubles(utterances);
  drop_nested_conduct(speech, utterances);
  const auto start = [](const Utterance& u) {
    return u.pieces.empty() ? u.cue.begin : u.pieces.front().begin;
  };
  std::stable_sort(utterances.begin(), utterances.end(),
                   [&](const Utterance& a, const Utterance& b) { return start(a) < start(b); });
  return utterances;
}

std::vector<Statement> find_statements(const Context& context, const Findings& findings) {
  const SpeechReading reading(context, findings);
  const SpeechContext& speech = reading.speech;
  std::vector<Statement> out;
  for (const Utterance& utterance : find_utterances(speech)) {
    auto statement = record_of(speech, utterance);
    if (!statement) continue;
    if (!statement->speaker && !out.empty() && out.back().speaker &&
        is_near(context.analysis, out.back(), *statement) &&
        goes_on(speech, utterance, out.back())) {
      statement->speaker = out.back().speaker;
      statement->speaker->text =
          words_of(context.analysis, {utterance.sources.front(), utterance.sources.front() + 1});
      statement->confidence *= 0.8;
      statement->rule += "; speaker: who spoke just before";
    }
    // docs/labels.md: harm that the speaker only foresees is a warning. Who has no side in it (an
    // expert) threatens only with deeds of his own.
    if (statement->act == Act::kThreaten && has_no_side(speech, *statement) &&
        !announces_own_deed(speech, utterance)) {
      statement->act = Act::kWarn;
      statement->rule += "; a private person's foresight";
    }
    // Nobody, and nothing printed in quotation marks: not worth a row.
    if (!statement->speaker && !utterance.quoted) continue;
    out.push_back(std::move(*statement));
  }
  return out;
}

}  // namespace demarche::extract
