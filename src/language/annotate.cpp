// A text through all components. Encoders run a block of tokens at a time, as parser and recognizer
// ask for them, so that memory beyond the answer grows little with the text.
#include "language/pipeline_parts.hpp"
#include "language/stage_clock.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace demarche {

using language::AttributeRuler;
using language::EntitySource;
using language::EntitySpan;
using language::Lexeme;
using language::Outcome;
using language::Parse;
using language::ParseSource;
using language::RuledToken;
using language::SentenceMemo;
using language::StageClock;
using language::TypedText;

Pipeline::Workspace::Workspace() = default;
Pipeline::Workspace::~Workspace() = default;
Pipeline::Workspace::Workspace(Workspace&&) noexcept = default;
Pipeline::Workspace& Pipeline::Workspace::operator=(Workspace&&) noexcept = default;

namespace {

// Tokens encoded together. Weights are read once a block, and a few rows at its ends are computed
// twice.
constexpr std::size_t kBlock = 128;
constexpr std::size_t kLastBlock = 192;
// Where sentences are recalled, less is known to be needed.
constexpr std::size_t kBlockAfterRecall = 48;

}  // namespace

// One call of annotate.
class Pipeline::Run final : private ParseSource, private EntitySource {
 public:
  Run(const Model& model, Workspace::State& state, AnnotationCosts* costs)
      : m_(model), s_(state), clock_(costs), costs_(costs), text_{s_.tokens, s_.token_types} {}

