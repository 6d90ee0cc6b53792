// Who says what: spans of source, cue and content, and which of them belong together.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/pairing.hpp"
#include "eval/pieces.hpp"
#include "eval/task.hpp"
#include "text/utf8.hpp"

#include <array>

namespace demarche::eval {

namespace {

// One side of a document, prepared for counting.
struct Side {
  std::array<std::set<TokenStretch>, 3> pieces;  // by role
  struct Quote {
    TokenSet content;
    TokenSet source;
    bool has_source = false;
  };
  std::vector<Quote> quotes;

  [[nodiscard]] std::vector<TokenSet> contents() const {
    std::vector<TokenSet> out;
    for (const Quote& quote : quotes) out.push_back(quote.content);
    return out;
  }
};

constexpr std::array<const char*, 3> kRoles = {"source", "cue", "content"};

class AttributionScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const std::u32string text = text::decode(gold.text("text"));
    const Tokens tokens(text);
    const std::vector<std::uint32_t> cuts = cut_points(text);
    const TokenSet discard = tokens.touched(gold.spans("discard"));
    const Side want = side_of(gold, tokens, cuts, discard);
    const Side got = side_of(answer, tokens, cuts, discard);
    for (std::size_t role = 0; role < kRoles.size(); ++role) {
      count_pieces(counts_[role], want.pieces[role], got.pieces[role], tokens);
    }
    count_quotes(want, got);
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    for (std::size_t role = 0; role < kRoles.size(); ++role) {
      const std::string name = kRoles[role];
      out.add(name + " exact", counts_[role].exact);
      out.add(name + " trimmed", counts_[role].trimmed);
      out.add(name + " begin", counts_[role].begin);
      out.add(name + " overlap", counts_[role].overlap);
    }
    out.add("quote .3", quotes_);
    out.add("quote .8 F1", close_quotes_.f1());
    out.add("link accuracy", ratio(linked_, with_source_));
    out.add("link F1", links_.f1());
    return out.take();
  }

 private:
  struct RoleCounts {
    Count exact, trimmed, begin, overlap;
  };

  static Side side_of(const Record& record, const Tokens& tokens,
                      const std::vector<std::uint32_t>& cuts, const TokenSet& discard) {
    Side side;
    for (const Record& one : record.list("attributions")) {
      for (std::size_t role = 0; role < kRoles.size(); ++role) {
        for (const Span span : one.spans(kRoles[role])) {
          for (const TokenStretch piece : pieces_of(span, tokens, cuts)) {
            const auto dropped = discard.lower_bound(piece.first);
            if (dropped == discard.end() || *dropped > piece.last) side.pieces[role].insert(piece);
          }
        }
      }
      Side::Quote quote;
      quote.content = tokens.touched(one.spans("content"));
      if (quote.content.empty() || common(quote.content, discard) > 0) continue;
      quote.source = tokens.touched(one.spans("source"));
      quote.has_source = !quote.source.empty();
      side.quotes.push_back(std::move(quote));
    }
    return side;
  }

  static void count_pieces(RoleCounts& counts, const std::set<TokenStretch>& gold,
                           const std::set<TokenStretch>& predicted, const Tokens& tokens) {
    counts.exact.add(gold, predicted);
    const auto map = [&](const std::set<TokenStretch>& pieces, auto&& insert) {
      for (const TokenStretch piece : pieces) insert(piece);
    };
    std::set<TokenStretch> trimmed_gold, trimmed_predicted;
    map(gold, [&](TokenStretch p) { trimmed_gold.insert(trimmed(p, tokens)); });
    map(predicted, [&](TokenStretch p) { trimmed_predicted.insert(trimmed(p, tokens)); });
    counts.trimmed.add(trimmed_gold, trimmed_predicted);
    TokenSet first_gold, first_predicted;
    map(gold, [&](TokenStretch p) { first_gold.insert(p.first); });
    map(predicted, [&](TokenStretch p) { first_predicted.insert(p.first); });
    counts.begin.add(first_gold, first_predicted);
    TokenSet all_gold, all_predicted;
    const auto fill = [](TokenSet& set, TokenStretch p) {
      for (std::uint32_t i = p.first; i <= p.last; ++i) set.insert(i);
    };
    map(gold, [&](TokenStretch p) { fill(all_gold, p); });
    map(predicted, [&](TokenStretch p) { fill(all_predicted, p); });
    counts.overlap.add(all_gold, all_predicted);
  }

  void count_quotes(const Side& gold, const Side& predicted) {
    constexpr double kClose = 0.8;
    for (Count* count : {&quotes_, &close_quotes_, &links_}) {
      count->gold += static_cast<double>(gold.quotes.size());
      count->predicted += static_cast<double>(predicted.quotes.size());
    }
    for (const QuotePair& pair : pair_quotations(gold.contents(), predicted.contents())) {
      ++quotes_.right;
      if (pair.share >= kClose) ++close_quotes_.right;
      const Side::Quote& want = gold.quotes[pair.gold];
      const Side::Quote& got = predicted.quotes[pair.predicted];
      const bool shared = common(want.source, got.source) > 0;
      if (want.has_source) {
        ++with_source_;
        linked_ += shared ? 1 : 0;
      }
      if (shared || (!want.has_source && !got.has_source)) ++links_.right;
    }
  }

  std::array<RoleCounts, 3> counts_;
  Count quotes_, close_quotes_, links_;
  double with_source_ = 0;
  double linked_ = 0;
};

}  // namespace

Task attribution_task() {
  Task task;
  task.about = {"attribution", "sources, cues and contents of reported speech, and their links"};
  task.question = [](const Json& line, bool) { return keep(line, {"text"}); };
  task.answer = answer_attribution;
  task.labelled = [](const Record& line) { return !line.list("attributions").empty(); };
  task.scorer = make_scorer<AttributionScorer>;
  return task;
}

}  // namespace demarche::eval
