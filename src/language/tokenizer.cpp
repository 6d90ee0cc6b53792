#include "language/tokenizer.hpp"

#include "language/hash.hpp"
#include "language/model_file.hpp"
#include "language/python_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

constexpr std::size_t kMostChunks = 20000;
constexpr std::size_t kMostLexemes = 20000;
constexpr std::size_t kMostLexemeBytes = 16U << 20U;
constexpr std::size_t kLongestChunk = 64;  // bytes of a chunk that is kept
constexpr std::size_t kSuffixWindow =
    256;                             // bytes at the end in which a suffix is looked for first
constexpr std::uint64_t kOrth = 65;  // spaCy's attribute ids in an exception
constexpr std::uint64_t kNorm = 67;

Result<std::unique_ptr<Regex>> pattern_of(const Packed& file, std::string_view key, bool anchored,
                                          const std::string& path) {
  const Packed* value = file.find(key);
  if (value == nullptr || !value->is_string()) return std::unique_ptr<Regex>();
  auto compiled = Regex::compile(value->words, anchored);
  if (!compiled) {
    Error error = compiled.error();
    error.source = path;
    error.message = std::string(key) + ": " + error.message;
    return tl::unexpected(error);
  }
  return std::make_unique<Regex>(std::move(*compiled));
}

}  // namespace

Result<Tokenizer> Tokenizer::load(const std::string& path, NormTable norms) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto file = read_msgpack(*bytes);
  if (!file) {
    Error error = file.error();
    error.source = path;
    return tl::unexpected(error);
  }
  Tokenizer tokenizer;
  tokenizer.norms_ = std::move(norms);
  const struct {
    std::string_view key;
    bool anchored;
    std::unique_ptr<Regex>& to;
  } patterns[] = {{"prefix_search", false, tokenizer.prefix_},
                  {"suffix_search", false, tokenizer.suffix_},
                  {"infix_finditer", false, tokenizer.infix_},
                  {"token_match", true, tokenizer.token_match_},
                  {"url_match", true, tokenizer.url_match_}};
  for (const auto& pattern : patterns) {
    auto compiled = pattern_of(*file, pattern.key, pattern.anchored, path);
    if (!compiled) return tl::unexpected(compiled.error());
    pattern.to = std::move(*compiled);
  }
  const Packed* exceptions = file->find("exceptions");
  if (exceptions == nullptr || exceptions->kind != Packed::Kind::kMap) {
    return fail(ErrorCode::kBadFormat, "has no table of exceptions", path);
  }
  for (const auto& [word, pieces] : exceptions->entries) {
    std::vector<Piece> cut;
    std::string spelled;
    bool whole = true;
    for (const Packed& item : pieces.items) {
      Piece piece;
      for (const auto& [attribute, value] : item.entries) {
        if (attribute.natural == kOrth && value.is_text()) piece.word = std::string(value.words);
        if (attribute.natural == kNorm && value.is_string()) piece.norm = string_id(value.words);
      }
      spelled += piece.word;
      whole = whole && !piece.word.empty();
      cut.push_back(std::move(piece));
    }
    if (!whole || !word.is_text() || cut.empty() || spelled != word.words) {
      return fail(ErrorCode::kBadFormat, "an exception does not spell its own word", path);
    }
    tokenizer.longest_exception_ = std::max(tokenizer.longest_exception_, word.words.size());
    tokenizer.exceptions_.emplace(std::string(word.words), std::move(cut));
  }

  // Exceptions that the patterns would cut are looked for a second time, as sequences of tokens.
  Scratch scratch;
  std::vector<RawToken> tokens;
  for (const auto& [word, pieces] : tokenizer.exceptions_) {
    bool no_suffix = false;
    const bool is_cut = tokenizer.prefix_length(word, scratch) > 0 ||
                        tokenizer.suffix_length(word, no_suffix, scratch) > 0 ||
                        (tokenizer.infix_ && tokenizer.infix_->find(word, 0, scratch.regex)) ||
                        word.find(' ') != std::string::npos;
    if (!is_cut) continue;
    tokens.clear();
    tokenizer.cut(word, tokens, scratch, false);
    Sequence sequence;
    for (const RawToken& token : tokens) sequence.words.push_back(token.lexeme->text);
    if (!sequence.words.empty()) {
      tokenizer.sequences_[sequence.words.front()].push_back(std::move(sequence));
    }
  }
  return tokenizer;
}

// What matched need not stand at the start, or the end: spaCy takes as many characters there.
std::size_t Tokenizer::prefix_length(std::string_view subject, Scratch& scratch) const {
  const auto found = prefix_ ? prefix_->find(subject, 0, scratch.regex) : std::nullopt;
  if (!found) return 0;
  const auto [begin, end] = *found;
  return begin == 0 ? end
                    : first_points(subject, text::count(subject.substr(begin, end - begin))).size();
}

