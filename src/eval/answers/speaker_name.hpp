// What an answer calls a speaker.
#pragma once

#include <demarche/records.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche::eval {

// What the text itself calls the speaker: a holder whom only the product's table names is the
// office that the text names, as docs/labels.md has it ("Moldova's president": President of
// Moldova). Whoever has no name is the phrase without article, possessive and rank ("commercial
// director"). `day`: ISO, of the article; empty if unknown. `actors`: of the article.
std::string speaker_as_printed(const Ref& speaker, const std::vector<Actor>& actors,
                               std::string_view day);

}  // namespace demarche::eval
