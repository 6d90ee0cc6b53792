// Page furniture: lines of a text that are not the article's, told by their own shape and words.
#pragma once

#include <demarche/records.hpp>

#include <optional>
#include <string_view>

namespace demarche::ingest {

// Why this paragraph is no part of the article; nothing when it may be. `line` is trimmed, without
// line breaks. Phrases alone never condemn a line: each rule also asks for the shape (length, stop,
// brackets, place of the phrase), because the same words occur in real sentences.
std::optional<RemovalReason> furniture_reason(std::string_view line);

// A photo credit or a caption that ends in one: "Bloomberg | Getty Images", "... (AP Photo/Name)".
std::optional<RemovalReason> picture_reason(std::string_view line);

// "Related Articles", "Most read": what follows it belongs to other articles.
bool opens_link_list(std::string_view line);

// Shaped like a headline or a link: one short line without a stop at its end.
bool is_headline_shaped(std::string_view line);

// Ends like a sentence: . ! ? … perhaps followed by closing quotes or brackets.
bool ends_like_sentence(std::string_view line);

}  // namespace demarche::ingest