  void tokenize(std::string_view text) {
    const std::size_t generation = s_.tokenizer.lexicon.generation();
    m_.tokenizer->tokenize(text, s_.tokens, s_.tokenizer);
    if (s_.tokenizer.lexicon.generation() != generation) {  // what is kept by lexeme is void
      s_.types.clear();
      s_.encoder.clear();
      s_.entity_encoder.clear();
      s_.memo.clear();
      s_.outcomes.clear();
    }
    const std::size_t n = s_.tokens.size();
    s_.token_types.resize(n);
    s_.is_space.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      s_.token_types[i] = s_.types.number(s_.tokens[i]);
      s_.is_space[i] = s_.tokens[i].lexeme->is_space ? 1 : 0;
    }
  }

  void tag_and_parse() {
    clock_.enter(&AnnotationCosts::parse);
    s_.tags.resize(s_.tokens.size());
    s_.stretches.clear();
    m_.parser.parse(*this, s_.is_space, s_.parse, s_.parser);
  }

  void find_entities() {
    clock_.enter(&AnnotationCosts::find_entities);
    in_entities_ = true;
    stretch_ = 0;
    m_.entities.find(*this, s_.is_space, s_.parse.sentence_start, s_.spans, s_.entities);
    learn();
  }

  void rule_and_lemmatize() {
    clock_.enter(&AnnotationCosts::rule);
    const std::size_t n = s_.tokens.size();
    s_.outcomes.begin_text();
    s_.ruled.resize(n);
    s_.outcome_of.resize(n);
    bool any = false;
    for (std::size_t i = 0; i < n; ++i) {
      const Lexeme& lexeme = *s_.tokens[i].lexeme;
      RuledToken& token = s_.ruled[i];
      token = {};
      token.lower = lexeme.lower;
      token.tag = m_.tags[s_.tags[i]];
      token.dep = m_.parser.label(s_.parse.label[i]);
      token.is_space = lexeme.is_space;
      s_.outcome_of[i] = &s_.outcomes.get(lexeme, s_.tags[i], s_.parse.label[i], token, m_.ruler,
                                          m_.lemmatizer, s_.tokenizer.regex);
      any = any || s_.outcome_of[i]->may_begin_rule;
    }
    if (any) apply_longer_rules();
  }

  void assemble(Analysis& out);

 private:
  const float* vectors(std::int32_t begin, std::size_t& count) override {
    const auto from = static_cast<std::size_t>(begin);
    const std::size_t rest = s_.tokens.size() - from;
    count = rest <= kLastBlock ? rest : kBlock;
    if (recalled_) count = std::min(count, kBlockAfterRecall);
    const auto stage =
        clock_.enter(in_entities_ ? &AnnotationCosts::encode_entities : &AnnotationCosts::encode);
    const float* vectors =
        in_entities_ ? m_.entities.encoder().encode(text_, from, from + count, s_.entity_encoder)
                     : m_.tok2vec.encode(text_, from, from + count, s_.encoder);
    if (!in_entities_) {
      clock_.enter(&AnnotationCosts::tag);
      tag(vectors, from, count);
    }
    clock_.enter(stage);
    return vectors;
  }

  void tag(const float* vectors, std::size_t from, std::size_t count) {
    const std::size_t tags = m_.tags.size();
    s_.tag_scores.resize(count * tags);
    m_.tagger.apply(vectors, m_.tok2vec.width(), count, s_.tag_scores.data(), tags);
    for (std::size_t i = 0; i < count; ++i) {
      s_.tags[from + i] = static_cast<std::uint16_t>(
          language::best_action(s_.tag_scores.data() + i * tags, 0, tags, -1));
    }
  }

  std::int32_t known(std::int32_t begin, Parse& parse) override {
    if (!s_.memo.is_on()) return begin;
    const auto entry = s_.memo.find(s_.token_types, begin);
    if (!entry) return begin;
    for (std::int32_t i = 0; i < entry->length; ++i) {
      const auto at = static_cast<std::size_t>(begin + i);
      parse.head[at] = begin + entry->tokens[i].head;
      parse.label[at] = entry->tokens[i].label;
      s_.tags[at] = entry->tokens[i].tag;
    }
    recalled_ = true;
    if (costs_ != nullptr) costs_->recalled += static_cast<std::size_t>(entry->length);
    s_.stretches.push_back({begin, begin + entry->length, entry});
    return begin + entry->length;
  }

  void parsed(std::int32_t begin, std::int32_t end, const Parse&) override {
    if (s_.memo.is_on()) s_.stretches.push_back({begin, end, std::nullopt});
  }

  std::int32_t known(std::int32_t begin, std::vector<EntitySpan>& out) override {
    while (stretch_ < s_.stretches.size() && s_.stretches[stretch_].begin < begin) ++stretch_;
    if (stretch_ == s_.stretches.size() || s_.stretches[stretch_].begin != begin) return begin;
    const auto& entry = s_.stretches[stretch_].known;
    if (!entry) return begin;
    take_starts(s_.stretches[stretch_]);
    if (!std::equal(s_.learned_starts.begin(), s_.learned_starts.end(), entry->starts)) {
      return begin;
    }
    const auto offset = static_cast<std::uint32_t>(begin);
    for (std::size_t i = 0; i < entry->span_count; ++i) {
      const SentenceMemo::Span& span = entry->spans[i];
      out.push_back({offset + span.begin, offset + span.end, span.label});
    }
    return begin + entry->length;
  }

  // Whether a sentence starts at each token of the stretch and behind it.
  void take_starts(const Workspace::State::Stretch& stretch) {
    const auto begin = s_.parse.sentence_start.begin();
    s_.learned_starts.assign(begin + stretch.begin, begin + stretch.end);
    const bool last = stretch.end == static_cast<std::int32_t>(s_.tokens.size());
    s_.learned_starts.push_back(
        last ? 1 : s_.parse.sentence_start[static_cast<std::size_t>(stretch.end)]);
  }

  // Remembers the stretches that were computed and at whose ends no entity can be open.
  void learn();
  void apply_longer_rules();

  const Model& m_;
  Workspace::State& s_;
  StageClock clock_;
  AnnotationCosts* costs_;
  TypedText text_;
  bool in_entities_ = false;
  bool recalled_ = false;
  std::size_t stretch_ = 0;
};

void Pipeline::Run::learn() {
  std::size_t span = 0;
  for (const Workspace::State::Stretch& stretch : s_.stretches) {
    const auto begin = static_cast<std::uint32_t>(stretch.begin);
    const auto end = static_cast<std::uint32_t>(stretch.end);
    s_.learned_spans.clear();
    for (; span < s_.spans.size() && s_.spans[span].begin < end; ++span) {
      const EntitySpan& one = s_.spans[span];
      s_.learned_spans.push_back({one.begin - begin, one.end - begin, one.label});
    }
    if (stretch.known) continue;
    take_starts(stretch);
    if (s_.learned_starts.front() == 0 || s_.learned_starts.back() == 0) continue;
    s_.learned_tokens.clear();
    for (std::uint32_t i = begin; i < end; ++i) {
      s_.learned_tokens.push_back(
          {s_.parse.head[i] - stretch.begin, s_.tags[i], s_.parse.label[i]});
    }
    s_.memo.add(s_.token_types, stretch.begin,
                {stretch.end - stretch.begin, s_.learned_tokens.data(), s_.learned_starts.data(),
                 s_.learned_spans.data(), s_.learned_spans.size()});
  }
}

