// Finds the time expressions of an article and turns them into intervals. The grammar reads the
// words (times_grammar.hpp); here its readings are chosen, checked against the analysis, and
// written as ISO 8601.
#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "extract/times_grammar.hpp"

#include <algorithm>
#include <array>

namespace demarche::extract {

namespace {

TokenRange tokens_of(const std::vector<Piece>& pieces, const Analysis& analysis, std::size_t first,
                     std::size_t next) {
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  const std::uint32_t begin = std::min(pieces[first].token, n);
  const std::uint32_t end = std::min(pieces[next - 1].token + 1, n);
  return {begin, std::max(begin, end)};
}

constexpr auto kYearLeaders = std::to_array<std::string_view>(
    {"in",   "since",  "of",      "by",     "until", "till",       "before", "after",
     "from", "during", "between", "and",    "to",    "early",      "late",   "mid",
     "-",    "(",      "year",    "around", "into",  "throughout", "for",    "through"});

// A bare four-digit number is a year only where words or the analysis say so.
bool is_year(const std::vector<Piece>& pieces, const Analysis& analysis, const Expression& e) {
  const Piece& piece = pieces[e.first];
  const bool recent = piece.number >= 1900 && piece.number <= 2100;
  if (e.next < pieces.size()) {
    const Piece& after = pieces[e.next];
    if (after.text == "%" || (after.text == "-" && !after.space_before &&
                              e.next + 1 < pieces.size() && !pieces[e.next + 1].space_before)) {
      // "2014-2015" was read before; "1000-strong" is a count.
      if (after.text == "%" || !recent) return false;
    }
  }
  if (e.first > 0 && !piece.space_before) {
    const Piece& before = pieces[e.first - 1];
    const bool parted = before.text == "(" || before.text == "\"" || before.text == "'" ||
                        before.text == "-" || before.text == "/";
    if (!parted) return false;
  }
  if (piece.token < analysis.tokens.size()) {
    const Token& token = analysis.tokens[piece.token];
    if (token.entity == "DATE") return true;
    if (token.entity == "MONEY" || token.entity == "PERCENT" || token.entity == "QUANTITY")
      return false;
    // "2000 soldiers"
    const auto head = static_cast<std::size_t>(token.head);
    if (token.dep == "nummod" && head < analysis.tokens.size() &&
        analysis.tokens[head].tag == "NNS" && token.head > static_cast<std::int32_t>(piece.token)) {
      return false;
    }
  }
  if (!recent) return false;
  if (e.first == 0) return false;
  const std::string& before = pieces[e.first - 1].lower;
  return std::find(kYearLeaders.begin(), kYearLeaders.end(), before) != kYearLeaders.end();
}

// Words of time that are names or verbs here: "Theresa May", "May this be the last", "March on".
bool is_name(const std::vector<Piece>& pieces, const Analysis& analysis, const Expression& e) {
  const Piece& piece = pieces[e.first];
  if (e.next != e.first + 1 || piece.kind != Piece::Kind::kWord) return false;
  if (piece.token >= analysis.tokens.size()) return false;
  const Token& token = analysis.tokens[piece.token];
  const std::string_view entity = token.entity;
  if (entity == "PERSON" || entity == "ORG" || entity == "FAC" || entity == "PRODUCT" ||
      entity == "WORK_OF_ART") {
    return month_named(piece.lower).has_value() || season_named(piece.lower).has_value();
  }
  return month_named(piece.lower).has_value() && (token.pos == "AUX" || token.pos == "VERB");
}

Interval interval_of(const Expression& e, std::string printed) {
  Interval interval;
  interval.text = std::move(printed);
  interval.precision = e.precision;
  interval.basis = e.basis;
  interval.alternatives = e.alternatives;
  if (!e.zone.empty()) interval.zone = e.zone;
  if (!e.days.has_value()) return interval;
  if (e.begin_minute.has_value()) {
    interval.begin = iso_minute(e.days->begin, *e.begin_minute);
    interval.end = iso_minute(e.days->begin, e.end_minute.value_or(*e.begin_minute));
  } else {
    interval.begin = e.open_begin ? std::string() : iso_day(e.days->begin);
    interval.end = iso_day(e.days->end);
  }
  return interval;
}

std::vector<TimeMention> times_counted_from(const Anchor& anchor, const Context& context) {
  const Analysis& analysis = context.analysis;
  const std::vector<Piece> pieces = cut(analysis);
  const Tree tree(analysis);
  TimeGrammar grammar(pieces, anchor, [&](std::size_t first, std::size_t next) {
    return direction_of(analysis, tree, tokens_of(pieces, analysis, first, next));
  });
  std::vector<TimeMention> mentions;
  std::uint32_t sentence = 0;
  std::uint32_t reference_sentence = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < pieces.size();) {
    const std::uint32_t token =
        std::min(pieces[i].token, static_cast<std::uint32_t>(analysis.tokens.size() - 1));
    const std::uint32_t here = tree.sentence_of(token);
    if (here != sentence) {
      sentence = here;
      grammar.sentence_year.reset();
    }
    if (sentence > reference_sentence + 1) grammar.reference.reset();
    // Quotation marks open before a word and close behind one; a paragraph without one is not
    // quoted.
    if (pieces[i].text == "\"" || pieces[i].text == "\u201C" || pieces[i].text == "\u201D") {
      quoted = pieces[i].text == "\u201C" || (pieces[i].text == "\"" && !quoted);
    } else if (pieces[i].paragraph) {
      quoted = false;
    }
    const bool recent = grammar.reference.has_value() && anchor.day.has_value() &&
                        *grammar.reference <= *anchor.day &&
                        (*anchor.day - *grammar.reference).count() <= 7;
    grammar.spoken = quoted && recent ? grammar.reference : std::nullopt;
    std::optional<Expression> e = grammar.at(i);
    const bool bare_year = e.has_value() && e->precision == Precision::kYear &&
                           pieces[e->first].text.size() == 4 && pieces[e->first].number > 0 &&
                           e->next == e->first + 1;
    if (!e.has_value() || (bare_year && !is_year(pieces, analysis, *e)) ||
        is_name(pieces, analysis, *e)) {
      ++i;
      continue;
    }
    TimeMention mention;
    mention.tokens = tokens_of(pieces, analysis, e->first, e->next);
    mention.span = {pieces[e->first].span.begin, pieces[e->next - 1].span.end};
    mention.kind = e->kind;
    mention.timex = e->timex;
    mention.interval = interval_of(*e, evidence_of(context, mention.span).text);
    mentions.push_back(std::move(mention));
    if (e->own_year && e->days.has_value() && year_of(e->days->begin) == year_of(e->days->end)) {
      grammar.sentence_year = year_of(e->days->begin);
    }
    if (e->days.has_value() && e->days->begin == e->days->end &&
        e->kind != TimeMention::Kind::kDuration) {
      grammar.reference = e->days->begin;
      reference_sentence = sentence;
    }
    i = e->next;
  }
  return mentions;
}

// The first and the last day of a publication that is known to a week.
std::optional<std::pair<Day, Day>> days_of_publication(const std::optional<Interval>& published) {
  if (!published.has_value()) return std::nullopt;
  const auto first = parse_iso_day(published->begin);
  const auto last = parse_iso_day(published->end);
  if (!first.has_value() || !last.has_value() || *first == *last) return std::nullopt;
  if ((*last - *first).count() > 6) return std::nullopt;
  return std::pair{*first, *last};
}

Anchor anchor_on(Day day) {
  Interval interval;
  interval.begin = interval.end = iso_day(day);
  return Anchor::of(interval);
}

}  // namespace

