// Quotation marks: which stretches of a text stand between them, whatever their style.
#pragma once

#include "extract/findings.hpp"

#include <cstdint>
#include <vector>

namespace demarche::extract {

// One outermost quotation; nested ones stay inside it. A quotation over several paragraphs gives
// one item a paragraph.
struct Quotation {
  Span span;                     // with its marks, without white space at the edges
  Span inner;                    // without them
  TokenRange tokens;             // of `span`
  std::uint32_t paragraph = 0;   // counted by line breaks
  bool closed = true;            // false where the paragraph ends without a closing mark
  bool opens_paragraph = false;  // the mark is the paragraph's first character
  bool fills_paragraph = false;  // nothing else stands in it
};

// In text order. Rules, all within a paragraph:
// - curly, low-high, guillemets (both directions), straight and single marks, '' and ``; an
//   apostrophe is none;
// - a closing mark on the wrong side of its space (`take, "he said`) closes;
// - a mark that looks like an opening one while a straight quotation is open, and does not follow
//   a comma or full stop, starts anew: the earlier mark was stray and is dropped;
// - an unclosed quotation runs to the paragraph's end if it opens the paragraph or follows a colon
//   or comma; else the mark is stray.
std::vector<Quotation> find_quotations(const Analysis& analysis);

// True if the words between the marks are a sentence or more, rather than a name or fragment.
bool is_sentence(const Analysis& analysis, const Quotation& quotation);

}  // namespace demarche::extract