std::size_t Tokenizer::length_at_end(std::string_view subject,
                                     std::pair<std::size_t, std::size_t> found) {
  const auto [begin, end] = found;
  if (end == subject.size()) return end - begin;
  return last_points(subject, text::count(subject.substr(begin, end - begin))).size();
}

// A suffix pattern is searched for, and matches at the end: over a long subject, from which one
// suffix after the other is taken, searching all of it each time would be quadratic. A match in the
// window that begins at the window's edge may be the rest of a longer one, so the window grows.
std::size_t Tokenizer::suffix_length(std::string_view subject, bool& none, Scratch& scratch) const {
  if (!suffix_) return 0;
  for (std::size_t window = kSuffixWindow; window < subject.size(); window *= 2) {
    std::size_t from = subject.size() - window;
    while ((static_cast<unsigned char>(subject[from]) & 0xC0U) == 0x80U) --from;
    const auto found = suffix_->find(subject, from, scratch.regex);
    if (found && found->first >= from + window / 2) return length_at_end(subject, *found);
    if (found) continue;
    if (none) return 0;
    break;
  }
  const auto found = suffix_->find(subject, 0, scratch.regex);
  const std::size_t length = found ? length_at_end(subject, *found) : 0;
  none = none || length == 0;
  return length;
}

void Tokenizer::tokenize(std::string_view text, std::vector<RawToken>& out,
                         Scratch& scratch) const {
  if (scratch.chunks.size() > kMostChunks || scratch.lexicon.size() > kMostLexemes ||
      scratch.lexicon.bytes() > kMostLexemeBytes) {
    scratch.chunks.clear();
    scratch.lexicon.clear();
  }
  out.clear();
  cut(text, out, scratch, true);
  apply_sequences(out, scratch);
}

void Tokenizer::cut(std::string_view text, std::vector<RawToken>& out, Scratch& scratch,
                    bool with_exceptions) const {
  if (text.empty()) return;
  std::size_t first = 0;
  bool in_space = is_space(text::decode_at(text, first));
  std::size_t start = 0;
  bool last_is_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode_at(text, at);
    last_is_blank = c == ' ';
    if (is_space(c) == in_space) continue;
    if (start < begin) cut_chunk(text.substr(start, begin - start), out, scratch, with_exceptions);
    if (c == ' ') {
      out.back().space_after = true;
      start = at;
    } else {
      start = begin;
    }
    in_space = !in_space;
  }
  if (start < text.size()) {
    cut_chunk(text.substr(start), out, scratch, with_exceptions);
    out.back().space_after = last_is_blank && !in_space;
  }
}

bool Tokenizer::push_exception(std::string_view word, std::vector<RawToken>& out,
                               Scratch& scratch) const {
  if (word.size() > longest_exception_) return false;
  const auto found = exceptions_.find(word);
  if (found == exceptions_.end()) return false;
  for (const Piece& piece : found->second) {
    out.push_back({&scratch.lexicon.get(piece.word, norms_), piece.norm, false});
  }
  return true;
}

void Tokenizer::cut_chunk(std::string_view chunk, std::vector<RawToken>& out, Scratch& scratch,
                          bool with_exceptions) const {
  const bool kept = with_exceptions && chunk.size() <= kLongestChunk;
  if (kept) {
    const auto cached = scratch.chunks.find(chunk);
    if (cached != scratch.chunks.end()) {
      out.insert(out.end(), cached->second.begin(), cached->second.end());
      return;
    }
  }
  const std::size_t before = out.size();
  cut_new_chunk(chunk, out, scratch, with_exceptions);
  if (kept) {
    scratch.chunks.emplace(
        std::string(chunk),
        std::vector<RawToken>(out.begin() + static_cast<std::ptrdiff_t>(before), out.end()));
  }
}

