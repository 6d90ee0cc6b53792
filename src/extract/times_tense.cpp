#include "extract/times_tense.hpp"

#include "text/strings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace demarche::extract {

namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto kModals =
    std::to_array<std::string_view>({"will", "'ll", "\u2019ll", "wo", "shall", "would", "'d", "may",
                                     "might", "can", "could", "must", "should", "need"});

// Verbs whose participle announces: "talks planned for Tuesday".
constexpr auto kScheduling = std::to_array<std::string_view>(
    {"plan", "schedule", "set", "expect", "slate", "postpone", "delay", "propose", "promise",
     "await", "invite", "adjourn", "reschedule", "tip", "forecast"});

// Verbs whose object still lies ahead, whatever their own tense: "announced talks on Tuesday".
constexpr auto kAnnouncing = std::to_array<std::string_view>(
    {"plan", "schedule", "propose", "expect", "prepare", "await", "offer", "agree", "promise",
     "postpone", "delay", "demand", "threaten", "call", "set", "order", "request", "seek", "urge"});

// Present-tense verbs of timetables: "talks open on Monday".
constexpr auto kTimetable = std::to_array<std::string_view>(
    {"start",  "begin",     "open",     "resume",  "end",  "expire", "meet",  "arrive",
     "travel", "visit",     "host",     "convene", "take", "come",   "leave", "kick",
     "run",    "close",     "return",   "gather",  "hold", "depart", "fly",   "head",
     "reopen", "reconvene", "continue", "follow",  "vote", "go"});

// Verbs whose infinitive tells what did or did not come about in their own tense.
constexpr auto kImplicative = std::to_array<std::string_view>(
    {"fail", "manage", "begin", "start", "continue", "try", "happen", "come", "use", "go", "help",
     "cease", "stop", "refuse"});

// "was shifted to Friday".
constexpr auto kMoving = std::to_array<std::string_view>(
    {"shift", "move", "postpone", "push", "delay", "bring", "adjourn", "reschedule", "extend"});

constexpr auto kLasting =
    std::to_array<std::string_view>({"last", "stay", "live", "fight", "serve", "rule", "be", "work",
                                     "run", "drag", "take", "do", "govern"});

constexpr auto kDeadlineVerbs = std::to_array<std::string_view>(
    {"give",  "set",     "have",     "extend", "demand",  "order", "ask",    "tell",
     "wait",  "want",    "call",     "need",   "require", "urge",  "invite", "remain",
     "close", "suspend", "postpone", "delay",  "put",     "leave"});

bool is_verb(const Token& token) {
  return token.pos == "VERB" || token.pos == "AUX";
}

std::string lower_word(const Analysis& analysis, std::uint32_t token) {
  return text::to_lower(analysis.word(token));
}

bool has_auxiliary_past_perfect(const Analysis& analysis, const Tree& tree, std::uint32_t verb) {
  return std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](std::uint32_t c) {
    return (analysis.tokens[c].dep == "aux" || analysis.tokens[c].dep == "auxpass") &&
           analysis.tokens[c].lemma == "have";
  });
}

// Decided by the verb alone: true ahead, false not, nothing when an infinitive needs its governor.
std::optional<bool> ahead_by_form(const Analysis& analysis, const Tree& tree, std::uint32_t verb) {
  const Token& token = analysis.tokens[verb];
  bool to = false;
  bool modal = false;
  bool perfect = has_auxiliary_past_perfect(analysis, tree, verb);
  std::string_view be;
  for (const std::uint32_t c : tree.children(verb)) {
    const Token& child = analysis.tokens[c];
    if (child.dep != "aux" && child.dep != "auxpass") continue;
    if (child.tag == "TO") to = true;
    if (child.tag == "MD" || one_of(lower_word(analysis, c), kModals)) modal = true;
    if (child.lemma == "be") be = child.tag;
  }
  if (modal) return !perfect;
  if (to) return std::nullopt;
  if (token.tag == "VBG" && (be == "VBZ" || be == "VBP") && !perfect) return true;
  if (token.tag == "VBN" && token.lemma == "schedule") return true;
  if (token.tag == "VBN" && one_of(token.lemma, kScheduling) && !perfect) return true;
  if ((token.tag == "VBZ" || token.tag == "VBP") && one_of(token.lemma, kTimetable)) return true;
  if (token.tag == "VBN" && (be == "VBZ" || be == "VBP") && one_of(token.lemma, kTimetable))
    return true;
  return false;
}

