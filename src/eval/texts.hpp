// Texts of labelled files that hold none: lines name a document ("doc") of another file.
#pragma once

#include "eval/lines.hpp"

namespace demarche::eval {

// Sets the field "text" of every line that has none. Documents are looked for in `files`, or, where
// that is empty, in the JSON Lines files of the folder `sister` beside the labelled file's own
// (own/acts.jsonl: attribution/*.jsonl). A document found nowhere is an error.
Result<void> attach_texts(std::vector<Line>& lines, const std::string& gold_path,
                          const std::string& sister, const std::vector<std::string>& files);

}  // namespace demarche::eval
