// One key for the spellings of a person's name in Latin letters.
#pragma once

#include <string>
#include <string_view>

namespace demarche::knowledge {

// Makes transliterations of one name equal: "sergey lavrov" and "sergei lavrov", "zelenskyy",
// "zelenskiy" and "zelensky", "mohammed" and "muhammad", "abd al" and "abdel". The input is a
// `name_key`. The rules only join letters that transliterations of Russian, Ukrainian and Arabic
// vary (y/i and their runs, kh/h, ks/x, ou/u, doubled letters); other names pass nearly unchanged.
std::string spelling_key(std::string_view name_key);

}  // namespace demarche::knowledge
