#include "reconcile/word_difference.hpp"

#include "reconcile/likeness.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <vector>

namespace demarche::reconcile {

namespace {

constexpr std::size_t kMostWords = 400;

struct Word {
  std::string printed;
  std::string letters;  // what is compared
};

// Runs between spaces that hold a letter or digit.
std::vector<Word> words_of(std::string_view utf8) {
  std::vector<Word> out;
  const std::string squeezed = text::squeeze(utf8);
  for (const std::string_view printed : text::split(squeezed, ' ')) {
    std::string letters = letters_of(printed);
    if (!letters.empty()) out.push_back({std::string(printed), std::move(letters)});
  }
  return out;
}

void add(std::string& to, std::vector<std::string>& run, std::string_view open,
         std::string_view close) {
  if (run.empty()) return;
  if (!to.empty()) to += ' ';
  to += open;
  to += text::join(run, " ");
  to += close;
  run.clear();
}

}  // namespace

std::string word_difference(std::string_view from, std::string_view to) {
  const std::vector<Word> a = words_of(from);
  const std::vector<Word> b = words_of(to);
  if (a.size() > kMostWords || b.size() > kMostWords) return {};
  // Length of the longest common subsequence of the words from i and from k on.
  const std::size_t columns = b.size() + 1;
  std::vector<std::uint16_t> common((a.size() + 1) * columns, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t k = b.size(); k-- > 0;) {
      common[i * columns + k] =
          a[i].letters == b[k].letters
              ? static_cast<std::uint16_t>(common[(i + 1) * columns + k + 1] + 1)
              : std::max(common[(i + 1) * columns + k], common[i * columns + k + 1]);
    }
  }
  if (a.size() == b.size() && common[0] == a.size()) return {};
  std::string out;
  std::vector<std::string> left_out;
  std::vector<std::string> put_in;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.size() || k < b.size()) {
    const bool both = i < a.size() && k < b.size();
    if (both && a[i].letters == b[k].letters) {
      add(out, left_out, "[-", "-]");
      add(out, put_in, "{+", "+}");
      out += (out.empty() ? "" : " ") + b[k].printed;
      ++i;
      ++k;
    } else if (k == b.size() ||
               (i < a.size() && common[(i + 1) * columns + k] >= common[i * columns + k + 1])) {
      left_out.push_back(a[i++].printed);
    } else {
      put_in.push_back(b[k++].printed);
    }
  }
  add(out, left_out, "[-", "-]");
  add(out, put_in, "{+", "+}");
  return out;
}

}  // namespace demarche::reconcile