void Pipeline::Run::apply_longer_rules() {
  s_.longer.clear();
  for (std::size_t i = 0; i < s_.ruled.size(); ++i) {
    if (!s_.outcome_of[i]->may_begin_rule) continue;
    m_.ruler.find_longer(s_.ruled, i, s_.tokenizer.regex, s_.longer);
  }
  std::sort(s_.longer.begin(), s_.longer.end(),
            [](const AttributeRuler::Match& a, const AttributeRuler::Match& b) {
              return a.token < b.token;
            });
  for (std::size_t i = 0; i < s_.longer.size();) {
    std::size_t end = i + 1;
    while (end < s_.longer.size() && s_.longer[end].token == s_.longer[i].token) ++end;
    const std::uint32_t at = s_.longer[i].token;
    RuledToken token = s_.ruled[at];
    m_.ruler.apply_with(s_.longer.data() + i, end - i, token, s_.tokenizer.regex,
                        s_.outcomes.matches());
    s_.outcome_of[at] = &s_.outcomes.make_once(*s_.tokens[at].lexeme, token, m_.lemmatizer);
    i = end;
  }
}

void Pipeline::Run::assemble(Analysis& out) {
  clock_.enter(&AnnotationCosts::assemble);
  const std::size_t n = s_.tokens.size();
  std::size_t lemma_bytes = 0;
  std::size_t sentences = 0;
  for (std::size_t i = 0; i < n; ++i) {
    lemma_bytes += s_.outcome_of[i]->lemma.size();
    sentences += s_.parse.sentence_start[i] != 0 || i == 0 ? 1 : 0;
  }
  char* lemma = nullptr;
  if (lemma_bytes > 0) {
    out.storage.push_back(std::make_unique<char[]>(lemma_bytes));
    lemma = out.storage.back().get();
  }
  out.sentences.reserve(sentences);
  out.entities.reserve(s_.spans.size());
  out.tokens.resize(n);
  std::uint32_t point = 0;
  std::uint32_t byte = 0;
  for (std::size_t i = 0; i < n; ++i) {
    Token& token = out.tokens[i];
    const Lexeme& lexeme = *s_.tokens[i].lexeme;
    const Outcome& outcome = *s_.outcome_of[i];
    token.span = {point, point + lexeme.points};
    token.byte = byte;
    token.bytes = static_cast<std::uint32_t>(lexeme.text.size());
    token.space_after = s_.tokens[i].space_after;
    point += lexeme.points + (token.space_after ? 1 : 0);
    byte += token.bytes + (token.space_after ? 1 : 0);
    token.head = s_.parse.head[i];
    token.tag = outcome.tag;
    token.dep = outcome.dep;
    token.pos = outcome.pos;
    token.morph = outcome.morph;
    if (!outcome.lemma.empty()) {
      std::memcpy(lemma, outcome.lemma.data(), outcome.lemma.size());
      token.lemma = {lemma, outcome.lemma.size()};
      lemma += outcome.lemma.size();
    }
    token.sentence_begins = s_.parse.sentence_start[i] != 0;
    if (token.sentence_begins || i == 0) {
      out.sentences.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)});
    }
    out.sentences.back().end = static_cast<std::uint32_t>(i) + 1;
  }
  for (const EntitySpan& span : s_.spans) {
    const std::string& label = m_.entities.label(span.label);
    out.entities.push_back({span.begin, span.end, label});
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      out.tokens[i].entity = label;
      out.tokens[i].entity_begins = i == span.begin;
    }
  }
  if (costs_ != nullptr) costs_->tokens += n;
}

Result<Analysis> Pipeline::annotate(std::string text, Workspace& workspace,
                                    AnnotationCosts* costs) const {
  if (const auto bad = text::first_invalid_byte(text)) {
    return fail(ErrorCode::kBadEncoding, "text is not valid UTF-8", {},
                "byte " + std::to_string(*bad));
  }
  if (text.size() > UINT32_MAX) {
    return fail(ErrorCode::kTooLarge, "text has over 4 GiB, more than offsets can count");
  }
  if (!workspace.state_ || workspace.state_->identity.lock() != model_->identity) {
    workspace.state_ = std::make_unique<Workspace::State>(*model_);
  }
  Analysis out;
  out.text = std::move(text);
  Run run(*model_, *workspace.state_, costs);
  run.tokenize(out.text);
  run.tag_and_parse();
  run.find_entities();
  run.rule_and_lemmatize();
  run.assemble(out);
  return out;
}

}  // namespace demarche
