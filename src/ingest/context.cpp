#include "ingest/furniture.hpp"
#include "ingest/pattern.hpp"
#include "ingest/pieces.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::ingest {

namespace {

bool opens_quotation(std::string_view line) {
  return line.starts_with("\"") || line.starts_with("“") || line.starts_with("«") ||
         line.starts_with("„");
}

// A quotation that the paragraph opens and does not close: it goes on in the next one.
bool leaves_quotation_open(std::string_view line) {
  std::size_t opened = 0;
  std::size_t closed = 0;
  std::size_t straight = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = text::decode_at(line, at);
    opened += c == U'“' || c == U'«' || c == U'„' ? 1 : 0;
    closed += c == U'”' || c == U'»' ? 1 : 0;
    straight += c == U'"' ? 1 : 0;
  }
  return opened > closed || (opened == 0 && closed == 0 && straight % 2 == 1);
}

std::size_t step(const std::vector<Piece>& pieces, std::size_t from, int way) {
  for (std::size_t i = from + static_cast<std::size_t>(way); i < pieces.size();
       i += static_cast<std::size_t>(way)) {
    if (pieces[i].kept()) return i;
  }
  return std::string::npos;  // `from - 1` wraps round and ends the loop
}

// One sentence that says what a picture shows.
bool describes_picture(std::string_view line) {
  static const Pattern kShown(
      R"(\b(?:pictured|is seen|are seen|was seen|seen (?:here|in|on|at|during|near)|(?:left|right|cent(?:er|re))\)|looks? on|poses?|wears?|walks?|stands?|sits?|shakes? hands|gestures?|arrives?|attends?|speaks? (?:at|during|to|with)|listens?|waves?|holds?|shows?|shown|(?:file|archive|combination) (?:photo|picture|image)s?|in this|photograph(?:ed)?|image)\b)");
  static const Pattern kInner(R"([\p{Ll}\d]{2}[.!?]["'”’]? (?-i:\p{Lu}))");
  return line.size() <= 320 && kShown.matches(line) && !opens_quotation(line) &&
         text::count(line) <= 300 && (!kInner.matches(line) || line.size() < 200);
}

void mark_captions(std::vector<Piece>& pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!pieces[i].reason || !picture_reason(pieces[i].line)) continue;
    Piece& above = pieces[i - 1];
    if (!above.kept()) continue;
    if (describes_picture(above.line) ||
        (is_headline_shaped(above.line) && above.line.size() < 160)) {
      above.reason = RemovalReason::kCaption;
    }
  }
}

void mark_teasers_in_quotations(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].kept() || opens_quotation(pieces[i].line)) continue;
    if (!is_headline_shaped(pieces[i].line) || pieces[i].line.size() < 20) continue;
    const std::size_t before = step(pieces, i, -1);
    const std::size_t after = step(pieces, i, 1);
    if (before == std::string::npos || after == std::string::npos) continue;
    if (leaves_quotation_open(pieces[before].line) && opens_quotation(pieces[after].line)) {
      pieces[i].reason = RemovalReason::kTeaser;
    }
  }
}

// Below "Related Articles" to the end, as long as every line is shaped like a headline. In the
// middle of a text only the links that come in one run of at least two, before a real sentence.
void mark_link_lists(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].reason || !opens_link_list(pieces[i].line)) continue;
    std::size_t end = i + 1;
    while (end < pieces.size() && (!pieces[end].kept() || is_headline_shaped(pieces[end].line))) {
      ++end;
    }
    const std::size_t links = end - i - 1;
    const bool to_the_end = end == pieces.size();
    if (!to_the_end && (links < 2 || links > 12)) continue;
    for (std::size_t k = i + 1; k < end; ++k) {
      // The last line before prose may be a heading of the article.
      if (!to_the_end && k + 1 == end && pieces[k].line.size() < 50) break;
      if (pieces[k].kept()) pieces[k].reason = RemovalReason::kTeaser;
    }
  }
}

// Above the first sentence, a headline-like line next to a removed notice belongs to a picture, a
// video or another story.
void mark_head(std::vector<Piece>& pieces) {
  std::size_t body = 0;
  while (body < pieces.size() && (!pieces[body].kept() || is_headline_shaped(pieces[body].line))) {
    ++body;
  }
  if (body == pieces.size()) return;
  for (std::size_t i = 0; i + 1 < body; ++i) {
    Piece& piece = pieces[i];
    if (!piece.kept() || piece.line.size() > 110) continue;
    const auto is_notice = [](const Piece& other) {
      return other.reason == RemovalReason::kSubscription ||
             other.reason == RemovalReason::kAdvertisement;
    };
    if (i > 0 && is_notice(pieces[i + 1])) piece.reason = RemovalReason::kCaption;
  }
}

void mark_repeated_title(std::vector<Piece>& pieces, const std::string& title) {
  if (title.empty()) return;
  const std::string key = text::slug(title);
  const auto kept =
      std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.kept(); });
  if (kept < 2) return;  // the title is all there is to read
  for (std::size_t i = 0; i < std::min<std::size_t>(pieces.size(), 6); ++i) {
    Piece& piece = pieces[i];
    if (piece.kept() && piece.line.size() < 400 && text::slug(piece.line) == key) {
      piece.reason = RemovalReason::kOther;
      return;
    }
  }
}

// Headline-shaped lines that stand directly beside removed teasers in one run of links.
void mark_runs_of_links(std::vector<Piece>& pieces) {
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    if (!pieces[i].kept() || !is_headline_shaped(pieces[i].line)) continue;
    if (pieces[i - 1].reason == RemovalReason::kTeaser &&
        pieces[i + 1].reason == RemovalReason::kTeaser) {
      pieces[i].reason = RemovalReason::kTeaser;
    }
  }
}

}  // namespace

void mark_by_context(std::vector<Piece>& pieces, const std::string& title) {
  mark_head(pieces);
  mark_captions(pieces);
  mark_link_lists(pieces);
  mark_runs_of_links(pieces);
  mark_teasers_in_quotations(pieces);
  mark_repeated_title(pieces, title);
}

}  // namespace demarche::ingest
