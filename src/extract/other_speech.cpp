// Speech without a reporting verb: "according to X", "citing X", transcripts.
#include "extract/utterances.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

std::optional<std::uint32_t> object_of(const SpeechContext& s, std::uint32_t token) {
  for (const std::uint32_t child : s.tree.children(token)) {
    const std::string_view dep = s.analysis().tokens[child].dep;
    if (dep == "pobj" || dep == "dobj") return child;
    if (dep == "prep") {
      if (const auto inner = object_of(s, child)) return inner;
    }
  }
  return std::nullopt;
}

// The utterance that holds the token or whose cue governs it; the latest in the sentence.
Utterance* told_here(const SpeechContext& s, std::vector<Utterance>& all, std::uint32_t token,
                     bool held) {
  Utterance* found = nullptr;
  const std::uint32_t sentence = s.tree.sentence_of(token);
  for (Utterance& u : all) {
    if (u.verb == kNoToken || s.tree.sentence_of(u.verb) != sentence) continue;
    const bool inside = std::any_of(u.pieces.begin(), u.pieces.end(),
                                    [&](TokenRange piece) { return piece.contains(token); });
    if (held ? inside || s.tree.governs(u.verb, token) : s.tree.governs(u.verb, token)) found = &u;
  }
  return found;
}

}  // namespace

void find_according_to(const SpeechContext& s, std::vector<Utterance>& out) {
  const auto& tokens = s.analysis().tokens;
  for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    if (s.is_quoted(i)) continue;
    const std::string word = s.lower(i);
    const bool according = word == "according" && s.lower(i + 1) == "to";
    const bool citing = is_one_of(word, "citing quoting") && tokens[i].tag == "VBG";
    if (!according && !citing) continue;
    const auto source = object_of(s, i);
    if (!source || (citing ? !s.is_agent(*source) : !s.can_speak(*source))) continue;
    // "X denied it, according to Y": Y passes on what X said.
    const TokenRange own = s.tree.subtree(i);
    const std::uint32_t sentence = s.tree.sentence_of(i);
    if (Utterance* told = told_here(s, out, i, true)) {
      for (Utterance& u : out) {
        if (u.verb == kNoToken || s.tree.sentence_of(u.verb) != sentence) continue;
        if (&u != told && u.sources != told->sources) continue;
        // What the parse took into the content is not part of it.
        std::vector<TokenRange> pieces;
        for (TokenRange piece : u.pieces) {
          if (piece.contains(own.begin) && own.end >= piece.end) piece.end = own.begin;
          while (!piece.empty() && s.analysis().word(piece.end - 1) == ",") --piece.end;
          if (!piece.empty()) pieces.push_back(piece);
        }
        if (!pieces.empty()) u.pieces = std::move(pieces);
        u.via.push_back(*source);
      }
      continue;
    }
    if (citing) continue;
    const Sentence around = s.analysis().sentences[sentence];
    const std::uint32_t above = s.clauses.head(i);
    std::uint32_t root = s.clauses.verb_above(above);
    while (s.clauses.head(root) != root &&
           is_one_of(tokens[root].dep, "xcomp aux relcl acl advcl pcomp")) {
      root = s.clauses.head(root);
    }
    std::vector<bool> mask(tokens.size(), false);
    const TokenRange clause = s.tree.subtree(root);
    for (std::uint32_t k = clause.begin; k < clause.end; ++k) {
      mask[k] = !own.contains(k) && s.tree.governs(root, k);
    }
    if (own.begin <= clause.begin + 1 && own.end < clause.end) {
      // "According to X, ...": an apposition that the parse left outside goes with the source.
      for (std::uint32_t k = own.end; k < clause.end && s.analysis().word(k) != ","; ++k) {
        if (tokens[k].pos == "PROPN") mask[k] = false;
      }
    }
    Utterance u;
    u.verb = i;
    u.cue = {i, i + 2};
    u.sources = {*source};
    u.pieces = ranges_of(s, mask, {around.begin, around.end});
    // Only the clause around the phrase; a stray word before it is none.
    std::erase_if(u.pieces, [](TokenRange piece) { return piece.end - piece.begin < 2; });
    u.confidence = 0.7;
    u.rule = "according to";
    if (!u.pieces.empty()) out.push_back(std::move(u));
  }
}

void find_transcript(const SpeechContext& s, std::vector<Utterance>& out) {
  const auto& tokens = s.analysis().tokens;
  const auto n = static_cast<std::uint32_t>(tokens.size());
  const auto is_break = [&](std::uint32_t i) {
    return tokens[i].pos == "SPACE" && s.analysis().word(i).find('\n') != std::string_view::npos;
  };
  // `"..." - Name` closes a paragraph.
  for (const Quotation& q : s.quotations) {
    const std::uint32_t dash = q.tokens.end;
    if (dash + 1 >= n || !is_one_of(s.analysis().word(dash), "- -- \xe2\x80\x93 \xe2\x80\x94"))
      continue;
    if (!is_sentence(s.analysis(), q)) continue;
    std::uint32_t end = dash + 1;
    bool name = tokens[end].pos == "PROPN";
    while (end < n && !is_break(end)) {
      name = name && !s.clauses.is_verb(end);
      ++end;
    }
    if (!name || end - dash > 14) continue;
    std::uint32_t head = dash + 1;
    while (head + 1 < end && tokens[head + 1].pos == "PROPN") ++head;
    std::erase_if(out, [&](const Utterance& u) {
      return u.pieces.size() == 1 && u.pieces[0].overlaps(q.tokens);
    });
    Utterance u;
    u.sources = {head};
    u.pieces = {q.tokens};
    u.quoted = true;
    u.confidence = 0.85;
    u.rule = "quotation signed by a name";
    out.push_back(std::move(u));
  }
  // `Name: words`, at least two paragraphs of that shape.
  struct Turn {
    std::uint32_t head;
    TokenRange words;
  };
  std::vector<Turn> turns;
  for (std::uint32_t begin = 0; begin < n;) {
    std::uint32_t end = begin;
    while (end < n && !is_break(end)) ++end;
    for (std::uint32_t i = begin + 1; i < std::min(end, begin + 7); ++i) {
      if (s.analysis().word(i) != ":") continue;
      bool name = end - i > 4 && !s.is_quoted(begin);
      for (std::uint32_t k = begin; k < i; ++k) {
        name = name && (tokens[k].pos == "PROPN" || tokens[k].pos == "PUNCT" ||
                        is_one_of(s.analysis().word(k), "Q A"));
      }
      if (name) turns.push_back({i - 1, {i + 1, end}});
      break;
    }
    begin = end + 1;
  }
  if (turns.size() < 2) return;
  for (const Turn& turn : turns) {
    const bool held = std::any_of(out.begin(), out.end(), [&](const Utterance& u) {
      return std::any_of(u.pieces.begin(), u.pieces.end(),
                         [&](TokenRange piece) { return piece.overlaps(turn.words); });
    });
    if (held) continue;
    Utterance u;
    u.sources = {turn.head};
    u.pieces = {turn.words};
    u.quoted = true;
    u.confidence = 0.75;
    u.rule = "transcript turn";
    out.push_back(std::move(u));
  }
}

}  // namespace demarche::extract
