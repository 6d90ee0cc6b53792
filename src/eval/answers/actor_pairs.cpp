// Answers of the events task: what a given source does to a given target.
#include "eval/answers/answers.hpp"
#include "eval/tokens.hpp"
#include "extract/syntax.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>

namespace demarche::eval {

namespace {

std::set<std::string> long_words(const std::string& text) {
  std::set<std::string> out;
  for (std::string& word : words_of(text)) {
    if (word.size() > 2) out.insert(std::move(word));
  }
  return out;
}

std::size_t shared_words(const std::set<std::string>& words, const std::vector<Ref>& side) {
  std::size_t n = 0;
  for (const Ref& ref : side) {
    for (const std::string& word : long_words(ref.text)) n += words.count(word);
  }
  return n;
}

// Bytes before the mark `<s>` or `<t>` in the marked sentence, marks not counted.
std::optional<std::size_t> byte_of_mark(std::string_view marked, char side) {
  std::size_t marks = 0;
  for (std::size_t at = marked.find('<'); at != std::string_view::npos;
       at = marked.find('<', at + 1)) {
    const bool closes = at + 1 < marked.size() && marked[at + 1] == '/';
    const std::size_t name = at + (closes ? 2 : 1);
    if (name + 1 >= marked.size() || marked[name + 1] != '>') continue;
    if (marked[name] != 's' && marked[name] != 't') continue;
    if (!closes && marked[name] == side) return at - marks;
    marks += name + 2 - at;
  }
  return std::nullopt;
}

// Where a party stands: at its mark, else where its words stand first; empty if nowhere.
Span span_of_party(const std::string& sentence, const std::string& marked, char side,
                   const std::string& party) {
  const std::string words(text::trim(party));
  if (words.empty()) return {};
  std::size_t at = byte_of_mark(marked, side).value_or(std::string::npos);
  while (at < sentence.size() && sentence[at] == ' ') ++at;
  if (at >= sentence.size() || sentence.compare(at, words.size(), words) != 0) {
    at = sentence.find(words);
  }
  if (at == std::string::npos) return {};
  const text::CodePoints points(sentence);
  return {points.at_byte(at), points.at_byte(at + words.size())};
}

demarche::TokenRange tokens_of(const Analysis& analysis, Span span) {
  if (span.empty()) return {};
  const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
  return {extract::token_at(analysis, span.begin),
          std::min(size, extract::token_at(analysis, span.end - 1) + 1)};
}

Json answer_of_encoder(const PairMeaning& meaning) {
  const auto best = std::max_element(meaning.quads.begin(), meaning.quads.end());
  return Json{{"root", meaning.root}, {"quad", 1 + (best - meaning.quads.begin())}};
}

// The event whose sides share most words with the two that are asked about.
Json answer_of_events(const std::vector<Event>& events, const std::string& source,
                      const std::string& target) {
  const auto source_words = long_words(source);
  const auto target_words = long_words(target);
  const Event* best = nullptr;
  std::size_t most = 0;
  for (const Event& event : events) {
    const std::size_t score = 1 + 3 * shared_words(source_words, event.actors) +
                              2 * shared_words(target_words, event.recipients) +
                              shared_words(target_words, event.actors);
    if (score > most) {
      most = score;
      best = &event;
    }
  }
  // Where no event is found the answer is the first class, not a guess by frequency.
  return Json{{"root", best == nullptr ? "AGREE" : name_of(best->plover)},
              {"quad", best == nullptr ? 1 : best->quad}};
}

}  // namespace

Answers answer_events(Product& product, const std::vector<Question>& questions) {
  return each(questions, [&](const Question& question) -> Result<Json> {
    const std::string sentence = text_of(question, "sentence");
    const std::string marked = text_of(question, "marked_sentence");
    const std::string source = text_of(question, "source");
    const std::string target = text_of(question, "target");
    const auto prepared = prepare(product, article_of(sentence, "", ""));
    if (!prepared) return tl::unexpected(prepared.error());
    const Analysis& analysis = prepared->analysis;
    const ActorPair pair{tokens_of(analysis, span_of_party(sentence, marked, 's', source)),
                         tokens_of(analysis, span_of_party(sentence, marked, 't', target))};
    if (const auto meaning = product.read_pair(analysis, pair)) return answer_of_encoder(*meaning);
    const Reading reading = extract::read_article(prepared->article, analysis, product.knowledge());
    return answer_of_events(reading.events, source, target);
  });
}

}  // namespace demarche::eval