std::vector<TimeMention> find_times(const Context& context) {
  std::vector<TimeMention> mentions =
      times_counted_from(Anchor::of(context.article.published), context);
  const auto days = days_of_publication(context.article.published);
  if (!days.has_value()) return mentions;
  // "On Thursday" is the same day whether the article is of the Friday or of the Sunday after it:
  // what both ends of the publication agree on holds.
  const std::vector<TimeMention> early = times_counted_from(anchor_on(days->first), context);
  const std::vector<TimeMention> late = times_counted_from(anchor_on(days->second), context);
  const auto at = [](const std::vector<TimeMention>& all, Span span) {
    return std::find_if(all.begin(), all.end(),
                        [&](const TimeMention& mention) { return mention.span == span; });
  };
  for (TimeMention& mention : mentions) {
    if (!mention.interval.begin.empty()) continue;
    const auto first = at(early, mention.span);
    const auto last = at(late, mention.span);
    if (first == early.end() || last == late.end() || first->interval.begin.empty()) continue;
    if (first->interval.begin == last->interval.begin &&
        first->interval.end == last->interval.end) {
      mention = *first;
    } else if (first->interval.basis.starts_with("vague")) {
      // "in the coming days" has soft ends anyway.
      mention = *first;
      mention.interval.end = last->interval.end;
    }
  }
  return mentions;
}

}  // namespace demarche::extract
