#include "origins/words.hpp"

#include "origins/common_words.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace demarche::origins {

std::vector<Word> words_of(const std::string& utf8) {
  std::vector<Word> out;
  std::uint32_t point = 0;
  std::size_t begin = 0;
  std::uint32_t begin_point = 0;
  bool inside = false;
  const auto close = [&](std::size_t end) {
    if (!inside) return;
    inside = false;
    const std::string word = text::fold(std::string_view(utf8).substr(begin, end - begin));
    Word one;
    one.hash = text::hash64(word);
    one.span = {begin_point, point};
    one.number = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    one.telling = one.number || (word.size() >= 3 && !is_common(word));
    out.push_back(one);
  };
  for (std::size_t at = 0; at < utf8.size(); ++point) {
    const std::size_t here = at;
    const char32_t c = text::decode_at(utf8, at);
    if (text::is_word_character(c)) {
      if (!inside) {
        inside = true;
        begin = here;
        begin_point = point;
      }
    } else {
      close(here);
    }
  }
  close(utf8.size());
  return out;
}

}  // namespace demarche::origins
