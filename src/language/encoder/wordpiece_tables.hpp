// Character classes of BERT's splitter; written by tools/generate_wordpiece_tables.py. Sorted.
#pragma once

#include "language/tables.hpp"

namespace demarche::language {

extern const Range kDropped[];
extern const std::size_t kDroppedSize;
extern const Range kAccents[];
extern const std::size_t kAccentsSize;
extern const Range kPunctuation[];
extern const std::size_t kPunctuationSize;

}  // namespace demarche::language