void Tokenizer::cut_new_chunk(std::string_view chunk, std::vector<RawToken>& out, Scratch& scratch,
                              bool with_exceptions) const {
  if (with_exceptions && push_exception(chunk, out, scratch)) return;
  std::vector<std::string_view> prefixes;
  std::vector<std::string_view> suffixes;
  std::string_view rest = chunk;
  std::size_t last_size = 0;
  bool no_suffix = false;
  while (!rest.empty() && rest.size() != last_size) {
    if (token_match_ && token_match_->find(rest, 0, scratch.regex)) break;
    if (with_exceptions && is_exception(rest)) break;
    last_size = rest.size();
    const std::size_t prefix = prefix_length(rest, scratch);
    if (prefix != 0 && prefix < rest.size() && with_exceptions &&
        is_exception(rest.substr(prefix))) {
      prefixes.push_back(rest.substr(0, prefix));
      rest.remove_prefix(prefix);
      break;
    }
    const std::size_t suffix = suffix_length(rest.substr(prefix), no_suffix, scratch);
    if (suffix != 0 && suffix < rest.size() && with_exceptions &&
        is_exception(rest.substr(0, rest.size() - suffix))) {
      suffixes.push_back(rest.substr(rest.size() - suffix));
      rest.remove_suffix(suffix);
      break;
    }
    if (prefix != 0 && suffix != 0 && prefix + suffix <= rest.size()) {
      prefixes.push_back(rest.substr(0, prefix));
      suffixes.push_back(rest.substr(rest.size() - suffix));
      rest = rest.substr(prefix, rest.size() - prefix - suffix);
    } else if (prefix != 0) {
      prefixes.push_back(rest.substr(0, prefix));
      rest.remove_prefix(prefix);
    } else if (suffix != 0) {
      suffixes.push_back(rest.substr(rest.size() - suffix));
      rest.remove_suffix(suffix);
    }
  }
  for (const std::string_view word : prefixes) {
    out.push_back({&scratch.lexicon.get(word, norms_), 0, false});
  }
  attach(rest, out, scratch, with_exceptions);
  for (auto word = suffixes.rbegin(); word != suffixes.rend(); ++word) {
    out.push_back({&scratch.lexicon.get(*word, norms_), 0, false});
  }
}

void Tokenizer::attach(std::string_view word, std::vector<RawToken>& out, Scratch& scratch,
                       bool with_exceptions) const {
  if (word.empty()) return;
  if (with_exceptions && push_exception(word, out, scratch)) return;
  const auto push = [&](std::string_view piece) {
    out.push_back({&scratch.lexicon.get(piece, norms_), 0, false});
  };
  if ((token_match_ && token_match_->find(word, 0, scratch.regex)) ||
      (url_match_ && url_match_->find(word, 0, scratch.regex))) {
    push(word);
    return;
  }
  std::size_t start = 0;
  std::size_t from = 0;
  while (infix_ && from <= word.size()) {
    const auto found = infix_->find(word, from, scratch.regex);
    if (!found) break;
    const auto [begin, end] = *found;
    if (end > begin) {
      from = end;
    } else {  // an empty match: go on behind the next code point
      from = end;
      if (from < word.size())
        text::decode_at(word, from);
      else
        ++from;
    }
    if (begin == 0) continue;
    if (begin != start) push(word.substr(start, begin - start));
    if (begin != end) push(word.substr(begin, end - begin));
    start = end;
  }
  if (start < word.size()) push(word.substr(start));
}

void Tokenizer::apply_sequences(std::vector<RawToken>& tokens, Scratch& scratch) const {
  struct Match {
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Match> matches;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Lexeme& lexeme = *tokens[i].lexeme;
    if (lexeme.begins_sequence == 0) continue;
    const auto found = sequences_.find(lexeme.text);
    lexeme.begins_sequence = found != sequences_.end() ? 1 : 0;
    if (found == sequences_.end()) continue;
    for (const Sequence& sequence : found->second) {
      const std::size_t n = sequence.words.size();
      if (i + n > tokens.size()) continue;
      bool same = true;
      for (std::size_t k = 1; same && k < n; ++k)
        same = tokens[i + k].lexeme->text == sequence.words[k];
      if (same) matches.push_back({i, i + n});
    }
  }
  if (matches.empty()) return;
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    const std::size_t m = a.end - a.begin;
    const std::size_t n = b.end - b.begin;
    return m != n ? m > n : a.begin < b.begin;
  });
  std::vector<bool> seen(tokens.size(), false);
  std::vector<Match> kept;
  for (const Match& match : matches) {
    if (!seen[match.begin] && !seen[match.end - 1]) kept.push_back(match);
    for (std::size_t i = match.begin; i < match.end; ++i) seen[i] = true;
  }
  std::sort(kept.begin(), kept.end(),
            [](const Match& a, const Match& b) { return a.begin < b.begin; });
  std::vector<RawToken> out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    if (next >= kept.size() || kept[next].begin != i) {
      out.push_back(tokens[i++]);
      continue;
    }
    const Match match = kept[next++];
    std::string words;
    for (std::size_t k = match.begin; k < match.end; ++k) {
      words += tokens[k].lexeme->text;
      if (tokens[k].space_after && k + 1 < match.end) words += ' ';
    }
    const bool space_after = tokens[match.end - 1].space_after;
    if (push_exception(words, out, scratch)) {
      out.back().space_after = space_after;
    } else {
      for (std::size_t k = match.begin; k < match.end; ++k) out.push_back(tokens[k]);
    }
    i = match.end;
  }
  tokens = std::move(out);
}

}  // namespace demarche::language
