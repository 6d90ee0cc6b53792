#include "extract/conditions.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

TokenRange trimmed(const Analysis& analysis, TokenRange range) {
  while (!range.empty() && is_mark(analysis.tokens[range.end - 1])) --range.end;
  while (!range.empty() && is_mark(analysis.tokens[range.begin])) ++range.begin;
  return range;
}

bool opens_condition(const SpeechContext& s, std::uint32_t i, std::uint32_t& clause) {
  const auto& tokens = s.analysis().tokens;
  const std::string word = s.lower(i);
  const std::uint32_t head = s.clauses.head(i);
  clause = head;
  if (word == "if" || word == "unless") {
    if (i > 0 && is_one_of(s.lower(i - 1), "as what")) return false;
    if (i > 0 && is_one_of(s.lemma(i - 1), "know ask wonder doubt see question unclear decide")) {
      return false;
    }
    // "asked if": a question, not a condition.
    return tokens[head].dep != "ccomp" ||
           !is_one_of(s.lemma(s.clauses.head(head)), "ask wonder know see say doubt question");
  }
  if (word == "once" && tokens[i].dep != "advmod") return tokens[head].dep == "advcl";
  if (word == "once" && tokens[head].dep == "advcl" && i < head) return true;
  if (word == "provided" || word == "providing" || word == "assuming") {
    if (tokens[i].dep == "mark") return true;
    clause = i;
    return tokens[i].dep == "advcl" ||
           (tokens[i].dep == "prep" && i > 0 && s.analysis().word(i - 1) == ",");
  }
  if (word == "until" && tokens[i].dep == "mark") {
    for (const std::uint32_t c : s.tree.children(s.clauses.head(head))) {
      if (tokens[c].dep == "neg" || s.lower(c) == "no") return true;
    }
    return false;
  }
  if (word == "should" && tokens[i].dep == "aux" && tokens[head].dep == "advcl") {
    const std::int64_t subject = s.tree.child(head, {"nsubj", "nsubjpass", "expl"});
    return subject > static_cast<std::int64_t>(i);
  }
  if (word == "in" && i + 2 < tokens.size()) {
    const bool the = s.lower(i + 1) == "the" && s.lower(i + 2) == "event";
    const bool bare = is_one_of(s.lower(i + 1), "case event") && s.lower(i + 2) == "of";
    clause = i;
    return the || bare;
  }
  if (word == "as" && i + 3 < tokens.size() && s.lower(i + 1) == "long" && s.lower(i + 2) == "as") {
    clause = s.clauses.head(i + 2) == i ? i : s.clauses.head(i + 2);
    return tokens[clause].dep == "advcl";
  }
  return false;
}

}  // namespace

std::optional<TokenRange> find_condition(const SpeechContext& s, const Utterance& u) {
  const Analysis& analysis = s.analysis();
  const auto look = [&](TokenRange where) -> std::optional<TokenRange> {
    for (std::uint32_t i = where.begin; i < where.end; ++i) {
      std::uint32_t clause = 0;
      if (!opens_condition(s, i, clause)) continue;
      TokenRange range = s.tree.subtree(clause);
      range.begin = i;
      if (i > where.begin && is_one_of(s.lower(i - 1), "even only")) range.begin = i - 1;
      if (clause < i || range.end <= i + 1 || range.end > where.end) {
        // The parse fails: up to the comma or the end.
        range.end = where.end;
        for (std::uint32_t k = i + 3; k < where.end; ++k) {
          if (is_one_of(analysis.word(k), ", . ;")) {
            range.end = k;
            break;
          }
        }
      }
      for (std::uint32_t k = range.begin + 3; k < range.end; ++k) {
        // "if Russia attacks there will be": the main clause that the parse took in.
        if (analysis.tokens[k].tag == "EX") range.end = k;
      }
      range = trimmed(analysis, range);
      for (const Quotation& q : s.quotations_at(range)) {  // no mark without its partner
        if (q.tokens.begin >= range.begin && q.tokens.begin < range.end &&
            q.tokens.end > range.end && q.tokens.end <= range.end + 3) {
          range.end = q.tokens.end;
        }
      }
      if (range.end - range.begin >= 3) return range;
    }
    return std::nullopt;
  };
  for (const TokenRange piece : u.pieces) {
    if (const auto found = look(piece)) return found;
  }
  // Beside the content, where the cue itself is the threat or offer.
  if (u.verb == kNoToken || u.pieces.empty()) return std::nullopt;
  const Sentence sentence = analysis.sentences[s.tree.sentence_of(u.verb)];
  const auto found = look({sentence.begin, sentence.end});
  if (!found || u.neutral) return std::nullopt;
  const std::uint32_t distance = found->begin >= u.pieces.back().end
                                     ? found->begin - u.pieces.back().end
                                     : (u.cue.begin >= found->end ? u.cue.begin - found->end : 99);
  return distance <= 6 ? found : std::nullopt;
}

std::optional<TokenRange> encoded_condition(const std::vector<SentenceMeaning>& meanings,
                                            const Utterance& u) {
  for (const SentenceMeaning& sentence : meanings) {
    const TokenRange tokens{sentence.tokens.begin, sentence.tokens.end};
    const bool near = tokens.overlaps(u.cue) ||
                      std::any_of(u.pieces.begin(), u.pieces.end(),
                                  [&](TokenRange piece) { return piece.overlaps(tokens); });
    if (!near || sentence.conditions.empty()) continue;
    return TokenRange{sentence.conditions.front().begin, sentence.conditions.front().end};
  }
  return std::nullopt;
}

std::optional<Interval> find_deadline(const SpeechContext& s, const Utterance& u) {
  const Analysis& analysis = s.analysis();
  for (const TokenRange piece : u.pieces) {
    for (const TimeMention& time : beginning_in(s.findings.times, piece)) {
      if (time.tokens.begin <= piece.begin || time.tokens.end > piece.end) continue;
      const std::string before = s.lower(time.tokens.begin - 1);
      if (!is_one_of(before, "by within before")) continue;
      Interval deadline = time.interval;
      deadline.text = words_of(analysis, {time.tokens.begin - 1, time.tokens.end});
      return deadline;
    }
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      TokenRange words{i, i + 1};
      const std::string word = s.lower(i);
      if (word == "at" && i + 1 < piece.end && s.lower(i + 1) == "once") {
        words.end = i + 2;
      } else if (word == "without" && i + 1 < piece.end && s.lower(i + 1) == "delay") {
        words.end = i + 2;
      } else if (word != "immediately" && word != "forthwith") {
        continue;
      }
      Interval deadline;
      deadline.text = words_of(analysis, words);
      deadline.basis = "at once";
      return deadline;
    }
  }
  return std::nullopt;
}

}  // namespace demarche::extract