// The noun is the verb's direct object, or hangs on it by "for" or "to".
bool is_object(const Analysis& analysis, std::uint32_t noun, std::uint32_t verb) {
  const Token& token = analysis.tokens[noun];
  const auto head = static_cast<std::uint32_t>(token.head);
  if (head == verb) return token.dep == "dobj" || token.dep == "nsubjpass";
  if (token.dep != "pobj" || static_cast<std::uint32_t>(analysis.tokens[head].head) != verb)
    return false;
  const std::string preposition = lower_word(analysis, head);
  return preposition == "for" || preposition == "to";
}

}  // namespace

bool lies_ahead(const Analysis& analysis, const Tree& tree, std::uint32_t verb) {
  for (std::size_t steps = 0; steps < analysis.tokens.size(); ++steps) {
    const std::optional<bool> form = ahead_by_form(analysis, tree, verb);
    if (form.has_value()) return *form;
    // An infinitive: "are to meet", "agreed to meet", but "failed to meet", "came to meet".
    const auto head = static_cast<std::uint32_t>(analysis.tokens[verb].head);
    if (head == verb || !is_verb(analysis.tokens[head])) return true;
    if (!one_of(analysis.tokens[head].lemma, kImplicative)) return true;
    verb = head;
  }
  return true;
}

Direction direction_of(const Analysis& analysis, const Tree& tree, TokenRange time) {
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  if (time.empty() || time.begin >= n) return {};
  std::uint32_t at = time.begin;
  for (std::uint32_t i = time.begin; i < time.end && i < n; ++i) {
    const auto head = static_cast<std::uint32_t>(analysis.tokens[i].head);
    if (!time.contains(head)) at = i;
  }
  const std::string before = time.begin > 0 ? lower_word(analysis, time.begin - 1) : std::string();
  const bool limit = before == "by" || before == "until" || before == "till" || before == "before";
  if (before == "for") return {true, "for it"};
  std::int64_t noun = -1;  // the last noun on the way up
  for (std::uint32_t steps = 0; steps < n; ++steps) {
    const auto head = static_cast<std::uint32_t>(analysis.tokens[at].head);
    if (head == at && !is_verb(analysis.tokens[at])) break;
    const std::uint32_t next = head;
    const Token& token = analysis.tokens[next];
    if (token.pos == "ADP" || token.pos == "SCONJ") {
      if (!time.contains(at) && at + 1 > 0) {
        const std::string word = lower_word(analysis, next);
        if (word == "after" || word == "since") return {false, "after it"};
        if (word == "before" ||
            (word == "of" && next > 0 && lower_word(analysis, next - 1) == "ahead")) {
          return {true, "ahead of it"};
        }
      }
    }
    // "with talks set to proceed on Wednesday and at a session on Thursday": the first phrase
    // decides.
    if (analysis.tokens[at].dep == "conj" && analysis.tokens[at].pos == "ADP" &&
        token.pos == "ADP") {
      const std::int64_t object = tree.child(next, {"pobj"});
      const std::int64_t clause =
          object < 0 ? -1 : tree.child(static_cast<std::uint32_t>(object), {"acl"});
      if (clause >= 0) {
        const auto verb = static_cast<std::uint32_t>(clause);
        if (one_of(analysis.tokens[verb].lemma, kScheduling))
          return {true, "beside what is scheduled"};
      }
    }
    if (token.pos == "ADJ" && (token.lemma == "due" || token.lemma == "set")) return {true, "due"};
    if (is_verb(token)) {
      // "announced talks on Tuesday", but "agreed in a call on Monday".
      const bool object = noun >= 0 && is_object(analysis, static_cast<std::uint32_t>(noun), next);
      if (object && one_of(token.lemma, kAnnouncing)) return {true, "announced"};
      if (before == "to" && one_of(token.lemma, kMoving)) return {true, "moved to it"};
      if (lies_ahead(analysis, tree, next)) return {true, "the verb points ahead"};
      if (limit && one_of(token.lemma, kDeadlineVerbs)) return {true, "a time limit"};
      // "cut its use until March" sets an end; "lasted until March" tells of one.
      const bool until = before == "until" || before == "till";
      if (until && !one_of(token.lemma, kLasting)) return {true, "a time limit"};
      return {false, "the verb tells of the past"};
    }
    if (token.pos == "NOUN" || token.pos == "PROPN") noun = next;
    if (head == at) break;
    at = next;
  }
  if (limit) return {true, "a time limit"};
  return {false, "no verb points ahead"};
}

}  // namespace demarche::extract
