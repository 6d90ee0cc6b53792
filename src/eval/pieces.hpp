// Spans of attributions as pieces: token ranges cut where sentences and paragraphs end.
#pragma once

#include "eval/tokens.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace demarche::eval {

// Offsets behind every line end and behind every run of final marks (with closing quotation marks)
// that white space and the start of a sentence follow, but for abbreviations and initials. Rising.
std::vector<std::uint32_t> cut_points(std::u32string_view text);

// The tokens a span touches, as stretches that no cut point divides.
std::vector<TokenStretch> pieces_of(Span span, const Tokens& tokens,
                                    const std::vector<std::uint32_t>& cuts);

// Without the tokens at both ends that are no words; unchanged if it has no word.
TokenStretch trimmed(TokenStretch piece, const Tokens& tokens);

}  // namespace demarche::eval
